import type { Group } from '../storage/groups.ts'
import type { Member } from '../storage/members.ts'
import { Forgotten } from '../storage/personal.ts'
import type { Tables } from '../storage/store.ts'
import type { Counts, Week } from '../storage/weeks.ts'
import { countsOf, NOBODY, Tally, UNTOUCHED } from './tally.ts'

/**
 * Takes a member who leaves, or is about to be forgotten, out of what the open weeks count.
 * @returns the group, where there still is something to leave
 */
export async function leave(tables: Tables, { id, groupId }: Member): Promise<Group | undefined> {
  const member = await tables.members.lock(id)
  const group = await tables.groups.lock(groupId, 'shared')
  if (!member || !group) return undefined
  const tally = new Tally()
  if (member.leftAt === null)
    for (const { week, counts } of await countedIn(tables, group, member)) tally.add(week, NOBODY, counts)
  await tally.write(tables)
  return group
}

/**
 * Someone who has left takes part again: what is open counts them as if they never had. Belongs into a transaction.
 * @returns whether they had left
 * @throws {Forgotten} when the member is gone
 */
export async function rejoin(tables: Tables, { id, groupId }: Member): Promise<boolean> {
  const member = await tables.members.lock(id)
  const group = member && (await tables.groups.lock(groupId, 'shared'))
  if (!group) throw new Forgotten()
  if (member.leftAt === null) return false
  const tally = new Tally()
  await comeBack(tables, group, member, tally)
  await tally.write(tables)
  return true
}

/** The same where it is known that they had. @param group as it is, locked */
export async function comeBack(tables: Tables, group: Group, member: Member, tally: Tally): Promise<void> {
  await tables.members.leave(member.id, null)
  for (const { week, counts } of await countedIn(tables, group, member)) tally.add(week, counts)
}

/** What the open weeks count of a member, had they never left; the closed ones stay as they were. */
async function countedIn(tables: Tables, group: Group, member: Member) {
  const counted: { readonly week: Week; readonly counts: Counts }[] = []
  for (const ordinal of [group.week - 1, group.week]) {
    const week = ordinal > 0 && (await tables.weeks.find(group.id, ordinal))
    if (!week) continue
    const own = await tables.memberWeeks.find(member.id, ordinal)
    const before = own ?? (await tables.memberWeeks.before(member.id, ordinal))
    if (!own && (!before || before.week < week.awayBefore)) continue
    counted.push({ week, counts: own ? countsOf(own) : UNTOUCHED })
  }
  return counted
}
