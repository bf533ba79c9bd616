import { quotable } from '../../core/text.ts'
import type { Units } from '../weight.ts'
import { readAmounts } from './amounts.ts'
import type { Clause } from './clause.ts'
import { combine, isCount } from './combine.ts'
import type { Day, DayProblem } from './day.ts'
import { type Amounts, LIMITS, type Trouble } from './groups.ts'
import { exerciseId, type Lexicon, type Nameable } from './lexicon.ts'
import { type Piece, readOtherWay, withWay } from './other-way.ts'
import type { Dated, EntryProblem, Open, Part } from './problems.ts'
import { asOne } from './rows.ts'
import type { Token } from './token.ts'

export interface Draft {
  readonly names: readonly Nameable[]
  readonly pieces: { readonly front: readonly Token[]; readonly back: readonly Token[] }[]
  readonly nameFirst: boolean
  readonly day: Day | DayProblem | undefined
  readonly clause: Clause
}

const COUNTING = new Set('number list range clock often'.split(' '))

export function isCounting(tokens: readonly Token[]): boolean {
  return tokens.some(({ kind }) => COUNTING.has(kind))
}

export function readDraft(
  line: string,
  { names, pieces, day, clause }: Omit<Draft, 'nameFirst'>,
  units: Units,
): Piece {
  const ids = names.map(exerciseId)
  if (clause.whole === 'all' && pieces.length === 0) {
    return { options: [[{ day, part: { kind: 'all', only: ids } }]], problems: [] }
  }
  if (pieces.length === 0) {
    const once = names.map(way => ({
      day,
      part: { kind: 'sets', exercise: exerciseId(way), sets: [withWay({}, way)] } as const,
    }))
    return { options: [[{ day, part: { kind: 'all', only: ids } }], once], open: 'amount', problems: [] }
  }
  const several = names.length > 1
  const read = names.map(way => readWay(line, way, pieces, units, several))
  const problems = read.flatMap(one => one.problems).slice(0, 1)
  const count = Math.max(...read.map(({ options }) => options.length))
  const options = Array.from({ length: count }, (_, n) =>
    read.flatMap(({ options }, i): Dated[] => {
      const sets = options[Math.min(n, options.length - 1)]
      return sets ? [{ day, part: { kind: 'sets', exercise: ids[i] ?? '', sets } }] : []
    }),
  )
  const open = read.find(one => one.open)?.open
  // "Bridges, rdl: 12, 10" may be a number for each.
  const own = several && problems.length === 0 ? eachTheirOwn(pieces) : []
  if (own.length === names.length) {
    const apart = names.map((way, i) => readWay(line, way, own[i] ?? [], units, false))
    const dated = apart.flatMap(({ options: [sets] }, i): Dated[] =>
      sets ? [{ day, part: { kind: 'sets', exercise: ids[i] ?? '', sets } }] : [],
    )
    if (dated.length === names.length) return { options: [dated, ...options], problems, open: 'numbers' }
  }
  return { options, problems, ...(open && { open }) }
}

/** Pieces that are numbers of their own, "3x12 and 3x10", and the numbers of a list. */
function eachTheirOwn(pieces: Draft['pieces']): readonly Draft['pieces'][] {
  const all = pieces.map(({ front, back }) => [...front, ...back])
  const [only, ...more] = all
  const [list] = only ?? []
  if (only?.length === 1 && list?.kind === 'list' && more.length === 0) {
    const { start, end } = list
    return list.values.map(value => [{ front: [], back: [{ kind: 'number', value, start, end }] }])
  }
  if (more.length === 0) {
    const isRow = only?.every(({ kind }) => kind === 'number')
    return isRow ? (only ?? []).map(token => [{ front: [], back: [token] }]) : []
  }
  const isEach = all.every(tokens =>
    /^(?:number|number x number)(?: reps)?$/.test(tokens.map(({ kind }) => kind).join(' ')),
  )
  return isEach ? all.map(back => [{ front: [], back }]) : []
}

function readWay(line: string, way: Nameable, pieces: Draft['pieces'], units: Units, several: boolean) {
  const last = pieces.findIndex(({ front, back }) => [...front, ...back].some(({ kind }) => kind === 'last'))
  if (last < 0) return readSets(line, way, [...asOne(pieces)], units, several)
  // "3x12, last set 8"
  const without = (some: readonly Token[]) => some.filter(({ kind }) => kind !== 'last')
  const piece = { front: without(pieces[last]?.front ?? []), back: without(pieces[last]?.back ?? []) }
  const [all, one] = [pieces.toSpliced(last, 1), [piece]].map(some =>
    readSets(line, way, some, units, several),
  )
  const set = one?.options[0]?.[0]
  // Of sets that were listed one by one, it is one more.
  const isListed = !pieces
    .toSpliced(last, 1)
    .some(({ front, back }) => [...front, ...back].some(({ kind }) => SAYS_HOW_OFTEN.has(kind)))
  if (!all || !set || one.problems.length > 0 || pieces.length < 2)
    return readSets(line, way, pieces.with(last, piece), units, several)
  return {
    ...all,
    options: all.options.map(sets =>
      sets.length > 1 && !isListed ? sets.with(-1, { ...sets.at(-1), ...set }) : [...sets, set],
    ),
  }
}

