import { loadPrograms } from '../src/programs/load.ts'
import { type Lexicon, lexiconOf, readLine } from '../src/training/entry/index.ts'
import type { Program } from '../src/training/program.ts'
import { cpuTime, rounds } from './support/rounds.ts'
import type { Bench, Figure } from './support/table.ts'

const ROUNDS = 15
const TIMES = 40
const MANY = 200

const LOG = 'bridges 3x12, rdl 3x10 @ 20kg, squats 8, 8, 6 yesterday'
const SLIP = 'brigdes 3x12 and rdk 10'
const TALK = 'does anyone know a good place for lunch near the river'

/** Reading a typed line: it must not matter how many programs there are, and talk must cost no more than a log. */
export const bench: Bench = {
  title: 'Reading a typed line',
  run: async () => {
    const programs = await loadPrograms('programs')
    const few = lexiconOf(programs[0], programs)
    const many = lexiconOf(programs[0], [...programs, ...copies(programs)])
    const figures: Figure[] = []
    for (const [name, line] of Object.entries({ 'a log': LOG, 'a log with slips': SLIP })) {
      const { ours, beside } = await rounds(ROUNDS, { ours: reading(line, many), beside: reading(line, few) })
      figures.push({
        name: `${name}, ${MANY} programs`,
        unit: 'µs',
        ours,
        beside: { name: `with ${programs.length}`, values: beside },
        aim: 'at most 2',
      })
    }
    const { talk, log } = await rounds(ROUNDS, { talk: reading(TALK, many), log: reading(LOG, many) })
    figures.push({
      name: `talk, ${MANY} programs`,
      unit: 'µs',
      ours: talk,
      beside: { name: 'a log', values: log },
      aim: 'at most 1',
    })
    return figures
  },
}

function reading(line: string, lexicon: Lexicon): () => Promise<number> {
  const moment = { units: 'kg', today: '2026-11-25', minute: 540, inWeek: true, place: 'thread' } as const
  return () =>
    cpuTime(TIMES, () => {
      for (let n = 0; n < TIMES; n++) readLine(line, lexicon, moment)
    })
}

/** The first program under other names, until there are so many. */
function copies([first, ...others]: readonly Program[]): readonly Program[] {
  if (!first) return []
  return Array.from({ length: MANY - others.length - 1 }, (_, n) => ({
    ...first,
    id: `copy-${n}`,
    name: `Copy ${n}`,
    exercises: first.exercises.map((exercise, m) => ({
      ...exercise,
      id: `move-${n}-${m}`,
      name: `Move${String.fromCharCode(97 + (n % 26))}${n} ${m}`,
      aliases: [],
    })),
  }))
}
