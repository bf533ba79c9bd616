import type { Weight } from '../../../src/training/weight.ts'
import type { Random } from '../random.ts'
import type { Lived } from './play.ts'

/** What a kind of member makes of a week, by chance. */
type Kind = (random: Random, week: number) => Lived

const FIRST: Readonly<Record<string, Weight>> = {
  light: { number: 4, unit: 'kg', per: 'hand' },
  usual: { number: 8, unit: 'kg', per: 'hand' },
  heavy: { number: 25, unit: 'lb', per: 'hand' },
}

const MISSED: Lived = { rounds: 0 }

/** The same pain whatever they do, a little more or less. */
const lasting = (random: Random, level: number) => {
  const pain = level + random.int(-1, 1)
  return { pain, nextMorning: Math.max(0, pain - random.int(0, 1)) }
}

/**
 * People as they come: who never misses, who often does, whose back is sore in another way each week, always somewhat,
 * less and less, or now and then; who is new to it, and who is strong.
 */
export const KINDS: Readonly<Record<string, Kind>> = {
  steady: random => ({
    rounds: 10,
    takes: FIRST.usual as Weight,
    felt: { effort: random.int(5, 8), pain: random.int(0, 2) },
  }),
  missing: random => {
    if (random.chance(0.45)) return MISSED
    return { rounds: random.int(1, 10), takes: FIRST.usual as Weight, felt: { effort: random.int(5, 9) } }
  },
  sore: random => {
    if (random.chance(0.1)) return { ...MISSED, felt: { before: 'sore' } }
    if (random.chance(0.15))
      return { rounds: 1, gentle: true, felt: { before: 'sore', pain: random.int(3, 6) } }
    const pain = random.int(1, 7)
    return {
      rounds: 10,
      takes: FIRST.light as Weight,
      felt: { effort: random.int(5, 9), pain, nextMorning: Math.max(0, pain - random.int(0, 3)) },
    }
  },
  'always sore': random => ({
    rounds: 10,
    takes: FIRST.light as Weight,
    felt: { effort: random.int(5, 8), ...lasting(random, 4) },
  }),
  'getting better': (random, week) => ({
    rounds: 10,
    takes: FIRST.light as Weight,
    felt: { effort: random.int(5, 8), ...lasting(random, Math.max(1, 6 - Math.floor(week / 4))) },
  }),
  'flaring up': (random, week) => ({
    rounds: 10,
    takes: FIRST.usual as Weight,
    felt: { effort: random.int(5, 8), ...lasting(random, week % 10 === 9 ? 7 : 2) },
  }),
  beginner: random => {
    if (random.chance(0.15)) return MISSED
    const felt = random.chance(0.5) ? { effort: random.int(6, 10), pain: random.int(0, 4) } : {}
    return { rounds: 10, leavesOut: random.chance(0.1), takes: FIRST.light as Weight, felt }
  },
  strong: random => ({
    rounds: 10,
    takes: FIRST.heavy as Weight,
    felt: { effort: random.int(3, 7), pain: random.chance(0.02) ? 6 : 0 },
  }),
}
