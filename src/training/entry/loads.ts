import { canBeHeld, limitsIn, type Weight } from '../weight.ts'
import { type Amounts, type Counting, type Group, letter, type Trouble } from './groups.ts'
import type { Span, Token } from './token.ts'

/** "Kettlebell 16" may be sixteen kilos. */
export function heldNumber(tokens: readonly Token[], { weighted, units }: Counting): Amounts | undefined {
  const said = tokens.filter(({ kind }) => kind !== 'side')
  const [a, b] = said.map(letter)
  const number = said.find(token => token.kind === 'number')
  const isHeld = said.length === 2 && number && [a, b].includes('g')
  if (!isHeld || !weighted) return undefined
  return {
    groups: [{ weight: { number: number.value, unit: units } }, { amounts: [number.value] }],
    troubles: [],
    open: 'numbers',
  }
}

export interface Load extends Span {
  readonly weights: readonly Weight[]
  /** "2x8 kg": two of them, or two sets; "8 kg each side". */
  readonly open?: 'hands'
  /** An x stands before it: after sets and reps it brings the load, and may be of either alone. */
  readonly times: boolean
  /** Its unit was said. */
  readonly named: boolean
  readonly twice?: true
}

export function withLoad(group: Group, { weights, open, twice }: Load): readonly Group[] {
  const [weight] = weights
  if (!weight) return []
  if (weights.length > 1) {
    const sets = group.sets ?? group.amounts?.length
    return sets === undefined || sets === weights.length ? [{ ...group, weights }] : []
  }
  const { per: _, ...bare } = weight
  if (!open) return [{ ...group, weight }]
  const isCounted = group.sets !== undefined || group.amounts !== undefined
  const both: readonly Group[] = [
    { ...group, weight: { ...bare, per: 'hand' } },
    twice ? { ...group, sets: 2, weight: bare } : { ...group, weight: { ...bare, per: 'all' } },
  ]
  return twice && isCounted ? both.slice(0, 1) : both
}

export function heavy(weight: Weight, { start, end }: Span): readonly Trouble[] {
  if (canBeHeld(weight)) return []
  return [{ kind: 'load-range', start, end, ...limitsIn(weight.unit), unit: weight.unit }]
}

const PER: Readonly<Record<string, Weight['per'] | 'ask'>> = { h: 'hand', e: 'hand', t: 'all', d: 'ask' }

/**
 * Takes the weights out of some tokens: a number with a unit of weight or behind "@".
 */
export function takeLoads(
  given: readonly Token[],
  { units }: Counting,
): { loads: readonly Load[]; rest: readonly Token[] } {
  const tokens = given.filter((_, n) => !isOneHeld(given.slice(n, n + 4)))
  const shape = tokens.map(letter).join('')
  const loads: Load[] = []
  const rest: Token[] = []
  let from = 0
  for (const match of shape.matchAll(LOADS)) {
    const found = match.groups ?? {}
    const [at, to] = [match.index, match.index + match[0].length]
    rest.push(...tokens.slice(from, at))
    from = to
    const piece = tokens.slice(at, to)
    const isNumber = ({ kind }: Token) => kind === 'number' || kind === 'list'
    const said = found.both ? piece.find(isNumber) : piece.findLast(isNumber)
    const unit = piece.find(({ kind }) => kind === 'kg' || kind === 'lb')
    const numbers = said?.kind === 'list' ? said.values : said?.kind === 'number' ? [said.value] : []
    if (found.gearOnly !== undefined) continue
    // "3x8 kb 16": sixteen kilos, where the reps are said.
    if (
      found.held !== undefined &&
      !/x[n2]|l/.test(`${shape.slice(0, at)} ${shape.slice(at + match[0].length)}`)
    ) {
      rest.push(...piece.filter(isNumber))
      continue
    }
    const per = PER[found.per ?? found.per2 ?? ''] ?? (found.pair || found.each ? 'hand' : undefined)
    const bare = numbers.map(
      (number): Weight => ({ number, unit: unit?.kind === 'lb' ? 'lb' : unit ? 'kg' : units }),
    )
    const weights = bare.map(weight => (per === undefined || per === 'ask' ? weight : { ...weight, per }))
    const twice =
      found.both !== undefined ||
      (found.twice !== undefined && found.per === undefined && found.gear === undefined)
    loads.push({
      start: said?.start ?? 0,
      end: said?.end ?? 0,
      times: piece[0]?.kind === 'x',
      named: unit !== undefined,
      weights: twice ? bare : weights,
      ...((per === 'ask' || twice) && { open: 'hands' as const }),
      ...(twice && { twice: true as const }),
    })
  }
  rest.push(...tokens.slice(from))
  return { loads, rest: rest.filter(({ kind }) => !SAYS_NO_COUNT.has(kind)) }
}

const SAYS_NO_COUNT = new Set<Token['kind']>(['gear', 'weightless', 'at'])

/** "One 12 kg dumbbell", "one dumbbell 12 kg": that it is one says nothing more. */
function isOneHeld([one, ...after]: readonly Token[]): boolean {
  return (
    one?.kind === 'number' &&
    one.value === 1 &&
    /^(?:x?[n2]wg|x[n2]w|g[n2]w)/.test(after.map(letter).join(''))
  )
}

// A letter for each token: n number, 2 the number two, l list, w unit of weight, a "@", x "x", g what is held, h "each
// hand", e "each", t "in all", d "each side". "Two 8 kg dumbbells" have one in each hand, and so have "2x8 kg each".
const HELD = '(?<per>[hetd])?'
const LOADS = new RegExp(
  [
    // Two dumbbells of so much, or twice that.
    `a?(?:(?<pair>p(?=[n2]w)|[2p]x?g?(?=[n2]w[hetd]?g)|[2p]x?g(?=[n2]w)|2x?(?=[n2]w[he]))|(?<twice>2x(?=[n2]w(?![hetd]?g|[he]))))[n2]wg?[hetd]?g?`,
    // "3x10 @ 2x7.5"
    'a(?<each>2x)[n2](?![xwsru])[hetd]?g?',
    '[n2]wg?x(?<both>2)(?![nxwsru2])',
    `[ax]?[n2l]w(?<gear>g)?${HELD}g?`,
    `a(?:[n2](?![xsrul])|l(?=[hetd]?$))g?(?<per2>[hetd])?g?`,
    '(?<held>g[n2](?=$|[hetd]|[n2][xs])|(?<=[xl2n])[n2]g(?=$))',
    '(?<gearOnly>ag|g)',
  ].join('|'),
  'g',
)
