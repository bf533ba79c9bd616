import { LANGUAGE } from '../en/index.ts'
import { type Clause, saysNothing } from './clauses.ts'

const RESTS = new Set(LANGUAGE.marks.restDays.split('|'))

/** "Mon 3 rounds, Tue rest, Wed 2 rounds": a day on which nothing was done says nothing of those beside it. */
export function withoutRestDays(line: string, clauses: readonly Clause[]): readonly Clause[] {
  const rests = clauses.map((clause, n) => isRest(line, clause, clauses[n - 1]))
  if (!rests.includes(true) || clauses.every(saysNothing)) return clauses
  return clauses.filter((clause, n) => {
    const isItsDay = rests[n + 1] && !clauses[n + 1]?.day && isBareDay(clause)
    return !rests[n] && !isItsDay
  })
}

function isRest(line: string, clause: Clause, before: Clause | undefined): boolean {
  const { day, tokens, not } = clause
  if (!saysNothing(clause) || (!day && !(before && isBareDay(before)))) return false
  const said = tokens.filter(({ kind }) => kind !== 'day' && kind !== 'dash' && kind !== 'emoji')
  // "Tue skipped", but not "bridges 3x12, not on Monday".
  if (said.length === 0) return not && before?.day !== undefined
  const text = line.slice(said[0]?.start, said.at(-1)?.end).toLowerCase()
  return RESTS.has(text)
}

function isBareDay(clause: Clause): boolean {
  return clause.day !== undefined && clause.tokens.every(({ kind }) => kind === 'day' || kind === 'dash')
}
