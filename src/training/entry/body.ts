import { SIGNS, type SignId } from '../signs.ts'
import { MEANINGS, PAINS, RULES } from './body-words.ts'

/** What a line says of the body of whoever wrote it. */
export interface Body {
  /** Signs that need somebody else first, the most urgent first. None where something only hurts. */
  readonly signs: readonly SignId[]
  /** The line without what it says of the body, for whoever logs something beside it. */
  readonly rest: string
}

type Meaning = keyof typeof MEANINGS

interface Node {
  readonly next: Map<string, Node>
  readonly means: Set<Meaning>
}

interface Token {
  readonly text: string
  readonly start: number
  readonly end: number
}

interface Phrase {
  readonly means: ReadonlySet<Meaning>
  readonly tokens: readonly Token[]
}

/** A part of a sentence: what is denied, and of whom it speaks, goes no further than this. */
interface Clause {
  readonly start: number
  readonly end: number
  readonly means: ReadonlySet<Meaning>
}

const ENDS_CLAUSE = new Set([',', '-', '–', '—', '(', ')', '/', 'and', 'but', 'plus', 'however', 'then'])
const ENDS_SENTENCE = new Set(['.', '!', '?', ';', '\n', '…'])

/** After a denial, this many words may stand before what is denied. */
const DENIES = 5

/** What says nothing of the body by itself. */
const PLACES: readonly Meaning[] = [
  'part',
  'saddle',
  'legs',
  'both',
  'leg',
  'chest',
  'backOnly',
  'upper',
  'night',
  'urine',
  'sex',
  'erection',
]

const GRAMMAR: ReadonlySet<Meaning> = new Set([
  'negator',
  'relief',
  'reset',
  'own',
  'other',
  'kin',
  'idiom',
  'effort',
])

const WORDS = trie()

/**
 * Whether someone says that something hurts, or names a sign: in any sentence, in any place in it; not what is denied,
 * over, or somebody else's. Undefined where the body is not spoken of. Takes time by the length alone.
 */
export function readBody(text: string): Body | undefined {
  const signs = new Set<SignId>()
  const about: Clause[] = []
  let hurts = false
  for (const sentence of sentences(text)) {
    const clauses = clausesOf(sentence)
    const means = new Set(clauses.flatMap(clause => [...clause.means]))
    const found = RULES.filter(({ all }) => all.every(one => means.has(one)))
    for (const { sign, not } of found) if (!not || !means.has(not)) signs.add(sign)
    const pains = PAINS.some(all => all.every(one => means.has(one)))
    if (!pains && found.length === 0) continue
    hurts = true
    about.push(...clauses.filter(clause => [...clause.means].some(one => !GRAMMAR.has(one))))
  }
  if (!hurts && signs.size === 0) return undefined
  return {
    signs: SIGNS.flatMap(({ id }) => (signs.has(id) ? [id] : [])),
    rest: without(text, about),
  }
}

function trie(): Node {
  const root: Node = { next: new Map(), means: new Set() }
  for (const [meaning, lists] of Object.entries(MEANINGS)) {
    for (const phrase of lists.split(', ')) add(root, phrase.split(' '), meaning as Meaning)
  }
  return root
}

function add(root: Node, words: readonly string[], meaning: Meaning): void {
  let node = root
  for (const word of words) {
    const next = node.next.get(word) ?? { next: new Map(), means: new Set() }
    node.next.set(word, next)
    node = next
  }
  node.means.add(meaning)
}

