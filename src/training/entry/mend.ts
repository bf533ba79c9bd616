import { LANGUAGE } from '../en/index.ts'
import { distance } from '../similar.ts'
import type { Lexicon } from './lexicon.ts'
import { phraseAt } from './words.ts'

/** Words that no other word is near to, by their first letter: nobody slips there. */
const MENDED = Map.groupBy(LANGUAGE.marks.mended.split('|'), word => word[0] ?? '')
const MIN_WORD = 5

/** A line whose words are spelled as they were meant: "2 roudns yestersay", "alllll done". Names are read elsewhere. */
export function mended(line: string, lexicon: Lexicon): string {
  return line.replace(/\p{L}{3,}/gu, typed => {
    const word = typed.toLowerCase()
    if (isKnown(word, lexicon)) return typed
    const drawn = [word.replace(/(\p{L})\1{2,}/gu, '$1$1'), word.replace(/(\p{L})\1{2,}/gu, '$1')]
    const short = drawn[0] === word ? undefined : (drawn.find(one => isKnown(one, lexicon)) ?? drawn[1])
    if (short || word.length < MIN_WORD) return short ?? typed
    return MENDED.get(word[0] ?? '')?.find(meant => distance(word, meant, 1) <= 1) ?? typed
  })
}

function isKnown(word: string, { indexes }: Lexicon): boolean {
  return phraseAt([word], 0) !== undefined || indexes.some(({ byWord }) => byWord.has(word))
}
