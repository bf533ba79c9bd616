import { quotable } from '../../core/text.ts'
import { type Nameable, readSegments, type Segment } from './segments.ts'
import { combine, type Group, LIMITS, readGroup, type SetDone } from './sets.ts'
import type { Token } from './tokens.ts'

export type Part =
  | { readonly kind: 'sets'; readonly exercise: string; readonly sets: readonly SetDone[] }
  /** That many rounds of everything. */
  | { readonly kind: 'rounds'; readonly rounds: number }
  /** All that is still open. */
  | { readonly kind: 'all' }

/** Something in a line that cannot be logged. */
export interface EntryProblem {
  readonly kind:
    | 'empty'
    | 'too-long'
    | 'unknown-exercise'
    | 'amount-range'
    | 'sets-range'
    | 'rounds-range'
    | 'load-range'
    | 'not-weighted'
    | 'day-future'
    | 'day-too-old'
    | 'no-such-day'
    | 'all-mixed'
    | 'not-done'
    | 'whose'
    | 'twice'
    | 'leftover'
  /** The piece of the line, at most 40 code points. */
  readonly text: string
  /** Ids of exercises that may have been meant, best first. */
  readonly nearest?: readonly string[]
  /** The range that was left: reps, seconds, sets or rounds; kilograms for a load, days for a day. */
  readonly min?: number
  readonly max?: number
}

/** What was read of a line, and what could not be. */
export interface Reading {
  readonly parts: readonly Part[]
  readonly problems: readonly EntryProblem[]
  /** Whether an exercise is named in it, even if badly. */
  readonly named: boolean
  /** How many of its words say nothing to us. */
  readonly unread: number
}

interface Mention {
  readonly segment: Extract<Segment, { kind: 'exercise' }>
  readonly groups: Group[]
}

/** Reads the tokens of a line, without its day. `units` is the weight unit where none is given. */
export function readParts(
  line: string,
  tokens: readonly Token[],
  exercises: readonly Nameable[],
  units: 'kg' | 'lb',
): Reading {
  const textOf = (piece: readonly Token[]) => quotable(line.slice(piece[0]?.start, piece.at(-1)?.end))
  const segments = readSegments(line, tokens, exercises)
  const problems: EntryProblem[] = []
  const mentions: Mention[] = []
  const wholes: Part[] = []

  const addGroup = ({ segment, groups }: Mention, piece: readonly Token[]) => {
    const { group, troubles } = readGroup(piece, segment.exercise, units)
    groups.push(group)
    for (const { start, end, ...trouble } of troubles) {
      problems.push({ ...trouble, text: quotable(line.slice(start, end)) })
    }
  }

  for (const [n, segment] of segments.entries()) {
    const text = textOf(segment.tokens)
    switch (segment.kind) {
      case 'exercise': {
        const mention = { segment, groups: [] }
        mentions.push(mention)
        if (segment.amounts.length > 0) addGroup(mention, segment.amounts)
        for (const run of segment.unread) problems.push({ kind: 'leftover', text: textOf(run) })
        break
      }
      case 'amounts': {
        const owner = ownerOf(segments, n, mentions)
        if (owner) addGroup(owner, segment.tokens)
        else problems.push({ kind: 'leftover', text })
        break
      }
      case 'whole':
        wholes.push(segment.rounds === 'all' ? { kind: 'all' } : { kind: 'rounds', rounds: segment.rounds })
        if (segment.rounds !== 'all' && !isRounds(segment.rounds)) {
          problems.push({ kind: 'rounds-range', text, ...LIMITS.rounds })
        }
        break
      case 'unknown': {
        const nearest = segment.nearest.length > 0 ? { nearest: segment.nearest } : {}
        problems.push({ kind: 'unknown-exercise', text: textOf(wordsOf(segment)), ...nearest })
        break
      }
      case 'not':
        problems.push({ kind: 'not-done', text })
        break
      case 'mixed':
        problems.push({ kind: 'all-mixed', text })
        break
      case 'unreadable':
        problems.push({ kind: 'leftover', text })
    }
  }

  for (const [n, segment] of segments.entries()) {
    const before = segments[n - 1]
    if (!before || !sharesNumbers(before, segment)) continue
    problems.push({ kind: 'whose', text: textOf([...before.tokens, ...segment.tokens]) })
  }

  const parts = [...wholes, ...setsOf(mentions, textOf, problems)]
  const [whole] = segments.filter(({ kind }) => kind === 'whole')
  if (whole && segments.length > 1) problems.push({ kind: 'all-mixed', text: textOf(whole.tokens) })
  return {
    parts,
    problems,
    named: segments.some(
      s =>
        s.kind === 'exercise' ||
        s.kind === 'mixed' ||
        (s.kind === 'not' && s.tokens.some(({ kind }) => kind === 'name')) ||
        (s.kind === 'unknown' && s.named),
    ),
    unread: segments.flatMap(segment => segment.unread.flat()).filter(({ kind }) => kind !== 'name').length,
  }
}

