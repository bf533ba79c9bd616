import { createHash } from 'node:crypto'
import type { Incoming } from '../chat/exchange.ts'
import { personKey } from '../core/address.ts'
import { UserError } from '../core/errors.ts'
import type { Completion } from '../storage/completions.ts'
import type { Group } from '../storage/groups.ts'
import type { Member } from '../storage/members.ts'
import type { Week } from '../storage/weeks.ts'
import { atLocal, localDate } from '../training/calendar.ts'
import type { Day, Entry, SetDone } from '../training/entry/index.ts'
import { type Exercise, exerciseOf, type Program, weekOf } from '../training/program.ts'
import { openRounds, type Standing } from '../training/progress.ts'
import { stepId, steps } from '../training/walkthrough.ts'
import { gramsOf } from '../training/weight.ts'
import type { Context } from './context.ts'
import type { Choices } from './services.ts'

const DAY = 24 * 60 * 60 * 1000

/** More rounds of one exercise in one week are a slip of the finger, not training. */
const MAX_ROUNDS = 12

/** So many lines of one person at the same moment are no person's. */
const TRIES = 20

/** What a line of text came to. */
export interface Logged {
  readonly batch: string
  readonly member: Member
  readonly week: Week
  /** When it was done, in epoch milliseconds; of an earlier day, its noon. */
  readonly at: number
  /** As it was said. */
  readonly day: Day
  readonly rows: readonly Completion[]
  /** How the week stood before and stands after it. */
  readonly before: Standing
  readonly after: Standing
}

/**
 * Names what an event logs, from the platform's own id of the event: the same event delivered again logs
 * nothing new, and Undo finds it.
 */
export function batchOf(event: Incoming): string {
  return createHash('sha256')
    .update(`${personKey(event.from)} ${event.id}`)
    .digest('hex')
    .slice(0, 20)
}

/**
 * Records an entry, all of it or nothing. Who is no member yet becomes one when there is something to record.
 * @throws {UserError} when it cannot be recorded as it stands.
 */
export async function record(ctx: Context, group: Group, entry: Entry): Promise<Logged> {
  const { completions, members } = ctx.store
  const batch = batchOf(ctx.event)
  const { day } = entry
  let known = await members.of(group.id, ctx.event.from)
  for (let attempt = 1; ; attempt++) {
    const again = await recorded(ctx, group, known, batch)
    if (again) return { ...again, batch, day }
    const { at, week } = await whenDone(ctx, group, known, day)
    const log = known ? await completions.ofWeek(known.id, week.ordinal) : []
    const choices = (known && (await ctx.services.spaces.choices.get(known.id))) ?? {}
    const fresh = await rowsOf(ctx, entry, { batch, at, week, before: log, choices })
    if (fresh.length === 0) throw new UserError(ctx.words.done.nothingOpen(weekWords(ctx, group, week)))
    known ??= await ctx.join(group, await ctx.week(group))
    const member = known
    const rows = fresh.map(row => ({ memberId: member.id, ...row }))
    let added = 0
    const { before, after } = await ctx.write({ group, week, member }, async tables => {
      added = await tables.completions.add(rows)
      // Another line of theirs took some of these rounds.
      if (added < rows.length) await tables.completions.undo(member.id, batch)
    })
    if (added === rows.length)
      return { batch, member, week, at, day, rows, before: before.standing, after: after.standing }
    if (attempt === TRIES) throw new Error(`a line lost its rounds to others ${TRIES} times`)
  }
}

/** What an event has logged already, when it is delivered again; maybe in another week than it was said in. */
async function recorded(ctx: Context, group: Group, member: Member | undefined, batch: string) {
  const rows = member ? await ctx.store.completions.ofBatch(member.id, batch) : []
  const [first] = rows
  const week = first && (await ctx.store.weeks.find(group.id, first.week))
  if (!member || !week) return undefined
  const own = await ctx.store.memberWeeks.find(member.id, week.ordinal)
  const standing = own?.standing ?? 'none'
  return { member, week, at: first.doneAt, rows, before: standing, after: standing }
}

interface Given {
  readonly batch: string
  readonly at: number
  readonly week: Week
  /** The week's log so far. */
  readonly before: readonly Completion[]
  readonly choices: Choices
}

