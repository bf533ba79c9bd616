import { type Counting, countLetter, figuresOf } from './groups.ts'
import type { Token } from './token.ts'

/**
 * "12 12 12" as the list that it is: of three or more numbers, none of which can be a load because there is one, or
 * there is never one, or they are all the same; or of two that are the same, where neither can be a load or the sets.
 */
export function inRow(tokens: readonly Token[], { weighted }: Counting, loaded: boolean): readonly Token[] {
  const from = tokens.findIndex(({ kind }) => kind === 'number')
  if (from < 0 || tokens[from - 1]?.kind === 'x') return tokens
  const past = tokens.findIndex(({ kind }, n) => n > from && kind !== 'number')
  const next = tokens[past]
  // The last of them belongs to the "x" or "sets" that follows it.
  const to = past < 0 || !next ? tokens.length : /[ue]/.test(countLetter(next)) ? past : past - 1
  const row = tokens.slice(from, to)
  const values = row.flatMap(figuresOf)
  const isSame = values.every(value => value === values[0])
  const isClear =
    values.length > 2 ? isSame || loaded || !weighted : values.length === 2 && isSame && (!weighted || loaded)
  const [first, last] = [row[0], row.at(-1)]
  if (!isClear || !first || !last || (past >= 0 && to < past)) return tokens
  return [
    ...tokens.slice(0, from),
    { kind: 'list', values, start: first.start, end: last.end },
    ...tokens.slice(to),
  ]
}

interface Amount {
  readonly front: readonly Token[]
  readonly back: readonly Token[]
}

/** "3, 12" may be three of twelve. */
export function asOne(pieces: readonly Amount[]): readonly Amount[] {
  const [one, other, ...more] = pieces.map(({ front, back }) => [...front, ...back])
  const [a, b] = [one?.[0], other?.[0]]
  const isBoth = one?.length === 1 && other?.length === 1 && more.length === 0
  return isBoth && a?.kind === 'number' && b?.kind === 'number' && a.value <= 5 && b.value >= 2 * a.value
    ? [{ front: [], back: [a, b] }]
    : pieces
}
