import { reduced, targetsOf } from './plan-steps.ts'
import type { Back, Past, Plan, Planned, Reason, Target } from './plan-values.ts'
import { type Exercise, type Program, rulesOf, type VariantName, variantOf, weekOf } from './program.ts'
import { heavier } from './weight.ts'

/** One more repetition, or so many seconds more. */
const MORE = { reps: 1, seconds: 5 } as const

/** One step more than what was done last. */
export function up(program: Program, plan: Plan, active: readonly Past[]): Planned {
  const { rounds } = weekOf(program, plan.rung)
  const more = Math.max(plan.rounds, Math.min(rounds, plan.rounds + 1))
  if (plan.back)
    return {
      plan: nearer(program, { ...plan, rounds: more }, plan.back),
      reason: { code: 'back', rounds: more },
    }
  const heavy = program.exercises.filter(exercise => hasEarned(program, exercise, active, true))
  const [first] = heavy
  if (first) {
    const targets = targetsOf(program, exercise => {
      const target = plan.targets[exercise.id] as Target
      if (!heavy.includes(exercise) || !target.weight) return target
      return { ...target, amount: exercise.range.min, weight: heavier(target.weight) }
    })
    const weight = targets[first.id]?.weight
    if (weight) return { plan: { ...plan, targets }, reason: { code: 'weight', exercise: first.id, weight } }
  }
  if (more > plan.rounds) return { plan: { ...plan, rounds: more }, reason: { code: 'round', rounds: more } }
  const harder = harderWay(program, plan, active)
  if (harder) return harder
  const rung = Math.min(program.weeks.length, plan.rung + 1)
  // A rung may bring a round more; then nothing else comes with it.
  if (weekOf(program, rung).rounds > plan.rounds) {
    return {
      plan: { ...plan, rung, rounds: plan.rounds + 1 },
      reason: { code: 'round', rounds: plan.rounds + 1 },
    }
  }
  const targets = targetsOf(program, exercise => higher(program, plan, rung, exercise))
  const next = { ...plan, rung, targets }
  const grown = program.exercises.find(
    ({ id }) => (targets[id]?.amount ?? 0) > (plan.targets[id]?.amount ?? 0),
  )
  if (!grown) return { plan: next, reason: { code: 'top', wants: wanted(program, plan, active) } }
  const by = (targets[grown.id]?.amount ?? 0) - (plan.targets[grown.id]?.amount ?? 0)
  return { plan: next, reason: { code: 'more', by, exercise: grown.id } }
}

/** A step on the way back: first the usual way again, then the load. */
function nearer(program: Program, plan: Plan, back: Back): Plan {
  const percent = back.eased ? back.percent : back.percent + back.by
  if (percent >= 100) return { rung: plan.rung, rounds: plan.rounds, targets: back.before }
  return reduced(program, plan, { ...back, eased: false, percent })
}

/** An exercise on a rung: never less than before, unless weight was added, and never two steps more. */
function higher(program: Program, plan: Plan, rung: number, exercise: Exercise): Target {
  const { id, range, measure } = exercise
  const target = plan.targets[id] as Target
  const step = MORE[measure]
  const [from, to] = [
    weekOf(program, plan.rung).amount[id] ?? range.min,
    weekOf(program, rung).amount[id] ?? range.min,
  ]
  // Past the last rung it grows to the top of its range.
  const most = rung === plan.rung ? range.max : to
  const amount = Math.min(most, target.amount + Math.max(step, to - from))
  return amount > target.amount ? { ...target, amount } : target
}

/** One exercise without a weight in its next way: a new movement is step enough for a week. */
function harderWay(program: Program, plan: Plan, active: readonly Past[]): Planned | undefined {
  // Whoever has just taken last week's plan instead is not asked again at once.
  if (active.at(-1)?.reason?.code === 'refused') return undefined
  for (const exercise of program.exercises) {
    const { id, range } = exercise
    const target = plan.targets[id] as Target
    const way = NEXT_WAY[target.way]
    if (!way || (way === 'harder' && (!exercise.harder || program.kind === 'gentle'))) continue
    if (!hasEarned(program, exercise, active, false)) continue
    const targets = { ...plan.targets, [id]: { ...target, amount: range.min, way } }
    return { plan: { ...plan, targets }, reason: { code: 'way', exercise: id, way } }
  }
  return undefined
}

const NEXT_WAY: Readonly<Record<VariantName, VariantName | undefined>> = {
  easier: 'standard',
  standard: 'harder',
  harder: undefined,
}

/** Whether all sets were at the top of the range twice running, with the same weight or without, and easily enough. */
function hasEarned(program: Program, exercise: Exercise, active: readonly Past[], isHeld: boolean): boolean {
  const { weightEffort } = rulesOf(program)
  const [last, before] = [active.at(-1), active.at(-2)]
  if (!last || !before || last.felt.effort === undefined) return false
  if (last.felt.effort > weightEffort || (before.felt.effort ?? 0) > weightEffort) return false
  const loads = [before, last].map(past => topLoad(program, exercise, past, isHeld))
  return loads[0] !== undefined && loads[0] === loads[1]
}

/** The way and the weight of a week whose sets were all at the top; undefined where they were not, or it is not known. */
function topLoad(
  program: Program,
  exercise: Exercise,
  { plan, log }: Past,
  isHeld: boolean,
): string | undefined {
  const { id, range } = exercise
  const rows = log.filter(row => row.program === program.id && row.exercise === id)
  const done = rows.filter(({ outcome, amount }) => outcome === 'done' && (amount ?? 0) >= range.max)
  const loads = new Set(
    done.map(({ weight, variant }) => {
      if (isHeld) return weight && `${weight.number} ${weight.unit} ${weight.per} ${variant}`
      return variantOf(exercise, variant).weighted ? undefined : variant
    }),
  )
  const [load] = loads
  return done.length === rows.length && done.length >= plan.rounds && loads.size === 1 ? load : undefined
}

function wanted(program: Program, plan: Plan, active: readonly Past[]): (Reason & { code: 'top' })['wants'] {
  const held = program.exercises.filter(e => variantOf(e, plan.targets[e.id]?.way ?? 'standard').weighted)
  if (held.length === 0) return 'nothing'
  if (held.every(({ id }) => !plan.targets[id]?.weight)) return 'weight'
  return active.at(-1)?.felt.effort === undefined ? 'effort' : 'again'
}