function readSets(line: string, way: Nameable, pieces: Draft['pieces'], units: Units, several: boolean) {
  const held = { measure: way.measure, weighted: way.weighted, units }
  const each = pieces.map(({ front, back }) => readAmounts(front, back, held))
  const [first, second, ...more] = each
  // After "12 reps", "three times" can only be how often.
  const isCompleted = first?.groups.every(group => group.amounts?.length === 1 && group.sets === undefined)
  const counts = isCompleted ? (second?.groups.filter(isCount) ?? []) : []
  const read: readonly Amounts[] =
    first && second && counts.length > 0
      ? [first, { ...second, groups: counts, open: undefined }, ...more]
      : each
  const all = pieces.flatMap(({ front, back }) => [...front, ...back]).toSorted((a, b) => a.start - b.start)
  const text = quotable(line.slice(all[0]?.start, all.at(-1)?.end))
  const troubles = read.flatMap(one => one.troubles).slice(0, 1)
  const problems: EntryProblem[] = troubles.map(trouble => problemOf(line, trouble))
  const count = Math.max(...read.map(({ groups }) => groups.length))
  const opens = read.flatMap(one => one.open ?? [])
  const meant = Array.from({ length: count }, (_, n) => {
    const groups = read.map(({ groups }) => groups[Math.min(n, groups.length - 1)])
    const sets = groups.every(group => group !== undefined) ? combine(groups) : undefined
    return sets?.map(set => withWay(set, way))
  }).filter(sets => sets !== undefined)
  // "10x16kg, 8x18kg": what is too much to be done is not what was meant.
  const fitting = meant.filter(sets => sets.length <= LIMITS.sets.max)
  const options = fitting.length > 0 ? fitting : meant
  if (problems.length === 0 && (options.length === 0 || read.some(({ groups }) => groups.length === 0))) {
    const isOther = all.some(({ kind }) => (way.measure === 'reps' ? TIMED : REPS).has(kind))
    problems.push(
      isOther
        ? { kind: 'measure', text, measure: way.measure, nearest: [exerciseId(way)] }
        : { kind: 'leftover', text },
    )
  }
  if (options.some(sets => sets.length > LIMITS.sets.max) && problems.length === 0) {
    problems.push({ kind: 'sets-range', text, ...LIMITS.sets })
  }
  const isLoaded = !way.weighted && options.some(sets => sets.some(set => set.weight))
  const bare = options.map(sets => sets.map(({ weight: _, ...set }) => set))
  // "2x12 kg, 10 10 9": two sets would be no three.
  const left = options.length === 1 && opens[0] === 'hands' ? opens[1] : opens[0]
  const open: Open | undefined = isLoaded && !several ? 'weightless' : left
  return { options: isLoaded ? bare : options, problems, open }
}

const SAYS_HOW_OFTEN = new Set<Token['kind']>(['x', 'sets', 'rounds', 'often'])
const TIMED = new Set<Token['kind']>(['seconds', 'minutes', 'clock'])
const REPS = new Set<Token['kind']>(['reps'])

/** Neither for how long nor that it is so many in all changes what was done: "2 rounds in total", "10 min of mobility". */
function withoutAsides(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter(({ kind }, n) => {
    const isLong = kind === 'minutes' || (kind === 'number' && tokens[n + 1]?.kind === 'minutes')
    return !isLong && kind !== 'total' && kind !== 'x'
  })
}

/** "All with 12 kg" says nothing of how much. */
function withoutLoads(tokens: readonly Token[]): readonly Token[] {
  const isLoad = (n: number) =>
    tokens[n - 1]?.kind === 'at' || tokens[n + 1]?.kind === 'kg' || tokens[n + 1]?.kind === 'lb'
  return tokens.filter((_, n) => !isLoad(n))
}

/** "Everything x2", "all 3 times" */
function isTimes(tokens: readonly Token[]): boolean {
  const number = tokens.find(token => token.kind === 'number')
  return tokens.length === 2 && tokens.some(({ kind }) => kind === 'x') && (number?.value ?? 0) <= MOST_TIMES
}

/** What is said of all more often than this are reps. */
const MOST_TIMES = 5

