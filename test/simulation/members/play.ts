import type { Felt } from '../../../src/training/felt.ts'
import { planFor } from '../../../src/training/plan.ts'
import type { Done, Past, Plan, Planned } from '../../../src/training/plan-values.ts'
import { type Program, variantOf } from '../../../src/training/program.ts'
import { standing } from '../../../src/training/progress.ts'
import type { Weight } from '../../../src/training/weight.ts'

const WEEK = 7 * 24 * 60 * 60 * 1000

/** What somebody makes of one week. */
export interface Lived {
  /** Rounds that they do of those that are planned; 0 is a missed week. */
  readonly rounds: number
  /** Of the last of these rounds they leave out the last exercise. */
  readonly leavesOut?: boolean
  /** They do the gentle program instead. */
  readonly gentle?: boolean
  readonly flagged?: boolean
  readonly felt?: Felt
  /** What they take where they do not know yet what they hold. */
  readonly takes?: Weight
}

export interface Played extends Planned {
  /** Undefined for a week in which nothing was done. */
  readonly past: Past | undefined
  readonly ordinal: number
}

/** Lives through a group's weeks from one on: each week's plan follows from those before. */
export function play(program: Program, lives: readonly Lived[], from = 1): Played[] {
  const past: Past[] = []
  return lives.map((lived, n): Played => {
    const ordinal = from + n
    const openedAt = ordinal * WEEK
    const planned = planFor(program, { ordinal, openedAt, flagged: false }, past)
    const log = logged(program, planned.plan, lived)
    const own: Past = {
      ordinal,
      openedAt,
      program: program.id,
      standing: standing(
        program,
        planned.plan,
        log.filter(row => row.program === program.id).map(row => ({ ...row, loggedAt: 0 })),
      ),
      flagged: lived.flagged === true,
      ...planned,
      log,
      felt: lived.felt ?? {},
    }
    // A week that nobody has touched has no record.
    if (log.length > 0 || own.flagged || own.felt.before) past.push(own)
    return { ...planned, ordinal, past: log.length > 0 ? own : undefined }
  })
}

function logged(program: Program, plan: Plan, { rounds, leavesOut, gentle, takes }: Lived): Done[] {
  if (gentle) {
    return [
      { program: 'gentle', exercise: 'cat-cow', round: 1, outcome: 'done', amount: 8, variant: 'standard' },
    ]
  }
  const done = Math.min(rounds, plan.rounds)
  return Array.from({ length: done }, (_, round) =>
    program.exercises.flatMap((exercise, n): Done[] => {
      const target = plan.targets[exercise.id]
      const isLast = round === done - 1 && n === program.exercises.length - 1
      if (!target || (leavesOut && isLast)) return []
      const weight = target.weight ?? takes
      const held = weight && variantOf(exercise, target.way).weighted
      const { amount, way: variant } = target
      const row = { program: program.id, exercise: exercise.id, round: round + 1, amount, variant }
      return [{ ...row, outcome: 'done', ...(held && { weight }) }]
    }),
  ).flat()
}
