import type { Group } from '../storage/groups.ts'
import type { WeekKey } from '../training/calendar.ts'
import { keeps, streak } from '../training/progress.ts'
import { inMessage, nameOf } from './people.ts'
import type { Services } from './services.ts'
import { countOf, groupStandings, keptWeeks, type MemberStanding } from './standings.ts'
import type { Recap } from './views/recap.ts'

/** Names that are read out; the others are counted. */
const NAMED = 20

/** Streaks worth a word: the first ones, and then every quarter of a year and every whole one. */
const MILESTONES = new Set([2, 4, 8, 13, 26, 39])
const YEAR = 52

/** All that a recap says of a group's week; undefined when nobody trained, because then there is nothing to say. */
export async function recapOf(services: Services, group: Group, week: WeekKey): Promise<Recap | undefined> {
  const { store } = services
  const log = await store.completions.ofGroup(group.id, week)
  if (!log.some(entry => entry.outcome === 'done')) return undefined
  const standings = await groupStandings(services, group, week)
  const kept = standings.filter(one => keeps(one.standing))
  const prompted = await store.prompts.weeks(group.id)
  const named = (
    await Promise.all(
      (await shown(services, kept)).slice(0, NAMED).map(async one => {
        const name = await nameOf(services, one.member.person)
        if (name === undefined) return []
        return [{ name: inMessage(name), weeks: await streakOf(services, group, one, prompted, week) }]
      }),
    )
  ).flat()
  return {
    ...countOf(standings),
    kept: kept.length,
    names: named.map(one => one.name),
    streaks: named.filter(({ weeks }) => MILESTONES.has(weeks) || (weeks > 0 && weeks % YEAR === 0)),
  }
}

/** Nobody who has hidden their name. */
async function shown({ spaces }: Services, standings: readonly MemberStanding[]): Promise<MemberStanding[]> {
  const preferences = await spaces.preferences.many(standings.map(one => one.member.person))
  return standings.filter(one => !preferences.get(one.member.person)?.hidden)
}

async function streakOf(
  { store, programs }: Services,
  group: Group,
  { member }: MemberStanding,
  prompted: ReadonlySet<WeekKey>,
  week: WeekKey,
): Promise<number> {
  const weeks = keptWeeks(programs, group, member, await store.completions.ofMember(member.id))
  const kept = new Set([...weeks].filter(([, one]) => keeps(one.standing)).map(([key]) => key))
  return streak(kept, prompted, week).current
}
