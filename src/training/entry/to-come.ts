import type { Clause } from './clause.ts'

function isToCome({ tokens }: Clause): boolean {
  return tokens.some(
    token =>
      token.kind === 'notYet' ||
      token.kind === 'nextTime' ||
      (token.kind === 'day' && token.day === 'day-future'),
  )
}

/** "I'll do squats later, bridges 3x12 done": what is said to be done after what is to come. */
export function afterToCome(clauses: readonly Clause[]): readonly Clause[] | undefined {
  const at = clauses.findIndex(clause => !isToCome(clause))
  const [toCome, done] = [clauses.slice(0, Math.max(0, at)), clauses.slice(Math.max(0, at))]
  const isClear =
    toCome.every(({ names, front, back }) => names.length > 0 && front.length + back.length === 0) &&
    done.every(clause => !isToCome(clause)) &&
    done.some(({ names, front, back }) => names.length > 0 && front.length + back.length > 0) &&
    done.some(({ tokens }) => tokens.some(({ kind }) => kind === 'did'))
  return toCome.length > 0 && isClear ? done : undefined
}

/** "Bridges 12, rdl tomorrow": what was done before what is to come, where both are said and the first is clear. */
export function untilToCome(clauses: readonly Clause[]): readonly Clause[] | undefined {
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