/**
 * Whose sets amounts without a name are: "bridges 15, 12 and 10". Nobody's where that would be a guess, as
 * for the first number in "bridges, rdl, 12" or the second in "bridges 15, 12, 10 rdl".
 */
function ownerOf(segments: readonly Segment[], n: number, mentions: readonly Mention[]): Mention | undefined {
  const owner = mentions.at(-1)
  const next = segments[n + 1]
  const before = segments.slice(0, n).findLast(({ kind }) => kind !== 'amounts')
  if (!owner || owner.segment !== before || !owner.segment.nameFirst) return undefined
  if (next?.kind === 'exercise' && !next.nameFirst) return undefined
  const earlier = mentions.at(-2)
  if (owner.groups.length === 0 && earlier && earlier.groups.length === 0) return undefined
  return owner
}

/** "Bridges and squats 3x12": are the numbers for both? */
function sharesNumbers(before: Segment, segment: Segment): boolean {
  if (before.kind !== 'exercise' || segment.kind !== 'exercise' || !segment.joined) return false
  const [one, other] = [before.amounts.length > 0, segment.amounts.length > 0]
  return one !== other && (one ? !before.nameFirst : segment.nameFirst)
}

/** One part an exercise: what is said of it in several places is all done on the one day of the line. */
function setsOf(
  mentions: readonly Mention[],
  textOf: (piece: readonly Token[]) => string,
  problems: EntryProblem[],
): readonly Part[] {
  const byExercise = new Map<string, SetDone[]>()
  for (const { segment, groups } of mentions) {
    const { id, exercise = id, way } = segment.exercise
    const sets = groups.length > 0 ? combine(groups) : [{}]
    if ('unclear' in sets) {
      const { start, end } = sets.unclear
      problems.push({ kind: 'leftover', text: textOf([{ kind: 'junk', start, end }]) })
      continue
    }
    const done = sets.map(set => (way && way !== 'standard' ? { ...set, way } : set))
    const all = [...(byExercise.get(exercise) ?? []), ...done]
    // One group with too many sets is a problem of its own already.
    if (all.length > LIMITS.sets.max && !problems.some(({ kind }) => kind === 'sets-range')) {
      problems.push({ kind: 'sets-range', text: textOf(segment.name), ...LIMITS.sets })
    }
    byExercise.set(exercise, all)
  }
  return [...byExercise].map(([exercise, sets]) => ({ kind: 'sets', exercise, sets }))
}

function wordsOf(segment: Segment): readonly Token[] {
  return segment.tokens.filter(({ kind }) => kind === 'word' || kind === 'name')
}

function isRounds(rounds: number): boolean {
  return Number.isInteger(rounds) && rounds >= LIMITS.rounds.min && rounds <= LIMITS.rounds.max
}
