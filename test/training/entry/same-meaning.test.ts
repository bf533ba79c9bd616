import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { askView } from '../../../src/bot/views/asked.ts'
import { en } from '../../../src/bot/wording/en.ts'
import { type Lexicon, lexiconOf, readLine } from '../../../src/training/entry/index.ts'
import type { Program } from '../../../src/training/program.ts'
import { meaningText } from '../../support/meaning-text.ts'
import { PROGRAMS } from '../../support/programs.ts'
import { runs } from '../../support/runs.ts'

const NOW = { units: 'kg', today: '2026-11-25', minute: 9 * 60, inWeek: true, place: 'thread' } as const

let lexicon: Lexicon
let own: Program | undefined
beforeAll(async () => {
  own = PROGRAMS.find(({ id }) => id === 'low-back-strength')
  lexicon = lexiconOf(own, PROGRAMS)
})

const read = (line: string) => meaningText(readLine(line, lexicon, NOW))

const NAMES = {
  bridge: ['bridges', 'Bridge', 'glute bridges'],
  'romanian-deadlift': ['rdl', 'deadlifts'],
  'goblet-squat': ['squats', 'goblet'],
}

/** One exercise as people write it down, in many ways; 6 to 15 reps cannot be mistaken for sets. */
const said = (id: keyof typeof NAMES) =>
  fc.record({
    id: fc.constant(id),
    name: fc.constantFrom(...NAMES[id]),
    sets: fc.integer({ min: 2, max: 4 }),
    reps: fc.integer({ min: 6, max: 15 }),
    way: fc.constantFrom(
      (name: string, sets: number, reps: number) => `${name} ${sets}x${reps}`,
      (name: string, sets: number, reps: number) => `${sets}x${reps} ${name}`,
      (name: string, sets: number, reps: number) => `${name}: ${sets} × ${reps}`,
      (name: string, sets: number, reps: number) => `${sets} sets of ${reps} ${name}`,
      (name: string, sets: number, reps: number) => `${name} ${sets} sets of ${reps}`,
      (name: string, sets: number, reps: number) => `${name} ${Array(sets).fill(reps).join('/')}`,
    ),
  })

const lines = fc
  .shuffledSubarray(Object.keys(NAMES) as (keyof typeof NAMES)[], { minLength: 1 })
  .chain(ids => fc.tuple(...ids.map(said)))

const wide = (text: string) =>
  text.replace(/[!-~]/g, letter => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))

test('any separator, case, width and mark of one meaning reads the same', () => {
  const apart = fc.constantFrom(', ', '; ', '\n', ' and ', ' + ', ', then ', '. ', ' & ')
  const dress = fc.constantFrom<(line: string) => string>(
    line => line,
    line => line.toUpperCase(),
    line => line.toLowerCase(),
    wide,
    line => `*${line}*`,
    line => `\`${line}\``,
    line => `> ${line}`,
    line => `did ${line}`,
    line => `${line} 💪`,
    line => `  ${line} !`,
  )
  fc.assert(
    fc.property(lines, apart, dress, (all, separator, dressed) => {
      const expected = all.map(({ id, sets, reps }) => `${id} ${sets}x${reps}`).join(' + ')
      const line = all.map(({ name, sets, reps, way }) => way(name, sets, reps)).join(separator)
      const each =
        separator === '\n'
          ? line
              .split('\n')
              .map(one => dressed(one))
              .join('\n')
          : dressed(line)
      expect(read(each), each).toBe(expected)
    }),
    { numRuns: runs(500) },
  )
})

test('any order of the parts is the same in that order', () => {
  fc.assert(
    fc.property(lines, all => {
      const line = (some: typeof all) =>
        some.map(({ name, sets, reps, way }) => way(name, sets, reps)).join(', ')
      const parts = (text: string) => text.split(' + ').toSorted()
      expect(parts(read(line([...all].reverse() as typeof all)))).toEqual(parts(read(line(all))))
    }),
    { numRuns: runs(200) },
  )
})

const READ = { 'romanian-deadlift': 'rdl', 'goblet-squat': 'squats' }

const HELD = fc.record({
  id: fc.constantFrom(...(Object.keys(READ) as (keyof typeof READ)[])),
  sets: fc.integer({ min: 2, max: 5 }),
  reps: fc.integer({ min: 11, max: 25 }),
  number: fc.integer({ min: 4, max: 80 }).map(half => half / 2),
  unit: fc.constantFrom('kg' as const, 'lb' as const),
  per: fc.constantFrom(undefined, 'hand' as const, 'all' as const),
  days: fc.integer({ min: 0, max: 2 }),
})

type Held = typeof HELD extends fc.Arbitrary<infer Value> ? Value : never

/** What all of it means. */
const meant = ({ id, sets, reps, number, unit, per, days }: Held) => {
  const weight = { number, unit, ...(per && { per }) }
  const part = {
    kind: 'sets',
    exercise: id,
    sets: Array.from({ length: sets }, () => ({ amount: reps, weight })),
  } as const
  return { parts: [part], day: { kind: 'days-ago', days } } as const
}

test('no question asks what the line already said, in whichever order it says it', () => {
  const order = fc.shuffledSubarray(['sets', 'weight', 'day'] as const, { minLength: 3 }).filter(
    // A day in between may be of either.
    ([, second]) => second !== 'day',
  )
  const apart = fc.constantFrom(' ', ', ', ' - ')
  fc.assert(
    fc.property(HELD, order, apart, fc.boolean(), (said, parts, separator, isFirst) => {
      // Before a name with its sets, a weight may be of something else.
      const nameFirst = isFirst && parts.indexOf('sets') < parts.indexOf('weight')
      const { id, sets, reps, number, unit, per, days } = said
      const words = {
        sets: `${sets}x${reps}`,
        weight: `${number}${unit}${per === 'hand' ? ' per hand' : per === 'all' ? ' in total' : ''}`,
        day: ['today', 'yesterday', 'on monday'][days] ?? '',
      }
      // A name stands with its sets; what is apart from it may be of something else.
      const all = parts.map(part =>
        part !== 'sets' ? words[part] : nameFirst ? `${READ[id]} ${words.sets}` : `${words.sets} ${READ[id]}`,
      )
      const line = all.join(separator === ' - ' && parts[0] !== 'sets' ? ', ' : separator)
      expect(read(line), line).toBe(meaningText({ kind: 'log', entries: [meant(said)] }))
    }),
    { numRuns: runs(400) },
  )
})

test('what is shown back reads as the same meaning', () => {
  fc.assert(
    fc.property(HELD, said => {
      const entries = [meant(said)]
      const view = askView(en, { about: 'sure', choices: [entries], problems: [] }, PROGRAMS, 'x')
      const [label = ''] = view.blocks.flatMap(block =>
        block.kind === 'buttons' ? block.buttons.map(button => button.label) : [],
      )
      expect(read(label), label).toBe(meaningText({ kind: 'log', entries }))
    }),
    { numRuns: runs(300) },
  )
})

test('the index of names is made once for a library, however many programs it has', () => {
  if (!own) throw new Error('no program')
  const program = own
  const library = Array.from({ length: 200 }, (_, n) => ({
    ...program,
    id: `p${n}`,
    exercises: program.exercises.map(exercise => ({
      ...exercise,
      id: `${exercise.id}-${n}`,
      name: `Move ${n}`,
      aliases: [],
    })),
  }))
  const one = lexiconOf(program, library)
  const two = lexiconOf(program, library)
  expect(one.indexes.map((index, n) => index === two.indexes[n])).toEqual([true, true])
})