export function readWhole(
  line: string,
  clause: Clause,
  day: Draft['day'],
  lexicon: Lexicon,
  units: Units,
): Piece {
  const { front, back, whole, program } = clause
  // "3 rounds, no weights": which load that leaves is not known.
  const bare = [...front, ...back].find(({ kind }) => kind === 'weightless')
  if (bare) {
    const held = (tokens: readonly Token[]) => tokens.filter(token => token !== bare)
    const rest = readWhole(line, { ...clause, front: held(front), back: held(back) }, day, lexicon, units)
    const text = quotable(line.slice(bare.start, bare.end))
    return { ...rest, problems: [...rest.problems, { kind: 'leftover', text }] }
  }
  const program_ = program === undefined ? {} : { program }
  const of = (part: Part): Piece => ({ options: [[{ day, part }]], problems: [] })
  const said = withoutAsides([...front, ...back])
  const other = clause.tokens.find(token => token.kind === 'easier' || token.kind === 'harder')
  if (other && program === undefined)
    return readOtherWay(said, other.kind === 'easier' ? 'easier' : 'harder', day, lexicon)
  const saysAll = clause.tokens.some(({ kind }) => kind === 'all')
  // "The first round": one, or all of them?
  if (said.length === 0 && whole === 'rounds' && !saysAll) {
    return {
      options: [[{ day, part: { kind: 'rounds', rounds: 1 } }], [{ day, part: { kind: 'all' } }]],
      open: 'all',
      problems: [],
    }
  }
  if (said.length === 0) return of({ kind: 'all', ...program_ })
  const [only] = said
  const text = quotable(line.slice(clause.tokens[0]?.start, clause.tokens.at(-1)?.end))
  // "2 of 3 rounds"
  const isOf =
    whole === 'rounds' &&
    said.length === 2 &&
    (back.length === 0 || front.length === 0) &&
    said.every(({ kind }) => kind === 'number')
  const ofSome =
    whole === 'rounds' && only?.kind === 'list' && only.values.length === 2 ? only.values[0] : undefined
  const number = only?.kind === 'number' || only?.kind === 'often' ? only.value : ofSome
  const isTwice = said.length === 1 && (only?.kind === 'often' || isTimes([...front, ...back]))
  const isRounds = whole === 'rounds' || ((program !== undefined || whole === 'all') && isTwice)
  if (isRounds && (said.length === 1 || isOf) && number !== undefined) {
    const { min, max } = LIMITS.rounds
    if (!Number.isInteger(number) || number < min || number > max) {
      return { options: [], problems: [{ kind: 'rounds-range', text, ...LIMITS.rounds }] }
    }
    // "Round 2 done": that one, or two in all? But "rounds: 2" is clear.
    const at = clause.tokens.find(({ kind }) => kind === 'rounds')?.start
    const isAhead = at !== undefined && at < (only?.start ?? 0)
    if (number > 1 && isAhead && !/[:=]/.test(line.slice(at, only?.start)))
      return {
        options: [1, number].map(rounds => [{ day, part: { kind: 'rounds', rounds } }]),
        open: 'all',
        problems: [],
      }
    return {
      ...of({ kind: 'rounds', rounds: number, ...program_ }),
      ...(whole !== 'rounds' && { open: 'sure' }),
    }
  }
  const [rounds, reps] = [front[0], back[0]]
  // "2 rounds of 3": three reps of each, or two of the three?
  if (whole === 'rounds' && said.length === 2 && rounds?.kind === 'number' && reps?.kind === 'number') {
    if (reps.value <= MOST_TIMES && reps.value >= rounds.value && program === undefined) {
      const piece = { front: [rounds, { ...rounds, kind: 'sets' as const }], back: [reps] }
      const sets = readDraft(line, { names: lexicon.own, pieces: [piece], day, clause }, units)
      const some = [{ day, part: { kind: 'rounds', rounds: rounds.value } as const }]
      return { options: [some, ...sets.options], open: 'numbers', problems: sets.problems }
    }
  }
  if (program !== undefined || lexicon.own.length === 0)
    return { options: [], problems: [{ kind: 'leftover', text }] }
  // "All 3x10", "3 rounds of 12"; but "all 10" says too little.
  const open =
    whole === 'all' && (said.length === 1 || !isCounting(withoutLoads(said)))
      ? ({ open: 'sure' } as const)
      : {}
  const piece =
    whole === 'rounds' && only?.kind === 'number'
      ? { front: [only, { ...only, kind: 'sets' as const }], back: said.slice(1) }
      : { front, back }
  return {
    ...readDraft(line, { names: lexicon.own, pieces: [piece], day, clause }, units),
    ...open,
  }
}

function problemOf(line: string, { start, end, ...trouble }: Trouble): EntryProblem {
  return { ...trouble, text: quotable(line.slice(start, end)) }
}
