import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { actionId, MAX_ACTION, readActionId, say } from '../../src/chat/message.ts'
import { MalformedMessage } from '../../src/core/errors.ts'
import { ANY_CHARACTER } from '../support/any-character.ts'

const arg = fc.string({ unit: fc.constantFrom(...'abcxyz0189.-'), minLength: 0, maxLength: 30 })

describe('an action id', () => {
  test('is read back as it was made', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('walk.done', 'done.undo'),
        fc.array(arg, { maxLength: 3 }),
        (name, args) => {
          expect(readActionId(actionId(name, ...args))).toEqual({ name, args })
        },
      ),
    )
  })

  test('carries numbers as text', () => {
    expect(readActionId(actionId('later.at', 12, -3))).toEqual({ name: 'later.at', args: ['12', '-3'] })
  })

  test('holds a hundred characters and not one more', () => {
    expect(actionId('a', 'b'.repeat(MAX_ACTION - 2))).toHaveLength(100)
    expect(() => actionId('a', 'b'.repeat(MAX_ACTION - 1))).toThrow(MalformedMessage)
  })

  test('can be read whatever was sent, and never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: ANY_CHARACTER }), sent => {
        const { name, args } = readActionId(sent)
        expect([name, ...args].join(':')).toBe(sent)
      }),
    )
  })
})

test('say makes one paragraph', () => {
  expect(say('Hello')).toEqual({ blocks: [{ kind: 'text', text: 'Hello' }] })
})
