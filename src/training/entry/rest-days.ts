import { LANGUAGE } from '../en/index.ts'
import { type Clause, saysNothing } from './clause.ts'

const RESTS = new Set(LANGUAGE.marks.restDays.split('|'))
const JOINED = new Set<Clause['sep']>(['and', 'slash', 'comma'])

/** "Mon 3 rounds, Tue rest, Wed 2 rounds": a day on which nothing was done says nothing of those beside it. */
export function withoutRestDays(line: string, clauses: readonly Clause[]): readonly Clause[] {
  if (clauses.every(saysNothing)) return clauses
  const left: Clause[] = []
  for (const [n, clause] of clauses.entries()) {
    if (!isRest(line, clause, clauses[n - 1], clauses[n + 1])) {
      left.push(clause)
      continue
    }
    // "Sat & Sun: nothing"
    let isJoined = clause.day === undefined || JOINED.has(clause.sep)
    for (let day = left.at(-1); isJoined && day && isBareDay(day); day = left.at(-1)) {
      isJoined = JOINED.has(day.sep)
      left.pop()
    }
  }
  return left
}

function isRest(
  line: string,
  clause: Clause,
  before: Clause | undefined,
  after: Clause | undefined,
): boolean {
  const { day, tokens, not } = clause
  if (!saysNothing(clause) || (!day && !(before && isBareDay(before)))) return false
  const said = tokens.filter(({ kind }) => kind !== 'day' && kind !== 'dash' && kind !== 'emoji')
  // "Tue skipped, Wed 2 rounds", but not "bridges 3x12, not on Monday".
  if (said.length === 0) return not && (before?.day ?? after?.day) !== undefined
  const text = line.slice(said[0]?.start, said.at(-1)?.end).toLowerCase()
  return RESTS.has(text)
}

function isBareDay(clause: Clause): boolean {
  return clause.day !== undefined && clause.tokens.every(({ kind }) => kind === 'day' || kind === 'dash')
}
