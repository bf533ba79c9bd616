import { hash } from 'node:crypto'
import type { Incoming } from '../chat/exchange.ts'
import { personKey } from '../core/address.ts'
import { UserError } from '../core/errors.ts'
import type { Completion } from '../storage/completions.ts'
import type { Group } from '../storage/groups.ts'
import type { OwnPlan } from '../storage/member-week.ts'
import type { Member } from '../storage/members.ts'
import type { Tables } from '../storage/store.ts'
import type { Week } from '../storage/weeks.ts'
import { daysAgo } from '../training/calendar.ts'
import type { Day, Entry, Part, SetDone } from '../training/entry/index.ts'
import type { Planned } from '../training/plan-values.ts'
import { type Exercise, exerciseOf, type Program } from '../training/program.ts'
import { openRounds, type Standing } from '../training/progress.ts'
import { heldIn, proposalFor } from '../training/proposal.ts'
import { type Step, stepId, steps } from '../training/walkthrough.ts'
import { gramsOf } from '../training/weight.ts'
import { another } from './another-workout.ts'
import type { Context } from './context.ts'
import { plansIn } from './plans.ts'
import type { Choices } from './services.ts'
import { workoutOf } from './session.ts'
import { whenSaid } from './when-done.ts'

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
  return hash('sha256', `${personKey(event.from)} ${event.id}`, 'hex').slice(0, 20)
}

/** What a line is recorded as, besides what it says. */
export interface Recording {
  /** Names what is logged, where it is not the event that is answered. */
  readonly batch?: string
  /** What it was understood as before: taken back with it, but for what the line says nothing of. */
  readonly instead?: readonly Completion[]
  /** Whether what was logged of that week says that it must be asked first: then nothing is recorded. */
  readonly asksFirst?: (log: readonly Completion[]) => boolean
  /** When it was said, in epoch milliseconds: how "yesterday" is meant. */
  readonly saidAt?: number
}

/**
 * Records what was done, on one day or several, all of it or nothing. Who is no member yet becomes one when there is
 * something to record.
 * @throws {UserError} when it cannot be recorded as it stands.
 */
export async function record(
  ctx: Context,
  group: Group,
  entries: readonly Entry[],
  { batch = batchOf(ctx.event), instead = [], saidAt = ctx.now, asksFirst }: Recording = {},
): Promise<readonly Logged[]> {
  const { completions, memberWeeks } = ctx.store
  const { versions } = ctx.services
  let known = await ctx.member(group)
  for (let attempt = 1; ; attempt++) {
    const again = instead.length === 0 ? await recorded(ctx, group, known, batch, entries) : []
    if (again.length > 0) return again
    const drafts: (Pick<Logged, 'day' | 'at' | 'week'> & { rows: Draft[] })[] = []
    const choices = (known && (await ctx.services.spaces.choices.get(known.id))) ?? {}
    const planned = new Map<number, Planned>()
    for (const { parts, day } of entries) {
      const then = await whenSaid(ctx, group, known, day, { instead, saidAt })
      const log = known ? await completions.ofWeek(known.id, then.week.ordinal) : []
      if (asksFirst?.(log)) return []
      const left = log.filter(row => !instead.some(other => isSame(row, other)))
      const before = [
        ...left,
        ...drafts.filter(({ week }) => week.ordinal === then.week.ordinal).flatMap(one => one.rows),
      ]
      const own = known && (await memberWeeks.find(known.id, then.week.ordinal))
      const wanted = { tables: ctx.store, versions, week: then.week, member: known }
      const drafting = await plansIn(wanted, own, log)
      if (drafting.planned) planned.set(then.week.ordinal, drafting.planned)
      const { plan } = drafting
      drafts.push({
        day,
        ...then,
        rows: await rowsOf(ctx, parts, { batch, day, ...then, before, choices, plan }),
      })
    }
    const fresh = drafts.flatMap(({ rows }) => rows)
    const [first] = drafts
    if (fresh.length === 0 && first)
      throw new UserError(ctx.words.done.nothingOpen(weekWords(ctx, group, first.week)))
    known ??= await ctx.join(group, await ctx.week(group))
    const member = known
    const rows = fresh.map(row => ({ memberId: member.id, ...row }))
    let added = 0
    const said = drafts.map(({ week }) => week)
    const weeks = await weeksOf(ctx, group, said, instead)
    // Those of the weeks are kept with the weeks.
    const done = new Set(rows.map(({ version }) => version)).difference(new Set(said.map(one => one.version)))
    const change = async (tables: Tables) => {
      for (const version of done) await versions.keep(version, ctx.now, tables)
      await takeOut(tables, instead)
      added = await tables.completions.add(rows)
      // Another line of theirs took some of these rounds.
      if (added < rows.length) await tables.completions.undo(member.id, batch)
      if (added < rows.length) await tables.completions.add(instead)
    }
    const restated = await ctx.writeWeeks({ group, member }, weeks, change, planned)
    if (added === rows.length) {
      return drafts
        .filter(one => one.rows.length > 0)
        .map(({ day, at, week, rows }) => {
          const { before, after } = restated.get(week.ordinal) ?? {}
          const done = rows.map(row => ({ memberId: member.id, ...row }))
          const [was, is] = [before?.standing ?? 'none', after?.standing ?? 'none']
          return { batch, member, week, at, day, rows: done, before: was, after: is }
        })
    }
    if (attempt === TRIES) throw new Error(`a line lost its rounds to others ${TRIES} times`)
  }
}

