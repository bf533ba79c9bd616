import { DENIABLE, HAPPENS, MANNERS, PASSES, PLACES } from './body-kinds.ts'
import type { Meaning } from './body-lists.ts'
import { ENDS_CLAUSE, type Phrase, phrases } from './body-phrases.ts'
import type { Token } from './body-token.ts'

/** A part of a sentence: what is denied, and of whom it speaks, goes no further than this. */
export interface Clause {
  readonly start: number
  readonly end: number
  readonly means: ReadonlySet<Meaning>
  /** It is less than it was: a sign stays one, but what only hurts is not worth a word. */
  readonly isEased: boolean
  /** What was long ago, and is over unless the next clause says that it goes on. */
  readonly passed: readonly Meaning[]
  /** "And still is", "again now": it says nothing else. */
  readonly goesOn: boolean
}

/** How people who deny a list part it: "no fever, chills or weight loss". */
const MOST_LISTED = 5

/** The clauses of a sentence that speak of whoever wrote it; or all of them, whoever they speak of. */
export function clausesOf(sentence: readonly Token[], ofAnybody = false): Clause[] {
  const clauses: Clause[] = []
  const all = [...phrases(sentence)]
  let own: Phrase[] = []
  let counts = false
  let namesPart = false
  let [ofOthers, isMore] = [false, false]
  const end = () => {
    const isTheirs = ofOthers && isMore && !own.some(isMine) && GOES_ON.test(own[0]?.tokens[0]?.text ?? '')
    ofOthers = isTheirs || isOthers(own, namesPart)
    const clause = clauseOf(own, ofOthers && !ofAnybody)
    if (clause) clauses.push(clause)
    namesPart ||= clause?.means.has('part') === true || own.some(({ means }) => means.has('drill'))
    own = []
    counts = false
  }
  for (const [i, phrase] of all.entries()) {
    const isBreak = (isEnd(phrase) && !isListed(all, i)) || isReason(phrase, all[i + 1])
    // "bridges 3x12 my back hurts": what was done ends where somebody begins to speak of themselves.
    if (isBreak || (counts && phrase.means.has('own'))) {
      end()
      isMore = phrase.tokens[0]?.text === 'and'
    }
    if (isBreak) continue
    own.push(phrase)
    counts ||= /\d/.test(phrase.tokens[0]?.text ?? '')
  }
  end()
  const [first, last] = [all[0]?.tokens[0], all.at(-1)?.tokens.at(-1)]
  if (first && last && isCry(all))
    return [{ ...PLAIN, start: first.start, end: last.end, means: new Set(['pain']) }]
  // "My back hurt, fine now": what comes after says so of what came before; "and still does", too.
  return clauses.map((clause, i) => {
    const next = clauses[i + 1]
    if (next?.goesOn) return { ...clause, means: new Set([...clause.means, ...clause.passed]) }
    return endsBefore(next) ? past(clause) : clause
  })
}

/** As most clauses are. */
const PLAIN = { isEased: false, passed: [], goesOn: false } as const

/** Less than it was, whatever it was; and of an illness nothing is left. */
function past(clause: Clause): Clause {
  const means = new Set([...clause.means].filter(one => one !== 'fever' && one !== 'unwell'))
  return { ...clause, means, isEased: true }
}

function endsBefore(next?: Clause): boolean {
  return next?.means.has('mended') === true && ![...next.means].some(one => DENIABLE.has(one))
}

/** "My mum is ill so I can't": the reason speaks of somebody of its own. */
function isReason({ tokens, means }: Phrase, next?: Phrase): boolean {
  if (tokens.length > 1 || !/^(?:so|because|cos|cause|as|since)$/.test(tokens[0]?.text ?? '')) return false
  const [isCause, who] = [means.has('reset'), next?.means]
  return isCause && (who?.has('own') === true || who?.has('kin') === true)
}

function isEnd({ tokens }: Phrase): boolean {
  return tokens.length === 1 && ENDS_CLAUSE.has(tokens[0]?.text ?? '')
}

