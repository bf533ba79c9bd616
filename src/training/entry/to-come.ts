import type { Clause } from './clauses.ts'

/** "Bridges 12, rdl tomorrow": what was done before what is to come, where both are said and the first is clear. */
export function untilToCome(clauses: readonly Clause[]): readonly Clause[] | undefined {
  const isToCome = ({ tokens }: Clause) =>
    tokens.some(
      token =>
        token.kind === 'notYet' ||
        token.kind === 'nextTime' ||
        (token.kind === 'day' && token.day === 'day-future'),
    )
  const at = clauses.findIndex(isToCome)
  const past = clauses.slice(0, Math.max(0, at))
  const isClear = past.some(
    ({ names, whole, front, back, tokens }) =>
      (names.length > 0 && (clauses[at]?.names.length ?? 0) > 0) ||
      ((names.length > 0 || whole !== undefined) &&
        (whole === 'all' || front.length + back.length > 0 || tokens.some(({ kind }) => kind === 'did'))),
  )
  return isClear && clauses.slice(at).every(clause => isToCome(clause) || clause.names.length === 0)
    ? past
    : undefined
}
