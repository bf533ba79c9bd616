import type { Standings } from '../../storage/group-standings.ts'
import type { Group } from '../../storage/groups.ts'
import type { Week } from '../../storage/weeks.ts'
import { inMessage, namesOf } from '../people.ts'
import type { Services } from '../services.ts'
import type { Recap } from '../views/recap.ts'

/** Names that are read out; the others are counted. */
const NAMED = 20

/** Streaks worth a word: the first ones, and then every quarter of a year and every whole one. */
const MILESTONES = new Set([2, 4, 8, 13, 26, 39])
const YEAR = 52

/** Kept weeks that are read at a time, to find the first ones whose members may be named. */
const PAGE = 100

/** All that a recap says of a group's week; undefined when nobody trained, because then there is nothing to say. */
export async function recapOf(services: Services, group: Group, week: Week): Promise<Recap | undefined> {
  if (!(await services.store.memberWeeks.anyDone(group.id, week.ordinal))) return undefined
  const shown = await shownOf(services, group, week)
  const names = await namesOf(
    services,
    shown.map(({ member }) => member.person),
  )
  const named = shown.flatMap(({ member, run }) => {
    const name = names.get(member.person)
    return name === undefined ? [] : [{ name: inMessage(name), weeks: run }]
  })
  return {
    finished: week.finished,
    members: week.joined,
    kept: week.kept,
    names: named.map(one => one.name),
    streaks: named.filter(({ weeks }) => MILESTONES.has(weeks) || (weeks > 0 && weeks % YEAR === 0)),
  }
}

/** The first of those whose week counts; nobody who has hidden their name. */
async function shownOf({ store, spaces }: Services, group: Group, { ordinal }: Week): Promise<Standings[]> {
  const shown: Standings[] = []
  for (let offset = 0; shown.length < NAMED; offset += PAGE) {
    const some = await store.memberWeeks.keeping(group.id, ordinal, { limit: PAGE, offset })
    const preferences = await spaces.preferences.many(some.map(({ member }) => member.person))
    shown.push(...some.filter(({ member }) => !preferences.get(member.person)?.hidden))
    if (some.length < PAGE) break
  }
  return shown.slice(0, NAMED)
}
