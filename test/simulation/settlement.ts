import type { Place, PlatformName } from '../../src/core/address.ts'
import type { Database } from '../../src/storage/database.ts'
import { Chat } from './chat.ts'
import { type Member, timeOf, ZONES } from './people.ts'
import type { Random } from './random.ts'

const DAY = 24 * 60 * 60 * 1000

/** Times at which clocks change somewhere near, so that runs go over them. */
const BEGINNINGS = [
  '2026-11-23T07:00Z',
  '2026-10-20T00:00Z',
  '2026-10-28T00:00Z',
  '2027-03-10T00:00Z',
  '2027-03-24T00:00Z',
  '2027-04-01T00:00Z',
  '2026-09-22T00:00Z',
  '2026-12-27T00:00Z',
].map(text => Date.parse(text))

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** When a run begins, in epoch milliseconds. */
export function beginningOf(random: Random): number {
  return random.pick(BEGINNINGS) + random.int(0, 3 * DAY)
}

/** Who there is, and where they meet. */
export function settle(random: Random): { chats: Chat[]; members: Member[] } {
  const names = (['web', 'discord', 'slack'] as const).slice(0, random.int(1, 2))
  const chats = names.map(name => new Chat(name as PlatformName))
  const members: Member[] = []
  for (const chat of chats) {
    const channels = Array.from({ length: random.int(1, 2) }, (_, i): Place => {
      return { platform: chat.name, tenant: 'team', channel: `${chat.name}-${i + 1}` }
    })
    const people = ['Ana', 'Ben', 'Cleo', 'Dan'].slice(0, random.int(1, 4))
    for (const [i, name] of people.entries()) {
      const id = `${name}-${chat.name}`
      if (random.chance(0.6)) chat.zones.set(id, random.pick(ZONES))
      if (i === 0) chat.managers.add(id)
      const own = i === 0 ? channels : channels.filter(() => random.chance(0.7))
      members.push({
        person: { platform: chat.name, tenant: 'team', id },
        chat,
        channels: own.length > 0 ? own : channels,
        manages: i === 0,
      })
    }
  }
  return { chats, members }
}

/** What a manager types to plan a week. */
export function planOf(random: Random): string {
  return `set ${random.pick(WEEKDAYS)} ${timeOf(random)} ${random.pick(ZONES)}`
}

/** A group may meet in two channels, on two platforms even. @returns who is in the other one. */
export async function shareGroup(
  random: Random,
  db: Database,
  chats: readonly Chat[],
): Promise<Member | undefined> {
  if (!random.chance(0.3)) return undefined
  const [group] = await db.selectFrom('groups').selectAll().execute()
  const chat = random.pick(chats)
  if (!group) return undefined
  const channel = `${chat.name}-too`
  await db
    .insertInto('group_places')
    .values({ place: `${chat.name}/team/${channel}`, group_id: group.id })
    .execute()
  const at: Place = { platform: chat.name, tenant: 'team', channel }
  const person = { platform: chat.name, tenant: 'team', id: `Eve-${chat.name}` }
  return { person, chat, channels: [at], manages: false }
}
