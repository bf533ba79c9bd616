import { actionId, type Message, say } from '../chat/message.ts'
import { type Person, type Place, placeKey, placeOf } from '../core/address.ts'
import { type Group, PlaceTaken } from '../storage/groups.ts'
import type { Member } from '../storage/members.ts'
import type { Store, Tables } from '../storage/store.ts'
import type { Tenant } from '../storage/tenants.ts'
import { leave } from './leaving.ts'
import type { Services } from './services.ts'

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
  services: Services,
  to: Place,
  by: Person | undefined,
  id: string,
  all?: 'all',
): Promise<void> {
  const { store, platforms, words } = services
  const platform = platforms.get(to.platform)
  const where = all ? `${to.platform}/${to.tenant}/` : placeKey(to)
  const groups = (await store.groups.underPlace(where)).filter(({ status }) => status !== 'removed')
  // Whoever looks each day whether it is back would say hello once more.
  if (all) await store.tenants.settled(to)
  if (groups.length > 0) return await greetAgain(services, groups, where, id)
  const { hello, begin, thanks } = words.greeting
  await platform?.post(to, say(`${hello} ${begin}`), `hello/${id}`)
  if (by) await platform?.tell(by, say(thanks), `hello/${id}`)
}

/** Says hello in a server or workspace that is found to have taken the bot back, which nobody told. */
export async function greetBack(services: Services, { platform, tenant }: Tenant, id: string): Promise<void> {
  const where = `${platform}/${tenant}/`
  const groups = await services.store.groups.underPlace(where)
  const planned = groups.filter(({ status }) => status !== 'removed')
  await greetAgain(services, planned, where, `back/${where}${id}`)
}

/** Says hello in the channels where groups met before the bot was put out, and offers to go on. */
async function greetAgain(
  { store, platforms, words, log }: Services,
  groups: readonly Group[],
  where: string,
  id: string,
): Promise<void> {
  const places = await store.groups.places(groups.map(group => group.id))
  for (const group of groups) {
    const buttons = [{ label: words.schedule.resume, action: actionId('schedule.resume', group.id) }]
    const message: Message = {
      blocks: [
        { kind: 'text', text: `${words.greeting.back} ${words.greeting.goOn}` },
        ...(group.status === 'paused' ? ([{ kind: 'buttons', buttons }] as const) : []),
      ],
    }
    for (const key of places.get(group.id) ?? []) {
      const place = placeOf(key)
      if (!key.startsWith(where)) continue
      const said = platforms.get(place.platform)?.post(place, message, `hello/${id}/${key}`)
      await said?.catch(error => log.warn({ err: error, group: group.id }, 'no hello in a channel'))
    }
  }
}

/** Whoever leaves the channel where their group meets, or all channels there are, has left the group. @throws {StorageError} */
export async function leavePlace(services: Services, person: Person, from?: Place): Promise<void> {
  const { store, now } = services
  if (!from) return await leaveAll(services, person)
  const group = await store.groups.at(from)
  const member = group && (await store.members.of(group.id, person))
  if (!group || !member || member.leftAt !== null) return
  // They may still be in another of its channels.
  const places = (await store.groups.places([group.id])).get(group.id) ?? []
  if (places.length > 1) return
  await goAndRedraw(store, group, member, now())
}

async function leaveAll({ store, now }: Services, person: Person): Promise<void> {
  for (const member of await store.members.ofPerson(person)) {
    const group = await store.groups.find(member.groupId)
    if (group && member.leftAt === null) await goAndRedraw(store, group, member, now())
  }
}

async function goAndRedraw(store: Store, group: Group, member: Member, at: number): Promise<void> {
  await store.transaction(async tables => {
    await goFrom(tables, member, at)
    if (group.week > 0) await tables.redraws.ask(group.id, Math.max(1, group.week - 1), at)
  })
}

/** A member leaves their group: nothing that is open counts them any more. Belongs into a transaction. */
export async function goFrom(tables: Tables, member: Member, at: number): Promise<void> {
  await leave(tables, member)
  await tables.members.leave(member.id, at)
}
