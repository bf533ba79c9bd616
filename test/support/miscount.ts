import type { Place } from '../../src/core/address.ts'
import type { Store } from '../../src/storage/store.ts'

/**
 * What the running week of a group keeps of how many it counts, where that is not how many members count; or what its
 * last week keeps, where no week can be so. Undefined where all is well, or nothing is planned.
 */
export async function miscountAt(
  { groups, weeks, memberWeeks }: Store,
  at: Place,
): Promise<object | undefined> {
  const group = await groups.at(at)
  const [week, last] = group ? (await weeks.newest(group.id, 2)).toReversed() : []
  if (!week) return undefined
  const all = { limit: Number.MAX_SAFE_INTEGER, offset: 0 }
  const members = await memberWeeks.counting(week.groupId, week.ordinal, week.awayBefore, all)
  const standings = members.map(({ standing }) => standing)
  const finished = standings.filter(standing => standing === 'finished').length
  const kept = finished + standings.filter(standing => standing === 'kept').length
  const isRight = week.joined === members.length && week.kept === kept && week.finished === finished
  if (!isRight) return { week, counted: { joined: members.length, kept, finished } }
  const isSane = !last || (0 <= last.finished && last.finished <= last.kept && last.kept <= last.joined)
  return isSane ? undefined : { last }
}
