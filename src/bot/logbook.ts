import { createHash } from 'node:crypto'
import { personKey } from '../chat/address.ts'
import { StorageError, UserError } from '../chat/errors.ts'
import type { Incoming } from '../chat/exchange.ts'
import type { Completion } from '../storage/completions.ts'
import type { Group } from '../storage/groups.ts'
import type { Member } from '../storage/members.ts'
import { addWeeks, atLocal, localDate, type WeekKey } from '../training/calendar.ts'
import type { Day, Entry, SetDone } from '../training/entry.ts'
import { type Exercise, exerciseOf, type Program, weekOf } from '../training/program.ts'
import { openRounds } from '../training/progress.ts'
import { stepId, steps } from '../training/walkthrough.ts'
import type { Context } from './context.ts'
import type { Choices } from './services.ts'
import { memberStanding } from './standings.ts'
import { programOf, weekBegan, weekNumber, weekOfGroup } from './weeks.ts'

const DAY = 24 * 60 * 60 * 1000

/** More rounds of one exercise in one week are a slip of the finger, not training. */
const MAX_ROUNDS = 12

/** So many lines of one person at the same moment are no person's. */
const TRIES = 20

/** What a line of text came to. */
export interface Logged {
  readonly batch: string
  readonly member: Member
  readonly week: WeekKey
  /** When it was done, in epoch milliseconds; of an earlier day, its noon. */
  readonly at: number
  /** As it was said. */
  readonly day: Day
  readonly rows: readonly Completion[]
  /** The member's whole week, with these rows. */
  readonly log: readonly Completion[]
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
    const again = await recorded(ctx, known, batch)
    if (again) return { ...again, batch, day }
    const { at, week } = await whenDone(ctx, group, day)
    if (week < addWeeks(weekOfGroup(group, ctx.now), -1)) throw new UserError(ctx.words.done.tooOld)
    if (week < weekOfGroup(group, group.created_at)) throw new UserError(ctx.words.done.beforeYou)
    const before = known ? await completions.ofWeek(known.id, week) : []
    const choices = (known && (await ctx.services.spaces.choices.get(known.id))) ?? {}
    const fresh = rowsOf(ctx, group, entry, { batch, at, week, before, choices })
    if (fresh.length === 0) throw new UserError(ctx.words.done.nothingOpen(weekWords(ctx, group, week)))
    known ??= await ctx.join(group)
    const member = known
    const rows = fresh.map(row => ({ member_id: member.id, ...row }))
    const weeks = ctx.openWeeks(group, week)
    const finishes = (log: readonly Completion[]) =>
      memberStanding(ctx.services.programs, group, member, week, log).standing === 'finished'
    // The first line of a week changes what the prompt counts, and the one that finishes it.
    const counts = (log: readonly Completion[]) => {
      const others = log.filter(row => row.batch !== batch)
      return others.length === 0 || finishes(others) !== finishes(log)
    }
    const counted = (log: readonly Completion[]) => (counts(log) ? weeks : [])
    const expected = [...before, ...rows]
    // One row is all or nothing by itself, and shares its commit with what others log at the moment.
    const log =
      rows.length === 1 && !counts(expected)
        ? await addOne(ctx, group, rows, expected, counted)
        : await addAll(ctx, group, rows, counted)
    if (log) return { batch, member, week, at, day, rows, log }
    if (attempt === TRIES) throw new Error(`a line lost its rounds to others ${TRIES} times`)
  }
}

/** Logs rows, all or none. @returns the week with them; nothing when another line of theirs took some of these rounds. */
async function addAll(
  ctx: Context,
  group: Group,
  rows: readonly Completion[],
  weeks: (log: readonly Completion[]) => readonly WeekKey[],
): Promise<readonly Completion[] | undefined> {
  const [{ member_id, week, batch }] = rows as [Completion]
  return ctx.counted(
    group,
    (log: readonly Completion[] | undefined) => (log ? weeks(log) : []),
    async tables => {
      // Two lines at the same moment can finish a week together: only one after the other sees that they do.
      await tables.members.lock(member_id)
      const added = await tables.completions.add(rows)
      if (added === rows.length) return tables.completions.ofWeek(member_id, week)
      await tables.completions.undo(member_id, batch)
      return undefined
    },
  )
}

