import { onceOf } from '../../src/bot/deliveries/post-key.ts'
import type { Message } from '../../src/chat/message.ts'
import type { Posted } from '../../src/core/address.ts'
import type { Database } from '../../src/storage/database.ts'
import { deliveryOf } from '../../src/storage/deliveries.ts'
import { MemberWeekForm, type OwnPlan } from '../../src/storage/member-week.ts'
import type { CompletionRow, DeliveryRow, GroupRow, WeekRow } from '../../src/storage/schema.ts'
import type { Notice } from '../../src/storage/trouble.ts'
import { type Program, weekOf } from '../../src/training/program.ts'
import type { Arrival } from './arrivals.ts'
import type { Chat } from './chat.ts'
import type { Slot } from './slots.ts'

/** What is known when a run has come to rest. */
export interface Outcome {
  readonly db: Database
  readonly programs: readonly Program[]
  readonly now: number
  readonly slots: readonly Slot[]
  readonly arrivals: readonly Arrival[]
  readonly chats: readonly Chat[]
  /** Groups that someone asked for a prompt out of turn. */
  readonly posted: ReadonlySet<string>
  /** Groups that for some time had nobody to be told of trouble: whoever planned them had deleted everything. */
  readonly untold: ReadonlySet<string>
  /** Whether a clock was wrong by a day or more at some time. */
  readonly daysOff: boolean
}

/** What must hold when everything is quiet again; one sentence for each breach. */
export async function breaches(outcome: Outcome): Promise<string[]> {
  const { db } = outcome
  const rows = await db.selectFrom('deliveries').selectAll().execute()
  const groups = await db.selectFrom('groups').selectAll().execute()
  const weeks = await db.selectFrom('weeks').selectAll().orderBy('group_id').orderBy('ordinal').execute()
  return [
    ...atRest(outcome, rows),
    ...course(weeks, groups),
    ...prompts(outcome, rows, groups, weeks, await places(db)),
    ...twice(outcome),
    ...order(outcome),
    ...(await meters(outcome, rows, groups)),
  ]
}

function atRest({ now }: Outcome, rows: readonly DeliveryRow[]): string[] {
  return rows
    .filter(row => row.state === 'due' && row.due_at <= now)
    .map(row => `a ${row.kind} to ${row.target} is still due (${row.reason}, try ${row.attempts})`)
}

/** A group's weeks follow one another without a gap or an overlap, and the newest runs; so do its program's. */
function course(weeks: readonly WeekRow[], groups: readonly GroupRow[]): string[] {
  return groups.flatMap(({ id, week: running }) => {
    const own = weeks.filter(({ group_id }) => group_id === id)
    const wrong = own.flatMap((week, i) => {
      const [before, next] = [own[i - 1], own[i + 1]]
      const jumps = week.plan_number !== 1 && ![0, 1].includes(week.plan_number - (before?.plan_number ?? 0))
      return [
        ...(week.ordinal === i + 1 ? [] : [`week ${week.ordinal} of ${id} is its ${i + 1}th`]),
        ...(week.closed_at === (next?.opened_at ?? null)
          ? []
          : [`week ${week.ordinal} of ${id} closes wrong`]),
        ...(jumps ? [`week ${week.ordinal} of ${id} is week ${week.plan_number} of its program`] : []),
        ...(next && next.opened_at <= week.opened_at ? [`week ${week.ordinal} of ${id} opens late`] : []),
      ]
    })
    return running === own.length ? wrong : [...wrong, `${id} is in week ${running} of ${own.length}`]
  })
}

async function places(db: Database): Promise<Map<string, string[]>> {
  const rows = await db.selectFrom('group_places').selectAll().execute()
  return new Map(
    [...Map.groupBy(rows, row => row.group_id)].map(([id, list]) => [id, list.map(({ place }) => place)]),
  )
}

