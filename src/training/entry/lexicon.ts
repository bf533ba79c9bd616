import { nameForms, singular } from '../names.ts'
import type { Program, VariantName } from '../program.ts'
import { distance, fold } from '../similar.ts'
import { waysOf } from '../ways.ts'
import { phraseAt } from './words.ts'

/** A way to do an exercise, as far as a line needs it. */
export interface Nameable {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly weighted: boolean
  readonly measure: 'reps' | 'seconds'
  /** The id of the exercise that this is a way to do; it is one itself when left out. */
  readonly exercise?: string
  readonly way?: VariantName
}

/** All that the exercises of some programs are called, to be looked up by the words of a line. */
interface Index {
  /** Names by their form, see {@link nameForms}. */
  readonly forms: ReadonlyMap<string, ReadonlySet<Nameable>>
  /** Names of several words whose order says nothing: "squats to a chair", "chair squats". */
  readonly bags: ReadonlyMap<string, ReadonlySet<Nameable>>
  /** Program ids by what they are called. */
  readonly programs: ReadonlyMap<string, ReadonlySet<string>>
  /** Ways by a word of their names. */
  readonly byWord: ReadonlyMap<string, ReadonlySet<Nameable>>
  /** Words of names by themselves less one letter, and by how they begin. */
  readonly nearby: ReadonlyMap<string, ReadonlySet<string>>
  /** Words of names by their letters in order, and by themselves with no letter twice in a row. */
  readonly slips: ReadonlyMap<string, ReadonlySet<string>>
  /** What the forms of all names begin with. */
  readonly starts: ReadonlySet<string>
  /** How many words the longest name has. */
  readonly longest: number
}

/** The names that a line may use: those of its own program go first. */
export interface Lexicon {
  readonly indexes: readonly Index[]
  /** The exercises of the program that the line is about, in order, by their standard ways. */
  readonly own: readonly Nameable[]
  readonly longest: number
  readonly counts: (way: Nameable) => boolean
}

/** What joins the words of a name and says nothing in it. */
const JOINS = new Set('to a an the on of with at from in for my and onto against one'.split(' '))
const FIRST_LETTERS = 5
/** A shorter word is too near to too many others. */
const MIN_WORD = 4

const known = new WeakMap<object, Index>()
const programOf = new WeakMap<Nameable, string>()

/**
 * @param own the program that lines are about
 * @param library all programs; its index is made once for each such list, and one for each program
 */
export function lexiconOf(own: Program | undefined, library: readonly Program[]): Lexicon {
  const all = indexOf(library, library)
  if (!own) return { indexes: [all], own: [], longest: all.longest, counts: () => true }
  const mine = indexOf(own, [own])
  return {
    indexes: [mine, all],
    own: standardsOf(mine),
    longest: Math.max(mine.longest, all.longest),
    // Of its own program, only what it had in the version that is done.
    counts: way =>
      mine.byWord.get(fold(way.id).split(' ')[0] ?? '')?.has(way) || programOf.get(way) !== own.id,
  }
}

function indexOf(key: object, programs: readonly Program[]): Index {
  const found = known.get(key)
  if (found) return found
  const ways = programs.flatMap(program =>
    waysOf([program]).map(way => {
      programOf.set(way, program.id)
      return way
    }),
  )
  const made = makeIndex(ways, programs)
  known.set(key, made)
  return made
}

function standardsOf({ byWord }: Index): readonly Nameable[] {
  const all = new Set([...byWord.values()].flatMap(ways => [...ways]))
  return [...all].filter(({ way = 'standard' }) => way === 'standard')
}