function* sentences(text: string): Generator<Token[]> {
  let sentence: Token[] = []
  for (const match of text.matchAll(/[\p{L}\p{N}'’]+|[^\s]|\n/gu)) {
    const word = match[0].normalize('NFKC').toLowerCase().replace(/['’]/g, '')
    if (!word || word === ':' || joins(text, match.index)) continue
    if (ENDS_SENTENCE.has(word)) {
      yield sentence
      sentence = []
    } else sentence.push({ text: word, start: match.index, end: match.index + match[0].length })
  }
  yield sentence
}

/** "Pain-free", "c-section": a hyphen within a word joins two. */
function joins(text: string, at: number): boolean {
  return text[at] === '-' && /\p{L}/u.test(text[at - 1] ?? '') && /\p{L}/u.test(text[at + 1] ?? '')
}

/** The clauses of a sentence that speak of whoever wrote it. */
function clausesOf(sentence: readonly Token[]): Clause[] {
  const clauses: Clause[] = []
  let own: Phrase[] = []
  let counts = false
  const end = () => {
    const clause = clauseOf(own)
    if (clause) clauses.push(clause)
    own = []
    counts = false
  }
  for (const phrase of phrases(sentence)) {
    const [first] = phrase.tokens
    const isBreak = phrase.means.size === 0 && first && ENDS_CLAUSE.has(first.text)
    // "bridges 3x12 my back hurts": what was done ends where somebody begins to speak of themselves.
    if (isBreak || (counts && phrase.means.has('own'))) end()
    if (isBreak) continue
    own.push(phrase)
    counts ||= /\d/.test(first?.text ?? '')
  }
  end()
  return clauses
}

/** Takes the longest known phrase at each place; whatever is not known stands by itself. */
function* phrases(tokens: readonly Token[]): Generator<Phrase> {
  for (let i = 0; i < tokens.length; ) {
    let [node, longest, means]: [Node | undefined, number, ReadonlySet<Meaning>] = [WORDS, 1, new Set()]
    for (let n = i; n < tokens.length; n++) {
      node = node.next.get(tokens[n]?.text ?? '')
      if (!node) break
      if (node.means.size > 0) [longest, means] = [n + 1 - i, node.means]
    }
    const age = ageAt(tokens, i)
    yield age
      ? { means: new Set<Meaning>(['young', 'own']), tokens: tokens.slice(i, i + age) }
      : { means, tokens: tokens.slice(i, i + longest) }
    i += age || longest
  }
}

/** "I am 15", "I'm 16 years old": how many words say so; 0 where they say something else. */
function ageAt(tokens: readonly Token[], i: number): number {
  const at =
    tokens[i]?.text === 'im' ? i + 1 : tokens[i]?.text === 'i' && tokens[i + 1]?.text === 'am' ? i + 2 : i
  const isAge = at > i && /^(?:[6-9]|1[0-7])$/.test(tokens[at]?.text ?? '')
  const after = tokens[at + 1]?.text ?? ','
  return isAge && (ENDS_CLAUSE.has(after) || /^(?:years?|yrs?|yo)$/.test(after)) ? at + 1 - i : 0
}

function clauseOf(own: readonly Phrase[]): Clause | undefined {
  const [first, last] = [own[0]?.tokens[0], own.at(-1)?.tokens.at(-1)]
  if (!first || !last) return undefined
  const clause = { start: first.start, end: last.end }
  if (isOthers(own)) return { ...clause, means: new Set() }
  const denials = deniedOf(own)
  const isOver = own.some(({ means }, i) => means.has('relief') && !denials[i])
  const means = new Set<Meaning>()
  for (const [i, phrase] of own.entries()) {
    const isNone = denials[i] || own[i + 1]?.tokens[0]?.text === '0'
    for (const one of phrase.means) if ((!isNone && !isOver) || !DENIABLE.has(one)) means.add(one)
  }
  return { ...clause, means }
}

/** Which phrases are denied. "It has not stopped hurting": whoever denies that it is over denies nothing else. */
function deniedOf(own: readonly Phrase[]): boolean[] {
  let left = 0
  return own.map(({ means }) => {
    if (means.has('negator')) left = DENIES + 1
    else if (means.has('reset')) left = 0
    const isDenied = left > 0
    if (isDenied && means.has('relief')) left = 0
    left = Math.max(0, left - 1)
    return isDenied
  })
}

/** What a denial, or that it is over, takes back; where it is, and what was done, stays. */
const DENIABLE: ReadonlySet<Meaning> = new Set(
  (Object.keys(MEANINGS) as Meaning[]).filter(one => !GRAMMAR.has(one) && !PLACES.includes(one)),
)

function isOthers(own: readonly Phrase[]): boolean {
  const kin = own.findIndex(({ means }) => means.has('kin'))
  const mine = own.some(
    ({ means }, i) => means.has('own') && !(own[i]?.tokens[0]?.text === 'my' && i + 1 === kin),
  )
  return !mine && (kin >= 0 || own.some(({ means }) => means.has('other')))
}

/** What joins two things that somebody says, and means nothing where one of them is left out. */
const JOINTS = /^(?:[\s,;:.!?()–—-]|(?:and|but|plus|however|then)$)/i

function without(text: string, clauses: readonly Clause[]): string {
  let from = 0
  const kept: string[] = []
  for (const { start, end } of clauses) {
    kept.push(trimmed(text.slice(from, start)))
    from = end
  }
  kept.push(trimmed(text.slice(from)))
  return kept.filter(Boolean).join(', ')
}

function trimmed(text: string): string {
  const pieces = text.split(/(\s+|[,;:.!?()–—-])/).filter(Boolean)
  const first = pieces.findIndex(piece => !JOINTS.test(piece))
  const last = pieces.findLastIndex(piece => !JOINTS.test(piece))
  return first < 0 ? '' : pieces.slice(first, last + 1).join('')
}
