import type { Lexicon, Nameable } from './lexicon.ts'
import { asking, CHATTER, type Meaning, type Moment } from './meaning.ts'
import { ofEach, type Reading } from './parts.ts'
import type { Part } from './problems.ts'
import type { Signs } from './signs.ts'

/** More words than this that say nothing, and it is no exercise that is meant. */
const MAX_UNREAD = 2

/** "Done", "3x12": of which? */
export function withoutNames(reading: Reading, signs: Signs, lexicon: Lexicon, moment: Moment): Meaning {
  const { place, units, inWeek } = moment
  const empty: Meaning = { kind: 'no', problems: [{ kind: 'empty', text: '' }] }
  const { day } = signs
  if (reading.headless && signs.unread === 0 && (!signs.isComment || signs.isCard)) {
    const parts = ofEach(reading.headless, lexicon.own, units)
    const count = roundsIn(reading.headless)
    const rounds: readonly Part[] = count === undefined ? [] : [{ kind: 'rounds', rounds: count }]
    const isOfEach = [...reading.headless.front, ...reading.headless.back].some(({ kind }) => kind === 'each')
    const together = isOfEach && parts.length > 1 ? [[{ parts, day }]] : []
    const choices = [...together, ...[...rounds, ...parts].map(part => [{ parts: [part], day }])]
    const ask: Meaning = choices.length === 0 ? CHATTER : asking('which', choices)
    const isClear = signs.isCard ? signs.shaped && (inWeek || signs.strong) : signs.did && signs.strong
    const otherwise = place === 'thread' && !isClear ? CHATTER : ask
    return signs.isCard
      ? { kind: 'card', word: 'done', sets: ofEach(reading.headless, all(lexicon), units), otherwise }
      : otherwise
  }
  if (signs.did && signs.unread === 0 && !signs.counted && (signs.isDone || place === 'command')) {
    const entries: readonly Part[] = [{ kind: 'all' }, { kind: 'rounds', rounds: 1 }]
    const otherwise = asking(
      'all',
      entries.map(part => [{ parts: [part], day }]),
    )
    // The step of an open card is done now.
    const isNow = day.kind === 'days-ago' && day.days === 0
    return isNow ? { kind: 'card', word: 'done', otherwise } : otherwise
  }
  // "Did the stretches", said to the bot.
  const isDone = place === 'direct' && signs.did && signs.unread > 0 && signs.unread <= MAX_UNREAD
  if (place !== 'command' && !isDone) return CHATTER
  const isUnknown = signs.unread > 0
  return isUnknown ? { kind: 'no', problems: [{ kind: 'unknown-exercise', text: signs.odd }] } : empty
}

/** "Almost all", "did half of it": how much was it? */
export function partly({ day }: Signs): Meaning {
  const parts: readonly Part[] = [
    { kind: 'all' },
    { kind: 'rounds', rounds: 2 },
    { kind: 'rounds', rounds: 1 },
  ]
  return asking(
    'all',
    parts.map(part => [{ parts: [part], day }]),
  )
}

function all({ own, indexes }: Lexicon): readonly Nameable[] {
  return own.length > 0
    ? own
    : [...new Set(indexes.flatMap(({ byWord }) => [...byWord.values()].flatMap(ways => [...ways])))]
}

/** "3 times": so many rounds. */
function roundsIn({ front, back }: NonNullable<Reading['headless']>): number | undefined {
  const [number, times, ...more] = [...front, ...back]
  if (number?.kind === 'often' && !times) return number.value
  const isTimes = times?.kind === 'x' || times?.kind === 'sets'
  return number?.kind === 'number' && isTimes && more.length === 0 && number.value <= 10
    ? number.value
    : undefined
}