/** Each slot has one prompt a place, or a reason that somebody was given. */
function prompts(
  { slots, arrivals, posted, untold, now }: Outcome,
  rows: readonly DeliveryRow[],
  groups: readonly GroupRow[],
  weeks: readonly WeekRow[],
  placesOf: ReadonlyMap<string, readonly string[]>,
): string[] {
  const found: string[] = []
  // A notice that came is gone from the books when whom it was for has deleted everything.
  const told = [...new Map([...arrivals.map(({ row }) => row), ...rows].map(row => [row.id, row])).values()]
  const seen = Map.groupBy(
    arrivals.filter(({ row }) => row.kind === 'prompt'),
    ({ row }) => `${row.group_id} ${row.week} ${row.target}`,
  )
  for (const [key, list] of seen)
    if (list.length > 1) found.push(`the prompt of ${key} stands ${list.length} times`)
  const missed = new Map<string, number>()
  for (const slot of slots) {
    const group = groups.find(({ id }) => id === slot.group)
    if (!group || slot.excused) continue
    const week = weeks.find(one => one.group_id === slot.group && one.slot_at === slot.at)?.ordinal
    for (const place of placesOf.get(slot.group) ?? []) {
      const when = new Date(slot.at).toISOString()
      if (seen.has(`${slot.group} ${week} ${place}`)) continue
      const row = rows.find(
        one =>
          one.kind === 'prompt' &&
          one.group_id === slot.group &&
          one.week !== null &&
          one.week === week &&
          one.target === place,
      )
      if (row?.state === 'sent')
        found.push(`the prompt of ${when} in ${place} counts as sent and is not there`)
      else if (row?.state === 'failed' && !untold.has(slot.group) && !failureIsTold(row, group, told))
        found.push(`nobody was told that the prompt of ${when} in ${place} failed`)
      // What a pause took back was told to whoever paused.
      else if (!row || (row.state === 'skipped' && row.reason !== 'withdrawn'))
        missed.set(slot.group, (missed.get(slot.group) ?? 0) + 1 / (placesOf.get(slot.group)?.length ?? 1))
      else if (row.state === 'due') found.push(`the prompt of ${when} in ${place} is still due`)
    }
  }
  for (const [id, count] of missed) {
    const group = groups.find(one => one.id === id)
    if (!untold.has(id) && group?.scheduled_by && skippedTold(id, told) < Math.ceil(count)) {
      found.push(`${count} prompts of ${id} are missing, and ${skippedTold(id, told)} were told of`)
    }
  }
  for (const { row } of arrivals) {
    // A clock that was ahead may have claimed a slot that has not come yet.
    if (row.kind !== 'prompt' || posted.has(row.group_id) || row.slot_at > now) continue
    if (!slots.some(slot => slot.group === row.group_id && slot.at === row.slot_at)) {
      found.push(`a prompt at ${new Date(row.slot_at).toISOString()} in ${row.target} was never due`)
    }
  }
  return found
}

function failureIsTold(row: DeliveryRow, group: GroupRow, rows: readonly DeliveryRow[]): boolean {
  if (!group.scheduled_by || group.trouble) return true
  return notices(group.id, rows).some(notice => notice.code === 'failed' && notice.where === row.target)
}

function skippedTold(group: string, rows: readonly DeliveryRow[]): number {
  return notices(group, rows).reduce((sum, notice) => sum + (notice.code === 'skipped' ? notice.weeks : 0), 0)
}

function notices(group: string, rows: readonly DeliveryRow[]): Notice[] {
  return rows
    .filter(row => row.kind === 'notice' && row.group_id === group)
    .map(row => JSON.parse(row.detail ?? '{}') as Notice)
}

/** No message comes twice: not a recap or a reminder of one week, nor anything else that was due once. */
function twice({ arrivals }: Outcome): string[] {
  const weekly = arrivals.filter(({ row }) => row.kind === 'recap' || row.kind === 'reminder')
  const byWeek = Map.groupBy(
    weekly,
    ({ row }) => `${row.kind} of ${row.week} to ${row.target} (${row.group_id})`,
  )
  const others = Map.groupBy(
    arrivals.filter(({ row }) => row.kind === 'notice' || row.kind === 'later'),
    // Whose direct messages are closed hears it in the group's channel or thread, even if an earlier try had come
    // through unseen.
    ({ row, kept: { place } }) =>
      `${row.kind} of ${row.slot_at} to ${row.target} (${row.group_id}, ${place.thread ?? place.channel})`,
  )
  return [...byWeek, ...others].flatMap(([key, list]) =>
    list.length > 1 ? [`the ${key} came ${list.length} times`] : [],
  )
}

/** Within one channel prompts come in the order of their slots, unless a slot was planned by a clock days off. */
function order({ arrivals, daysOff }: Outcome): string[] {
  const found: string[] = []
  if (daysOff) return found
  for (const kind of ['prompt', 'recap'] as const) {
    const byPlace = Map.groupBy(
      arrivals.filter(({ row }) => row.kind === kind),
      ({ row }) => row.target,
    )
    for (const [place, list] of byPlace) {
      const slots = list.map(({ row }) => row.slot_at)
      if (slots.some((slot, i) => slot < (slots[i - 1] ?? 0)))
        found.push(`${kind}s in ${place} are out of order`)
    }
  }
  return found
}

