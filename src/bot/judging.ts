import type { Completion } from '../storage/completions.ts'
import type { Judgement, MemberWeek } from '../storage/member-week.ts'
import type { Tables } from '../storage/store.ts'
import type { Week } from '../storage/weeks.ts'
import type { Program } from '../training/program.ts'
import { better, standing } from '../training/progress.ts'
import { walk } from '../training/walkthrough.ts'
import { planOf } from './plans.ts'
import type { Versions } from './versions.ts'

/** A week that is judged, inside a transaction. */
interface Judged {
  readonly tables: Tables
  readonly versions: Versions
  readonly week: Week
}

/** How a week stands: the best of what was done by the group's program and by any other. */
export async function judge(
  { tables, versions, week }: Judged,
  own: MemberWeek,
  log: readonly Completion[],
): Promise<Judgement> {
  const main = await versions.of(week, tables)
  const others = new Map<string, Program | undefined>()
  for (const { program, version } of log) {
    if (program !== main.id && !others.has(program))
      others.set(program, await versions.program(version, tables))
  }
  return bestOf([main, ...[...others.values()].filter(program => program !== undefined)], week, own, log)
}

/** The best standing of a week in the workouts of some programs, of which the first is the group's. */
function bestOf(
  programs: readonly Program[],
  week: Pick<Week, 'planNumber'>,
  own: MemberWeek | undefined,
  log: readonly Completion[],
): Judgement {
  let best: Judgement | undefined
  for (const program of programs) {
    const done = log.filter(entry => entry.program === program.id)
    for (const workout of planOf(own, program, week).workouts) {
      const { done: steps, behind, total } = walk(program, workout, done)
      const now = standing(program, workout, done)
      if (!best || (now !== best.standing && better(now, best.standing) === now)) {
        best = { standing: now, done: steps, skipped: behind - steps, total }
      }
    }
  }
  return best ?? { standing: 'none', done: 0, skipped: 0, total: 0 }
}
