import { SIGNS, type SignId, type SignOf } from '../signs.ts'
import { type Clause, clausesOf } from './body-clauses.ts'
import { DENIABLE, PLACES } from './body-kinds.ts'
import type { Meaning } from './body-lists.ts'
import { without } from './body-rest.ts'
import { PAINS, RULES } from './body-rules.ts'
import { sentences } from './body-tokens.ts'

/** What a line says of the body of whoever wrote it. */
export interface Body {
  /** Signs that need somebody else first, the most urgent first. None where something only hurts. */
  readonly signs: readonly SignId[]
  /** The line without what it says of the body, for whoever logs something beside it. */
  readonly rest: string
}

/**
 * Whether someone says that something hurts, or names a sign: in any sentence, in any place in it; not what is denied,
 * over, or somebody else's. Undefined where the body is not spoken of. Takes time by the length alone.
 */
export function readBody(text: string): Body | undefined {
  const signs = new Set<SignId>()
  const about: Clause[] = []
  for (const sentence of sentences(text)) {
    const clauses = clausesOf(sentence)
    // Every rule asks for something that is meant.
    if (clauses.every(({ means }) => means.size === 0)) continue
    const found = foundIn(clauses)
    for (const sign of signsOf(clauses, found)) signs.add(sign)
    const hurting = clauses.filter(({ isEased }) => !isEased)
    const pains = PAINS.filter(rule => holds(hurting, rule))
    const named = new Set([...found, ...pains].flatMap(({ all }) => all))
    if (named.size === 0) continue
    const isAbout = (one: Meaning) => named.has(one) || DENIABLE.has(one) || PLACES.has(one)
    about.push(...clauses.filter(({ means }) => [...means].some(isAbout)))
  }
  if (about.length === 0) return undefined
  return {
    signs: SIGNS.flatMap(({ id }) => (signs.has(id) ? [id] : [])),
    rest: without(text, about),
  }
}

/**
 * The emergency that is named of somebody else, a person: "my mum can't feel her legs". Whether anything is said of
 * whoever wrote it, {@link readBody} tells.
 */
export function emergencyOfOthers(text: string): SignOf<'now'> | undefined {
  for (const sentence of sentences(text)) {
    const clauses = clausesOf(sentence, true)
    const has = (one: Meaning) => says(clauses, [one])
    if (!OTHERS.some(has) || has('pet') || (has('past') && !has('still'))) continue
    const hurts = PAINS.some(rule => holds(clauses, rule))
    const signs = new Set(signsOf(clauses, foundIn(clauses)))
    // Who crashed a car is not ill by that alone.
    for (const { id, urgency } of SIGNS) {
      if (urgency === 'now' && signs.has(id) && (id !== 'accident' || hurts)) return id
    }
  }
  return undefined
}

const OTHERS: readonly Meaning[] = ['kin', 'them']

function foundIn(clauses: readonly Clause[]) {
  return RULES.filter(({ all, unless }) => says(clauses, all) && !unless?.some(one => says(clauses, [one])))
}

function signsOf(clauses: readonly Clause[], found: ReturnType<typeof foundIn>): readonly SignId[] {
  return found.filter(({ all, not }) => !not || !isIn(clauses, not, all)).map(({ sign }) => sign)
}

function holds(clauses: readonly Clause[], { all, near, unless }: (typeof PAINS)[number]): boolean {
  const isSaid = near ? clauses.some(one => says([one], all)) : says(clauses, all)
  return isSaid && !unless?.some(one => says(clauses, [one]))
}

/** Whether a clause has a meaning beside any of some others. */
function isIn(clauses: readonly Clause[], one: Meaning, beside: readonly Meaning[]): boolean {
  return clauses.some(({ means }) => means.has(one) && beside.some(other => means.has(other)))
}

function says(clauses: readonly Clause[], all: readonly Meaning[]): boolean {
  return all.every(one => clauses.some(({ means }) => means.has(one)))
}
