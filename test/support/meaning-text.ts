import type { Entry, Meaning, Part, SetDone } from '../../src/training/entry/index.ts'

/** A meaning in short, as test/training/entry/lines.tsv has it: `bridge 3x12 + goblet-squat 10@8kg/hand, 1`. */
export function meaningText(meaning: Meaning): string {
  switch (meaning.kind) {
    case 'log':
      return entriesText(meaning.entries)
    case 'ask':
      return `?${meaning.about} ${meaning.choices.map(entriesText).join(' / ')}`.trim()
    case 'no':
      return `no ${[...new Set(meaning.problems.map(({ kind }) => kind))].join(' ')}`
    case 'card':
      return `card ${meaning.word} | ${meaningText(meaning.otherwise)}`
    case 'correct':
      return `correct ${meaning.rest}`
    case 'talk':
      return `talk ${meaning.topic}`
    case 'chatter':
      return 'silence'
    case 'undo':
      return meaning.of === 'all' ? 'undo' : `undo ${[meaning.of].flat().join(' ')}`
    case 'again':
      return meaning.kind
  }
}

function entriesText(entries: readonly Entry[]): string {
  return entries
    .map(({ parts, day }) => {
      const when = day.kind === 'last-week' ? ', last week' : day.days === 0 ? '' : `, ${day.days}`
      return parts.map(partText).join(' + ') + when
    })
    .join('; ')
}

function partText(part: Part): string {
  if (part.kind === 'sets') return `${part.exercise} ${setsText(part.sets)}`
  const except = part.except?.length ? ` but ${part.except.join(' ')}` : ''
  const program = part.program ? ` of ${part.program}` : ''
  if (part.kind === 'rounds') return `${part.rounds} rounds${program}${except}`
  return `all${program}${part.only ? ` ${part.only.join(' ')}` : ''}${except}`
}

function setsText(sets: readonly SetDone[]): string {
  const each = sets.map(({ amount, weight, way }) => {
    const per = weight?.per ? `/${weight.per}` : ''
    const load = weight ? `@${weight.number}${weight.unit}${per}` : ''
    return `${amount ?? '_'}${load}${way ? `.${way}` : ''}`
  })
  const isSame = each.length > 1 && each.every(one => one === each[0])
  return isSame ? `${each.length}x${each[0]}` : each.join(' ')
}
