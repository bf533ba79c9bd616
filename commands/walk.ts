import type { Context } from '../src/bot/context.ts'
import { gateFirst } from '../src/bot/gate.ts'
import { batchOf } from '../src/bot/logbook.ts'
import { displayName, knownName } from '../src/bot/people.ts'
import { endRest, restOf } from '../src/bot/rests.ts'
import { findSession, loadSession, logOf, type Session, walkKey, walkOf } from '../src/bot/session.ts'
import { adjustForm } from '../src/bot/views/adjust.ts'
import { pausedView, walkView } from '../src/bot/views/walk.ts'
import { walkState } from '../src/bot/walk-state.ts'
import { isOpen } from '../src/bot/weeks.ts'
import { defineAction, open, reply, update } from '../src/chat/command.ts'
import type { Answer, Effect } from '../src/chat/exchange.ts'
import { quoted } from '../src/chat/markdown.ts'
import { personKey } from '../src/core/address.ts'
import { UserError } from '../src/core/errors.ts'
import type { Completion } from '../src/storage/completions.ts'
import { typedWeight } from '../src/training/entry/typed-weight.ts'
import type { VariantName } from '../src/training/program.ts'
import { heldIn, proposalFor } from '../src/training/proposal.ts'
import { type Step, stepId, type Walk } from '../src/training/walkthrough.ts'
import { canBeHeld, gramsOf, limitsIn, type Weight } from '../src/training/weight.ts'

const DAY = 24 * 60 * 60 * 1000

/** Choices are kept for as long as someone might come back to them. */
const CHOICES_KEPT = 90 * DAY

/** The most repetitions or seconds that one set can have. */
const MAX_AMOUNT = 600

/** The buttons of a walkthrough. Every one of them redraws the message as it stands. */
export const walkActions = [
  defineAction({
    name: 'walk.done',
    shows: 'update',
    run: (ctx: Context, args) => press(ctx, args, { outcome: 'done' }),
  }),
  defineAction({
    name: 'walk.skip',
    shows: 'update',
    run: (ctx: Context, args) => press(ctx, args, { outcome: 'skipped' }),
  }),
  defineAction({
    name: 'walk.easier',
    shows: 'update',
    run: (ctx: Context, args) => choose(ctx, args, 'easier'),
  }),
  defineAction({
    name: 'walk.standard',
    shows: 'update',
    run: (ctx: Context, args) => choose(ctx, args, 'standard'),
  }),
  defineAction({
    name: 'walk.go',
    shows: 'update',
    run: async (ctx: Context, args) => {
      const session = await loadSession(ctx, args)
      const log = await week(ctx, session)
      const gate = await gateFirst(ctx, session, log)
      return gate ? reply('you', gate) : redrawn(ctx, session, log)
    },
  }),
  defineAction({
    name: 'walk.stop',
    shows: 'update',
    run: async (ctx: Context, args) => {
      const session = await loadSession(ctx, args)
      const state = await walkState(ctx.services, session, await week(ctx, session), isShared(ctx))
      if (await isRested(ctx, state.walk)) await ctx.keep(tables => endRest(tables, session))
      return update((state.walk.next ? pausedView : walkView)(ctx.words, session, state))
    },
  }),
  defineAction({
    name: 'walk.adjust',
    shows: 'form',
    run: async (ctx: Context, args) => {
      const session = await loadSession(ctx, args)
      const log = await week(ctx, session)
      const gate = await gateFirst(ctx, session, log)
      if (gate) return reply('you', gate)
      const state = await walkState(ctx.services, session, log, isShared(ctx))
      const step = state.walk.next
      if (!step || idOf(step) !== args[3]) throw new UserError(ctx.words.trouble.stale)
      return open(adjustForm(ctx.words, session, state, step))
    },
  }),
  defineAction({
    name: 'walk.set',
    shows: 'update',
    run: async (ctx: Context, args, event) => {
      const values = event.kind === 'form' ? event.values : {}
      const session = await loadSession(ctx, args)
      return press(ctx, args, { outcome: 'done', ...(await readForm(ctx, session, args, values)) })
    },
  }),
]

interface Doing {
  readonly outcome: Completion['outcome']
  readonly amount?: number
  readonly weight?: Weight
  readonly way?: VariantName
}

/** Logs the step that a button names, if it is the one to do now; otherwise only shows where things stand. */
async function press(ctx: Context, args: readonly string[], doing: Doing): Promise<Answer> {
  const log = (who?: string) => ctx.locked(args[0] ?? '', inner => logStep(inner, args, { ...doing, who }))
  let answer = await log()
  // No platform is asked while somebody is locked.
  if (answer === 'unnamed') answer = await log(await displayName(ctx.services, personKey(ctx.event.from)))
  if (answer && answer !== 'unnamed') return answer
  const session = await loadSession(ctx, args)
  return redrawn(ctx, session, await week(ctx, session))
}

/**
 * Logs a step, and draws what follows before it is kept: when that cannot be, nothing has been logged, and so it is said.
 * @returns nothing where the session is not theirs, or its week is closed; 'unnamed' where their name has to be asked for.
 */
