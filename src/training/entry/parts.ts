import { quotable } from '../../core/text.ts'
import type { Units } from '../weight.ts'
import { readAmounts } from './amounts.ts'
import { inCircuit, ledByRounds } from './circuit.ts'
import { type Clause, saysNothing } from './clauses.ts'
import { combine } from './combine.ts'
import { type Draft, isCounting, readDraft, readWhole, withWay } from './drafts.ts'
import { exerciseId, type Lexicon, type Nameable } from './lexicon.ts'
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
  let wasNot = false
  let doubtful: Clause | undefined
  let circuit: readonly Draft[] | undefined

  for (const [n, clause] of clauses.entries()) {
    const { names, front, back, not, day } = clause
    const counts = isCounting([...front, ...back])
    const isBare = names.length > 0 && !counts && !clause.whole
    if (not || (wasNot && isBare && clause.sep !== 'start')) {
      wasNot = names.length > 0
      except.push(...names.map(exerciseId))
      if (names.length > 0 && counts) doubtful ??= clause
      if (names.length === 0 && (front.length + back.length > 0 || clause.whole || day))
        problems.push({ kind: 'not-done', text: textOf(clause) })
      continue
    }
    wasNot = false
    // "2 rounds on Monday and Tuesday": how many on which?
    if (n > 0 && day && saysNothing(clause)) problems.push({ kind: 'leftover', text: textOf(clause) })
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
        else leads.push({ front, back })
      }
    }
    if (names.length > 0 && leads.length > 0) {
      const taken = drafts.flatMap(({ pieces }) => pieces)
      // "3x10, 8 bridges" may leave out a name.
      const isClear = !counts || clause.sep === 'and' || clause.sep === 'start' || taken.every(isPlain)
      if (!isClear || !leads.every(piece => taken.includes(piece)))
        problems.push({ kind: 'whose', text: textOf(clauses[n - 1] ?? clause) })
      leads = []
    }
  }
  if (leads.length > 1) problems.push({ kind: 'whose', text: textOf(clauses.at(-1) ?? { tokens: [] }) })
  const [headless] = leads

  // "All three exercises, 2 rounds": the rounds say how much.
  const hasRounds = wholes.some(({ clause }) => clause.whole === 'rounds')
  if (drafts.length === 0 && hasRounds) {
    const left = wholes.filter(
      ({ clause: { whole, front, back, program }, day }) =>
        whole === 'rounds' || front.length + back.length > 0 || program !== undefined || day !== undefined,
    )
    wholes.splice(0, wholes.length, ...left)
  }
  const led = ledByRounds(drafts)
  if (led) drafts.splice(0, drafts.length, ...led)
  // "Bridges 12, rdl 10, 2 rounds"
  const [one, ...more] = wholes
  const closes = one?.clause === clauses.at(-1) && one?.clause.sep !== 'and' && more.length === 0
  if (one && closes && one.clause.whole === 'rounds')
    circuit = inCircuit(drafts, [...one.clause.front, ...one.clause.back])
  const read = [
    ...drafts.map(draft => readDraft(line, draft, units)),
    ...wholes.map(({ clause, day }) => readWhole(line, clause, day, lexicon, units)),
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
  const opens = new Set(read.flatMap(({ open }) => open ?? []))
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

/** "2 rounds on Tuesday, 1 on Wednesday" */
function addsRounds(
  { front, back, day }: Clause,
  wholes: readonly { readonly clause: Clause; readonly day: Draft['day'] }[],
): boolean {
  const [only, ...more] = [...front, ...back]
  const before = wholes.at(-1)
  return (
    before?.clause.whole === 'rounds' &&
    before.day !== undefined &&
    day !== undefined &&
    only?.kind === 'number' &&
    more.length === 0
  )
}

const REST = /\b(?:else|rest|others)\b/i

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

/** A number of reps, and nothing more. */
function isPlain({ front, back }: Draft['pieces'][number]): boolean {
  return [...front, ...back].every(({ kind }) => kind === 'number' || kind === 'reps')
}

function addNamed(clause: Clause, drafts: Draft[], leads: Draft['pieces'], afterRounds: boolean): void {
  const { front, back, names, day, sep } = clause
  const before = drafts.at(-1)
  const counts = isCounting([...front, ...back])
  const ofEach = before?.pieces.some(({ front }) => front.some(({ kind }) => kind === 'each')) === true
  const close = sep === 'and' || sep === 'slash' || (sep === 'comma' && ofEach)
  // "3x12 bridges and squats", "2 rounds of bridges and rdl"
  if (!counts && before && close && before.pieces.length > 0 && !before.nameFirst) {
    drafts[drafts.length - 1] = { ...before, names: [...before.names, ...names] }
    return
  }
  const nameFirst = counts && front.length === 0
  // "Bridges, rdl 3x10"
  const bare: Draft[] = []
  while (nameFirst && drafts.at(-1)?.pieces.length === 0 && sep !== 'stop') {
    const last = drafts.pop()
    if (last) bare.unshift(last)
  }
  const shared = bare.flatMap(draft => draft.names)
  const rounds =
    afterRounds ||
    before?.pieces.some(piece => [...piece.front, ...piece.back].some(({ kind }) => kind === 'rounds'))
  const [only] = front
  // "Two rounds of bridges and one rdl"
  const isRound =
    rounds &&
    sep !== 'stop' &&
    front.length === 1 &&
    back.length === 0 &&
    only?.kind === 'number' &&
    only.value <= 5
  const piece = isRound ? { front: [only, { ...only, kind: 'rounds' as const }], back } : { front, back }
  // "2x12 and 1x10 bridges"
  const isTheirs = drafts.length === 0 && (!counts || front.length > 0)
  const pieces = [...(isTheirs ? leads : []), ...(counts ? [piece] : [])]
  drafts.push({
    names: [...shared, ...names],
    pieces,
    nameFirst,
    day: day ?? bare.find(one => one.day)?.day,
    clause,
  })
}

/** Amounts without a name: "bridges 15, 12 and 10", "3 sets of bridges, 12 each". Nobody's where that would be a guess. */
function addCounts({ front, back, day }: Clause, drafts: Draft[]): boolean {
  const owner = drafts.at(-1)
  if (!owner) return false
  const piece = { front: [], back: [...front, ...back] }
  const bare: Draft[] = []
  while (owner.pieces.length === 0 && drafts.at(-1)?.pieces.length === 0) {
    const last = drafts.pop()
    if (last) bare.unshift(last)
  }
  if (bare.length > 0) {
    const names = bare.flatMap(draft => draft.names)
    drafts.push({ ...owner, names, pieces: [piece], nameFirst: true, day: day ?? owner.day })
    return true
  }
  const completes = piece.back.some(({ kind }) =>
    'each sets rounds kg lb at x hand total'.split(' ').includes(kind),
  )
  if (!owner.nameFirst && !completes) return false
  owner.pieces.push(piece)
  return true
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
