import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CommandSpec, Options } from '../../src/chat/command.ts'
import { MAX_LINE, OptionError, readCommand, readOptions } from '../../src/chat/options.ts'
import { readTime, readWeekday, readZone } from '../../src/training/when.ts'
import { ANY_CHARACTER } from '../support/any-character.ts'
import { runs } from '../support/runs.ts'

const PLAN = {
  weekday: {
    type: 'text',
    summary: 'The day',
    required: true,
    parse: readWeekday,
    like: 'a day, like Monday',
  },
  time: { type: 'text', summary: 'The time', required: true, parse: readTime, like: 'a time, like 9:00' },
  zone: { type: 'text', summary: 'The zone', parse: readZone },
  program: { type: 'text', summary: 'The program' },
} satisfies Options

/** A whole number from 1 to 10. */
const readRounds = (raw: string) => (/^\+?(?:[1-9]|10)$/.test(raw) ? Number(raw) : undefined)

const MIXED = {
  rounds: { type: 'text', summary: 'Rounds', parse: readRounds },
  units: {
    type: 'choice',
    summary: 'Units',
    choices: [
      { value: 'kg', label: 'Kilograms' },
      { value: 'lb', label: 'Pounds' },
    ],
  },
  line: { type: 'text', summary: 'The line', rest: true },
} satisfies Options

/** What is wrong with an input. */
function problem(options: Options, input: string | Record<string, unknown>) {
  try {
    return { none: readOptions(options, input) }
  } catch (error) {
    if (error instanceof OptionError) return error.problem
    throw error
  }
}

describe('a line of options', () => {
  const plan = { weekday: 1, time: '09:00', zone: 'Europe/Berlin', program: undefined }

  test.each([
    'monday 9:00 Europe/Berlin',
    'Europe/Berlin 9:00 Mondays',
    'zone:Europe/Berlin time:9:00 weekday:monday',
    'zone=Europe/Berlin 9am mo',
    'ZONE: Europe/Berlin   9:00   monday',
    '“monday” "9:00" «Europe/Berlin»',
    ' monday\t9:00\nEurope/Berlin ',
  ])('means the same however it is typed: %j', line => {
    expect(readOptions(PLAN, line)).toEqual(plan)
  })

  test.each([
    ['every monday at 9 am New York back mobility', 'back mobility'],
    ['back mobility monday 9 am New York', 'back mobility'],
    ['on mondays at 9:00 program:mobility New York', 'mobility'],
    ['“back mobility” monday 9:00 New York', 'back mobility'],
  ])('lets a value have several words without quotes: %j', (line, program) => {
    expect(readOptions(PLAN, line)).toEqual({ weekday: 1, time: '09:00', zone: 'America/New_York', program })
  })

  test('gives a quoted value its spaces', () => {
    expect(readOptions(PLAN, 'monday 9:00 zone:"New York" program:"back mobility"')).toMatchObject({
      zone: 'America/New_York',
      program: 'back mobility',
    })
  })

  test('gives the rest of the line to the option that takes it, quotes and all', () => {
    expect(readOptions(MIXED, '3 bridges "3x12" units:kg').line).toBe('bridges "3x12" units:kg')
    expect(readOptions(MIXED, 'lb line:3 of all').line).toBe('3 of all')
  })

  test.each<[string | Record<string, unknown>, object]>([
    ['', { kind: 'missing', option: 'weekday', like: 'a day, like Monday' }],
    ['funday 9:00', { kind: 'unreadable', option: 'weekday', given: 'funday' }],
    ['monday', { kind: 'missing', option: 'time' }],
    ['monday 25:00', { kind: 'unreadable', option: 'time', given: '25:00' }],
    ['monday 9:00 UTC mobility program:more', { kind: 'not-understood', given: 'more' }],
    ['weekday:monday weekday:friday 9:00', { kind: 'not-understood', given: 'friday' }],
    [
      { weekday: 'monday', time: '' },
      { kind: 'missing', option: 'time' },
    ],
    [
      { weekday: 12, time: '9:00' },
      { kind: 'unreadable', option: 'weekday', given: '12' },
    ],
  ])('says what is wrong with %j', (input, expected) => {
    expect(problem(PLAN, input)).toMatchObject(expected)
  })

  test.each<[string, object]>([
    ['rounds:11', { kind: 'unreadable', given: '11' }],
    ['units:stone', { kind: 'not-a-choice', given: 'stone', choices: ['kg', 'lb'] }],
    ['units:constructor', { kind: 'not-a-choice' }],
  ])('refuses %j', (line, expected) => {
    expect(problem(MIXED, line)).toMatchObject(expected)
  })

  test('is refused when it is endless, and quotes no more than forty characters of what it refuses', () => {
    const long = 'x'.repeat(10_000)
    expect(problem(MIXED, long)).toEqual({ kind: 'line-too-long', length: 10_000, max: MAX_LINE })
    expect(problem(MIXED, { line: long })).toEqual({ kind: 'line-too-long', length: 10_000, max: MAX_LINE })
    expect(problem(PLAN, '😀'.repeat(200))).toMatchObject({ given: `${'😀'.repeat(19)}…` })
  })

  test('reads a value as what its option parses, choices by name or label, in any case', () => {
    expect(readOptions(MIXED, '+3 POUNDS')).toEqual({ rounds: 3, units: 'lb', line: undefined })
    expect(readOptions(MIXED, { rounds: 3, units: 'lb' })).toEqual({
      rounds: 3,
      units: 'lb',
      line: undefined,
    })
  })

  test('never fails in another way than by saying what is wrong', () => {
    const line = fc.oneof(
      fc.string({ unit: ANY_CHARACTER }),
      fc
        .array(
          fc.constantFrom('zone:', 'time=', '"', '“', 'monday', '9:00', '1', ' ', 'a', ':', '__proto__:'),
        )
        .map(parts => parts.join('')),
    )
    fc.assert(
      fc.property(fc.constantFrom<Options>(PLAN, MIXED), line, (options, typed) => {
        const found = problem(options, typed)
        expect('none' in found || 'kind' in found).toBe(true)
      }),
    )
  })
})

