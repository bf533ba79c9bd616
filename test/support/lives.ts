import type { Plan } from '../../src/training/plan-values.ts'
import { exerciseOf, type Program, variantOf } from '../../src/training/program.ts'
import type { Lived } from '../simulation/members/play.ts'
import { PROGRAMS } from './programs.ts'

/** The program of the plans that are looked at one by one. */
export const strong = PROGRAMS.find(({ kind }) => kind === 'strength') as Program

/** What a week comes to, and as many of the same as are wanted. */
export const WHOLE: Lived = {
  rounds: 10,
  felt: { effort: 6, pain: 1 },
  takes: { number: 10, unit: 'kg', per: 'hand' },
}
export const MISSED: Lived = { rounds: 0 }
export const WORSE: Lived = { ...WHOLE, felt: { effort: 6, pain: 7 } }
export const weeks = (n: number, lived: Lived): Lived[] => Array.from({ length: n }, () => lived)

/** All that a plan asks for, with the exercise it is of, and whether a weight is held. */
export function everyTarget(plan: Plan) {
  return Object.entries(plan.targets).map(([id, target]) => {
    const exercise = exerciseOf(strong, id)
    if (!exercise) throw new Error(id)
    return { id, exercise, target, held: variantOf(exercise, target.way).weighted }
  })
}