/** Whether a comma only parts what is listed: "or" comes, and nobody begins to speak of themselves before it. */
function isListed(all: readonly Phrase[], comma: number): boolean {
  if (all[comma]?.tokens[0]?.text !== ',') return false
  const after = all.slice(comma + 1, comma + 1 + MOST_LISTED)
  const or = after.findIndex(({ tokens }) => tokens[0]?.text === 'or' || tokens[0]?.text === 'nor')
  const own = after.findIndex(({ means }) => means.has('own') || means.has('negator'))
  return or > 0 && (own < 0 || own > or)
}

/** "My mum has a cold and a fever": what goes on so is still said of her. */
const GOES_ON = /^(?:an?|is|has|had|feels|felt|was|got|very|really|high|bad|some)$/

/** "I still am", "it never went away": a word that says that something goes on, or one beside it. */
function isStill({ means, tokens }: Phrase): boolean {
  return means.has('still') || tokens.every(({ text }) => BESIDE_STILL.test(text))
}

const BESIDE_STILL =
  /^(?:and|but|i|it|they|this|that|am|is|are|do|does|has|have|havent|hasnt|been|be|it’s|its|now|here|bad|the|same)$/

function clauseOf(own: readonly Phrase[], isTheirs: boolean): Clause | undefined {
  const [first, last] = [own[0]?.tokens[0], own.at(-1)?.tokens.at(-1)]
  if (!first || !last) return undefined
  const clause = { ...PLAIN, start: first.start, end: last.end }
  if (isTheirs) return { ...clause, means: new Set() }
  const { denied, undone } = deniedOf(own)
  const symptom = own.findIndex(isSymptom)
  // What comes from the chest at work and goes with rest is a sign all the same.
  const has = (one: Meaning) => own.some(({ means }) => means.has(one))
  const isChest = (has('chest') || has('chestPain')) && (has('effort') || has('drill'))
  const isOver = !isChest && own.some((_, i) => !denied[i] && endsIt(own, i, symptom))
  const says = (words: RegExp) => own.some(({ tokens }) => tokens.some(({ text }) => words.test(text)))
  // "Since my fall last year" is one phrase, of the fall.
  const lasts = says(/^since$/)
  const isPast = has('past') && !has('still')
  const isAsked = has('whatIf') && says(MAY_COME)
  const isThought = isAsked || (has('thought') && says(/^would$/))
  const means = new Set<Meaning>(undone ? ['undone'] : isOutcry(own) || isAsked ? ['pain'] : [])
  const passed: Meaning[] = []
  for (const [i, phrase] of own.entries()) {
    const isNone = isOver || isThought || denied[i] || own[i + 1]?.tokens[0]?.text === '0'
    for (const one of phrase.means) {
      if (isNone && DENIABLE.has(one)) continue
      if (!isPast || !PASSES.has(one) || (lasts && !HAPPENS.has(one))) means.add(one)
      else if (!HAPPENS.has(one)) passed.push(one)
    }
  }
  return {
    ...clause,
    means,
    passed,
    goesOn: has('still') && own.every(isStill),
    isEased: own.some(
      ({ means }, i) => (means.has('eased') || (means.has('mended') && i > symptom)) && !denied[i],
    ),
  }
}

/** "What if it goes numb", "I thought it would hurt": it has not come to that. */
const MAY_COME = /^(?:would|will|goes|gets|starts|becomes|turns|gives|went|happens)$/

/** "Ow ow ow!", and nothing else. */
function isCry(said: readonly Phrase[]): boolean {
  const isSaid = ({ means }: Phrase, ...kinds: readonly Meaning[]) => kinds.some(one => means.has(one))
  return (
    said.some(one => isSaid(one, 'ouch')) &&
    said.every(one => isSaid(one, 'ouch', 'aside', 'sad') || isEnd(one))
  )
}

/** "My back 😭": a part of one's own body, and nothing but a sad face. */
function isOutcry(own: readonly Phrase[]): boolean {
  const kinds: readonly Meaning[] = ['own', 'part', 'sad']
  const says = (phrase: Phrase, one: Meaning) => phrase.means.has(one)
  return (
    kinds.every(one => own.some(phrase => says(phrase, one))) &&
    own.every(phrase => [...kinds, 'filler' as const, 'aside' as const].some(one => says(phrase, one)))
  )
}

function isSymptom({ means }: Phrase): boolean {
  return [...means].some(one => DENIABLE.has(one))
}

