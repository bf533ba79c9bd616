import type { Day, DayProblem } from './day.ts'
import type { Dated, Part } from './parts.ts'

/** What someone did on a day. Each exercise has at most one part. */
export interface Entry {
  readonly parts: readonly Part[]
  readonly day: Day
}

/** What was done on each day. A day is of what it stands with; one alone is of all. */
export function entriesOf(all: readonly Dated[]): readonly Entry[] {
  const said = all.flatMap(({ day }) => (isDay(day) ? [day] : []))
  const [only] = said
  const first = isDay(all[0]?.day)
  const today: Day = { kind: 'days-ago', days: 0 }
  const dated = all.map(({ part, day }, n) => {
    if (isDay(day)) return { part, day }
    const near = first
      ? all.slice(0, n).findLast(one => isDay(one.day))
      : all.slice(n).find(one => isDay(one.day))
    return { part, day: isDay(near?.day) ? near.day : ((said.length === 1 ? only : said.at(-1)) ?? today) }
  })
  const byDay = Map.groupBy(dated, ({ day }) => JSON.stringify(day))
  return [...byDay.values()].map(some => ({
    day: some[0]?.day ?? today,
    parts: merged(some.map(({ part }) => part)),
  }))
}

function isDay(day: Day | DayProblem | undefined): day is Day {
  return typeof day === 'object'
}

/** One part an exercise: what is said of it in several places is all done on the one day. */
function merged(parts: readonly Part[]): readonly Part[] {
  const all: Part[] = []
  for (const part of parts) {
    const at = all.findIndex(
      one => one.kind === 'sets' && part.kind === 'sets' && one.exercise === part.exercise,
    )
    const before = all[at]
    if (part.kind === 'sets' && before?.kind === 'sets')
      all[at] = { ...before, sets: [...before.sets, ...part.sets] }
    else all.push(part)
  }
  return all
}