describe('typed fields', () => {
  const value = fc.string({ unit: fc.constantFrom(...'ab:=“é😀\\- '.split(''), ' '), maxLength: 12 })

  test('mean the same as a line that names each', () => {
    const fields = fc.record(
      {
        weekday: fc.constantFrom('Monday', 'on fri', 'x', ''),
        time: fc.constantFrom('9:00', '9:30 pm', '25:00', ''),
        zone: fc.constantFrom('Europe/Berlin', 'New York', 'Nowhere', ''),
        program: value,
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fields, given => {
        const line = Object.entries(given)
          .map(([name, typed]) => `${name}:"${typed}"`)
          .join(' ')
        expect(problem(PLAN, line)).toEqual(problem(PLAN, given))
      }),
      { numRuns: runs(500) },
    )
  })

  test('mean the same as bare words in their order', () => {
    const fields = fc.record({
      rounds: fc.integer({ min: 1, max: 10 }),
      units: fc.constantFrom('kg', 'lb', 'Pounds'),
      line: fc.constantFrom('bridges 3x12', 'all "of" it', 'zone:here'),
    })
    fc.assert(
      fc.property(fields, given => {
        const line = `${given.rounds} ${given.units} ${given.line}`
        expect(readOptions(MIXED, line)).toEqual(readOptions(MIXED, given))
      }),
    )
  })

  test('that nobody declared are left alone, and absent ones are undefined', () => {
    expect(readOptions(MIXED, { other: 'x', units: null })).toEqual({
      rounds: undefined,
      units: undefined,
      line: undefined,
    })
  })
})

describe('a command of subcommands', () => {
  const sub = (options: Options) => ({ summary: '', shows: 'you', options }) as const
  const spec: CommandSpec = {
    name: 'schedule',
    summary: '',
    shows: 'you',
    options: {},
    preset: 'show',
    subs: { show: sub({}), set: sub(PLAN) },
  }

  test('takes the first word of a line for the subcommand, or the platform’s own word for it', () => {
    const set = { sub: 'set', values: { weekday: 1, time: '09:00', zone: undefined, program: undefined } }
    expect(readCommand(spec, 'SET monday 9:00')).toEqual(set)
    expect(readCommand(spec, { weekday: 'monday', time: '9:00' }, 'set')).toEqual(set)
    expect(readCommand(spec, 'monday 9:00', 'set')).toEqual(set)
  })

  test('means its preset when nothing is said', () => {
    expect(readCommand(spec, '  ')).toEqual({ sub: 'show', values: {} })
    expect(readCommand(spec, {})).toEqual({ sub: 'show', values: {} })
  })

  test.each(['sett', 'constructor', '__proto__', 'toString 1'])('has no subcommand %j', line => {
    expect(() => readCommand(spec, line)).toThrow(OptionError)
    expect(() => readCommand(spec, {}, line)).toThrow(OptionError)
  })
})
