import { LANGUAGE } from '../en/index.ts'
import { END, type Meaning, type Node, phrasesFrom } from './body-lists.ts'
import { SKIPPED_WORDS } from './body-same.ts'
import type { Token } from './body-token.ts'

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
/** In a list of words: figures of which it matters how high they are. */
const FIGURES: readonly [RegExp, string][] = [
  [/^(?:3[89]|4[01]|10[0-5])(?:c|f)?$/, '#hot'],
  [/^(?:19[5-9]|20[0-9])\d$/, '#year'],
  [/^\d+(?:kgs?|kilos?|lbs?|pounds?|st|stones?)$/, '#mass'],
]

const ASIDES = new Set<string>(LANGUAGE.body.talk.aside.split(', '))

/** So many words in a row, or in all, may stand in a phrase that are not of it. */
const MAX_SKIPPED = 2

/** Whether a clause is over before a token: with a mark, a smiley, an aside ("lol") or a word that joins two. */
function isEnd(next: string | undefined): boolean {
  return next === undefined || ENDS_CLAUSE.has(next) || ASIDES.has(next) || !/[\p{L}\p{N}]/u.test(next)
}

/** Takes the longest known phrase at each place; whatever is not known stands by itself. */
export function* phrases(tokens: readonly Token[]): Generator<Phrase> {
  for (let i = 0; i < tokens.length; ) {
    const text = tokens[i]?.text ?? ''
    let node = phrasesFrom(text) ?? phrasesFrom(figure(text))
    let [longest, means] = [1, node ? meansBefore(node, tokens[i + 1]) : new Set<Meaning>()]
    for (let n = i + 1, skipped = 0; node && n < tokens.length; n++) {
      const word = tokens[n]?.text ?? ''
      const step = nextOf(node, word)
      if (!step && skipped++ < MAX_SKIPPED && SKIPPED_WORDS.has(word)) continue
      node = step
      const meant = node && meansBefore(node, tokens[n + 1])
      if (meant && meant.size > 0) [longest, means] = [n + 1 - i, meant]
    }
    const age = ageAt(tokens, i)
    if (age) means = new Set<Meaning>(['young', 'own'])
    else if (means.size === 0 && tokens[i]?.isWhose)
      means = new Set<Meaning>([isKin(tokens[i]) ? 'kin' : 'other'])
    yield { means, tokens: tokens.slice(i, i + (age || longest)) }
    i += age || longest
  }
}

/** What the words up to here mean before whatever comes next. */
function meansBefore({ means, next }: Node, after: Token | undefined): ReadonlySet<Meaning> {
  const ending = isEnd(after?.text) ? next.get(END) : undefined
  return ending ? new Set([...means, ...ending.means]) : means
}

/** "Me back's gone": within a phrase "me" is "my" as well. */
function nextOf({ next }: Node, text: string): Node | undefined {
  return next.get(text) ?? next.get(figure(text)) ?? (text === 'me' ? next.get('my') : undefined)
}

/** "Gran's" */
function isKin(token?: Token): boolean {
  return phrasesFrom(token?.text.replace(/s$/, '') ?? '')?.means.has('kin') === true
}

function figure(text: string): string {
  return FIGURES.find(([pattern]) => pattern.test(text))?.[1] ?? text
}

const UNDER_18 = '(?:[6-9]|1[0-7]|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)'

const AGE_BEGINS = new RegExp(`^(?:i|\\d|as$|am$|${UNDER_18}$)`)

const AGES: readonly RegExp[] = [
  new RegExp(
    `^(?:i ?a?m|im|am|i turn|im turning|i|as an?) (?:only |just |still |almost |nearly |like |about |have |got )*${UNDER_18}(?: (?<more>\\S+)|$)`,
  ),
  new RegExp(`^(?:i|im|ill) (?:only |just )*(?:turn|turning|be) ${UNDER_18}(?: (?:in|on|next|this|soon)|$)`),
  new RegExp(`^${UNDER_18} ?(?:yo|yrs? old|years? old)(?: (?:here|girl|boy|guy|kid|male|female|and|m|f)|$)`),
]

/** What may follow an age; anything else is what was counted. */
const AFTER_AGE =
  /^(?:years?|yrs?|yo|yos?|next|this|can|is|am|do|does|should|may|could|would|will|if|btw|old|now|too|what|how|which|because|so|girl|boy|male|female|m|f)$/

/** "I am 15", "I'm only sixteen years old", "14yo here": how many words say so; 0 where they say something else. */
function ageAt(tokens: readonly Token[], i: number): number {
  const first = tokens[i]?.text ?? ''
  if (!AGE_BEGINS.test(first) || /^(?:my|a|an|our|his|her)$/.test(tokens[i - 1]?.text ?? '')) return 0
  const said = tokens
    .slice(i, i + 7)
    .map(({ text }) => text.replace(/^(\d+)(yo|yrs?)$/, '$1 $2'))
    .join(' ')
  const found = AGES.map(age => age.exec(said)).find(one => one !== null)
  if (!found) return 0
  const more = found.groups?.more
  const isAge =
    !/^(?:i|am|as)/.test(said) ||
    /turn|be /.test(found[0]) ||
    isEnd(more) ||
    (more !== undefined && AFTER_AGE.test(more))
  return isAge ? Math.min(found[0].split(' ').length - (more ? 1 : 0), tokens.length - i) : 0
}
