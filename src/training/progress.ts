import { type Program, rulesOf } from './program.ts'
import { type LoggedStep, type Workout, walk } from './walkthrough.ts'

/**
 * How far a member's week has come. 'kept': at least one whole round was done, which is enough for the streak.
 * 'finished': every step of a workout was done. What was skipped was not.
 */
export type Standing = 'none' | 'started' | 'kept' | 'finished'

const RANK: readonly Standing[] = ['none', 'started', 'kept', 'finished']

/** How a week stands by one workout, from what was logged in it. */
export function standing(program: Program, workout: Workout, log: readonly LoggedStep[]): Standing {
  const { done, total } = walk(program, workout, log)
  if (!log.some(step => step.outcome === 'done')) return 'none'
  if (done === total) return 'finished'
  return hasWholeRound(program, log) ? 'kept' : 'started'
}

/** The better of two standings: a gentle week counts as much as a strong one. */
export function better(a: Standing, b: Standing): Standing {
  return RANK.indexOf(a) >= RANK.indexOf(b) ? a : b
}

/** Whether a week with this standing holds the streak. */
export function keeps(standing: Standing): boolean {
  return standing === 'kept' || standing === 'finished'
}

function hasWholeRound(program: Program, log: readonly LoggedStep[]): boolean {
  const { exercises } = program
  const needed = Math.min(exercises.length, rulesOf(program).keptWith ?? exercises.length)
  const rounds = Map.groupBy(
    log.filter(({ outcome }) => outcome === 'done'),
    ({ round }) => round,
  )
  return [...rounds.values()].some(
    round => exercises.filter(({ id }) => round.some(({ exercise }) => exercise === id)).length >= needed,
  )
}

/**
 * The next rounds of an exercise that are not logged yet, lowest first; they may go past the plan, for someone
 * who does more.
 */
export function openRounds(log: readonly LoggedStep[], exercise: string, count: number): number[] {
  const taken = new Set(log.filter(step => step.exercise === exercise).map(step => step.round))
  const rounds: number[] = []
  for (let round = 1; rounds.length < count; round++) if (!taken.has(round)) rounds.push(round)
  return rounds
}