/** The rounds that an entry comes to: those that are open, in the week that it is about. */
async function rowsOf(ctx: Context, entry: Entry, given: Given): Promise<Omit<Completion, 'memberId'>[]> {
  const { batch, at, week, before, choices } = given
  const { versions } = ctx.services
  const program = await versions.of(week)
  const others = ctx.services.programs.filter(one => one.id !== program.id)
  const fresh: Omit<Completion, 'memberId'>[] = []
  const put = (p: Program, exercise: Exercise, round: number, set: SetDone) => {
    if (round > MAX_ROUNDS) throw new UserError(ctx.words.done.tooMany(exercise.name, MAX_ROUNDS))
    fresh.push({
      week: week.ordinal,
      program: p.id,
      version: p === program ? week.version : versions.hashOf(p),
      exercise: exercise.id,
      round,
      outcome: 'done',
      amount: set.amount ?? weekOf(p, week.planNumber).amount[exercise.id] ?? exercise.range.min,
      grams: set.weight ? gramsOf(set.weight) : null,
      variant: set.way ?? choices[exercise.id] ?? 'standard',
      doneAt: at,
      loggedAt: ctx.now,
      batch,
    })
  }
  const taken = (p: Program) => [...before, ...fresh].filter(row => row.program === p.id)

  for (const part of entry.parts) {
    if (part.kind === 'all') {
      const logged = new Set(taken(program).map(row => stepId(row.round, row.exercise)))
      for (const step of steps(program, weekOf(program, week.planNumber))) {
        if (!logged.has(stepId(step.round, step.exercise.id))) put(program, step.exercise, step.round, {})
      }
    } else if (part.kind === 'rounds') {
      for (const exercise of program.exercises) {
        for (const round of openRounds(taken(program), exercise.id, part.rounds))
          put(program, exercise, round, {})
      }
    } else {
      const owner = [program, ...others].find(p => exerciseOf(p, part.exercise))
      const exercise = owner && exerciseOf(owner, part.exercise)
      if (!owner || !exercise) throw new Error(`an entry names the unknown exercise ${part.exercise}`)
      const open = openRounds(taken(owner), exercise.id, part.sets.length)
      part.sets.forEach((set, i) => {
        put(owner, exercise, open[i] ?? MAX_ROUNDS + 1, set)
      })
    }
  }
  return fresh
}

/** 'this week' or 'last week', as a sentence goes on. */
function weekWords(ctx: Context, group: Group, week: Week): string {
  const { thisWeek, lastWeek } = ctx.words.done
  return (week.ordinal >= group.week ? thisWeek : lastWeek).toLowerCase()
}

/**
 * When something was done, and the open week that this falls into. Of a day on which one week ended and the next
 * began the older is meant, as long as it is not finished.
 * @throws {UserError} where it is too long ago
 */
async function whenDone(
  ctx: Context,
  group: Group,
  member: Member | undefined,
  day: Day,
): Promise<{ at: number; week: Week }> {
  const { now, store } = ctx
  const week = await ctx.week(group)
  if (day.kind !== 'last-week' && day.days === 0) return { at: now, week }
  const last = week.ordinal > 1 ? await store.weeks.find(group.id, week.ordinal - 1) : undefined
  if (day.kind === 'last-week') {
    if (!last) throw new UserError(ctx.words.done.beforeYou)
    // The last moment of the week before.
    return { at: week.openedAt - 1, week: last }
  }
  const zone = await ctx.zone(group)
  const date = (daysAgo: number) =>
    new Date(Date.parse(localDate(now, zone)) - daysAgo * DAY).toISOString().slice(0, 10)
  const [from, to] = [atLocal(date(day.days), '00:00', zone), atLocal(date(day.days - 1), '00:00', zone)]
  const noon = atLocal(date(day.days), '12:00', zone)
  // The first week is the group's from its beginning on, also where its prompt came later.
  const opened = week.ordinal === 1 ? Math.min(week.openedAt, group.createdAt) : week.openedAt
  const inLast = last !== undefined && from < week.openedAt && to > last.openedAt
  if (to > opened && !(inLast && (await isUnfinished(ctx, member, last)))) {
    return { at: Math.max(noon, week.openedAt), week }
  }
  if (inLast) return { at: Math.min(Math.max(noon, last.openedAt), week.openedAt - 1), week: last }
  throw new UserError(last ? ctx.words.done.tooOld : ctx.words.done.beforeYou)
}

async function isUnfinished({ store }: Context, member: Member | undefined, { ordinal }: Week) {
  const own = member && (await store.memberWeeks.find(member.id, ordinal))
  return own?.standing !== 'finished'
}
