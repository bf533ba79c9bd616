import { quotable } from '../../core/text.ts'
import { LANGUAGE } from '../en/index.ts'
import { oneOf } from '../language.ts'
import type { Units } from '../weight.ts'
import { readAmounts } from './amounts.ts'
import { inCircuit, ledByRounds } from './circuit.ts'
import { type Clause, saysNothing } from './clause.ts'
import { saysWhich } from './clauses.ts'
import { combine } from './combine.ts'
import type { Day } from './day.ts'
import { type Draft, isCounting, readDraft, readWhole } from './drafts.ts'
import { exerciseId, type Lexicon, type Nameable } from './lexicon.ts'
import { withWay } from './other-way.ts'
import {
  addCounts,
  addHeld,
  addNamed,
  addsRounds,
  dateLast,
  isLoad,
  lastOf,
  roundsOf,
  sumUp,
} from './owners.ts'
import type { Dated, EntryProblem, Open, Part } from './problems.ts'
import type { Token } from './token.ts'

export type { Dated, EntryProblem, Open, Part, SetDone } from './problems.ts'

/** What was read of a line: the same with each of the meanings that it may have. */
export interface Reading {
  readonly options: readonly (readonly Dated[])[]
  readonly open: Open | undefined
  readonly problems: readonly EntryProblem[]
  /** Amounts that no exercise is named for. */
  readonly headless: { readonly front: readonly Token[]; readonly back: readonly Token[] } | undefined
}

