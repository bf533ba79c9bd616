import { type Person, placeOf } from '../core/address.ts'
import { UserError } from '../core/errors.ts'
import { isolated, readableName, shorten } from '../core/text.ts'
import type { Group } from '../storage/groups.ts'
import type { Tables } from '../storage/store.ts'
import { unknown } from './asker.ts'
import type { Services } from './services.ts'

/** A group's name stands on a button; and so much of its program's in it leaves room for when it meets. In UTF-16 units. */
const [MAX_NAME, MAX_PROGRAM] = [75, 50]

/** Someone in several groups wants something where no group meets, and has not said yet of which. */
export class WhichGroup extends UserError {
  readonly groups: readonly Group[]

  constructor(ask: string, groups: readonly Group[]) {
    super(ask)
    this.groups = groups
  }
}

/** The groups that someone is in, the one they joined last first. What they left, or is removed, is among them alone. */
export async function groupsOf(
  { members, groups }: Pick<Tables, 'members' | 'groups'>,
  person: Person,
): Promise<Group[]> {
  const all = await members.ofPerson(person)
  // Whoever has left them all may still want to come back.
  const active = all.filter(({ leftAt }) => leftAt === null)
  const found = await Promise.all(
    (active.length > 0 ? active : all).map(({ groupId }) => groups.find(groupId)),
  )
  const known = found.filter(group => group !== undefined)
  const planned = known.filter(({ status }) => status !== 'removed')
  return planned.length > 0 ? planned : known
}

/** A group as one of its members knows it, by its id. */
export interface Named {
  readonly id: string
  readonly name: string
}

/** What somebody's groups are called: those of one name are told apart by their channels, where the platform names them. */
export async function groupNames(
  services: Services,
  person: Person,
  groups: readonly Group[],
): Promise<Named[]> {
  const names = await Promise.all(groups.map(group => groupName(services, group)))
  const isShared = (name: string) => names.indexOf(name) !== names.lastIndexOf(name)
  const named = groups.map(async ({ id }, i): Promise<Named> => {
    const name = names[i] ?? ''
    const channel = isShared(name) ? await channelOf(services, person, id) : undefined
    return { id, name: channel ? shorten(services.words.which.inChannel(name, channel), MAX_NAME) : name }
  })
  return Promise.all(named)
}

async function channelOf({ store, platforms }: Services, person: Person, id: string) {
  const places = ((await store.groups.places([id])).get(id) ?? []).map(placeOf)
  const at = places.find(({ platform }) => platform === person.platform)
  const profile = at && (await platforms.get(person.platform)?.profile(person, at).catch(unknown))
  const name = readableName(profile?.place ?? '')
  return name && isolated(name)
}

/** By what it does and when. */
async function groupName({ versions, words, now }: Services, group: Group): Promise<string> {
  const { program } = await versions.current(group.program, now())
  // What tells two groups apart stands behind it.
  return words.which.name(
    shorten(program.name, MAX_PROGRAM),
    words.schedule.weekday(group.weekday),
    group.time,
  )
}
