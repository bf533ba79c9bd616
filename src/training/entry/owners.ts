import type { Clause } from './clause.ts'
import { type Draft, isCounting } from './drafts.ts'
import { figuresOf } from './groups.ts'
import { exerciseId } from './lexicon.ts'

/** "3x10 = 30" says nothing more. */
export function sumUp({ sep, front, back }: Clause, drafts: readonly Draft[]): boolean {
  const [sum, ...more] = [...front, ...back]
  const before = drafts.at(-1)?.pieces.at(-1)
  if (sep !== 'dash' || sum?.kind !== 'number' || more.length > 0 || !before) return false
  const values = [...before.front, ...before.back].flatMap(figuresOf)
  return values.length > 1 && values.reduce((all, value) => all * value, 1) === sum.value
}

/** "Rdl 20: 10, 10, 8", "rdl 3x10 - 20": a number apart from the reps is what was held. */
export function addHeld({ sep, front, back }: Clause, drafts: Draft[]): boolean {
  const owner = drafts.at(-1)
  const before = owner?.pieces.at(-1)
  if (sep !== 'dash' || !owner || !before || before.front.length > 0) return false
  const [said, more] = [before.back, [...front, ...back]]
  const [shape, other] = [said, more].map(tokens => tokens.map(({ kind }) => kind).join(' '))
  const held =
    shape === 'number' && /^(?:list|number number( number)*)$/.test(other ?? '') ? said[0] : more[0]
  const counted = held === said[0] ? more : said
  const isHeld = held === said[0] ? counted === more : shape === 'number x number' && other === 'number'
  if (!held || !isHeld) return false
  owner.pieces[owner.pieces.length - 1] = {
    front: [],
    back: [...counted, { kind: 'at', start: held.start, end: held.start }, held],
  }
  return true
}

/** "2 rounds on Tuesday, 1 on Wednesday" */
export function addsRounds(
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

/** What some names were done, and with them those before that still want numbers. */
export function addNamed(
  clause: Clause,
  drafts: Draft[],
  leads: Draft['pieces'],
  afterRounds: boolean,
): void {
  const { front, back, names, day, sep } = clause
  const before = drafts.at(-1)
  const counts = isCounting([...front, ...back])
  const ofEach = before?.pieces.some(({ front }) => front.some(({ kind }) => kind === 'each')) === true
  const close = sep === 'and' || sep === 'slash' || (sep === 'comma' && ofEach)
  // "Squats 3x10 goblet 12 kg": named once with how much, and once with what was held.
  const ids = new Set([...(before?.names ?? []), ...names].map(exerciseId))
  const isOfBefore = before && before.pieces.length > 0 && ids.size === 1 && sep !== 'stop'
  if (isOfBefore && isLoad({ front, back })) {
    before.pieces.push({ front, back })
    return
  }
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
export function addCounts({ front, back, day }: Clause, drafts: Draft[]): boolean {
  const owner = drafts.at(-1)
  if (!owner) return false
  const piece = { front: [], back: [...front, ...back] }
  // "Yesterday 12 bridges, today 10"
  if (day && owner.day && owner.pieces.length > 0 && JSON.stringify(day) !== JSON.stringify(owner.day)) {
    // "Last week 3x10" is more likely what it was before.
    if (typeof day === 'object' && day.kind === 'last-week') return false
    drafts.push({ ...owner, pieces: [piece], nameFirst: true, day })
    return true
  }
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
    'each sets rounds kg lb at x hand total last'.split(' ').includes(kind),
  )
  if (!owner.nameFirst && !completes) return false
  owner.pieces.push(piece)
  return true
}

/** A day of what was said last, where that has none. */
export function dateLast(
  drafts: Draft[],
  wholes: { clause: Clause; day: Draft['day'] }[],
  day: Draft['day'],
): boolean {
  const last = lastOf(drafts, wholes)
  const draft = drafts.findLastIndex(({ clause }) => clause === last)
  const whole = wholes.findLastIndex(({ clause }) => clause === last)
  const [ofDraft, ofWhole] = [drafts[draft], wholes[whole]]
  if (!last || (ofDraft ?? ofWhole)?.day) return false
  if (ofDraft) drafts[draft] = { ...ofDraft, day }
  else if (ofWhole) wholes[whole] = { ...ofWhole, day }
  return true
}

/** What was said last before a clause. */
export function lastOf(
  drafts: readonly Draft[],
  wholes: readonly { readonly clause: Clause }[],
): Clause | undefined {
  const said = [drafts.at(-1)?.clause, wholes.at(-1)?.clause].flatMap(clause => clause ?? [])
  return said.toSorted((a, b) => (a.tokens[0]?.start ?? 0) - (b.tokens[0]?.start ?? 0)).at(-1)
}

/** "20 kg", and nothing more. */
export function isLoad({ front, back }: Draft['pieces'][number]): boolean {
  const shape = [...front, ...back].map(({ kind }) => kind).join(' ')
  return /^(?:at )?number (?:kg|lb)(?: (?:hand|total|each))?$/.test(shape)
}

interface Whole {
  readonly clause: Clause
  readonly day: Draft['day']
}

/** "All three exercises, 2 rounds": the rounds say how much, and "the workout on Sunday, 2 rounds" when. */
export function roundsOf(wholes: readonly Whole[]): readonly Whole[] {
  const says = ({ clause: { whole, front, back, program } }: Whole) =>
    whole === 'rounds' || front.length + back.length > 0 || program !== undefined
  const rounds = wholes.filter(says)
  const days = wholes.flatMap(one => (says(one) || one.day === undefined ? [] : [one.day]))
  const [day] = days
  if (days.length === 1 && rounds.every(one => one.day === undefined))
    return rounds.map(one => ({ ...one, day }))
  return wholes.filter(one => says(one) || one.day !== undefined)
}
