import type { Person } from '../core/address.ts'
import { UserError } from '../core/errors.ts'
import type { Group } from '../storage/groups.ts'
import type { Tables } from '../storage/store.ts'
import type { Services } from './services.ts'

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

/** A group as its members know it: by what it does and when. */
export async function groupName({ versions, words, now }: Services, group: Group): Promise<string> {
  const { program } = await versions.current(group.program, now())
  return words.which.name(program.name, words.schedule.weekday(group.weekday), group.time)
}
