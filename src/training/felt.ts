/** How someone is before a session: 'sore' is a lot of pain, 'flag' is any of the signs that need somebody else first. */
export type GateAnswer = 'fine' | 'sore' | 'flag'

/** How the back feels after a session, against before it: what was asked before there were numbers. */
export type After = 'better' | 'same' | 'worse'

/**
 * What someone answered about their body in one week of theirs; of several answers to one question, the worst. What
 * was not answered is left out.
 */
export interface Felt {
  readonly before?: GateAnswer
  readonly after?: After
  /** How hard it was: 1 is very easy, 10 as hard as can be; 7 leaves about three repetitions. */
  readonly effort?: number
  /** Right after, from 0, none, to 10. */
  readonly pain?: number
  /** The morning after, from 0, none, to 10. */
  readonly nextMorning?: number
}

/** What a week's answers come to, the worst that is true of them. */
export type Reaction = 'worse' | 'sore' | 'hard' | 'fine' | 'unknown'

/*
 * The traffic light that physiotherapists use with the pain-monitoring model: 0–3 is fine, 4–5 is fine if it has
 * settled by the next morning, or is no more than it was a week ago, and from 6 on, or rising from week to week, what
 * is done must change. Thomeé R, A comprehensive treatment approach for patellofemoral pain syndrome, Phys Ther
 * 1997;77(12):1690; Silbernagel KG et al., Am J Sports Med 2007;35(6):897. docs/health.md says how far they were read.
 */
const FINE_TO = 3
const FROM_WORSE = 6

/** From such an effort on nothing was left: a week like that is not built upon. */
const HARD_FROM = 9

/** So many weeks of ever more pain in a row are too many. */
const RISING = 3

/** Whether it still hurt the morning after, more than one would leave alone. */
export function stillSore({ nextMorning }: Felt): boolean {
  return atLeast(nextMorning, FINE_TO + 1)
}

/** From so many points on, pain has changed; less is the noise of the scale (Suzuki and others, PLoS One 2020;15(3):e0229228). */
const GROWN = 2

/** How a body took its newest week. @param weeks what was answered in someone's weeks, newest first */
export function reactionOf(weeks: readonly Felt[]): Reaction {
  const [newest = {}] = weeks
  const { before, after, effort, pain, nextMorning } = newest
  const hurts = atLeast(pain, FINE_TO + 1)
  const stillHurts = stillSore(newest)
  // Who always has some pain is asked for no less because of it: what counts is that it has not grown.
  const usual = weeks[1]?.nextMorning
  const isUsual = usual !== undefined && !atLeast(nextMorning, usual + GROWN)
  const tooMuch = atLeast(pain, FROM_WORSE) || atLeast(nextMorning, FROM_WORSE)
  if (after === 'worse' || tooMuch || (hurts && stillHurts && !isUsual) || rises(weeks)) return 'worse'
  // Whether it had settled by the next morning is not known of everyone.
  if (before === 'sore' || stillHurts || (hurts && nextMorning === undefined)) return 'sore'
  if (atLeast(effort, HARD_FROM)) return 'hard'
  return [after, effort, pain, nextMorning].some(answer => answer !== undefined) ? 'fine' : 'unknown'
}

function rises(weeks: readonly Felt[]): boolean {
  const pains = weeks.slice(0, RISING).map(({ pain }) => pain)
  // From 0 to 1 to 2 is the noise of any scale.
  return (
    pains.length === RISING &&
    atLeast(pains[0], FINE_TO) &&
    pains.every((pain, n) => n === 0 || below(pain, pains[n - 1]))
  )
}

function atLeast(answer: number | undefined, least: number): boolean {
  return answer !== undefined && answer >= least
}

function below(a: number | undefined, b: number | undefined): boolean {
  return a !== undefined && b !== undefined && a < b
}