/** The meter on the prompts of this week and the last is what the log says. */
async function meters(
  { db, programs, chats }: Outcome,
  rows: readonly DeliveryRow[],
  groups: readonly GroupRow[],
): Promise<string[]> {
  const found: string[] = []
  const known = new Set(rows.flatMap(row => (row.posted ? [idOf(JSON.parse(row.posted) as Posted)] : [])))
  // Given up or taken back while it was unknown whether it stood: that much was said, and it is left alone.
  const weeks = await db.selectFrom('weeks').select(['group_id', 'ordinal', 'slot_at']).execute()
  const slots = new Map(weeks.map(week => [`${week.group_id} ${week.ordinal}`, week.slot_at]))
  const given = new Set(
    rows.flatMap(row =>
      (row.state === 'failed' || row.state === 'skipped') && row.attempts > 0
        ? [onceOf(deliveryOf(row), slots.get(`${row.group_id} ${row.week}`))]
        : [],
    ),
  )
  for (const group of groups) {
    for (const week of [group.week, group.week - 1].filter(ordinal => ordinal > 0)) {
      const count = await countOf(db, programs, group, week)
      for (const chat of chats) {
        for (const one of chat.kept) {
          if (!one.once?.startsWith('delivery:') || !isPromptOf(one.message, group.id, week)) continue
          const which = `the prompt ${one.id} of ${week} in ${one.place.channel}`
          const meter = one.message.blocks.find(block => block.kind === 'meter')
          const isKnown = known.has(`${chat.name} ${one.id}`)
          if (given.has(one.once) && !isKnown) continue
          const right = meter?.done === count.finished && meter.total === count.members
          if (!right && !chat.stale.has(one.id)) {
            found.push(
              `${which} shows ${meter?.done} of ${meter?.total}; the log says ${count.finished} of ${count.members}`,
            )
          }
          if (!isKnown) found.push(`${which} stands there, and the bot does not know it`)
        }
      }
    }
  }
  return found
}

function idOf({ place, message }: Posted): string {
  return `${place.platform} ${message}`
}

function isPromptOf(message: Message, group: string, week: number): boolean {
  const wanted = `done.all:${group}:${week}`
  return message.blocks.some(
    block => block.kind === 'buttons' && block.buttons.some(b => 'action' in b && b.action === wanted),
  )
}

/** Opens why a week is excused. */
const weeks = new MemberWeekForm()

/** Counted anew, from the rows alone: who took part lately, and who has done every step of a workout by their plan. */
export async function countOf(
  db: Database,
  programs: readonly Program[],
  group: Pick<GroupRow, 'id'>,
  week: number,
) {
  const kept = await db
    .selectFrom('weeks')
    .selectAll()
    .where('group_id', '=', group.id)
    .where('ordinal', '=', week)
    .executeTakeFirst()
  const members = await db.selectFrom('members').selectAll().where('group_id', '=', group.id).execute()
  let [finished, counted] = [0, 0]
  if (!kept) return { finished, members: counted }
  for (const member of members) {
    const touched = await db
      .selectFrom('member_weeks')
      .select(['member_id', 'week', 'standing', 'excused', 'excuses', 'plan'])
      .where('member_id', '=', member.id)
      .execute()
    if (!touched.some(own => own.week <= week && own.week >= kept.away_before)) continue
    const now = touched.find(own => own.week === week)
    const keeps = now?.standing === 'kept' || now?.standing === 'finished'
    // Who flagged a sign is left out, and who is excused otherwise counts for what they did.
    const excused = now ? weeks.excusesOf(now) : []
    if (excused.includes('flag') || (excused.length > 0 && !keeps)) continue
    counted++
    const log = await db.selectFrom('completions').selectAll().where('member_id', '=', member.id).execute()
    const own = log.filter(row => row.week === week)
    if (programs.some(program => hasFinished(program, kept.plan_number, now?.plan ?? null, own))) finished++
  }
  return { finished, members: counted }
}

/** Whether every step of a workout was done, by the plan that the member has. */
function hasFinished(
  program: Program,
  number: number,
  plan: string | null,
  log: readonly CompletionRow[],
): boolean {
  const plans = JSON.parse(plan ?? '{}') as Record<string, OwnPlan>
  const workouts = plans[program.id]?.workouts ?? [{ rounds: weekOf(program, number).rounds }]
  const done = log.filter(row => row.program === program.id && row.outcome === 'done')
  return workouts.some(({ rounds, from = 0 }) => {
    const own = done.filter(({ round }) => round > from && round <= from + rounds)
    const ids = new Set(own.map(row => `${row.round} ${row.exercise}`))
    return ids.size === rounds * program.exercises.length
  })
}