/** Puts the clauses of a line together: whose the amounts are, and what is left out. */
export function readParts(line: string, clauses: readonly Clause[], lexicon: Lexicon, units: Units): Reading {
  const textOf = ({ tokens }: Pick<Clause, 'tokens'>) =>
    quotable(line.slice(tokens[0]?.start, tokens.at(-1)?.end))
  const problems: EntryProblem[] = []
  const drafts: Draft[] = []
  const wholes: { clause: Clause; day: Draft['day'] }[] = []
  const except: string[] = []
  let leads: Draft['pieces'] = []
  let leadDay: Draft['day']
  let wasNot = false
  let doubtful: Clause | undefined
  let asksNumbers = false
  let circuit: readonly Draft[] | undefined
  const moreDays = new Map<Clause, Day[]>()

  for (const [n, clause] of clauses.entries()) {
    const { names, front, back, not, day } = clause
    const counts = isCounting([...front, ...back])
    const isBare = names.length > 0 && !counts && !clause.whole
    if (not || (wasNot && isBare && clause.sep !== 'start')) {
      wasNot = names.length > 0
      except.push(...names.map(exerciseId))
      if (names.length > 0 && (counts || saysWhich(line, clause))) doubtful ??= clause
      // "Bridges 3x12, no rdl, on Monday"
      if (names.length > 0 && day) dateLast(drafts, wholes, day)
      if (
        names.length === 0 &&
        (front.length + back.length > 0 || clause.whole || day || saysWhich(line, clause))
      )
        problems.push({ kind: 'not-done', text: textOf(clause) })
      continue
    }
    wasNot = false
    // "Bridges 3x12 on Monday and Tuesday": on both.
    if (n > 0 && day && saysNothing(clause)) {
      const of = lastOf(drafts, wholes)
      if (of && dateLast(drafts, wholes, day)) continue
      if (of && typeof day === 'object') moreDays.set(of, [...(moreDays.get(of) ?? []), day])
      else problems.push({ kind: 'leftover', text: textOf(clause) })
    }
    const afterRounds = clauses[n - 1]?.whole === 'rounds'
    if (names.length > 0) addNamed(clause, drafts, leads, afterRounds)
    else if (clause.whole === 'rounds' && counts && drafts.at(-1)?.pieces.length === 0) {
      // "Bridges and squats, 2 rounds"
      const rounds = clause.tokens.filter(({ kind }) => kind === 'rounds')
      const inOrder = [...front, ...back, ...rounds].toSorted((a, b) => a.start - b.start)
      addCounts({ ...clause, front: [], back: inOrder }, drafts)
    } else if (clause.whole || clause.program) wholes.push({ clause, day })
    else if (clause.near.length > 0) {
      problems.push({
        kind: 'unknown-exercise',
        text: wordsOf(line, clause),
        nearest: clause.near.map(({ id }) => id),
      })
    } else if (counts) {
      if (clause.unread.some(({ kind }) => kind === 'word'))
        problems.push({ kind: 'unknown-exercise', text: wordsOf(line, clause) })
      else if (addsRounds(clause, wholes)) wholes.push({ clause: { ...clause, whole: 'rounds' }, day })
      else if (sumUp(clause, drafts)) dateLast(drafts, wholes, day)
      else if (addHeld(clause, drafts)) asksNumbers = true
      else if (addCounts(clause, drafts)) {
        // "10 bridges, 10 rdl, three times": both of them?
        const often = [...front, ...back].some(
          ({ kind }) => kind === 'x' || kind === 'sets' || kind === 'often',
        )
        const last = drafts.at(-1)
        if (drafts.length > 1 && often && last && last.pieces.length > 1) {
          const before = [...drafts.slice(0, -1), { ...last, pieces: last.pieces.slice(0, -1) }]
          circuit = inCircuit(before, [...front, ...back])
          if (!circuit) problems.push({ kind: 'whose', text: textOf(clause) })
        }
        // "Bridges 15, 12, 10 rdl": whose is the second?
        const next = clauses[n + 1]
        if (next && next.names.length > 0 && next.front.length > 0)
          problems.push({ kind: 'whose', text: textOf(clause) })
      } else {
        if (drafts.length > 0 || wholes.length > 0) problems.push({ kind: 'whose', text: textOf(clause) })
        else {
          leads.push({ front, back })
          leadDay ??= day
        }
      }
    }
    // "3x12 - 20 kg - yesterday"
    if (counts && names.length === 0 && day) dateLast(drafts, wholes, day)
    if (names.length > 0 && leads.length > 0) {
      const taken = drafts.flatMap(({ pieces }) => pieces)
      // "3x10, 8 bridges" may leave out a name.
      const isClear =
        !counts ||
        clause.sep === 'and' ||
        clause.sep === 'start' ||
        taken.every(isPlain) ||
        leads.every(isLoad)
      if (!isClear || !leads.every(piece => taken.includes(piece)))
        problems.push({ kind: 'whose', text: textOf(clauses[n - 1] ?? clause) })
      leads = []
      if (leadDay) dateLast(drafts, wholes, leadDay)
    }
  }
  if (leads.length > 1) problems.push({ kind: 'whose', text: textOf(clauses.at(-1) ?? { tokens: [] }) })
  const [headless] = leads

  // "All three exercises, 2 rounds": the rounds say how much.
  const hasRounds = wholes.some(({ clause }) => clause.whole === 'rounds')
  if (drafts.length === 0 && hasRounds) {
    wholes.splice(0, wholes.length, ...roundsOf(wholes))
  }
  // "All done, every round": once.
  if (drafts.length === 0 && wholes.length > 1 && wholes.every(isJustAll)) wholes.length = 1
  // "Workout done: bridges 3x12, rdl 3x10": what comes after the colon is all of it.
  const [head] = wholes
  if (head && head.clause === clauses[0] && drafts.length > 0 && isHead(line, head.clause)) wholes.shift()
  const led = ledByRounds(drafts)
  if (led) drafts.splice(0, drafts.length, ...led)
  // "Bridges 12, rdl 10, 2 rounds"
  const [one, ...more] = wholes
  const closes = one?.clause === clauses.at(-1) && one?.clause.sep !== 'and' && more.length === 0
  if (one && closes && one.clause.whole === 'rounds')
    circuit = inCircuit(drafts, [...one.clause.front, ...one.clause.back])
  // "15 bridges, 10 squats x 3"
  const end = drafts.at(-1)
  const [times] = end?.pieces ?? []
  const isTimes = end?.pieces.length === 1 && times?.front.length === 1 && isPlain({ ...times, back: [] })
  if (
    end &&
    times &&
    isTimes &&
    /^x number$/.test(times.back.map(({ kind }) => kind).join(' ')) &&
    drafts.length > 1 &&
    drafts.slice(0, -1).every(({ pieces }) => pieces.every(isPlain))
  )
    circuit = inCircuit(
      [...drafts.slice(0, -1), { ...end, pieces: [{ front: times.front, back: [] }] }],
      times.back,
    )
  const onEach = (clause: Clause, piece: ReturnType<typeof readDraft>) =>
    withDays(piece, [...clause.moreDays, ...(moreDays.get(clause) ?? [])])
  const read = [
    ...drafts.map(draft => onEach(draft.clause, readDraft(line, draft, units))),
    ...wholes.map(({ clause, day }) => onEach(clause, readWhole(line, clause, day, lexicon, units))),
  ]
  for (const one of read) problems.push(...one.problems)
  // "Bridges 12, not rdl 3x10": was that done, or not?
  if (doubtful && read.length > 0) problems.push({ kind: 'leftover', text: textOf(doubtful) })
  // "2 rounds, 1 round", "12 squats 20 kg rdl"
  const days = new Set(wholes.map(({ day }) => JSON.stringify(day)))
  const unclear = days.size < wholes.length ? wholes[1]?.clause : clauses.find(isMixed)
  if (unclear) problems.push({ kind: 'whose', text: textOf(unclear) })
  const isBoth = drafts.some(({ names }) => names.some(way => except.includes(exerciseId(way))))
  if (except.length > 0 && (read.length === 0 || isBoth))
    problems.push({ kind: 'not-done', text: quotable(line) })
  problems.sort((a, b) => line.indexOf(a.text) - line.indexOf(b.text))
  const opens = new Set<Open>(read.flatMap(({ open }) => open ?? []))
  if (asksNumbers && opens.size === 0) opens.add('numbers')
  // "Squats 16kg, rdl 20kg, 3x10 each"
  const isOfEach =
    drafts.length > 1 && clauses.some(({ tokens }) => tokens.some(({ kind }) => kind === 'each'))
  if (isOfEach && opens.size === 0 && read.some(({ options: [all = []] }) => all.some(isHeldOnly)))
    opens.add('sure')
  const count = Math.max(1, ...read.map(({ options }) => options.length))
  if (opens.size > 1) problems.push({ kind: 'leftover', text: quotable(line) })
  const options = Array.from({ length: count }, (_, n) =>
    read
      .flatMap(({ options }) => options[Math.min(n, options.length - 1)] ?? [])
      .map(dated => excluding(dated, except)),
  )
  const both = wholes.length > 0 && drafts.length > 0 ? withWhole(options[0] ?? []) : undefined
  const isRest = wholes.every(({ clause }) => REST.test(textOf(clause)))
  const each = circuit?.map(draft => readDraft(line, draft, units)) ?? []
  if (
    each.length > 0 &&
    each.every(({ options, problems }) => options.length === 1 && problems.length === 0)
  ) {
    const inAll = each.flatMap(({ options: [first = []] }) => first)
    return { options: [inAll, ...(both ?? options)], open: 'both', problems, headless }
  }
  return { options: both ?? options, open: both && !isRest ? 'both' : [...opens][0], problems, headless }
}

