import { literal } from '../chat/markdown.ts'
import type { Group } from '../storage/groups.ts'
import type { WeekKey } from '../training/calendar.ts'
import { keeps, streak } from '../training/progress.ts'
import { displayName } from './context.ts'
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
  const sets = log.filter(entry => entry.outcome === 'done').length
  if (sets === 0) return undefined
  const standings = await groupStandings(services, group, week)
  const prompted = await store.deliveries.promptedWeeks(group.id)
  const kept = standings.filter(one => keeps(one.standing))
  const names: string[] = []
  const streaks: { name: string; weeks: number }[] = []
  for (const one of kept) {
    const name = names.length < NAMED ? await nameOf(services, one) : undefined
    if (name === undefined) continue
    names.push(name)
    const weeks = await streakOf(services, group, one, prompted, week)
    if (MILESTONES.has(weeks) || (weeks > 0 && weeks % YEAR === 0)) streaks.push({ name, weeks })
  }
  return { ...countOf(standings), kept: kept.length, names, streaks, sets }
}

/** Nobody who has hidden their name. */
async function nameOf(services: Services, { member }: MemberStanding): Promise<string | undefined> {
  const preferences = await services.spaces.preferences.get(member.person)
  return preferences?.hidden ? undefined : literal(await displayName(services, member.person))
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
