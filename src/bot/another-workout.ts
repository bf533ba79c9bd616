import type { Completion } from '../storage/completions.ts'
import type { OwnPlan } from '../storage/member-week.ts'
import type { Program } from '../training/program.ts'
import type { Workout } from '../training/walkthrough.ts'
import { WORKOUTS } from './plans.ts'

/** What is logged within so much time, in milliseconds, is of the same workout. */
const SAME_WORKOUT = 8 * 60 * 60 * 1000

/** What is logged so long after a workout, in milliseconds, is of another day's, whatever the program means. */
const NEXT_DAY = 20 * 60 * 60 * 1000

/** The workout of a week that follows on those that are done; none where it is too soon after the last, or enough. */
export function another(
  program: Program,
  { plan }: OwnPlan,
  rows: readonly Pick<Completion, 'round' | 'doneAt'>[],
  at: number,
): Workout {
  const from = Math.max(0, ...rows.map(({ round }) => round))
  const last = Math.max(0, ...rows.map(({ doneAt }) => doneAt))
  // Sooner, it is the same workout that is said once more.
  const workouts = from / plan.rounds
  const gap = workouts < program.timesAWeek ? SAME_WORKOUT : NEXT_DAY
  const isAnother = workouts < Math.max(program.timesAWeek, WORKOUTS) && at - last >= gap
  return { from, rounds: isAnother ? plan.rounds : 0 }
}
