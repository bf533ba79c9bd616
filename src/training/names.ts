import { distance, fold } from './similar.ts'

/** Something that people call by several names. */
export interface Named {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
}

/** How a name was understood: as one of the names, as the beginning of one, or with typing mistakes. */
export type Understood = 'name' | 'beginning' | 'typo'

/** What a query found, and how; or the nearest things, at most three, best first. */
export type NameMatch<T> =
  | { readonly found: T; readonly by: Understood }
  | { readonly found?: undefined; readonly nearest: readonly T[] }

/** Letters of a query. A longer one is not a name, and comparing takes time by its square. */
const MAX_QUERY = 60
const MIN_BEGINNING = 3
const MOST_NEAREST = 3

interface Key<T> {
  readonly thing: T
  /** The words of a name in the singular. */
  readonly words: readonly string[]
  /** The name without spaces, as written and in the singular: 'catcows' and 'catcow'. */
  readonly forms: readonly string[]
}

/**
 * Finds the one thing a query names: by id, name or alias, in any case, singular or plural, with or without
 * hyphens, accents and apostrophes; by the beginning of its words where only one thing begins so; and
 * despite typing mistakes where one thing is clearly the nearest.
 */
export function findByName<T extends Named>(query: string, things: readonly T[]): NameMatch<T> {
  const folded = query.length > MAX_QUERY ? '' : fold(query)
  if (!folded) return { nearest: [] }
  const keys = things.flatMap(thing =>
    [thing.id, thing.name, ...thing.aliases].map(name => keyOf(name, thing)),
  )
  const wanted = keyOf(folded, undefined)

  const same = thingsOf(keys.filter(key => key.forms.some(form => wanted.forms.includes(form))))
  if (same.length === 1 && same[0]) return { found: same[0], by: 'name' }
  if (same.length > 1) return { nearest: same.slice(0, MOST_NEAREST) }

  const beginning =
    folded.length < MIN_BEGINNING ? [] : thingsOf(keys.filter(key => begins(wanted.words, key.words)))
  if (beginning.length === 1 && beginning[0]) return { found: beginning[0], by: 'beginning' }

  const close = closest(wanted, keys)
  const [best, second] = close
  if (best?.meant && beginning.length === 0 && best.off < (second?.off ?? Number.POSITIVE_INFINITY)) {
    return { found: best.thing, by: 'typo' }
  }
  const nearest = new Set([...beginning, ...close.map(({ thing }) => thing)])
  return { nearest: [...nearest].slice(0, MOST_NEAREST) }
}

/** A name with all that makes no difference taken out, so that equal names have a form in common. */
export function nameForms(name: string): readonly string[] {
  return keyOf(name, undefined).forms
}

function keyOf<T>(name: string, thing: T): Key<T> {
  const folded = fold(name).split(' ')
  const words = folded.map(singular)
  return { thing, words, forms: [...new Set([folded.join(''), words.join('')])] }
}

/** A folded word in the singular; in English, as all names are. */
export function singular(word: string): string {
  if (/(?:ss|sh|ch|x)es$/.test(word)) return word.slice(0, -2)
  return /[^s]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word
}

function thingsOf<T>(keys: readonly Key<T>[]): readonly T[] {
  return [...new Set(keys.map(key => key.thing))]
}

/** Whether the wanted words stand anywhere in a name, the last of them perhaps not in full. */
function begins(wanted: readonly string[], words: readonly string[]): boolean {
  return words.some((_, start) =>
    wanted.every((word, n) => {
      const other = words[start + n]
      return n < wanted.length - 1 ? other === word : other?.startsWith(word)
    }),
  )
}

interface Close<T> {
  readonly thing: T
  readonly off: number
  /** Near enough to be a typing mistake. */
  readonly meant: boolean
}

/** The things with a name anything like the wanted one, nearest first, each once. */
function closest<T>(wanted: Key<undefined>, keys: readonly Key<T>[]): readonly Close<T>[] {
  const best = new Map<T, Close<T>>()
  for (const { thing, words, forms } of keys) {
    // "no bridges" is two letters from "bridges", but a whole word too many is no typing mistake.
    const extra = wanted.words.length > words.length
    const runs = parts(words, wanted.words.length)
    for (const form of [...forms, ...runs]) {
      const far = Math.max(1, Math.floor(form.length / 3))
      for (const typed of wanted.forms) {
        const off = distance(typed, form, far)
        if (off > far) continue
        // Whole names go before parts of names.
        const rank = off + (extra ? far : runs.includes(form) ? 0.5 : 0)
        const meant = !extra && off <= allowed(form.length)
        const before = best.get(thing)
        if (before && (before.off < rank || (before.off === rank && (before.meant || !meant)))) continue
        best.set(thing, { thing, off: rank, meant })
      }
    }
  }
  return [...best.values()].sort((a, b) => a.off - b.off)
}

/** The runs of `count` words in a longer name: someone may have mistyped just "goblet". */
function parts(words: readonly string[], count: number): readonly string[] {
  if (count >= words.length) return []
  return words
    .slice(0, words.length - count + 1)
    .map((_, start) => words.slice(start, start + count).join(''))
    .filter(run => run.length > 3)
}

/** How many typing mistakes a name of this length may have and still be meant. */
function allowed(length: number): number {
  if (length < 5) return 0
  if (length < 8) return 1
  return length < 13 ? 2 : 3
}
