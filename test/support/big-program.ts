import type { Exercise, Program, Variant } from '../../src/training/program.ts'
import { SMALL_FIGURE } from './figure-ref.ts'

/** Text of exactly so many characters, in words. */
function filled(length: number, word = 'wwwww '): string {
  return word
    .repeat(Math.ceil(length / word.length))
    .slice(0, length - 1)
    .padEnd(length, 'w')
}

const variant: Variant = {
  name: filled(60),
  aliases: [],
  figure: 'bridge',
  steps: Array.from({ length: 6 }, () => filled(140)),
  cautions: Array.from({ length: 4 }, () => filled(140)),
  weighted: true,
}

function exercise(n: number): Exercise {
  return {
    ...variant,
    id: `${n}`.padStart(24, 'x'),
    name: filled(40),
    aliases: [],
    purpose: filled(200),
    measure: n % 2 === 0 ? 'seconds' : 'reps',
    perSide: true,
    range: { min: 599, max: 600 },
    easier: variant,
    harder: variant,
  }
}

/** The largest program that a file can hold: every text as long as it may be, every list as full. */
export function bigProgram(kind: Program['kind'] = 'strength'): Program {
  const exercises = Array.from({ length: 8 }, (_, n) => exercise(n))
  return {
    id: kind.padEnd(32, 'x'),
    name: filled(60),
    summary: filled(200),
    why: Array.from({ length: 6 }, () => filled(300)),
    kind,
    timesAWeek: 7,
    minutes: 120,
    restSeconds: 600,
    equipment: Array.from({ length: 8 }, () => filled(80)),
    first: filled(280),
    notice: filled(280),
    exercises,
    weeks: Array.from({ length: 3 }, () => ({
      rounds: 10,
      amount: Object.fromEntries(exercises.map(one => [one.id, 600])),
      note: filled(160),
    })),
    figures: { small: SMALL_FIGURE },
  }
}