/** The same for one row, of which it is not expected to change what the prompt counts. */
async function addOne(
  ctx: Context,
  group: Group,
  rows: readonly Completion[],
  expected: readonly Completion[],
  weeks: (log: readonly Completion[]) => readonly WeekKey[],
): Promise<readonly Completion[] | undefined> {
  const { completions } = ctx.store
  const [row] = rows as [Completion]
  if ((await completions.add(rows)) === 0) return undefined
  try {
    const log = await completions.ofWeek(row.member_id, row.week)
    // Unless another line came at the same moment.
    if (weeks(log).length > 0) await ctx.counted(group, weeks(log), async () => {})
    return log
  } catch (error) {
    // It is kept, so nothing may say that it is not.
    if (!(error instanceof StorageError)) throw error
    ctx.services.log.warn({ err: error, group: group.id }, 'a week could not be read after a line was kept')
    return expected
  }
}

/** What an event has logged already, when it is delivered again; maybe in another week than it was said in. */
async function recorded(ctx: Context, member: Member | undefined, batch: string) {
  const rows = member ? await ctx.store.completions.ofBatch(member.id, batch) : []
  const [first] = rows
  if (!member || !first) return undefined
  const log = await ctx.store.completions.ofWeek(member.id, first.week)
  return { member, week: first.week, at: first.done_at, rows, log }
}

interface Given {
  readonly batch: string
  readonly at: number
  readonly week: WeekKey
  /** The week's log so far. */
  readonly before: readonly Completion[]
  readonly choices: Choices
}

/** The rounds that an entry comes to: those that are open, in the week that it is about. */
function rowsOf(ctx: Context, group: Group, entry: Entry, given: Given): Omit<Completion, 'member_id'>[] {
  const { batch, at, week, before, choices } = given
  const program = programOf(ctx.services.programs, group.program)
  const plan = { program, number: weekNumber(group, week) }
  const fresh: Omit<Completion, 'member_id'>[] = []
  const put = (p: Program, exercise: Exercise, round: number, set: SetDone) => {
    if (round > MAX_ROUNDS) throw new UserError(ctx.words.done.tooMany(exercise.name, MAX_ROUNDS))
    fresh.push({
      week,
      program: p.id,
      exercise: exercise.id,
      round,
      outcome: 'done',
      amount: set.amount ?? weekOf(p, plan.number).amount[exercise.id] ?? exercise.range.min,
      grams: set.grams ?? null,
      variant: set.way ?? choices[exercise.id] ?? 'standard',
      done_at: at,
      logged_at: ctx.now,
      batch,
    })
  }
  const taken = (p: Program) => [...before, ...fresh].filter(row => row.program === p.id)

  for (const part of entry.parts) {
    if (part.kind === 'all') {
      const logged = new Set(taken(program).map(row => stepId(row.round, row.exercise)))
      for (const step of steps(program, weekOf(program, plan.number))) {
        if (!logged.has(stepId(step.round, step.exercise.id))) put(program, step.exercise, step.round, {})
      }
    } else if (part.kind === 'rounds') {
      for (const exercise of program.exercises) {
        for (const round of openRounds(taken(program), exercise.id, part.rounds))
          put(program, exercise, round, {})
      }
    } else {
      const owner = [program, ...ctx.services.programs].find(p => exerciseOf(p, part.exercise))
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
function weekWords(ctx: Context, group: Group, week: WeekKey): string {
  const { thisWeek, lastWeek } = ctx.words.done
  return (week === weekOfGroup(group, ctx.now) ? thisWeek : lastWeek).toLowerCase()
}

async function whenDone(ctx: Context, group: Group, day: Day): Promise<{ at: number; week: WeekKey }> {
  const { now } = ctx
  const current = weekOfGroup(group, now)
  // The last moment of the week before.
  if (day.kind === 'last-week') return { at: weekBegan(group, now) - 1, week: addWeeks(current, -1) }
  if (day.days === 0) return { at: now, week: current }
  const zone = await ctx.zone(group)
  const date = (daysAgo: number) =>
    new Date(Date.parse(localDate(now, zone)) - daysAgo * DAY).toISOString().slice(0, 10)
  // A day on which a prompt came belongs to the week that it began.
  const end = atLocal(date(day.days - 1), '00:00', zone) - 1
  return { at: atLocal(date(day.days), '12:00', zone), week: weekOfGroup(group, end) }
}
