import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ACTIONS, COMMANDS } from '../../commands/index.ts'
import type { Asked } from '../../src/bot/phrases.ts'
import { ANY_CHARACTER } from '../support/any-character.ts'
import { phraseOf } from '../support/read-phrase.ts'

const ACTION_NAMES = ACTIONS.map(action => action.name)
const NAMES = COMMANDS.map(command => command.name)

function read(text: string, spokenTo: boolean): Asked | undefined {
  return phraseOf(text, NAMES, spokenTo)
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
    ['Start!', 'workout', ''],
    ['undo', 'done', 'undo'],
    ['exercise bridge 3x12', 'done', 'exercise bridge 3x12'],
  ])('%j asks for /%s', (text, command, line) => {
    expect(read(text, false)).toEqual({ command, line })
  })

  test.each([
    'Well done everyone!',
    'I’ll do it tomorrow at 9',
    'Is anyone else sore?',
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
    ['done', 'done', 'done'],
    ['rdl 3x', 'done', 'rdl 3x'],
    ['exercise bridge 3x12', 'done', 'exercise bridge 3x12'],
    ['how to do bridges 3x12', 'exercise', 'bridges 3x12'],
  ])('%j asks for /%s', (text, command, line) => {
    expect(read(text, true)).toEqual({ command, line })
  })

  test.each<[string, string, string]>([
    ['hello', 'help', ''],
    ['help me', 'help', ''],
    ['What can you do?', 'help', ''],
    ['when is the next workout?', 'help', ''],
    ['start my workout', 'workout', ''],
    ['carry on', 'workout', ''],
    ['exercises', 'exercise', ''],
    ['what’s a goblet squat?', 'exercise', 'goblet squat'],
    ['leaderboard', 'board', ''],
    ['turn off reminders', 'settings', ''],
    ['delete my data', 'mydata', ''],
    ['I’m done!', 'done', 'I’m done!'],
    ['finished the workout', 'done', 'finished the workout'],
    ['skip rdl 3', 'done', 'skip rdl 3'],
  ])('%j asks for /%s, too', (text, command, line) => {
    expect(read(text, true)).toEqual({ command, line })
    if (command !== 'workout' && command !== 'done') expect(read(text, false)).toBeUndefined()
  })

  test.each([
    'My back hurts',
    'I’m in pain',
    'my lower back is sore today',
    'I have numbness in my leg',
    'rdl hurts',
  ])('%j asks about the signs that need a doctor', text => {
    expect(read(text, true)).toEqual({ action: 'gate.hurts' })
  })

  test.each(['Remind me later', 'remind me tomorrow'])('%j asks for a reminder', text => {
    expect(read(text, true)).toEqual({ action: 'later.ask' })
    expect(read(text, false)).toEqual({ action: 'later.ask' })
  })

  test.each(['what a day', 'workouts', 'what is this week', 'no way', '👋'])('%j is not understood', text => {
    expect(read(text, true)).toBeUndefined()
  })
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
    fc.string({ unit: ANY_CHARACTER, maxLength: 400 }),
    fc.array(words, { maxLength: 8 }).map(parts => parts.join(' ')),
  )
  fc.assert(
    fc.property(text, fc.boolean(), (typed, spokenTo) => {
      const phrase = read(typed, spokenTo)
      if (phrase && 'command' in phrase) expect(NAMES).toContain(phrase.command)
      else if (phrase) expect(ACTION_NAMES).toContain(phrase.action)
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
    'my back hurts',
    'remind me',
    'undo',
    '!',
  )
  fc.assert(
    fc.property(fc.array(words, { maxLength: 4 }), parts => {
      const quiet = read(parts.join(' '), false)
      if (quiet) expect(read(parts.join(' '), true)).toEqual(quiet)
    }),
    { examples: [[['exercise bridge', '3x12']]] },
  )
})
