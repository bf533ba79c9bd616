import { type Felt, reactionOf } from './felt.ts'
import { carried, cut, down, eased, firstPlan } from './plan-steps.ts'
import { up } from './plan-up.ts'
import type { Past, Planned, Reason, Upcoming } from './plan-values.ts'
import { type Program, rulesOf } from './program.ts'
import { keeps } from './progress.ts'

const WEEK = 7 * 24 * 60 * 60 * 1000

/**
 * The plan for one member's week, and why: a pure function of the program and their own weeks, oldest first. It never
 * asks for more after a week that made things worse, and never for more than one step more than the week before.
 */
export function planFor(program: Program, week: Upcoming, past: readonly Past[]): Planned {
  const active = past.filter(isActive)
  const last = active.findLast(one => one.program === program.id)
  const since = past.filter(({ ordinal }) => ordinal >= (active.at(-1)?.ordinal ?? 0))
  const flagged = week.flagged || since.some(one => one.flagged || one.felt.before === 'flag')
  const gentle = since.some(one => (isActive(one) ? isGentle(one) : one.felt.before === 'sore'))
  const felt = active.map(one => one.felt).reverse()
  const worse = felt.findIndex((_, n) => reactionOf(felt.slice(n)) !== 'worse')
  const times = worse < 0 ? felt.length : worse
  const missed = last ? weeksMissed(last, week) : 0

  let plan = last ? carried(program, last, active) : firstPlan(program)
  let reason: Reason = { code: 'first' }
  if (times > 0) {
    plan = down(program, plan)
    reason = { code: 'worse', times, ...known('pain', felt[0]?.pain) }
  }
  if (missed > 1) {
    const again = missed >= rulesOf(program).againAfter
    plan = cut(program, plan, missed)
    if (times === 0) reason = { code: again ? 'again' : 'away', weeks: missed }
  }
  if (flagged || gentle || times > 1) {
    plan = eased(program, plan)
    if (flagged || gentle) reason = { code: flagged ? 'flag' : 'gentle' }
  }
  if (!last || reason.code !== 'first') return { plan, reason }
  const held = holds(last, felt, missed)
  return held ? { plan, reason: held } : up(program, plan, active)
}

/** Why what was done last is asked for once more. */
function holds(last: Past, felt: readonly Felt[], missed: number): Reason | undefined {
  const reaction = reactionOf(felt)
  const { pain, nextMorning, effort } = last.felt
  if (reaction === 'sore')
    return { code: 'sore', ...known('pain', Math.max(pain ?? 0, nextMorning ?? 0) || undefined) }
  if (reaction === 'hard' && effort !== undefined) return { code: 'hard', effort }
  if (!keeps(last.standing)) return { code: 'started' }
  // Whoever trains every other week climbs, too: a step for each two of their weeks.
  return missed === 1 && last.reason?.code !== 'missed' ? { code: 'missed' } : undefined
}

/** The weeks between two, by what was prompted, or by the calendar where a pause came between. */
function weeksMissed(last: Past, week: Upcoming): number {
  return Math.max(week.ordinal - last.ordinal, Math.floor((week.openedAt - last.openedAt) / WEEK)) - 1
}

function isActive({ log }: Past): boolean {
  return log.some(({ outcome }) => outcome === 'done')
}

/** A week in which only another, gentler program was done. */
function isGentle({ log, program }: Past): boolean {
  return log.every(row => row.outcome !== 'done' || row.program !== program)
}

function known<K extends string>(key: K, value: number | undefined): { readonly [key in K]?: number } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [key in K]: number })
}
