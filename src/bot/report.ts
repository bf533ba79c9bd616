import type { Group } from '../storage/groups.ts'
import type { Member } from '../storage/members.ts'
import { addWeeks } from '../training/calendar.ts'
import { exerciseOf } from '../training/program.ts'
import { keeps, streak } from '../training/progress.ts'
import type { Services } from './services.ts'
import { keptWeeks, memberStanding } from './standings.ts'
import type { Progress } from './views/progress.ts'
import { weekOfGroup } from './weeks.ts'
import type { Units } from './wording/format.ts'

/** Weeks that are shown; as many fit on a phone's line. */
const SHOWN = 8

/** All that a member's progress shows, at an instant in epoch milliseconds. */
export async function progressOf(
  services: Pick<Services, 'store' | 'programs'>,
  group: Group,
  member: Member,
  units: Units,
  now: number,
): Promise<Progress> {
  const { store, programs } = services
  const current = weekOfGroup(group, now)
  const log = await store.completions.ofMember(member.id)
  const prompted = await store.prompts.weeks(group.id)
  const weeks = keptWeeks(programs, group, member, log)
  const joined = weekOfGroup(group, member.joined_at)
  const kept = new Set([...weeks].filter(([, one]) => keeps(one.standing)).map(([week]) => week))
  const now_ = weeks.get(current) ?? memberStanding(programs, group, member, current, [])
  const totals = programs.flatMap(program =>
    program.exercises.map(exercise => {
      const own = log.filter(row => row.program === program.id && row.exercise === exercise.id)
      return {
        exercise: exerciseOf(program, exercise.id) ?? exercise,
        amount: own.reduce((sum, row) => sum + (row.amount ?? 0), 0),
        grams: own.findLast(row => row.grams !== null)?.grams ?? undefined,
      }
    }),
  )
  return {
    streak: streak(kept, prompted, current),
    weeks: Array.from({ length: SHOWN }, (_, i) => addWeeks(current, i - SHOWN + 1))
      .filter(week => week >= joined || weeks.has(week))
      .map(week => ({
        week,
        standing: weeks.get(week)?.standing ?? (prompted.has(week) ? 'none' : 'off'),
      })),
    done: now_.done,
    total: now_.total,
    totals: totals.filter(total => total.amount > 0),
    weeksLogged: weeks.size,
    units,
  }
}
