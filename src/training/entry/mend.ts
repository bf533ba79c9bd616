import { LANGUAGE } from '../en/index.ts'
import { distance } from '../similar.ts'
import type { Lexicon } from './lexicon.ts'
import { phraseAt } from './words.ts'

/** Words that no other word is near to, by their first letter: nobody slips there. */
const MENDED = Map.groupBy(LANGUAGE.marks.mended.split('|'), word => word[0] ?? '')
const SWAPPED = LANGUAGE.marks.swapped.split('|')
const MIN_WORD = 5

/** A line whose words are spelled as they were meant: "2 roudns yestersay", "alllll done". Names are read elsewhere. */
export function mended(line: string, lexicon: Lexicon): string {
  return line.replace(/\p{L}{3,}/gu, typed => {
    const word = typed.toLowerCase()
    if (isKnown(word, lexicon)) return typed
    const drawn = [word.replace(/(\p{L})\1{2,}/gu, '$1$1'), word.replace(/(\p{L})\1{2,}/gu, '$1')]
    const short = drawn[0] === word ? undefined : (drawn.find(one => isKnown(one, lexicon)) ?? drawn[1])
    if (short) return short
    const slip = SWAPPED.find(meant => isSlip(word, meant))
    if (slip || word.length < MIN_WORD) return slip ?? typed
    return MENDED.get(word[0] ?? '')?.find(meant => distance(word, meant, 1) <= 1) ?? typed
  })
}

/** Two letters have changed places, or one is there once more: "doen", "donee". */
function isSlip(word: string, meant: string): boolean {
  if (word.length === meant.length)
    return (
      word !== meant &&
      [...word].sort().join('') === [...meant].sort().join('') &&
      distance(word, meant, 1) === 1
    )
  return word.length === meant.length + 1 && word.length > 3 && word.replace(/(\p{L})\1/u, '$1') === meant
}

function isKnown(word: string, { indexes }: Lexicon): boolean {
  return phraseAt([word], 0) !== undefined || indexes.some(({ byWord }) => byWord.has(word))
}
