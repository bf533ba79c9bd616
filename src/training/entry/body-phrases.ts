import { TALK_WORDS } from './body-talk.ts'
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

/** In a list of words: any part of the body. */
const PART = '@'

const PARTS: readonly string[] = BODY_WORDS.part.split(', ')

const ASIDES = new Set<string>(TALK_WORDS.aside.split(', '))

const WORDS = trie()

function trie(): Node {
  const root: Node = { next: new Map(), means: new Set() }
  for (const [meaning, lists] of Object.entries({ ...BODY_WORDS, ...TALK_WORDS })) {
    for (const phrase of lists.split(', ')) {
      for (const part of phrase.includes(PART) ? PARTS : ['']) {
        add(root, phrase.replace(PART, part).split(' '), meaning as Meaning)
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

/** What ends in "'s" and owns nothing, or is no person. */
const NOBODYS =
  /^(?:it|that|what|there|here|he|she|who|how|where|why|when|this|let|(?:to|yester|mon|tues|wednes|thurs|fri|satur|sun)?day|morning|week|year|last night|back|body|knee|program|workout|bot)['’]s$/

const LINK = /\bhttps?:\/\/\S+/gi

const SAD = /^[😩😫😖😣🤕😢☹💀😵🥴😞😔]$/u

/** The sentences of a text, in words. "Fever? No. Pain? None": what is asked and denied at once is left out. */
export function sentences(text: string): Token[][] {
  const all: Token[][] = [[]]
  const asked = new Set<number>()
  for (const match of text
    .replace(LINK, link => ' '.repeat(link.length))
    .matchAll(/\bw\/o\b|[\p{L}\p{N}'’]+|[^\s]|\n/giu)) {
    const said = match[0].normalize('NFKC').toLowerCase()
    const word = said
      .replace(/['’]/g, '')
      .replace(/(\p{L})\1{2,}/gu, '$1')
      .replace(SAD, '😭')
    if (!word || word === ':' || joins(text, match.index)) continue
    const last = all.length - 1
    if (!ENDS_SENTENCE.has(word.charAt(0))) {
      const isWhose = /['’]s$/.test(said) && !NOBODYS.test(said)
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
      node = node.next.get(tokens[n]?.text ?? '')
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

const AGE =
  /^(?:i ?a?m|im|i turn|im turning|ill be) (?:only |just |still |almost |nearly )?(?:[6-9]|1[0-7]|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)(?: (?<more>\S+)|$)/

/** "I am 15", "I'm only sixteen years old": how many words say so; 0 where they say something else. */
function ageAt(tokens: readonly Token[], i: number): number {
  if (!tokens[i]?.text.startsWith('i')) return 0
  const said = tokens
    .slice(i, i + 6)
    .map(({ text }) => text)
    .join(' ')
  const found = AGE.exec(said)
  if (!found) return 0
  const more = found.groups?.more
  const isAge = isEnd(more) || (more !== undefined && /^(?:years?|yrs?|yo|next|this|in)$/.test(more))
  return isAge ? found[0].split(' ').length - (more ? 1 : 0) : 0
}
