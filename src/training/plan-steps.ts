import type { Back, Done, Past, Plan, Target } from './plan-values.ts'
import { type Exercise, type Program, rulesOf, variantOf, weekOf } from './program.ts'
import { gramsOf, lighter, type Weight } from './weight.ts'

/** How much is asked after a week that made things worse, in percent. */
const DOWN_TO = 90

/** Coming back takes half the weeks that were missed, but never more than so many. */
const LONGEST_BACK = 6

/** What a program's own week asks of everybody. @param number counted from 1; past the end the last week holds */
export function ownPlan(program: Program, number: number): Plan {
  const { rounds, amount } = weekOf(program, number)
  const rung = Math.min(number, program.weeks.length)
  const targets = targetsOf(program, ({ id, range }) => ({
    amount: amount[id] ?? range.min,
    way: 'standard',
  }))
  return { rung, rounds, targets }
}

/** Someone's first week: the first rung, in fewer rounds. */
export function firstPlan(program: Program): Plan {
  const plan = ownPlan(program, 1)
  return { ...plan, rounds: Math.min(plan.rounds, rulesOf(program).firstRounds) }
}

/** The plan that they did last, with the weights and ways that they really took. */
export function carried(program: Program, last: Past, active: readonly Past[]): Plan {
  const own = ownPlan(program, last.plan.rung)
  const done = lastRows(program, [last])
  const ever = lastRows(program, active)
  const carry = (before: Plan['targets']) =>
    targetsOf(program, ({ id, range }) => {
      const target = before[id] ?? own.targets[id]
      const row = done.get(id)
      const weight = row?.weight ?? target?.weight ?? ever.get(id)?.weight
      return {
        amount: Math.min(range.max, Math.max(range.min, target?.amount ?? range.min)),
        way: last.plan.back ? (target?.way ?? 'standard') : (row?.variant ?? target?.way ?? 'standard'),
        ...(weight && { weight }),
      }
    })
  const { rung } = own
  const { back, rounds, targets } = last.plan
  if (!back) return { rung, rounds, targets: carry(targets) }
  // Who took another weight than was asked has decided what is theirs.
  const before = targetsOf(program, exercise => {
    const target = carry(back.before)[exercise.id] as Target
    const asked = targets[exercise.id]?.weight
    const weight = done.get(exercise.id)?.weight
    const same = !weight || (asked?.number === weight.number && asked.unit === weight.unit)
    const kept = back.before[exercise.id]?.weight
    return same && kept ? { ...target, weight: kept } : target
  })
  return { rung, rounds, targets: carry(targets), back: { ...back, before } }
}

/** What was logged last of each exercise of a program. */
function lastRows(program: Program, active: readonly Past[]): Map<string, Done> {
  const rows = active.flatMap(({ log }) => log)
  return new Map(
    rows
      .filter(row => row.program === program.id && row.outcome === 'done')
      .map(row => [row.exercise, row] as const),
  )
}

/** After a week that made things worse: a rung and a round lower, lighter, and the easier way. */
export function down(program: Program, plan: Plan): Plan {
  const rung = Math.max(1, plan.rung - 1)
  const lower = ownPlan(program, rung).targets
  const least = (targets: Plan['targets']) =>
    targetsOf(program, ({ id }) => {
      const target = usual(targets[id] as Target)
      return { ...target, amount: Math.min(target.amount, lower[id]?.amount ?? target.amount) }
    })
  const before = least(plan.back?.before ?? plan.targets)
  const percent = lowered(program, plan, DOWN_TO)
  const back: Back = { percent, by: plan.back?.by ?? 100 - percent, eased: true, before }
  const rounds = Math.max(1, plan.rounds - 1)
  return atMost(program, reduced(program, { rung, rounds, targets: before }, back), plan)
}

/** After missed weeks: fewer rounds and less load, and half the time to come back. */
export function cut(program: Program, plan: Plan, missed: number): Plan {
  const { lessPerWeek, leastLoad, againAfter, firstRounds } = rulesOf(program)
  const share = Math.max(leastLoad, 100 - lessPerWeek * (missed - 1))
  const percent = lowered(program, plan, share)
  const weeks = Math.min(LONGEST_BACK, Math.ceil(missed / 2))
  const isAgain = missed >= againAfter
  const first = ownPlan(program, 1).targets
  const before = targetsOf(program, ({ id }) => {
    const target = usual((plan.back?.before ?? plan.targets)[id] as Target)
    return isAgain
      ? { ...target, amount: Math.min(target.amount, first[id]?.amount ?? target.amount) }
      : target
  })
  const fewer = Math.max(
    1,
    Math.min(plan.rounds - Math.floor(missed / 2), Math.floor((plan.rounds * share) / 100)),
  )
  const back: Back = {
    percent,
    by: Math.ceil((100 - percent) / weeks),
    eased: plan.back?.eased ?? false,
    before,
  }
  const rounds = isAgain ? Math.min(fewer, firstRounds) : fewer
  const next = { rung: isAgain ? 1 : plan.rung, rounds, targets: before }
  return atMost(program, reduced(program, next, back), plan, share)
}

