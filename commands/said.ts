import type { Context } from '../src/bot/context.ts'
import { batchOf, type Recording, record } from '../src/bot/logbook.ts'
import { asksToRemind } from '../src/bot/reminding.ts'
import type { Noted } from '../src/bot/services.ts'
import { farChoices, isRepeat } from '../src/bot/usual.ts'
import { askView, problemText, type Question } from '../src/bot/views/asked.ts'
import { loggedView, whenText } from '../src/bot/views/done.ts'
import { reply, update } from '../src/chat/command.ts'
import type { Answer, Effect } from '../src/chat/exchange.ts'
import { moment } from '../src/chat/markdown.ts'
import { personKey } from '../src/core/address.ts'
import { StorageError, UserError } from '../src/core/errors.ts'
import type { Completion } from '../src/storage/completions.ts'
import type { Group } from '../src/storage/groups.ts'
import type { Member } from '../src/storage/members.ts'
import type { Entry, EntryProblem } from '../src/training/entry/index.ts'
import { type Program, variantOf } from '../src/training/program.ts'

/** What a line is recorded as, and what was added to it that may be kept. */
interface Said extends Recording {
  readonly note?: string
}

/** For how long a question can be answered, in milliseconds: until the day is over for everybody. */
export const ASKED_FOR = 36 * 60 * 60_000

/** The programs that names in a line are of: that of the running week as it began, and then the others. */
export async function programsOf(ctx: Context, group: Group): Promise<readonly Program[]> {
  const { services } = ctx
  const week = await ctx.running(group)
  if (!week) return services.programs
  const own = await services.versions.of(week)
  return [own, ...services.programs.filter(({ id }) => id !== own.id)]
}

/** Logs what was understood, unless it is far from what is usual or was logged a moment ago: that is asked first. */
export async function logOrAsk(
  ctx: Context,
  group: Group,
  entries: readonly Entry[],
  recording: Said = {},
): Promise<Answer> {
  const programs = await programsOf(ctx, group)
  const [own] = programs
  const member = await ctx.member(group)
  if (own) {
    const far = await farChoices(ctx, group, member, own, entries)
    if (far.length > 0) return ask(ctx, group, { about: 'far', choices: far, problems: [] }, recording)
    const asksFirst = (log: readonly Completion[]) =>
      !recording.instead && isRepeat(log, entries, own, ctx.now)
    const logged = await logUnless(ctx, group, entries, { ...recording, asksFirst })
    return logged ?? ask(ctx, group, { about: 'again', choices: [entries], problems: [] }, recording)
  }
  return log(ctx, group, entries, recording)
}

/** Logs it, and says what was logged. */
export async function log(
  ctx: Context,
  group: Group,
  entries: readonly Entry[],
  recording?: Said,
): Promise<Answer> {
  const logged = await logUnless(ctx, group, entries, recording)
  if (!logged) throw new Error('nothing was logged, and nothing was thrown')
  return logged
}

async function logUnless(
  ctx: Context,
  group: Group,
  entries: readonly Entry[],
  recording?: Said,
): Promise<Answer | undefined> {
  // Read first: when it cannot be, nothing has been logged, and so it is said.
  const units = await ctx.units(group)
  const asks = (await ctx.preferences()).checkIns !== 'off'
  const all = await record(ctx, group, entries, recording)
  const programs = await ctx.services.versions.naming(all.flatMap(({ rows }) => rows))
  const [first] = all
  if (!first) return undefined
  const early = first.week.leftOut === 'early' ? group.nextSlotAt : null
  const { member, week } = first
  const session = [member.id, String(week.ordinal), (await ctx.services.versions.of(week)).id] as const
  const finished = all.some(({ after }) => after === 'finished')
  // What is logged is logged, also when it cannot be read whether they may be asked.
  const reminds = finished && (await asksToRemind(ctx.services, member, week.ordinal).catch(unlessStorage))
  const message = loggedView(ctx.words, all, {
    member,
    programs,
    units,
    when: logged => whenText(ctx.words, logged, logged.week.closedAt === undefined),
    ...(early === null ? {} : { first: moment(early, 'datetime') }),
    ...(asks && { asks: session }),
    ...(reminds && { reminds: session }),
    ...(recording?.instead ? { corrected: true } : {}),
    ...(recording?.note && (await offers(ctx, first.batch, recording.note)) && { noted: true }),
  })
  return reply(
    'you',
    message,
    ...(await redraws(
      ctx,
      member,
      all.map(({ week }) => week),
    )),
  )
}

