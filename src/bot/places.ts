import { say } from '../chat/message.ts'
import { type Person, type Place, placeKey } from '../core/address.ts'
import { PlaceTaken } from '../storage/groups.ts'
import type { Member } from '../storage/members.ts'
import type { Tables } from '../storage/store.ts'
import type { Services } from './services.ts'
import { leave } from './standings.ts'

/** The group of a channel meets in another from now on: the same one, under a new id. @throws {StorageError} */
export async function movePlace({ store, log }: Services, from: Place, to: Place): Promise<void> {
  const where = { from: placeKey(from), to: placeKey(to) }
  if (!(await store.groups.at(from))) return
  try {
    await store.groups.move(from, to)
    log.info(where, 'a channel has got another id: its group goes on there')
  } catch (error) {
    if (!(error instanceof PlaceTaken)) throw error
    log.warn(where, 'a channel has got another id, where somebody has started a group already: both stay')
  }
}

/** Says hello where the bot was let in, and how to begin to whoever did so; nothing is said twice for one event. */
export async function greet(
  { store, platforms, words }: Services,
  to: Place,
  by: Person | undefined,
  id: string,
): Promise<void> {
  const platform = platforms.get(to.platform)
  const group = await store.groups.at(to)
  const { hello, begin, goOn } = words.greeting
  await platform?.post(to, say(`${hello} ${group ? goOn : begin}`), `hello/${id}`)
  if (by && !group) await platform?.tell(by, say(words.greeting.thanks), `hello/${id}`)
}

/** Whoever leaves the channel where their group meets has left the group. @throws {StorageError} */
export async function leavePlace({ store, now }: Services, person: Person, from: Place): Promise<void> {
  const group = await store.groups.at(from)
  const member = group && (await store.members.of(group.id, person))
  if (!group || !member || member.leftAt !== null) return
  // They may still be in another of its channels.
  const places = (await store.groups.places([group.id])).get(group.id) ?? []
  if (places.length > 1) return
  await store.transaction(async tables => {
    await goFrom(tables, member, now())
    if (group.week > 0) await tables.redraws.ask(group.id, Math.max(1, group.week - 1), now())
  })
}

/** A member leaves their group: nothing that is open counts them any more. Belongs into a transaction. */
export async function goFrom(tables: Tables, member: Member, at: number): Promise<void> {
  await leave(tables, member)
  await tables.members.leave(member.id, at)
}
