import { LANGUAGE } from '../en/index.ts'
import { eachOf } from '../language.ts'
import { FORMS_OF, sameWords } from './body-same.ts'

const { words: BODY_WORDS, talk: TALK_WORDS } = LANGUAGE.body

/** What a phrase means; `undone` is a denial of something else than what hurts. */
export type Meaning = keyof typeof BODY_WORDS | keyof typeof TALK_WORDS | 'undone'

/** Where one is within phrases: the words that go on from here, and what the words up to here mean. */
export interface Node {
  readonly next: Map<string, Node>
  readonly means: Set<Meaning>
}

interface Listed {
  readonly meaning: Meaning
  readonly phrase: string
}

/** In a list of words: the end of a clause. */
export const END = '$'

/** In a list of words: any one of these. */
const ANY: Readonly<Record<string, readonly string[]>> = {
  '@': BODY_WORDS.part.split(', '),
  '^': TALK_WORDS.limbs.split(', '),
  '~': TALK_WORDS.refusals.split(', '),
}

/** Of what is said of the body verbs are listed in any form; of the words around it as they are. */
const HAS_FORMS: ReadonlySet<string> = new Set([...Object.keys(BODY_WORDS), 'idiom'])

/** What is listed, each phrase by itself. */
const LISTS = Object.entries({ ...BODY_WORDS, ...TALK_WORDS }).map(([meaning, list]) => ({
  meaning: meaning as Meaning,
  phrases: list.split(', ').flatMap(eachOf),
}))

/** All words that are known here. */
export const KNOWN: ReadonlySet<string> = new Set(LISTS.flatMap(wordsOf))

/** Those for the body. */
export const OF_BODY: ReadonlySet<string> = new Set(
  LISTS.filter(({ meaning }) => Object.hasOwn(BODY_WORDS, meaning)).flatMap(wordsOf),
)

/** At most so many words stand for another. */
const MOST_SAME = 4

const FIRSTS_OF_ANY = Object.fromEntries(
  Object.entries(ANY).map(([mark, each]) => [mark, [...new Set(each.map(firstOf))]]),
)

const LISTED = listedByFirst()

/** What was worked out so far, by first words: thousands of phrases, of which a line meets few. */
const WORKED_OUT = new Map<string, Node | undefined>()

/** The phrases that begin with a word. They are worked out when it is first looked for, and kept. */
export function phrasesFrom(first: string): Node | undefined {
  if (!LISTED.has(first)) return undefined
  if (!WORKED_OUT.has(first)) WORKED_OUT.set(first, workOut(first, LISTED.get(first) ?? []))
  return WORKED_OUT.get(first)
}

function wordsOf({ phrases }: (typeof LISTS)[number]): readonly string[] {
  return phrases.flatMap(phrase => phrase.split(' '))
}

/** What is listed, by each word that it can begin with. */
function listedByFirst(): ReadonlyMap<string, readonly Listed[]> {
  const byFirst = new Map<string, Listed[]>()
  for (const { meaning, phrases } of LISTS) {
    for (const phrase of phrases) {
      for (const first of new Set(firstsOf(meaning, phrase))) {
        const others = byFirst.get(first)
        if (others) others.push({ meaning, phrase })
        else byFirst.set(first, [{ meaning, phrase }])
      }
    }
  }
  return byFirst
}

function firstsOf(meaning: Meaning, phrase: string): readonly string[] {
  const firsts = FIRSTS_OF_ANY[phrase.charAt(0)] ?? [firstOf(phrase)]
  return HAS_FORMS.has(meaning) ? firsts.flatMap(FORMS_OF) : firsts
}

/** The first word of a phrase, in the word that stands for it. */
function firstOf(phrase: string): string {
  const words = phrase.split(' ', MOST_SAME)
  return sameWords(words)[0] ?? ''
}

/** A phrase with each word that its mark stands for; where it begins with the mark, each that can come to a first word. */
function expanded(phrase: string, first: string): string[][] {
  const mark = Object.keys(ANY).find(one => phrase.includes(one)) ?? ''
  const each = (ANY[mark] ?? ['']).map(word => sameWords(phrase.replace(mark, word).split(' ')))
  return phrase.startsWith(mark) ? each.filter(([word = '']) => FORMS_OF(first).includes(word)) : each
}

function workOut(first: string, listed: readonly Listed[]): Node | undefined {
  const root: Node = { next: new Map(), means: new Set() }
  const begins = (words: readonly string[]) => words[0] === first
  const all = listed.flatMap(({ meaning, phrase }) =>
    expanded(phrase, first).map(words => ({ words, meaning })),
  )
  const own = new Set(all.filter(({ words }) => begins(words)).map(({ words }) => words.join(' ')))
  for (const { words, meaning } of all) {
    if (begins(words)) add(root, words, meaning)
    // What is listed itself means that, and no form of another phrase.
    if (!HAS_FORMS.has(meaning)) continue
    for (const form of formsOf(words).filter(begins)) if (!own.has(form.join(' '))) add(root, form, meaning)
  }
  return root.next.get(first)
}

/** A phrase with each of its verbs in each of its forms; a single word is listed in those that mean it. */
function formsOf(words: readonly string[]): string[][] {
  if (words.filter(word => word !== END).length < 2) return []
  return words.flatMap((word, at) =>
    FORMS_OF(word)
      .filter(form => form !== word)
      .map(form => words.with(at, form)),
  )
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