/** Whether what they added to a line can be kept if they like: until then it is nobody's, and sealed. */
async function offers(ctx: Context, batch: string, note: string): Promise<boolean> {
  const key = askedKey(ctx, batch)
  return ctx
    .keep(async tables => {
      const notes = tables.space<Noted>('notes')
      // Of a line that was edited since, what is kept stays.
      if (typeof (await notes.get(key)) === 'object') return false
      await notes.set(key, tables.checkIns.seal(note, key), ASKED_FOR)
      return true
    })
    .catch(unlessStorage)
}

/** Asks what a line means. All that each answer would record is kept, for nobody else. */
export async function ask(
  ctx: Context,
  group: Group,
  asked: {
    readonly about: Question
    readonly choices: readonly (readonly Entry[])[]
    readonly problems: readonly EntryProblem[]
  },
  { batch = batchOf(ctx.event), instead, saidAt = ctx.now, note }: Said = {},
): Promise<Answer> {
  const programs = await programsOf(ctx, group)
  if (asked.choices.length === 0) throw refusal(ctx, asked.problems, programs)
  const key = askedKey(ctx, batch)
  const kept = { choices: asked.choices, saidAt, ...(instead && { instead }), group: group.id }
  await ctx.keep(tables => {
    const noted = note === undefined ? {} : { note: tables.checkIns.seal(note, key) }
    return tables.space('asked').set(key, { ...kept, ...noted }, ASKED_FOR)
  })
  return reply('you', askView(ctx.words, asked, programs, batch))
}

export function askedKey(ctx: Context, batch: string): string {
  return `${personKey(ctx.event.from)}/${batch}`
}

/** Why nothing was logged, and what would be. */
export function refusal(
  ctx: Context,
  problems: readonly EntryProblem[],
  programs: readonly Program[],
): UserError {
  const { notRead, examples, nothingLogged, nothingElse } = ctx.words.done
  const said = problems.map(problem => problemText(ctx.words, problem, programs))
  if (problems.every(({ kind }) => kind === 'empty')) return new UserError([...said, examples].join('\n'))
  const [own] = programs
  const isStrange = problems.every(
    ({ kind, nearest = [] }) => kind === 'unknown-exercise' && nearest.length === 0,
  )
  if (own && isStrange) {
    const names = own.exercises.map(exercise => variantOf(exercise, 'standard').name)
    return new UserError([...said, `${nothingElse(names)} ${examples}`].join('\n'))
  }
  const unread = problems.every(
    ({ kind }) => kind === 'leftover' || kind === 'unknown-exercise' || kind === 'whose',
  )
  return new UserError([...said, unread ? `${notRead} ${examples}` : nothingLogged].join('\n'))
}

/** Their walkthroughs of some weeks, if they stand in a thread. */
export async function redraws(
  ctx: Context,
  member: Member,
  weeks: readonly { ordinal: number; version: string }[],
): Promise<Effect[]> {
  const effects = new Map<number, Effect>()
  for (const week of weeks) {
    const { id } = await ctx.services.versions.of(week)
    const key = [member.id, week.ordinal, id].join(':')
    // Where that cannot be read, the effect finds out.
    const stands = await ctx.services.spaces.walks.get(key).catch(() => true)
    if (stands) effects.set(week.ordinal, { kind: 'redraw-walk', key })
  }
  return [...effects.values()]
}

/** The same answer in place of the message that was pressed. */
export function asUpdate({ first, after }: Answer): Answer {
  return first.kind === 'reply' ? update(first.message, ...after) : { first, after }
}

function unlessStorage(error: unknown): false {
  if (error instanceof StorageError) return false
  throw error
}
