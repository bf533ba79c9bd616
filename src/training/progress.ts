import type { Program, Week } from './program.ts'
import { type LoggedStep, walk } from './walkthrough.ts'

/**
 * How far a member's week has come. 'kept': at least one whole round, which is enough for the streak.
 * 'finished': every planned step is behind them and at least one was done.
 */
export type Standing = 'none' | 'started' | 'kept' | 'finished'

const RANK: readonly Standing[] = ['none', 'started', 'kept', 'finished']

/** How a week stands in one program, from what was logged in it. */
export function standing(program: Program, week: Week, log: readonly LoggedStep[]): Standing {
  const { next, done } = walk(program, week, log)
  if (!log.some(step => step.outcome === 'done')) return 'none'
  if (!next && done > 0) return 'finished'
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
  const rounds = Map.groupBy(log, step => step.round)
  return [...rounds.values()].some(
    round =>
      round.some(step => step.outcome === 'done') &&
      program.exercises.every(exercise => round.some(step => step.exercise === exercise.id)),
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