/**
 * How much of what was done before is still asked when less of it is to be, in percent. However often that comes, never
 * less than the program's least: a load that drifts to nothing trains nobody, and staying active beats rest (NICE NG59).
 * @param share of what is asked now, in percent
 */
function lowered(program: Program, { back }: Plan, share: number): number {
  const now = back?.percent ?? 100
  return Math.max(Math.min(now, rulesOf(program).leastLoad), Math.floor((now * share) / 100))
}

/** One round, the easier way: after a gentle week, or a sign that somebody had to see. */
export function eased(program: Program, plan: Plan): Plan {
  const before = targetsOf(program, ({ id }) => usual((plan.back?.before ?? plan.targets)[id] as Target))
  const percent = lowered(program, plan, 0)
  const by = Math.ceil((100 - percent) / 2)
  const back: Back = { percent, by, eased: true, before }
  return atMost(program, reduced(program, { ...plan, rounds: 1 }, back), plan)
}

/** The harder way is earned anew after a break, and after what made things worse. */
function usual(target: Target): Target {
  return target.way === 'harder' ? { ...target, way: 'standard' } : target
}

/** The same, because they asked for it: a round less, the easier way; what was done before stays in sight. */
export function easier(program: Program, plan: Plan): Plan {
  const before = plan.back?.before ?? plan.targets
  const percent = plan.back?.percent ?? 100
  const back: Back = { percent, by: plan.back?.by ?? 100, eased: true, before }
  return atMost(program, reduced(program, { ...plan, rounds: Math.max(1, plan.rounds - 1) }, back), plan)
}

/** A plan of which less is asked: lighter where a weight is held, and otherwise less of it. */
export function reduced(program: Program, plan: Plan, back: Back): Plan {
  const targets = targetsOf(program, exercise => {
    const before = back.before[exercise.id] as Target
    const way = back.eased && exercise.easier ? 'easier' : before.way
    const weight = before.weight && variantOf(exercise, way).weighted && lighter(before.weight, back.percent)
    // What the lightest weight does not take away, the amount does.
    const share =
      weight && before.weight ? (back.percent * before.weight.number) / weight.number : back.percent
    const amount = Math.max(exercise.range.min, Math.floor((before.amount * share) / 100))
    return { ...before, way, amount: Math.min(before.amount, amount), ...(weight && { weight }) }
  })
  return { rung: plan.rung, rounds: plan.rounds, targets, back }
}

/** Never more than was asked last, and in all no more than a share of it, in percent, or the least that there is. */
function atMost(program: Program, less: Plan, last: Plan, share = 100): Plan {
  const targets = targetsOf(program, exercise => {
    const [target, was] = [less.targets[exercise.id], last.targets[exercise.id]] as [Target, Target]
    const most = was.weight && lessOf(program, was.weight, share, less.back?.before[exercise.id]?.weight)
    const isMore = most && target.weight && gramsOf(target.weight) > gramsOf(most)
    const weight = isMore ? most : target.weight
    const isHeld = [target, was].every(({ way }) => variantOf(exercise, way).weighted)
    const load = isHeld && weight && was.weight ? gramsOf(weight) / gramsOf(was.weight) : 1
    const left = (was.amount * share * last.rounds) / (less.rounds * load * 100)
    const amount = Math.min(target.amount, was.amount, Math.max(exercise.range.min, Math.floor(left)))
    return { ...target, amount, ...(weight && { weight }) }
  })
  return { ...less, targets }
}

/** So many percent of a weight, but no less than the program's least of what was held before. */
function lessOf(program: Program, was: Weight, share: number, before: Weight | undefined): Weight {
  if (share === 100) return was
  const less = lighter(was, share)
  const least = before && lighter(before, rulesOf(program).leastLoad)
  if (!least || gramsOf(least) <= gramsOf(less)) return less
  return gramsOf(least) < gramsOf(was) ? least : was
}

/** What is asked of every exercise of a program. */
export function targetsOf(program: Program, target: (exercise: Exercise) => Target): Plan['targets'] {
  return Object.fromEntries(program.exercises.map(exercise => [exercise.id, target(exercise)]))
}