/** Whether it is over, by the first thing that is said to hurt: "the pain is gone", "free of pain", "stopped hurting"; not "I stopped" before or after it. */
function endsIt(own: readonly Phrase[], i: number, symptom: number): boolean {
  if (symptom < 0) return false
  const means = own[i]?.means
  if (means?.has('free')) return true
  if (!means?.has('relief')) return false
  return symptom < i || own[i + 1]?.means.has('pain') === true
}

/**
 * Which phrases are denied, and whether something else than what hurts is. A denial goes on over what may stand between:
 * "no sharp pain", but not "no squats today chest pain". "It has not stopped hurting": whoever denies that it is over
 * denies nothing else.
 */
function deniedOf(own: readonly Phrase[]): { denied: boolean[]; undone: boolean } {
  let [isOn, isEmpty, undone] = [false, false, false]
  const stop = () => {
    undone ||= isOn && isEmpty
    isOn = false
  }
  let by = -1
  const denied = own.map(() => false)
  for (const [i, phrase] of own.entries()) {
    const { means } = phrase
    if (means.has('negator')) {
      stop()
      ;[isOn, isEmpty, by] = [true, true, i]
      continue
    }
    if (!isOn) continue
    if (means.has('relief') || means.has('free') || means.has('eased')) {
      isOn = false
      denied[i] = true
      continue
    }
    if (isSymptom(phrase)) {
      isEmpty = false
      // "I don't feel any pain": what is not felt is the pain, and no part of the body.
      denied[i] = denied[by] = true
      continue
    }
    const goesOn = isEnd(phrase) || means.has('filler') || means.has('own') || isPlace(phrase)
    if (means.has('reset') || !goesOn) stop()
  }
  stop()
  return { denied, undone }
}

function isPlace({ means }: Phrase): boolean {
  return means.size > 0 && [...means].every(one => PLACES.has(one) || (MANNERS.has(one) && one !== 'effort'))
}

/**
 * Of somebody else, or of a thing that stands before what is said of it.
 * @param namesPart whether a part of the body was named before: "they" are these, then
 */
function isOthers(own: readonly Phrase[], namesPart: boolean): boolean {
  const symptom = own.findIndex(isSymptom)
  const sooner = symptom < 0 ? own : own.slice(0, symptom)
  const who = sooner.findIndex(({ means }) => means.has('kin') || (means.has('thing') && symptom >= 0))
  const isNamed = namesPart || sooner.some(({ means }) => means.has('part'))
  const heard = own.findIndex(({ means }) => means.has('hears'))
  const isOfThem = (one: Phrase) => one.means.has('other') || one.means.has('kin')
  const from = own.slice(heard + 1).some(isOfThem) ? heard : -1
  const mine = own.some(
    (phrase, i) =>
      i > from && isMine(phrase) && !isWhose(own, i, who) && !(who >= 0 && phrase.tokens[0]?.text === 'we'),
  )
  // "I asked him if he had numbness"
  const subject = sooner.findLast(one => !one.means.has('filler'))?.tokens[0]?.text ?? ''
  if (/^(?:he|she|hes|shes|his|her)$/.test(subject) && !own.slice(symptom).some(isMine)) return true
  return !mine && (who >= 0 || own.some(({ means }) => means.has('other') || (!isNamed && means.has('they'))))
}

/** "I", and "took out my appendix". */
function isMine({ means, tokens }: Phrase): boolean {
  if (means.has('own')) return true
  return tokens.length > 1 && !means.has('kin') && tokens.some(({ text }) => /^my(?:self)?$/.test(text))
}

/** "My mum", "my best friend": whose somebody is says nothing of whoever speaks. */
function isWhose(own: readonly Phrase[], my: number, who: number): boolean {
  // "The brother of me"
  if (who >= 0 && my === who + 2 && own[my - 1]?.tokens[0]?.text === 'of') return true
  if (!/^m[ye]$/.test(own[my]?.tokens[0]?.text ?? '') || my >= who || who - my > 3) return false
  return own.slice(my + 1, who).every(isWord)
}

function isWord(phrase: Phrase): boolean {
  return !phrase.means.has('own') && !isSymptom(phrase)
}
