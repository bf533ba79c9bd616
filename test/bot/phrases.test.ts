import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { COMMANDS } from '../../commands/index.ts'
import { type Phrase, readPhrase } from '../../src/bot/phrases.ts'
import { loadPrograms } from '../../src/programs.ts'
import type { Program } from '../../src/training/program.ts'

const NAMES = COMMANDS.map(command => command.name)

let programs: Program[]
beforeAll(async () => {
  programs = await loadPrograms('programs')
})

function read(text: string, spokenTo: boolean): Phrase | undefined {
  return readPhrase(text, NAMES, programs, spokenTo)
}

describe('in the week’s thread', () => {
  test.each<[string, string, string]>([
    ['bridges 3x12', 'done', 'bridges 3x12'],
    ['  rdl 12 @ 20kg ', 'done', 'rdl 12 @ 20kg'],
    ['did 2 rounds yesterday', 'done', 'did 2 rounds yesterday'],
    ['done all', 'done', 'done all'],
    ['/done all', 'done', 'all'],
    ['/Progress', 'progress', ''],
    ['start', 'workout', ''],
    ['Let’s go', 'workout', ''],
    ['my streak', 'progress', ''],
    ['the board', 'board', ''],
    ['help', 'help', ''],
    ['exercise bridge', 'exercise', 'bridge'],
    ['exercise brigde', 'exercise', 'brigde'],
    ['exercise bridge 3x12', 'done', 'exercise bridge 3x12'],
  ])('%j asks for /%s', (text, command, line) => {
    expect(read(text, false)).toEqual({ command, line })
  })

  test.each([
    'Well done everyone!',
    'I’ll do it tomorrow at 9',
    'Is anyone else sore?',
    'all',
    'bridges',
    'My squat felt better than last week',
    'Exercise was hard today',
    'exercise is good for you',
    'how do I do this?',
    'how to do bridges 3x12',
    'show me bridges 3x12',
    'show me the money',
    'the board meeting is at 3',
    'help me, I cannot get up',
    '5 minutes late, sorry',
    '/shrug',
    '',
  ])('%j is people talking to each other', text => {
    expect(read(text, false)).toBeUndefined()
  })
})

describe('to the bot directly', () => {
  test.each<[string, string, string]>([
    ['all', 'done', 'all'],
    ['bridges', 'done', 'bridges'],
    ['how do I do a bridge?', 'exercise', 'bridge'],
    ['show me the goblet squat', 'exercise', 'goblet squat'],
    ['schedule show', 'schedule', 'show'],
    ['Board', 'board', ''],
    ['done', 'done', ''],
    ['rdl 3x', 'done', 'rdl 3x'],
    ['exercise bridge 3x12', 'done', 'exercise bridge 3x12'],
    ['how to do bridges 3x12', 'exercise', 'bridges 3x12'],
  ])('%j asks for /%s', (text, command, line) => {
    expect(read(text, true)).toEqual({ command, line })
  })

  test.each(['hello', 'what a day', '???', 'workout is a word'])(
    '%j is not understood or a command',
    text => {
      const phrase = read(text, true)
      expect(phrase === undefined || phrase.command === 'workout').toBe(true)
    },
  )
})

test('a line of any kind is read without failing, and only ever as a command that there is', () => {
  const words = fc.constantFrom(
    'bridges',
    '3x12',
    'how',
    'to',
    'exercise',
    '/done',
    'all',
    '@',
    '?',
    'go',
    '20kg',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.array(words, { maxLength: 8 }).map(parts => parts.join(' ')),
  )
  fc.assert(
    fc.property(text, fc.boolean(), (typed, spokenTo) => {
      const phrase = read(typed, spokenTo)
      if (phrase) expect(NAMES).toContain(phrase.command)
    }),
  )
})

test('what is read without being spoken to is read the same when spoken to', () => {
  const words = fc.constantFrom(
    'bridges',
    '3x12',
    'did',
    'all',
    'start',
    'board',
    'exercise bridge',
    'exercise',
    'how to',
    'show me',
    'help',
    'my',
    'rdl',
    '12',
    '?',
    'yesterday',
  )
  fc.assert(
    fc.property(fc.array(words, { maxLength: 4 }), parts => {
      const quiet = read(parts.join(' '), false)
      if (quiet) expect(read(parts.join(' '), true)).toEqual(quiet)
    }),
    { examples: [[['exercise bridge', '3x12']]] },
  )
})