function makeIndex(ways: readonly Nameable[], programs: readonly Program[]): Index {
  const forms = new Map<string, Set<Nameable>>()
  const bags = new Map<string, Set<Nameable>>()
  const byWord = new Map<string, Set<Nameable>>()
  const nearby = new Map<string, Set<string>>()
  const slips = new Map<string, Set<string>>()
  const named = new Map<string, Set<string>>()
  let longest = 1
  for (const way of ways) {
    for (const name of [way.id, way.name, ...way.aliases]) {
      const words = fold(name).split(' ')
      longest = Math.max(longest, words.length)
      for (const form of nameForms(name)) add(forms, form, way)
      const bag = bagOf(words)
      if (bag) add(bags, bag, way)
      for (const word of words) for (const form of [word, singular(word)]) add(byWord, form, way)
    }
  }
  for (const word of byWord.keys()) {
    add(slips, lettersOf(word), word)
    if (word.length < MIN_WORD) continue
    add(slips, undoubled(word), word)
    for (const key of nearKeys(word)) add(nearby, key, word)
  }
  for (const { id, name } of programs) {
    const last = fold(name).split(' ').at(-1) ?? ''
    for (const form of [id, name, last].flatMap(nameForms)) add(named, form, id)
  }
  const starts = new Set<string>()
  for (const form of [...forms.keys(), ...named.keys()])
    for (let end = 1; end <= form.length; end++) starts.add(form.slice(0, end))
  return { forms, bags, byWord, nearby, slips, programs: named, starts, longest }
}

function add<K, V>(into: Map<K, Set<V>>, key: K, value: V): void {
  into.set(key, (into.get(key) ?? new Set<V>()).add(value))
}

export function exerciseId({ id, exercise = id }: Nameable): string {
  return exercise
}

/** The words of a name in any order; undefined for less than two of them. */
function bagOf(words: readonly string[]): string | undefined {
  const left = words.filter(word => !JOINS.has(word)).map(singular)
  return left.length < 2 ? undefined : left.sort().join(' ')
}

/** Whether a name may begin with some folded words, or have them all in it. */
export function mayBegin(words: readonly string[], lexicon: Lexicon): boolean {
  const [plain, single] = [words.join(''), words.map(singular).join('')]
  if (lexicon.indexes.some(({ starts }) => starts.has(plain) || starts.has(single))) return true
  return !JOINS.has(words[0] ?? '') && words.every(word => JOINS.has(word) || isNameWord(word, lexicon))
}

/** The one way that some folded words name exactly. */
export function wayNamed(words: readonly string[], lexicon: Lexicon): Nameable | undefined {
  return lookUp([words.join(''), words.map(singular).join('')], 'forms', lexicon)
}

/** As {@link wayNamed}, in any order. A name neither begins nor ends with a word that only joins. */
export function wayOfBag(words: readonly string[], lexicon: Lexicon): Nameable | undefined {
  if (words.length < 2 || JOINS.has(words[0] ?? '') || JOINS.has(words.at(-1) ?? '')) return undefined
  // Words that stand in no name need not be put in order.
  if (!words.every(word => JOINS.has(word) || isNameWord(word, lexicon))) return undefined
  const bag = bagOf(words)
  return bag ? lookUp([bag], 'bags', lexicon) : undefined
}

function lookUp(
  keys: readonly string[],
  by: 'forms' | 'bags',
  { indexes, counts }: Lexicon,
): Nameable | undefined {
  for (const index of indexes) {
    for (const key of keys) {
      const found = [...(index[by].get(key) ?? [])].filter(counts)
      const [first] = found
      if (!first) continue
      if (found.every(way => exerciseId(way) === exerciseId(first))) return found.find(isStandard) ?? first
      return undefined
    }
  }
  return undefined
}

function isStandard({ way = 'standard' }: Nameable): boolean {
  return way === 'standard'
}

/** Another way to do the same exercise, if there is one. */
export function otherWay(of: Nameable, way: VariantName, { indexes }: Lexicon): Nameable | undefined {
  const word = fold(of.id).split(' ')[0] ?? ''
  for (const { byWord } of indexes) {
    const found = [...(byWord.get(word) ?? [])].find(
      one => exerciseId(one) === exerciseId(of) && one.way === way,
    )
    if (found) return found
  }
  return undefined
}

