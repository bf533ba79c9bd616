import type { Exercise, Program } from './program.ts'

/** One workout of a week: its rounds, which follow on those of the workouts before it in the same week. */
export interface Workout {
  readonly rounds: number
  /** Rounds before its first; none, where it is left out. */
  readonly from?: number
}

/** One exercise in one round. */
export interface Step {
  readonly round: number
  readonly exercise: Exercise
}

/** What is known of a step that was done or skipped. Times are epoch milliseconds. */
export interface LoggedStep {
  readonly exercise: string
  readonly round: number
  readonly outcome: 'done' | 'skipped'
  readonly loggedAt: number
}

/** Where someone stands in a week's workout. */
export interface Walk {
  /** The step to do now; undefined when all are behind. */
  readonly next: Step | undefined
  /** Steps behind, done or skipped. */
  readonly behind: number
  /** Of those, the ones that were done. */
  readonly done: number
  readonly total: number
  /** Until when to rest before `next`, when it begins a round: epoch milliseconds. */
  readonly restUntil: number | undefined
}

/**
 * Where someone stands: a pure function of the plan and the log, so a press counts once however often it
 * arrives, and nothing is lost in a restart. Rounds of other workouts are not steps of it.
 */
export function walk(program: Program, workout: Workout, log: readonly LoggedStep[]): Walk {
  const logged = new Map(log.map(step => [stepId(step.round, step.exercise), step]))
  let next: Step | undefined
  let behind = 0
  let done = 0
  for (const step of steps(program, workout)) {
    const entry = logged.get(stepId(step.round, step.exercise.id))
    if (!entry) {
      next ??= step
    } else {
      behind++
      if (entry.outcome === 'done') done++
    }
  }
  return {
    next,
    behind,
    done,
    total: workout.rounds * program.exercises.length,
    restUntil: next && restUntil(program, workout, next, log),
  }
}

/** The plan in the order in which it is done: every exercise, then the next round. */
export function steps(program: Program, { rounds, from = 0 }: Workout): Step[] {
  return Array.from({ length: rounds }, (_, i) => from + i + 1).flatMap(round =>
    program.exercises.map(exercise => ({ round, exercise })),
  )
}

/** A step's name in buttons: `2.goblet-squat`. */
export function stepId(round: number, exercise: string): string {
  return `${round}.${exercise}`
}

function restUntil(
  program: Program,
  { from = 0 }: Workout,
  next: Step,
  log: readonly LoggedStep[],
): number | undefined {
  if (next.round === from + 1 || next.exercise !== program.exercises[0]) return undefined
  const before = log.filter(step => step.round === next.round - 1).map(step => step.loggedAt)
  return before.length > 0 ? Math.max(...before) + program.restSeconds * 1000 : undefined
}
