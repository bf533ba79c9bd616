import type { Context } from '../src/bot/context.ts'
import { dayOfAnswer, feltsOf, type Question, readAnswer } from '../src/bot/felts.ts'
import { morningAfter } from '../src/bot/mornings.ts'
import { loadSession, type Session, sessionArgs } from '../src/bot/session.ts'
import {
  type Answers,
  consentView,
  feltView,
  morningView,
  type Workout,
  workoutArgs,
} from '../src/bot/views/felt.ts'
import { defineAction, reply, update } from '../src/chat/command.ts'
import type { Incoming } from '../src/chat/exchange.ts'
import { type Message, say } from '../src/chat/message.ts'
import { UserError } from '../src/core/errors.ts'
import type { Felt } from '../src/training/felt.ts'
import { adviseAfter } from '../src/training/safety.ts'

const DAY = 24 * 60 * 60 * 1000

/** The oldest workout that a button names: two weeks of at most eleven days can be open. */
const OLDEST = 30 * DAY

/** How a workout was: asked under it, answered in private, and again the morning after. */
export const feltActions = [
  answering('felt.effort', 'effort'),
  answering('felt.pain', 'pain'),
  defineAction({
    name: 'felt.change',
    shows: 'update',
    run: async (ctx: Context, args, event) => {
      const question = questionOf(args[4])
      return update(await answered(ctx, await asked(ctx, args), question, chosen(question, event)))
    },
  }),
  defineAction({
    name: 'felt.yes',
    shows: 'update',
    run: async (ctx: Context, args) => {
      const question = questionOf(args[4])
      const about = await asked(ctx, args)
      const answer = readAnswer(question, args[5])
      if (answer === undefined) throw new UserError(ctx.words.trouble.stale)
      if ((await ctx.preferences()).checkIns === undefined) await ctx.prefer({ checkIns: 'on' })
      return update(await answered(ctx, about, question, answer))
    },
  }),
  defineAction({
    name: 'felt.no',
    shows: 'update',
    run: async (ctx: Context) => {
      await ctx.prefer({ checkIns: 'off' })
      return update(say(ctx.words.felt.off))
    },
  }),
  /** Ask me tomorrow, too: from now on, until they say otherwise. */
  defineAction({
    name: 'felt.tomorrow',
    shows: 'update',
    run: async (ctx: Context, args) => {
      const about = await asked(ctx, args)
      if ((await ctx.preferences()).checkIns !== 'off') await ctx.prefer({ checkIns: 'morning' })
      await askTomorrow(ctx, about)
      return update(await view(ctx, about))
    },
  }),
  defineAction({
    name: 'felt.morning',
    shows: 'update',
    run: async (ctx: Context, args, event) => {
      const about = await asked(ctx, args)
      const answer = chosen('morning', event)
      if (answer === undefined) throw new UserError(ctx.words.trouble.stale)
      if ((await ctx.preferences()).checkIns === 'off') return update(say(ctx.words.felt.notKept))
      await keep(ctx, about, 'morning', answer)
      return update(morningView(ctx.words, about.args, { pain: answer, advice: await adviceOf(ctx, about) }))
    },
  }),
  /** What was asked before there were numbers. */
  defineAction({
    name: 'after.felt',
    shows: 'you',
    run: async (ctx: Context, args) => reply('you', await view(ctx, await asked(ctx, args.slice(0, 3)))),
  }),
]

/** A workout that is asked about. */
interface About {
  readonly session: Session
  /** Epoch milliseconds. */
  readonly doneAt: number
  /** Where the person lives. */
  readonly zone: string
  readonly args: Workout
}

function answering(name: string, question: Question) {
  return defineAction({
    name,
    shows: 'you',
    run: async (ctx: Context, args, event) =>
      reply('you', await answered(ctx, await asked(ctx, args), question, chosen(question, event))),
  })
}

