import type { Group } from '../storage/groups.ts'
import type { Tables } from '../storage/store.ts'
import type { Course, Week } from '../storage/weeks.ts'
import { excuseAway } from './away.ts'
import { endsOf } from './deliveries/week-end.ts'
import { excuse } from './standings.ts'
import type { Version } from './versions.ts'

/** A group whose next week is to be opened, and by what it is done. */
export interface Opening {
  /** As it is claimed: its next slot is set. */
  readonly group: Group
  readonly version: Version
}

/**
 * Opens the next week of groups that share a schedule, and queues its prompt for every place, with how the week will
 * end. A program that goes on counts on; one that is new to the group begins at 1.
 * @param at the slot, in epoch milliseconds
 */
export async function openWeeks(tables: Tables, all: readonly Opening[], at: number): Promise<void> {
  if (all.length === 0) return
  const claimed = await tables.prompts.claimed(
    all.map(({ group }) => group.id),
    at,
  )
  const openings = all.filter(({ group }) => !claimed.has(group.id))
  const ids = openings.map(({ group }) => group.id)
  const courses = new Map((await tables.weeks.courses(ids)).map(course => [course.groupId, course]))
  const weeks = openings.flatMap(({ group, version }) => {
    const course = courses.get(group.id)
    return course ? [nextWeek(course, version, at)] : []
  })
  await tables.weeks.open(weeks)
  const byGroup = new Map(weeks.map(week => [week.groupId, week]))
  const ends = new Map(openings.map(({ group }) => [group.id, group.nextSlotAt]))
  for (const member of await tables.members.absent(ids)) {
    const week = byGroup.get(member.groupId)
    if (!week) continue
    if (member.heldAt !== null) await excuse(tables, member, week, 'flag')
    await excuseAway(tables, member, week, ends.get(member.groupId) ?? null)
  }
  const places = await tables.groups.places(ids)
  const prompts = [...places].flatMap(([groupId, targets]) =>
    targets.map(target => ({
      groupId,
      kind: 'prompt' as const,
      slotAt: at,
      week: byGroup.get(groupId)?.ordinal ?? null,
      target,
      dueAt: at,
    })),
  )
  const groups = openings.map(({ group }) => group)
  await tables.deliveries.add([...prompts, ...endsOf(groups, byGroup, places, at)])
}

/** A first week whose prompt is still to come, because somebody is quicker than it. @param now in epoch milliseconds */
export function earlyWeek(groupId: string, version: Version, now: number): Week {
  const course = {
    groupId,
    week: 0,
    openedAt: undefined,
    early: false,
    last: undefined,
    awayBefore: 1,
    expected: 0,
  }
  return { ...nextWeek(course, version, now), leftOut: 'early' }
}

function nextWeek(course: Course, { hash, program }: Version, at: number): Week {
  const { groupId, last, early, awayBefore, expected } = course
  return {
    groupId,
    ordinal: early ? course.week : course.week + 1,
    version: hash,
    planNumber: last?.program === program.id ? last.planNumber + 1 : 1,
    slotAt: at,
    // A clock that ran ahead may have opened the week before this one later than now.
    openedAt: early ? at : Math.max(at, (course.openedAt ?? at - 1) + 1),
    closedAt: undefined,
    leftOut: 'waiting',
    awayBefore,
    joined: expected,
    kept: 0,
    finished: 0,
  }
}

/** Takes back a week's prompt where it has not been posted yet. */
export async function withdrawPrompt(tables: Tables, group: Group): Promise<void> {
  for (const target of (await tables.groups.places([group.id])).get(group.id) ?? []) {
    await tables.prompts.withdraw(group.id, group.week, target)
  }
}
