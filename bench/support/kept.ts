import type { Store } from '../../src/storage/store.ts'

/** How many completions a group's running week has. */
export async function keptIn(store: Store, groupId: string): Promise<number> {
  const group = await store.groups.find(groupId)
  const week = group && (await store.weeks.find(groupId, group.week))
  if (!week) return 0
  const all = { limit: Number.MAX_SAFE_INTEGER, offset: 0 }
  const counting = await store.memberWeeks.counting(groupId, week.ordinal, week.awayBefore, all)
  const logs = await Promise.all(
    counting.map(({ member }) => store.completions.ofWeek(member.id, week.ordinal)),
  )
  return logs.flat().length
}