/** The way of this id, of the own program before any other. */
export function wayById(id: string, lexicon: Lexicon): Nameable | undefined {
  return (
    lexicon.own.find(way => way.id === id) ??
    lexicon.indexes
      .flatMap(({ byWord }) => [...(byWord.get(id.split(/[-/]/)[0] ?? '') ?? [])])
      .find(way => way.id === id)
  )
}

/** The program that some folded words name. */
export function programNamed(words: readonly string[], { indexes }: Lexicon): string | undefined {
  for (const { programs } of indexes) {
    const [found, ...more] = programs.get(words.join('')) ?? []
    if (found) return more.length === 0 ? found : undefined
  }
  return undefined
}

/** The exercise of the own program whose name alone begins with this letter. */
export function initialOf(letter: string, { own }: Lexicon): Nameable | undefined {
  const found = own.filter(({ name }) => fold(name)[0] === letter.toLowerCase())
  return found.length === 1 ? found[0] : undefined
}

/** "Gs" for "Goblet squat" */
function initialsOf(name: string): string {
  return fold(name)
    .split(' ')
    .map(word => word[0])
    .join('')
}

function nearKeys(word: string): readonly string[] {
  const less = Array.from(word, (_, n) => word.slice(0, n) + word.slice(n + 1))
  const begins = [...word].slice(0, FIRST_LETTERS).join('')
  return [...new Set([word, ...less, `${begins}…`])]
}

function isNameWord(word: string, lexicon: Lexicon): boolean {
  return isWord(word, lexicon) || isWord(singular(word), lexicon)
}

function isWord(word: string, { indexes }: Lexicon): boolean {
  return indexes.some(({ byWord }) => byWord.has(word))
}

/**
 * The word of a name that a mistyped word can only be: two letters have changed places, or one was typed twice or
 * once too few. No word of daily life is that near to another one.
 */
export function slipOf(word: string, lexicon: Lexicon): string | undefined {
  if (word.length < 3 || isWord(word, lexicon)) return undefined
  const meant = new Set<string>()
  const [letters, once] = [lettersOf(word), undoubled(word)]
  for (const { slips } of lexicon.indexes) {
    for (const other of slips.get(letters) ?? []) if (swaps(word).includes(other)) meant.add(other)
    for (const other of slips.get(once) ?? []) {
      if (Math.abs(word.length - other.length) === 1 && undoubled(other) === once) meant.add(other)
    }
  }
  return meant.size === 1 ? [...meant][0] : undefined
}

function lettersOf(word: string): string {
  return [...word].sort().join('')
}

function undoubled(word: string): string {
  return word.replace(/(\p{L})\1+/gu, '$1')
}

function swaps(word: string): readonly string[] {
  return Array.from(word.slice(1), (_, n) => word.slice(0, n) + word[n + 1] + word[n] + word.slice(n + 2))
}

/** Ways that a word may have been meant for: a word of their names, its beginning, or one with a mistake or two in it. */
export function nearWays(typed: string, lexicon: Lexicon): readonly Nameable[] {
  const word = fold(typed).replaceAll(' ', '')
  const initials = lexicon.own.filter(({ name }) => initialsOf(name) === word)
  if (word.length > 1 && initials.length > 0) return initials
  if (word.length < 3 || word.length > 30 || phraseAt([word], 0)) return []
  const ways = lexicon.indexes.flatMap(({ byWord, nearby }) => {
    const same = byWord.get(word) ?? byWord.get(nameForms(word).at(-1) ?? '')
    if (same) return [...same]
    const found = new Set<string>(swaps(word).filter(one => word.length < MIN_WORD && byWord.has(one)))
    for (const key of word.length < MIN_WORD ? [] : nearKeys(word)) {
      for (const other of nearby.get(key) ?? []) {
        const least = Math.min(word.length, other.length)
        const far = least < 5 ? 0 : least < 7 ? 1 : 2
        if (other.startsWith(word) || distance(word, other, far) <= far) found.add(other)
      }
    }
    return [...found].flatMap(other => [...(byWord.get(other) ?? [])])
  })
  return [...new Set(ways)].filter(lexicon.counts)
}