/** Takes rows out, and leaves the rest of what was logged with them. */
export async function takeOut(tables: Tables, rows: readonly Completion[]): Promise<void> {
  for (const [batch, gone] of Map.groupBy(rows, row => row.batch)) {
    const [first] = gone
    const all = first ? await tables.completions.ofBatch(first.memberId, batch) : []
    if (first) await tables.completions.undo(first.memberId, batch)
    await tables.completions.add(all.filter(row => !gone.some(other => isSame(row, other))))
  }
}

function isSame(a: Draft, b: Draft): boolean {
  return a.week === b.week && a.program === b.program && a.exercise === b.exercise && a.round === b.round
}

/** The weeks that a change is about, each once. */
async function weeksOf(ctx: Context, group: Group, weeks: readonly Week[], rows: readonly Completion[]) {
  const all = new Map(weeks.map(week => [week.ordinal, week]))
  for (const { week } of rows) {
    const found = all.get(week) ?? (await ctx.store.weeks.find(group.id, week))
    if (found) all.set(week, found)
  }
  return [...all.values()]
}

/** More lines of one person in a day are no training. */
const LINES_A_DAY = 200

/** @throws {UserError} when so many were logged since this time yesterday; whoever corrects one is not asked. */
function checkDay(ctx: Context, log: readonly Completion[]): void {
  const today = new Set(log.filter(row => row.loggedAt > ctx.now - DAY).map(row => row.batch))
  if (today.size >= LINES_A_DAY) throw new UserError(ctx.words.done.fullDay(LINES_A_DAY))
}

/** What an event has logged already, when it is delivered again; maybe in another week than it was said in. */
async function recorded(
  ctx: Context,
  group: Group,
  member: Member | undefined,
  batch: string,
  entries: readonly Entry[],
): Promise<readonly Logged[]> {
  // It comes again within hours, and weeks stay open for days; what it said of last week may be sealed since.
  const open = member ? await ctx.store.completions.ofWeeks(member.id, [group.week - 1, group.week]) : []
  const isToday = entries.every(({ day }) => day.kind === 'days-ago' && day.days === 0)
  const isAgain = member && (!isToday || open.some(row => row.batch === batch))
  const rows = isAgain ? await ctx.store.completions.ofBatch(member.id, batch) : []
  if (rows.length === 0) checkDay(ctx, open)
  const all: Logged[] = []
  for (const [at, done] of Map.groupBy(rows, row => row.doneAt)) {
    const week = done[0] && (await ctx.store.weeks.find(group.id, done[0].week))
    if (!member || !week) continue
    const { standing = 'none' } = (await ctx.store.memberWeeks.find(member.id, week.ordinal)) ?? {}
    const days = daysAgo(at, ctx.now, await ctx.zone(group))
    // As it was said, where it says only one.
    const [said, ...others] = entries
    const isAsSaid = others.length === 0 && (said?.day.kind !== 'last-week' || week.ordinal >= group.week - 1)
    const day: Day = said && isAsSaid ? said.day : { kind: 'days-ago', days }
    all.push({ batch, member, week, at, day, rows: done, before: standing, after: standing })
  }
  return all
}

