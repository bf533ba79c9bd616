/* How 0004-weeks judges what was logged: as it was judged until then. Nothing here may change. */

/** As much of a program file as decides how a week stands; the rest is kept with it. */
export interface ProgramFile {
  readonly id: string
  readonly kind: string
  readonly exercises: readonly { readonly id: string }[]
  readonly weeks: readonly { readonly rounds: number }[]
}

export interface Step {
  readonly week: string
  readonly program: string
  readonly exercise: string
  readonly round: number
  readonly outcome: string
  readonly amount: number | null
  readonly grams: number | null
  readonly logged_at: number
}

export interface CarriedWeek {
  readonly key: string
  readonly ordinal: number
  readonly number: number
  readonly opened: number
  readonly leftOut: string | null
}

type Totals = Record<string, [amount: number, grams: number | null, at: number, version: string]>

export interface Folded {
  readonly run: number
  readonly best: number
  readonly kept_week: number
  readonly logged: number
  readonly totals: Totals
}

export const NOTHING: Folded = { run: 0, best: 0, kept_week: 0, logged: 0, totals: {} }

/** The better of the standings in the group's own program and in every other in which something was logged. */
export function judge(
  programs: readonly ProgramFile[],
  own: ProgramFile,
  number: number,
  log: readonly Step[],
): { standing: string; done: number; skipped: number; total: number } {
  const ranks = ['none', 'started', 'kept', 'finished']
  let best: { standing: string; done: number; skipped: number; total: number } | undefined
  for (const program of programs) {
    const steps = log.filter(step => step.program === program.id)
    if (program !== own && steps.length === 0) continue
    const rounds = program.weeks[Math.min(number, program.weeks.length) - 1]?.rounds ?? 0
    const outcomes = new Map(steps.map(step => [`${step.round} ${step.exercise}`, step.outcome]))
    let [done, skipped] = [0, 0]
    for (let round = 1; round <= rounds; round++) {
      for (const { id } of program.exercises) {
        const outcome = outcomes.get(`${round} ${id}`)
        if (outcome === 'done') done++
        else if (outcome) skipped++
      }
    }
    const total = rounds * program.exercises.length
    const whole = [...Map.groupBy(steps, step => step.round).values()].some(
      round =>
        round.some(step => step.outcome === 'done') &&
        program.exercises.every(({ id }) => round.some(step => step.exercise === id)),
    )
    const standing = !steps.some(step => step.outcome === 'done')
      ? 'none'
      : done + skipped === total && done > 0
        ? 'finished'
        : whole
          ? 'kept'
          : 'started'
    if (!best || ranks.indexOf(standing) > ranks.indexOf(best.standing))
      best = { standing, done, skipped, total }
  }
  return best ?? { standing: 'none', done: 0, skipped: 0, total: 0 }
}

/** Only a week that had a prompt can break a run. */
export function fold(
  before: Folded,
  week: CarriedWeek,
  keeps: boolean,
  log: readonly Step[],
  weeks: readonly CarriedWeek[],
  versions: ReadonlyMap<string, string>,
): Folded {
  const totals: Totals = { ...before.totals }
  for (const step of log) {
    const key = `${step.program}/${step.exercise}`
    const [amount, grams, at] = totals[key] ?? [0, null, 0, '']
    const load: [number | null, number] = step.grams === null ? [grams, at] : [step.grams, step.logged_at]
    totals[key] = [amount + (step.amount ?? 0), ...load, versions.get(step.program) ?? '']
  }
  const logged = before.logged + (log.length > 0 ? 1 : 0)
  if (!keeps) return { ...before, logged, totals }
  const broken = weeks.slice(before.kept_week, week.ordinal - 1).some(({ leftOut }) => leftOut === null)
  const run = (broken ? 0 : before.run) + 1
  return { run, best: Math.max(before.best, run), kept_week: week.ordinal, logged, totals }
}
