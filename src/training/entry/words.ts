import { LANGUAGE } from '../en/index.ts'
import type { Says, Words } from '../language.ts'

interface Phrase {
  readonly words: readonly string[]
  readonly says: Says
}

/** By their first word, the longest first. */
const PHRASES: ReadonlyMap<string, readonly Phrase[]> = index(LANGUAGE.words)
const FIRST = new Set(LANGUAGE.words.asks.split('|'))

function index(language: Words): ReadonlyMap<string, readonly Phrase[]> {
  const seen = new Set<string>()
  const phrases = Object.entries(language).flatMap(([says, all]) =>
    all.split('|').flatMap(phrase => {
      if (says === 'asks' || seen.has(phrase)) return []
      seen.add(phrase)
      return [{ words: phrase.split(' '), says: says as Says }]
    }),
  )
  const longest = phrases.sort((a, b) => b.words.length - a.words.length)
  return Map.groupBy(longest, phrase => phrase.words[0] ?? '')
}

/** What the words from `at` on say, and how many of them say it. Words are in lower case. */
export function phraseAt(words: readonly string[], at: number): { says: Says; count: number } | undefined {
  for (const phrase of PHRASES.get(words[at] ?? '') ?? []) {
    if (phrase.words.every((word, n) => words[at + n] === word)) {
      return { says: phrase.says, count: phrase.words.length }
    }
  }
  return undefined
}

/** Whether a line that begins with this word is likely to ask something. */
export function asksFirst(word: string): boolean {
  return FIRST.has(word)
}
