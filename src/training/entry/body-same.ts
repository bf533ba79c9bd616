import { LANGUAGE } from '../en/index.ts'
import type { Token } from './body-token.ts'

const { forms: FORMS, same: SAME, skipped: SKIPPED } = LANGUAGE.body

/** What stands for several words, by the first of them, the longest first. */
const STANDS = Map.groupBy(
  Object.entries(SAME)
    .flatMap(([word, ways]) => ways.split(', ').map(way => ({ word: word.split(' '), way: way.split(' ') })))
    .toSorted((a, b) => b.way.length - a.way.length),
  ({ way }) => way[0] ?? '',
)

const FORMS_BY_WORD = new Map(
  FORMS.flatMap(list => {
    const forms = list.split(' ')
    return forms.map(form => [form, forms] as const)
  }),
)

export const SKIPPED_WORDS: ReadonlySet<string> = new Set(SKIPPED.split(', '))

/** The forms of a verb, by any of them; of any other word only itself. */
export const FORMS_OF = (word: string): readonly string[] => FORMS_BY_WORD.get(word) ?? [word]

/** Words of a list, with what stands for several: "can no longer" is "cant". */
export function sameWords(words: readonly string[]): string[] {
  return same(
    words,
    word => word,
    word => word,
  )
}

/** The same of words that were typed; what stands for several is where they were. */
export function sameTokens(tokens: readonly Token[]): Token[] {
  return same(
    tokens,
    ({ text }) => text,
    (text, { start, isWhose }, { end }) => ({ text, start, end, isWhose }),
  )
}

function same<T>(
  words: readonly T[],
  text: (word: T) => string,
  made: (word: string, first: T, last: T) => T,
): T[] {
  const all: T[] = []
  for (let i = 0; i < words.length; ) {
    const first = words[i] as T
    const found = STANDS.get(text(first))?.find(({ way }) =>
      way.every((one, n) => i + n < words.length && text(words[i + n] as T) === one),
    )
    const count = found?.way.length ?? 1
    const last = words[i + count - 1] as T
    all.push(...(found ? found.word.map(word => made(word, first, last)) : [first]))
    i += count
  }
  return all
}
