import type { Weight } from '../weight.ts'
import type { Entry } from './entries.ts'
import { exerciseId, type Lexicon, type Nameable, otherWay } from './lexicon.ts'
import type { Moment } from './meaning.ts'
import { normalise } from './normal.ts'
import { withWay } from './other-way.ts'
import type { Token } from './token.ts'
import { tokenize } from './tokens.ts'

/** "Yesterday", "the easier way": all that was logged last, on that day or in that way. */
export function sameBut(
  tokens: readonly Token[],
  last: readonly Nameable[],
  lexicon: Lexicon,
): readonly Entry[] | undefined {
  const said = tokens.filter(({ kind }) => !['also', 'did', 'comma', 'stop', 'dash'].includes(kind))
  const until = said.findIndex(({ kind }) => kind === 'not')
  const meant = said.slice(0, until < 0 ? said.length : until)
  const days = meant.flatMap(token =>
    token.kind === 'day' && typeof token.day === 'object' ? [token.day] : [],
  )
  const way = meant.find(({ kind }) => kind === 'easier' || kind === 'harder')?.kind
  if (meant.length === 0 || meant.length > days.length + (way ? 1 : 0) || days.length > 1) return undefined
  const parts = last.flatMap(one => {
    const other = way === 'easier' || way === 'harder' ? otherWay(one, way, lexicon) : one
    return other ? [{ kind: 'sets', exercise: exerciseId(other), sets: [withWay({}, other)] } as const] : []
  })
  const each = [...new Map(parts.map(part => [part.exercise, part])).values()]
  return each.length > 0 ? [{ parts: each, day: days[0] ?? { kind: 'days-ago', days: 0 } }] : undefined
}

/** "Each hand", "in total": only how the weight was held; undefined for anything else. */
export function heldIn(rest: string, lexicon: Lexicon, moment: Moment): Weight['per'] {
  const said = tokenize(normalise(rest).text, lexicon, moment).filter(({ kind }) => kind !== 'also')
  const [only, ...more] = said
  if (!only || more.length > 0) return undefined
  return only.kind === 'hand' || only.kind === 'each' || only.kind === 'side'
    ? 'hand'
    : only.kind === 'total'
      ? 'all'
      : undefined
}

/** "Only 2 sets": how many there were. */
export function saysSets(rest: string, lexicon: Lexicon, moment: Moment): boolean {
  return tokenize(normalise(rest).text, lexicon, moment).some(
    ({ kind }) => kind === 'sets' || kind === 'rounds',
  )
}