function isJustAll({ clause: { whole, front, back, program }, day }: { clause: Clause; day: Draft['day'] }) {
  return whole === 'all' && front.length + back.length === 0 && !program && !day
}

/** The same on more days. Of rounds, it may be so many on each or in all. */
function withDays(piece: ReturnType<typeof readDraft>, days: readonly Day[] = []): typeof piece {
  if (days.length === 0) return piece
  const options = piece.options.map(all => [
    ...all,
    ...days.flatMap(day => all.map(dated => ({ ...dated, day }))),
  ])
  const isRounds = options.flat().some(({ part }) => part.kind === 'rounds')
  return { ...piece, options, ...(isRounds && !piece.open && { open: 'sure' as const }) }
}

function isHead(line: string, { whole, front, back, tokens }: Clause): boolean {
  return whole === 'all' && front.length + back.length === 0 && /^ ?:/.test(line.slice(tokens.at(-1)?.end))
}

const REST = new RegExp(`(?<!\\p{L})${oneOf(LANGUAGE.marks.rest)}(?!\\p{L})`, 'iu')

/** Amounts between two names, which may be of either. */
function isMixed({ tokens }: Clause): boolean {
  const [first, last] = [
    tokens.findIndex(({ kind }) => kind === 'name'),
    tokens.findLastIndex(({ kind }) => kind === 'name'),
  ]
  return first >= 0 && isCounting(tokens.slice(first, last))
}

/** "One round of everything, two of bridges": two in all, or two more. */
function withWhole(all: readonly Dated[]): readonly (readonly Dated[])[] | undefined {
  const named = all.flatMap(({ part }) => (part.kind === 'sets' ? [part.exercise] : []))
  const others = all.map(dated =>
    dated.part.kind === 'sets' ? dated : { ...dated, part: { ...dated.part, except: named } },
  )
  // What is named comes first, so that "all" is the rest.
  const first = (some: readonly Dated[]) =>
    some.toSorted((a, b) => Number(b.part.kind === 'sets') - Number(a.part.kind === 'sets'))
  const isAll = all.some(({ part }) => part.kind === 'all')
  return isAll ? [first(all)] : [others, first(all)]
}

function excluding(dated: Dated, except: readonly string[]): Dated {
  const { part } = dated
  if (except.length === 0 || part.kind === 'sets') return dated
  return { ...dated, part: { ...part, except: [...(part.except ?? []), ...except] } }
}

function isHeldOnly({ part }: Dated): boolean {
  return (
    part.kind === 'sets' &&
    part.sets.some(({ weight, amount }) => weight !== undefined && amount === undefined)
  )
}

/** A number of reps, and nothing more. */
function isPlain({ front, back }: Draft['pieces'][number]): boolean {
  return [...front, ...back].every(({ kind }) => kind === 'number' || kind === 'reps')
}

function wordsOf(line: string, { unread }: Clause): string {
  const words = unread.filter(({ kind }) => kind === 'word')
  return quotable(line.slice(words[0]?.start, words.at(-1)?.end))
}

/** What amounts without a name come to for each exercise that they fit. */
export function ofEach(
  { front, back }: NonNullable<Reading['headless']>,
  ways: readonly Nameable[],
  units: Units,
): readonly (Part & { kind: 'sets' })[] {
  return ways.flatMap(way => {
    const read = readAmounts(front, back, { measure: way.measure, weighted: way.weighted, units })
    const [group] = read.groups
    const sets = group && read.troubles.length === 0 ? combine([group]) : undefined
    if (!sets || (sets.some(set => set.weight) && !way.weighted)) return []
    return [{ kind: 'sets', exercise: exerciseId(way), sets: sets.map(set => withWay(set, way)) }]
  })
}
