import { distance } from '../similar.ts'
import { TALK_WORDS } from './body-talk.ts'
import { MENDED, RESPELLED } from './body-typos.ts'
import { BODY_WORDS } from './body-words.ts'

/** What a phrase means; `undone` is a denial of something else than what hurts. */
export type Meaning = keyof typeof BODY_WORDS | keyof typeof TALK_WORDS | 'undone'

interface Node {
  readonly next: Map<string, Node>
  readonly means: Set<Meaning>
}

export interface Token {
  readonly text: string
  readonly start: number
  readonly end: number
  /** "Anna's": what follows is hers. */
  readonly isWhose: boolean
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
const ENDS_SENTENCE = new Set(['.', '!', '?', ';', '\n', '…'])

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

const WORDS = trie()

/** All words that are known here. */
const KNOWN = new Set(Object.values({ ...BODY_WORDS, ...TALK_WORDS }).flatMap(list => list.split(/,? /)))

/** Those for the body: what has one is nobody. */
const OF_BODY = new Set(Object.values(BODY_WORDS).flatMap(list => list.split(/,? /)))

const MEANT = Map.groupBy(MENDED.split(', '), word => word[0] ?? '')

/** Shorter words are too near to others. */
const MIN_MENDED = 6

/** From how many letters on a second slip is one. */
const MIN_TWICE = 9

/** A longer word is none, and comparing takes time by its square. */
const MAX_MENDED = 20

function trie(): Node {
  const root: Node = { next: new Map(), means: new Set() }
  for (const [meaning, lists] of Object.entries({ ...BODY_WORDS, ...TALK_WORDS })) {
    for (const phrase of lists.split(', ')) {
      const mark = Object.keys(ANY).find(one => phrase.includes(one)) ?? ''
      for (const word of ANY[mark] ?? ['']) {
        add(root, phrase.replace(mark, word).split(' '), meaning as Meaning)
      }
    }
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

/** What ends in "'s" and owns nothing, or is no person; nor are the words for the body. */
const NOBODYS =
  /^(?:it|that|what|there|here|he|she|who|how|where|why|when|this|let|(?:to|yester|mon|tues|wednes|thurs|fri|satur|sun)?day|morning|week|year|last night|body|program|workout|bot)['’]s$/

const LINK = /\bhttps?:\/\/\S+/gi

const SAD = /^[😩😫😖😣🤕😢☹💀😵🥴😞😔]$/u

/** The sentences of a text, in words. "Fever? No. Pain? None": what is asked and denied at once is left out. */
export function sentences(text: string): Token[][] {
  const all: Token[][] = [[]]
  const asked = new Set<number>()
  for (const match of text
    .replace(LINK, link => ' '.repeat(link.length))
    .matchAll(/\b(?:w|\d*y)\/o\b|[\p{L}\p{N}'’]+|[^\s]|\n/giu)) {
    const said = match[0].normalize('NFKC').toLowerCase()
    const word = spelled(said.replaceAll("'", '’').replace('y/o', 'yo')).replace(SAD, '😭')
    if (!word || word === ':' || joins(text, match.index)) continue
    const last = all.length - 1
    if (!ENDS_SENTENCE.has(word.charAt(0))) {
      const isWhose = /['’]s$/.test(said) && !NOBODYS.test(said) && !OF_BODY.has(said.slice(0, -2))
      all[last]?.push({ text: word, start: match.index, end: match.index + match[0].length, isWhose })
    } else {
      if (word === '?') asked.add(last)
      all.push([])
    }
  }
  return all.filter((_, n) => {
    const [first, second] = all[n + 1] ?? []
    return !(asked.has(n) && isNo(first?.text) && !/^(?:idea|clue|sure|doubt)$/.test(second?.text ?? ''))
  })
}

/** As the list has it; “constructor” is none of its words, though every object has one. */
function respelled(word: string): string {
  return (Object.hasOwn(RESPELLED, word) ? RESPELLED[word] : undefined) ?? word
}

/** A word without apostrophes, as it was meant to be spelled: "hurtsss", "numness", "n". */
function spelled(said: string): string {
  if (said.endsWith('’s') && !KNOWN.has(said.replace('’', '')) && OF_BODY.has(said.slice(0, -2)))
    return said.slice(0, -2)
  const word = respelled(said)
    .replaceAll('’', '')
    .replace(/(\p{L})\1{2,}/gu, '$1')
  const meant = respelled(word)
  if (KNOWN.has(meant) || meant.length < MIN_MENDED) return meant
  const single = meant.replace(/(\p{L})\1$/u, '$1')
  if (KNOWN.has(single)) return single
  if (meant.length > MAX_MENDED) return meant
  const isNear = (one: string) => {
    const slips = Math.min(one.length, meant.length) < MIN_TWICE ? 1 : 2
    return distance(meant, one, slips) <= slips
  }
  return MEANT.get(meant[0] ?? '')?.find(isNear) ?? meant
}

function isNo(word = ''): boolean {
  return /^(?:no|none|nope|nah|never|not|zero|0)$/.test(word)
}

/** "Pain-free", "c-section": a hyphen within a word joins two. */
function joins(text: string, at: number): boolean {
  return text[at] === '-' && /\p{L}/u.test(text[at - 1] ?? '') && /\p{L}/u.test(text[at + 1] ?? '')
}

/** Whether a clause is over before a token: with a mark, a smiley, an aside ("lol") or a word that joins two. */
function isEnd(next: string | undefined): boolean {
  return next === undefined || ENDS_CLAUSE.has(next) || ASIDES.has(next) || !/[\p{L}\p{N}]/u.test(next)
}

/** Takes the longest known phrase at each place; whatever is not known stands by itself. */
export function* phrases(tokens: readonly Token[]): Generator<Phrase> {
  for (let i = 0; i < tokens.length; ) {
    let [node, longest, means]: [Node | undefined, number, ReadonlySet<Meaning>] = [WORDS, 1, new Set()]
    for (let n = i; n < tokens.length; n++) {
      const text: string = tokens[n]?.text ?? ''
      node = node.next.get(text) ?? node.next.get(figure(text))
      if (!node) break
      const next = tokens[n + 1]?.text
      const ending: Node | undefined = isEnd(next) ? node.next.get(END) : undefined
      const meant = ending ? new Set([...node.means, ...ending.means]) : node.means
      if (meant.size > 0) [longest, means] = [n + 1 - i, meant]
    }
    const age = ageAt(tokens, i)
    if (age) means = new Set<Meaning>(['young', 'own'])
    else if (means.size === 0 && tokens[i]?.isWhose) means = new Set<Meaning>(['other'])
    yield { means, tokens: tokens.slice(i, i + (age || longest)) }
    i += age || longest
  }
}

function figure(text: string): string {
  return FIGURES.find(([pattern]) => pattern.test(text))?.[1] ?? text
}

const UNDER_18 = '(?:[6-9]|1[0-7]|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)'

const AGES: readonly RegExp[] = [
  new RegExp(
    `^(?:i ?a?m|im|i turn|im turning|i|as an?) (?:only |just |still |almost |nearly |like |about |have |got )*${UNDER_18}(?: (?<more>\\S+)|$)`,
  ),
  new RegExp(`^${UNDER_18} ?(?:yo|yrs? old|years? old)(?: (?:here|girl|boy|guy|kid|male|female|and|m|f)|$)`),
]

/** What may follow an age; anything else is what was counted. */
const AFTER_AGE =
  /^(?:years?|yrs?|yo|yos?|next|this|can|is|am|do|does|should|may|could|would|will|if|btw|old|now|too|what|how|which|because|so|girl|boy|male|female|m|f)$/

/** "I am 15", "I'm only sixteen years old", "14yo here": how many words say so; 0 where they say something else. */
function ageAt(tokens: readonly Token[], i: number): number {
  const first = tokens[i]?.text ?? ''
  if (!/^(?:i|\d|as$)/.test(first) || /^(?:my|a|an|our|his|her)$/.test(tokens[i - 1]?.text ?? '')) return 0
  const said = tokens
    .slice(i, i + 7)
    .map(({ text }) => text.replace(/^(\d+)(yo|yrs?)$/, '$1 $2'))
    .join(' ')
  const found = AGES.map(age => age.exec(said)).find(one => one !== null)
  if (!found) return 0
  const more = found.groups?.more
  const isAge = /^\d/.test(said) || isEnd(more) || (more !== undefined && AFTER_AGE.test(more))
  return isAge ? Math.min(found[0].split(' ').length - (more ? 1 : 0), tokens.length - i) : 0
}
