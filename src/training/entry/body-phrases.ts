import { LANGUAGE } from '../en/index.ts'
import { FORMS_OF, SKIPPED_WORDS, sameWords } from './body-same.ts'
import type { Token } from './body-token.ts'

const { words: BODY_WORDS, talk: TALK_WORDS } = LANGUAGE.body

/** What a phrase means; `undone` is a denial of something else than what hurts. */
export type Meaning = keyof typeof BODY_WORDS | keyof typeof TALK_WORDS | 'undone'

interface Node {
  readonly next: Map<string, Node>
  readonly means: Set<Meaning>
}

export interface Phrase {
  readonly means: ReadonlySet<Meaning>
  readonly tokens: readonly Token[]
}

export const ENDS_CLAUSE = new Set([
  ',',
  '-',
  '–',
  '—',
  '(',
  ')',
  '/',
  'and',
  'but',
  'plus',
  'however',
  'then',
])
/** In a list of words: the end of a clause. */
const END = '$'

/** In a list of words: figures of which it matters how high they are. */
const FIGURES: readonly [RegExp, string][] = [
  [/^(?:3[89]|4[01]|10[0-5])(?:c|f)?$/, '#hot'],
  [/^(?:19[5-9]|20[0-9])\d$/, '#year'],
  [/^\d+(?:kgs?|kilos?|lbs?|pounds?|st|stones?)$/, '#mass'],
]

/** In a list of words: any one of these. */
const ANY: Readonly<Record<string, readonly string[]>> = {
  '@': BODY_WORDS.part.split(', '),
  '^': TALK_WORDS.limbs.split(', '),
  '~': TALK_WORDS.refusals.split(', '),
}

const ASIDES = new Set<string>(TALK_WORDS.aside.split(', '))

/** So many words in a row, or in all, may stand in a phrase that are not of it. */
const MAX_SKIPPED = 2

/** Of what is said of the body verbs are listed in any form; of the words around it as they are. */
const HAS_FORMS: ReadonlySet<string> = new Set([...Object.keys(BODY_WORDS), 'idiom'])

const WORDS = trie()

function trie(): Node {
  const root: Node = { next: new Map(), means: new Set() }
  const listed = Object.entries({ ...BODY_WORDS, ...TALK_WORDS }).flatMap(([meaning, lists]) =>
    lists.split(', ').flatMap(phrase => {
      const mark = Object.keys(ANY).find(one => phrase.includes(one)) ?? ''
      const each = (ANY[mark] ?? ['']).map(word => sameWords(phrase.replace(mark, word).split(' ')))
      return each.map(words => ({ words, meaning: meaning as Meaning }))
    }),
  )
  const own = new Set(listed.map(({ words }) => words.join(' ')))
  for (const { words, meaning } of listed) {
    add(root, words, meaning)
    // What is listed itself means that, and no form of another phrase.
    if (!HAS_FORMS.has(meaning)) continue
    for (const form of formsOf(words)) if (!own.has(form.join(' '))) add(root, form, meaning)
  }
  return root
}

/** A phrase with each of its verbs in each of its forms; a single word is listed in those that mean it. */
function formsOf(words: readonly string[]): string[][] {
  if (words.filter(word => word !== END).length < 2) return []
  return words.flatMap((word, at) =>
    FORMS_OF(word)
      .filter(form => form !== word)
      .map(form => words.with(at, form)),
  )
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

/** Whether a clause is over before a token: with a mark, a smiley, an aside ("lol") or a word that joins two. */
function isEnd(next: string | undefined): boolean {
  return next === undefined || ENDS_CLAUSE.has(next) || ASIDES.has(next) || !/[\p{L}\p{N}]/u.test(next)
}

/** Takes the longest known phrase at each place; whatever is not known stands by itself. */
export function* phrases(tokens: readonly Token[]): Generator<Phrase> {
  for (let i = 0; i < tokens.length; ) {
    let [node, longest, means]: [Node, number, ReadonlySet<Meaning>] = [WORDS, 1, new Set()]
    for (let n = i, skipped = 0; n < tokens.length; n++) {
      const text: string = tokens[n]?.text ?? ''
      const step = nextOf(node, text, n > i)
      if (!step && n > i && skipped++ < MAX_SKIPPED && SKIPPED_WORDS.has(text)) continue
      if (!step) break
      node = step
      const next = tokens[n + 1]?.text
      const ending: Node | undefined = isEnd(next) ? node.next.get(END) : undefined
      const meant = ending ? new Set([...node.means, ...ending.means]) : node.means
      if (meant.size > 0) [longest, means] = [n + 1 - i, meant]
    }
    const age = ageAt(tokens, i)
    if (age) means = new Set<Meaning>(['young', 'own'])
    else if (means.size === 0 && tokens[i]?.isWhose)
      means = new Set<Meaning>([isKin(tokens[i]) ? 'kin' : 'other'])
    yield { means, tokens: tokens.slice(i, i + (age || longest)) }
    i += age || longest
  }
}

/** "Me back's gone": within a phrase "me" is "my" as well. */
function nextOf({ next }: Node, text: string, isWithin: boolean): Node | undefined {
  return next.get(text) ?? next.get(figure(text)) ?? (isWithin && text === 'me' ? next.get('my') : undefined)
}

/** "Gran's" */
function isKin(token?: Token): boolean {
  return WORDS.next.get(token?.text.replace(/s$/, '') ?? '')?.means.has('kin') === true
}

function figure(text: string): string {
  return FIGURES.find(([pattern]) => pattern.test(text))?.[1] ?? text
}

const UNDER_18 = '(?:[6-9]|1[0-7]|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)'

const AGE_BEGINS = new RegExp(`^(?:i|\\d|as$|am$|${UNDER_18}$)`)

const AGES: readonly RegExp[] = [
  new RegExp(
    `^(?:i ?a?m|im|am|i turn|im turning|i|as an?) (?:only |just |still |almost |nearly |like |about |have |got )*${UNDER_18}(?: (?<more>\\S+)|$)`,
  ),
  new RegExp(`^(?:i|im|ill) (?:only |just )*(?:turn|turning|be) ${UNDER_18}(?: (?:in|on|next|this|soon)|$)`),
  new RegExp(`^${UNDER_18} ?(?:yo|yrs? old|years? old)(?: (?:here|girl|boy|guy|kid|male|female|and|m|f)|$)`),
]

/** What may follow an age; anything else is what was counted. */
const AFTER_AGE =
  /^(?:years?|yrs?|yo|yos?|next|this|can|is|am|do|does|should|may|could|would|will|if|btw|old|now|too|what|how|which|because|so|girl|boy|male|female|m|f)$/

/** "I am 15", "I'm only sixteen years old", "14yo here": how many words say so; 0 where they say something else. */
function ageAt(tokens: readonly Token[], i: number): number {
  const first = tokens[i]?.text ?? ''
  if (!AGE_BEGINS.test(first) || /^(?:my|a|an|our|his|her)$/.test(tokens[i - 1]?.text ?? '')) return 0
  const said = tokens
    .slice(i, i + 7)
    .map(({ text }) => text.replace(/^(\d+)(yo|yrs?)$/, '$1 $2'))
    .join(' ')
  const found = AGES.map(age => age.exec(said)).find(one => one !== null)
  if (!found) return 0
  const more = found.groups?.more
  const isAge =
    !/^(?:i|am|as)/.test(said) ||
    /turn|be /.test(found[0]) ||
    isEnd(more) ||
    (more !== undefined && AFTER_AGE.test(more))
  return isAge ? Math.min(found[0].split(' ').length - (more ? 1 : 0), tokens.length - i) : 0
}