/** What is about to be logged. */
type Draft = Omit<Completion, 'memberId'>

interface Given {
  readonly batch: string
  readonly day: Day
  readonly at: number
  readonly week: Week
  /** The week's log so far. */
  readonly before: readonly Draft[]
  readonly choices: Choices
  /** The plan by which they do a program in that week. */
  readonly plan: (program: Program) => OwnPlan
}

/** The rounds that some parts come to: those that are open, in the week that they are about. */
async function rowsOf(ctx: Context, parts: readonly Part[], given: Given): Promise<Draft[]> {
  const { batch, day, at, week, before, choices, plan } = given
  const { versions } = ctx.services
  const program = await versions.of(week)
  const others = ctx.services.programs.filter(one => one.id !== program.id)
  const fresh: Draft[] = []
  const put = (p: Program, exercise: Exercise, round: number, set: SetDone) => {
    if (round > MAX_ROUNDS) throw new UserError(ctx.words.done.tooMany(exercise.name, MAX_ROUNDS))
    const asked = proposalFor(
      plan(p).plan,
      exercise,
      taken(p),
      set.way ? { [exercise.id]: set.way } : choices,
    )
    // Whoever says how much they did, and no weight, has not said what they held.
    const weight = set.weight ?? (set.amount === undefined ? asked.weight : undefined)
    const held = weight && heldIn(exercise, asked.way, weight)
    fresh.push({
      week: week.ordinal,
      program: p.id,
      version: p === program ? week.version : versions.hashOf(p),
      exercise: exercise.id,
      round,
      outcome: 'done',
      amount: set.amount ?? asked.amount,
      grams: held ? gramsOf(held) : null,
      ...(held && { weight: held }),
      variant: asked.way,
      doneAt: at,
      loggedAt: ctx.now,
      batch,
    })
  }
  const taken = (p: Program) => [...before, ...fresh].filter(row => row.program === p.id)

  const ownerOf = (id: string) => [program, ...others].find(p => exerciseOf(p, id))
  const left = ({ except = [] }: { readonly except?: readonly string[] }, id: string) => !except.includes(id)
  for (const part of parts) {
    if (part.kind === 'all') {
      const [one] = part.only ?? []
      const of = (one ? ownerOf(one) : others.find(({ id }) => id === part.program)) ?? program
      const logged = new Set(taken(of).map(row => stepId(row.round, row.exercise)))
      const isOpen = ({ exercise, round }: Step) => !logged.has(stepId(round, exercise.id))
      const open = steps(of, workoutOf(plan(of))).filter(isOpen)
      // Of a week that is named as a whole, all is what was still open.
      const isWhole = open.length > 0 || day.kind === 'last-week'
      for (const { exercise, round } of isWhole ? open : steps(of, another(of, plan(of), taken(of), at))) {
        const isMeant = left(part, exercise.id) && (part.only?.includes(exercise.id) ?? true)
        if (isMeant) put(of, exercise, round, {})
      }
    } else if (part.kind === 'rounds') {
      const of = others.find(({ id }) => id === part.program) ?? program
      for (const exercise of of.exercises.filter(({ id }) => left(part, id))) {
        for (const round of openRounds(taken(of), exercise.id, part.rounds)) put(of, exercise, round, {})
      }
    } else {
      const owner = ownerOf(part.exercise)
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