async function logStep(
  ctx: Context,
  args: readonly string[],
  doing: Doing & { readonly who?: string | undefined },
): Promise<Answer | 'unnamed' | undefined> {
  const session = await findSession(ctx.services, args)
  if (session?.member.person !== personKey(ctx.event.from) || !isOpen(session.group, session.week.ordinal))
    return undefined
  const who = doing.who ?? (await knownName(ctx.services, session.member.person))
  if (who === undefined) return 'unnamed'
  const log = await week(ctx, session)
  const gate = await gateFirst(ctx, session, log)
  if (gate) return reply('you', gate)
  const step = walkOf(session, log).next
  if (!step || idOf(step) !== args[3]) return redrawn(ctx, session, log, who)
  const { exercise, round } = step
  const chosen = (await ctx.services.spaces.choices.get(session.member.id)) ?? {}
  const rows = logOf(session, log)
  const asked = proposalFor(session.plan, exercise, rows, doing.way ? { [exercise.id]: doing.way } : chosen)
  const done = doing.outcome === 'done'
  // What somebody adjusted is what they say: without a weight, none was held.
  const weight = doing.amount === undefined ? asked.weight : doing.weight
  const held = done && weight && heldIn(exercise, asked.way, weight)
  const row: Completion = {
    memberId: session.member.id,
    week: session.week.ordinal,
    program: session.program.id,
    version: session.hash,
    exercise: exercise.id,
    round,
    outcome: doing.outcome,
    amount: done ? (doing.amount ?? asked.amount) : null,
    grams: held ? gramsOf(held) : null,
    ...(held && { weight: held }),
    variant: asked.way,
    doneAt: ctx.now,
    loggedAt: ctx.now,
    batch: batchOf(ctx.event),
  }
  if (doing.way) await keepChoice(ctx, session, exercise.id, doing.way)
  const after = [...log, row]
  const answer = await redrawn(ctx, session, after, who)
  const now = walkOf(session, after)
  const until = (await isRested(ctx, now)) ? now.restUntil : undefined
  await ctx.write(session, async tables => {
    await tables.completions.add([row])
    // That of the week is kept with the week.
    if (session.hash !== session.week.version) await ctx.services.versions.keep(session.hash, ctx.now, tables)
    if (until) await tables.deliveries.add([restOf(session, until)])
  })
  return until ? { ...answer, after: [...answer.after, { kind: 'deliver', at: until }] } : answer
}

/** Whether somebody rests who wants to be told when that is over. */
async function isRested(ctx: Context, { restUntil = 0 }: Walk): Promise<boolean> {
  return restUntil > ctx.now && (await ctx.preferences()).rests === true
}

async function choose(ctx: Context, args: readonly string[], way: VariantName): Promise<Answer> {
  const session = await loadSession(ctx, args)
  const log = await week(ctx, session)
  const gate = await gateFirst(ctx, session, log)
  if (gate) return reply('you', gate)
  const step = walkOf(session, log).next
  if (step && idOf(step) === args[3]) await keepChoice(ctx, session, step.exercise.id, way)
  return redrawn(ctx, session, log)
}

async function keepChoice(ctx: Context, session: Session, exercise: string, way: VariantName): Promise<void> {
  const { id } = session.member
  const now = (await ctx.services.spaces.choices.get(id)) ?? {}
  if (now[exercise] === way) return
  await ctx.keep(tables => tables.space('choices').set(id, { ...now, [exercise]: way }, CHOICES_KEPT))
}

async function redrawn(
  ctx: Context,
  session: Session,
  log: readonly Completion[],
  who?: string,
): Promise<Answer> {
  const state = await walkState(ctx.services, session, log, isShared(ctx), who)
  const on = 'on' in ctx.event ? ctx.event.on : undefined
  const key = walkKey(session)
  // Nearly always the message that was pressed is the only one.
  const isOnly = on && (await ctx.services.spaces.walks.get(key))?.message === on.message
  const effects: Effect[] = isOnly ? [] : [{ kind: 'redraw-walk', key, ...(on ? { except: on } : {}) }]
  return update(walkView(ctx.words, session, state), ...effects)
}

async function readForm(
  ctx: Context,
  session: Session,
  args: readonly string[],
  values: Readonly<Record<string, string>>,
): Promise<Omit<Doing, 'outcome'>> {
  const { words } = ctx
  const typed = (values.amount ?? '').trim()
  const amount = /^\d{1,4}$/.test(typed) ? Number(typed) : 0
  if (amount < 1 || amount > MAX_AMOUNT) {
    throw new UserError(words.walk.badAmount(quoted(typed), MAX_AMOUNT))
  }
  const load = (values.load ?? '').trim()
  const weight = load ? typedWeight(load, await ctx.units(session.group)) : undefined
  if (load && !weight) throw new UserError(words.walk.badWeight(quoted(load)))
  if (weight && !canBeHeld(weight)) {
    throw new UserError(words.walk.weightRange(quoted(load), weight.unit, limitsIn(weight.unit)))
  }
  const exercise = session.program.exercises.find(one => args[3]?.endsWith(`.${one.id}`))
  const way = (['standard', 'easier', 'harder'] as const).find(one => one === values.way)
  return {
    amount,
    ...(weight && { weight }),
    ...(way && (way === 'standard' || exercise?.[way]) ? { way } : {}),
  }
}

function week(ctx: Context, session: Session): Promise<Completion[]> {
  return ctx.store.completions.ofWeek(session.member.id, session.week.ordinal)
}

/** Others see what stands in a thread. */
function isShared({ event }: Context): boolean {
  return event.at.thread !== undefined
}

function idOf(step: Step): string {
  return stepId(step.round, step.exercise.id)
}
