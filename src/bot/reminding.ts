import type { Member } from '../storage/members.ts'
import type { Services } from './services.ts'

/**
 * Whether a member is asked if they want to be reminded: with the first week that they have finished, unless they have
 * said it somewhere, or are reminded from before it was asked.
 * @param week the ordinal of the week that they have finished
 */
export async function asksToRemind(
  { store, spaces }: Pick<Services, 'store' | 'spaces'>,
  member: Pick<Member, 'id' | 'person' | 'reminders'>,
  week: number,
): Promise<boolean> {
  if (member.reminders || (await spaces.preferences.get(member.person))?.reminders !== undefined) return false
  return !(await store.memberWeeks.anyFinished(member.id, week))
}
