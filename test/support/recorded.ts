import { CHANNEL, type Gym } from './gym.ts'

/** 'bridge 1: 12' for each step that is recorded of somebody in the gym's channel, in order. */
export async function recordedBy(gym: Gym, who: string): Promise<string[]> {
  const group = await gym.store.groups.at(CHANNEL)
  const member = group && (await gym.store.members.of(group.id, gym.person(who)))
  const rows = member ? await gym.store.completions.ofMember(member.id) : []
  return rows
    .toSorted((a, b) => a.exercise.localeCompare(b.exercise) || a.round - b.round)
    .map(row => `${row.exercise} ${row.round}: ${row.amount}`)
}
