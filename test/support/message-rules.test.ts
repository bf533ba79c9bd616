import { describe, expect, test } from 'vitest'
import { type Block, type Form, type Message, say } from '../../src/chat/message.ts'
import { figureRef } from './figure-ref.ts'
import { complaints, formComplaints } from './message-rules.ts'

const x = (length: number) => 'x'.repeat(length)
const buttons = (...actions: string[]): Block => ({
  kind: 'buttons',
  buttons: actions.map(action => ({ label: 'Go', action })),
})
const choice = (...values: string[]): Block => ({
  kind: 'choice',
  action: 'pick',
  placeholder: 'Pick',
  options: values.map(value => ({ value, label: value })),
})
const fields = (count: number, name = 'a', value = 'b'): Block => ({
  kind: 'fields',
  fields: Array.from({ length: count }, () => ({ name, value })),
})
const picture = (alt: string): Block => ({
  kind: 'picture',
  picture: figureRef('bridge'),
  alt,
})
const numbers = (count: number) => Array.from({ length: count }, (_, n) => `n${n}`)

describe('a message that every platform takes', () => {
  test.each<[string, Message]>([
    ['one paragraph', say('Hello')],
    ['a title at the limit', { title: x(150), blocks: [{ kind: 'note', text: 'a' }] }],
    ['text at the limit', say(x(3000))],
    ['as many buttons as go', { blocks: [buttons(...numbers(25))] }],
    ['as many options as go', { blocks: [choice(...numbers(25))] }],
    ['as many fields as go', { blocks: [fields(10)] }],
    ['a picture', { title: 'a', blocks: [picture('a bridge')] }],
    [
      'a jump',
      {
        blocks: [
          { kind: 'buttons', buttons: [{ label: 'Go', to: { platform: 'web', tenant: 'a', channel: 'b' } }] },
        ],
      },
    ],
  ])('has %s', (_, message) => {
    expect(complaints(message)).toEqual([])
  })
})

describe('a message is complained about', () => {
  test.each<[string, Message, RegExp]>([
    ['without a block', { title: 'a', blocks: [] }, /no blocks/],
    ['with an empty title', { title: '', blocks: [{ kind: 'text', text: 'a' }] }, /title is empty/],
    ['with a title too long', { title: x(151), blocks: [{ kind: 'text', text: 'a' }] }, /title is 151 long/],
    ['with empty text', say(''), /text is empty/],
    ['with text too long', say(x(3001)), /text is 3001 long/],
    ['with an empty note', { blocks: [{ kind: 'note', text: '' }] }, /note is empty/],
    ['with too many fields', { blocks: [fields(11)] }, /fields is 11 long/],
    ['with no fields', { blocks: [fields(0)] }, /fields is empty/],
    ['with a field without a name', { blocks: [fields(1, '')] }, /field name is empty/],
    ['with a field name too long', { blocks: [fields(1, x(257))] }, /field name is 257 long/],
    ['with a field value too long', { blocks: [fields(1, 'a', x(1025))] }, /field value is 1025 long/],
    ['with a picture without words', { blocks: [picture('')] }, /alt is empty/],
    ['with a picture of too many words', { blocks: [picture(x(1001))] }, /alt is 1001 long/],
    [
      'with a meter without words',
      { blocks: [{ kind: 'meter', done: 1, total: 2, label: '' }] },
      /label is empty/,
    ],
    ['with no buttons', { blocks: [buttons()] }, /buttons is empty/],
    ['with too many buttons', { blocks: [buttons(...numbers(26))] }, /buttons is 26 long/],
    [
      'with a label too long',
      { blocks: [{ kind: 'buttons', buttons: [{ label: x(76), action: 'a' }] }] },
      /label is 76 long/,
    ],
    ['with an action too long', { blocks: [buttons(x(101))] }, /action is 101 long/],
    ['with an empty action', { blocks: [buttons('')] }, /action is empty/],
    ['with an action twice', { blocks: [buttons('a'), buttons('a')] }, /stands twice: a, a/],
    [
      'with a button and a choice that do the same',
      { blocks: [buttons('pick'), choice('a')] },
      /stands twice/,
    ],
    ['with no options', { blocks: [choice()] }, /options is empty/],
    ['with too many options', { blocks: [choice(...numbers(26))] }, /options is 26 long/],
    ['with an option twice', { blocks: [choice('a', 'a')] }, /an option stands twice/],
    ['with an option too long', { blocks: [choice(x(76))] }, /option label is 76 long/],
    [
      'with too much text in all',
      { blocks: [say(x(2500)), say(x(2500))].flatMap(m => m.blocks) },
      /all text is 5001 long/,
    ],
  ])('%s', (_, message, what) => {
    expect(complaints(message).join('; ')).toMatch(what)
  })
})

describe('a form', () => {
  const text = (more: object = {}) =>
    ({ kind: 'text', name: 'a', label: 'A', maxLength: 4, ...more }) as const
  const select = (...values: string[]) =>
    ({
      kind: 'select',
      name: 's',
      label: 'S',
      options: values.map(value => ({ value, label: value })),
    }) as const
  const form = (...given: Form['fields']): Form => ({ action: 'f', title: 'F', submit: 'Go', fields: given })

  test('with a text and a select goes', () => {
    expect(
      formComplaints(form(text({ hint: 'a', placeholder: 'b', value: 'abcd' }), select('a', 'b'))),
    ).toEqual([])
  })

  test.each<[string, Form, RegExp]>([
    ['without fields', form(), /fields is empty/],
    ['with six fields', form(...numbers(6).map(name => text({ name }))), /fields is 6 long/],
    ['with a title too long', { ...form(text()), title: x(25) }, /title is 25 long/],
    ['with a button too long', { ...form(text()), submit: x(25) }, /submit is 25 long/],
    ['with an action too long', { ...form(text()), action: x(101) }, /action is 101 long/],
    ['with a label too long', form(text({ label: x(46) })), /label is 46 long/],
    ['with a hint too long', form(text({ hint: x(101) })), /hint is 101 long/],
    ['with a placeholder too long', form(text({ placeholder: x(101) })), /placeholder is 101 long/],
    ['with a value too long', form(text({ value: 'abcde' })), /a begins longer than it may be/],
    ['with no options', form(select()), /options is empty/],
    ['with an option too long', form(select(x(76))), /option label is 76 long/],
    ['with a field twice', form(text(), text()), /a field stands twice/],
  ])('%s does not', (_, given, what) => {
    expect(formComplaints(given).join('; ')).toMatch(what)
  })
})