/** @throws {UserError} as {@link loadSession}: what was answered in a closed week stays. */
async function asked(ctx: Context, args: readonly string[]): Promise<About> {
  const session = await loadSession(ctx, args)
  // A member who is held back is left in peace: nothing is asked of them, and nothing praised.
  if (session.member.heldAt !== null) throw new UserError(ctx.words.gate.returning)
  const doneAt = args[3] === undefined ? ctx.now : Number.parseInt(args[3], 36)
  if (!(doneAt > ctx.now - OLDEST && doneAt < ctx.now + DAY)) throw new UserError(ctx.words.trouble.stale)
  return {
    session,
    doneAt,
    zone: await ctx.zone(session.group),
    args: workoutArgs(sessionArgs(session), doneAt),
  }
}

/** Keeps an answer, once they have agreed to it, and says what follows from it. */
async function answered(
  ctx: Context,
  about: About,
  question: Question,
  answer: number | undefined,
): Promise<Message> {
  if (answer === undefined) throw new UserError(ctx.words.trouble.stale)
  const { checkIns } = await ctx.preferences()
  if (checkIns === undefined) return consentView(ctx.words, about.args, question, answer)
  if (checkIns === 'off') {
    const advice = adviceFor(ctx, [{ [question]: answer }], about.session)
    return say(`${advice}\n${ctx.words.felt.notKept}`)
  }
  await keep(ctx, about, question, answer)
  if (checkIns === 'morning') await askTomorrow(ctx, about)
  return view(ctx, about)
}

/** Of a workout there is one answer to each question: the same one again changes nothing. */
async function keep(ctx: Context, about: About, question: Question, answer: number): Promise<void> {
  if ((await answersOf(ctx, about))[question] === answer) return
  const { from, until } = dayOfAnswer(question, about.doneAt, about.zone)
  const { member, week } = about.session
  const at = Math.max(from, Math.min(ctx.now, until - 1))
  const checkIn = { memberId: member.id, week: week.ordinal, moment: question, answer: String(answer), at }
  await ctx.keep(tables => tables.checkIns.replace(checkIn, from, until))
}

async function answersOf(ctx: Context, { session, doneAt, zone }: About): Promise<Answers> {
  const { member, week } = session
  const all = await ctx.store.checkIns.from(member.id, week.ordinal)
  const answers: Partial<Record<Question, number>> = {}
  for (const question of ['effort', 'pain', 'morning'] as const) {
    const { from, until } = dayOfAnswer(question, doneAt, zone)
    const own = all.findLast(
      one => one.week === week.ordinal && one.moment === question && one.at >= from && one.at < until,
    )
    if (own) answers[question] = Number(own.answer)
  }
  return answers
}

async function view(ctx: Context, about: About): Promise<Message> {
  const answers = await answersOf(ctx, about)
  const tomorrow = (await ctx.preferences()).checkIns === 'morning'
  const advice = Object.keys(answers).length > 0 ? await adviceOf(ctx, about) : undefined
  return feltView(ctx.words, about.args, answers, { advice, tomorrow })
}

/** What follows from all that they answered: the plan of their next week goes by the same. */
async function adviceOf(ctx: Context, { session }: About): Promise<string> {
  const { member, week } = session
  return adviceFor(ctx, await feltsOf(ctx.store, member.id, week.ordinal), session)
}

function adviceFor(ctx: Context, felts: readonly Felt[], { program }: Session): string {
  return ctx.words.felt.advice[adviseAfter(felts, program.kind)]
}

async function askTomorrow(ctx: Context, { session, doneAt }: About): Promise<void> {
  const asking = await morningAfter(ctx.services, session, doneAt)
  if (asking.dueAt > ctx.now) await ctx.keep(tables => tables.deliveries.add([asking]))
}

function questionOf(text: string | undefined): Question {
  return text === 'effort' || text === 'morning' ? text : 'pain'
}

function chosen(question: Question, event: Incoming): number | undefined {
  return readAnswer(question, event.kind === 'press' ? event.chosen?.[0] : undefined)
}
