import { LANGUAGE } from '../en/index.ts'
import { distance } from '../similar.ts'
import { KNOWN, OF_BODY } from './body-lists.ts'
import { sameTokens } from './body-same.ts'
import type { Token } from './body-token.ts'

const { respelled: RESPELLED, mended: MENDED } = LANGUAGE.body

const ENDS_SENTENCE = new Set(['.', '!', '?', ';', '\n', '…'])

const MEANT = Map.groupBy(MENDED.split(', '), word => word[0] ?? '')

/** Shorter words are too near to others. */
const MIN_MENDED = 6

/** From how many letters on a second slip is one. */
const MIN_TWICE = 9

/** A longer word is none, and comparing takes time by its square. */
const MAX_MENDED = 20

/** What ends in "'s" and owns nothing, or is no person; nor are the words for the body: what has one is nobody. */
const NOBODYS =
  /^(?:it|that|what|there|here|he|she|who|how|where|why|when|this|let|(?:to|yester|mon|tues|wednes|thurs|fri|satur|sun)?day|morning|week|year|last night|body|program|workout|bot|runner|jumper|golfer|swimmer|climber|housemaid|tennis)['’]s$/

const LINK = /\bhttps?:\/\/\S+/gi

const SAD = /^[😩😫😖😣🤕😢☹💀😵🥴😞😔]$/u

/** What marks words, and is none: "my *groin* is _numb_". */
const MARKUP = /^[:*_~`|>"“”]$/

/** The sentences of a text, in words. "Fever? No. Pain? None": what is asked and denied at once is left out. */
export function sentences(text: string): Token[][] {
  const all: Token[][] = [[]]
  const asked = new Set<number>()
  for (const match of text
    .replace(LINK, link => ' '.repeat(link.length))
    .matchAll(/\b(?:w|\d*y)\/o\b|[\p{L}\p{N}'’]+|[^\s]|\n/giu)) {
    const said = match[0].normalize('NFKC').toLowerCase()
    const word = spelled(said.replaceAll("'", '’').replace('y/o', 'yo')).replace(SAD, '😭')
    if (!word || MARKUP.test(word) || joins(text, match.index)) continue
    const last = all.length - 1
    if (!ENDS_SENTENCE.has(word.charAt(0))) {
      const isWhose = /['’]s$/.test(said) && !NOBODYS.test(said) && !OF_BODY.has(said.slice(0, -2))
      all[last]?.push({ text: word, start: match.index, end: match.index + match[0].length, isWhose })
    } else {
      if (word === '?') asked.add(last)
      all.push([])
    }
  }
  const kept = all.filter((_, n) => {
    const [first, second] = all[n + 1] ?? []
    return !(asked.has(n) && isNo(first?.text) && !/^(?:idea|clue|sure|doubt)$/.test(second?.text ?? ''))
  })
  return kept.map(sameTokens)
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
  if (KNOWN.has(meant)) return meant
  // "Hurtin", "givin"
  if (meant.endsWith('in') && KNOWN.has(`${meant}g`)) return `${meant}g`
  if (meant.length < MIN_MENDED) return meant
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
