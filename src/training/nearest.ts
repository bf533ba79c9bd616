import { distance } from './similar.ts'

/** Letters of a word. A longer one is none, and comparing takes time by its square. */
const MAX_WORD = 60

/** The word that `given` was probably meant to be, or undefined when none is close. Case is ignored. */
export function nearest(given: string, words: readonly string[]): string | undefined {
  if (given.length > MAX_WORD) return undefined
  const wanted = given.toLowerCase()
  const close = Math.max(1, Math.floor(wanted.length / 3))
  return words
    .map(word => ({ word, far: distance(wanted, word.toLowerCase(), close) }))
    .filter(({ far }) => far <= close)
    .sort((a, b) => a.far - b.far)[0]?.word
}
