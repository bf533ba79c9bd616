import fc from 'fast-check'
import { expect, test } from 'vitest'
import { literal, moment } from '../../../src/chat/markdown.ts'
import { type Block, type Message, say } from '../../../src/chat/message.ts'
import { shorten } from '../../../src/core/text.ts'
import { modal } from '../../../src/platforms/slack/forms.ts'
import { LIMITS } from '../../../src/platforms/slack/limits.ts'
import { type Resolved, render } from '../../../src/platforms/slack/render.ts'
import { checkBlocks, checkView } from '../../support/fake-slack/blocks.ts'
import { readBlocks } from '../../support/fake-slack/read.ts'
import { Workspace } from '../../support/fake-slack/world.ts'
import { figureRef } from '../../support/figure-ref.ts'
import { hostileName, UNPRINTABLE } from '../../support/hostile-names.ts'
import { halved, namedForm, namedMessage } from '../../support/named-message.ts'
import { runs } from '../../support/runs.ts'

const at = new Workspace('T1', 'acme')
at.files.set('F12345678', { id: 'F12345678', name: 'x', size: 1, complete: true, pending: 0 })
const resolved: Resolved = {
  picture: () => ({ slack_file: { id: 'F12345678' } }),
  link: () => 'https://acme.slack.com/archives/C1',
  tenant: 'T1',
}
const show = (message: Message) => render(message, resolved)

/** Renders, and holds the result against the strict Slack. */
function taken(message: Message) {
  const shown = show(message)
  return { ...shown, read: readBlocks(at, checkBlocks(at, JSON.parse(JSON.stringify(shown.blocks)))) }
}

test('Markdown becomes rich text', () => {
  const text =
    'Do **three slow rounds** and *rest*, of `3x12`\nsee [how](https://example.com/a)\n- one\n- two\n4. four'
  expect(show(say(text)).blocks).toEqual([
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'Do ' },
            { type: 'text', text: 'three slow rounds', style: { bold: true } },
            { type: 'text', text: ' and ' },
            { type: 'text', text: 'rest', style: { italic: true } },
            { type: 'text', text: ', of ' },
            { type: 'text', text: '3x12', style: { code: true } },
            { type: 'text', text: '\n' },
            { type: 'text', text: 'see ' },
            { type: 'link', url: 'https://example.com/a', text: 'how' },
          ],
        },
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: [
            { type: 'rich_text_section', elements: [{ type: 'text', text: 'one' }] },
            { type: 'rich_text_section', elements: [{ type: 'text', text: 'two' }] },
          ],
        },
        {
          type: 'rich_text_list',
          style: 'ordered',
          offset: 3,
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'four' }] }],
        },
      ],
    },
  ])
})

test('a moment shows in each reader’s own zone, with UTC for old clients', () => {
  const note: Message = { blocks: [{ kind: 'note', text: `until ${moment(1_764_000_000_500, 'relative')}` }] }
  expect(show(note).blocks).toEqual([
    {
      type: 'context',
      elements: [
        {
          type: 'mrkdwn',
          verbatim: true,
          text: 'until <!date^1764000000^{date_short_pretty} {time}|2025-11-24 16:00 UTC>',
        },
      ],
    },
  ])
  expect(JSON.stringify(show(say(moment(1_764_000_000_500, 'time'))))).toContain('"timestamp":1764000000')
})

test('notifications and screen readers get plain text, escaped', () => {
  const message: Message = {
    title: 'Week **1**',
    blocks: [{ kind: 'text', text: 'a < b & *c*' }],
    mentions: [{ platform: 'slack', tenant: 'T1', id: 'U1' }],
  }
  expect(show(message).text).toBe('<@U1> Week 1. a &lt; b &amp; c')
})

test('two buttons of one action, 30 buttons and a menu of 200 all get through', () => {
  const button = { label: 'x'.repeat(200), action: 'walk.done:1:2' }
  const blocks: Block[] = [
    { kind: 'buttons', buttons: Array.from({ length: 30 }, () => button) },
    {
      kind: 'choice',
      action: 'pick',
      placeholder: '',
      options: Array.from({ length: 200 }, (_, i) => ({
        value: `v${i}`,
        label: 'y'.repeat(99),
        selected: i === 150,
      })),
    },
  ]
  const { read, blocks: shown } = taken({ blocks })
  expect(shown.map(b => b.type)).toEqual(['actions', 'actions', 'actions'])
  expect(read.buttons).toHaveLength(30)
  expect(new Set(read.buttons.map(b => b.action))).toEqual(new Set(['walk.done:1:2']))
  expect(read.choices[0]?.values).toHaveLength(100)
})

test('when a message is too long, words go before buttons', () => {
  const words = Array.from(
    { length: 80 },
    (_, i): Block => ({ kind: 'text', text: `${i} ${'word '.repeat(900)}` }),
  )
  const buttons: Block = { kind: 'buttons', buttons: [{ label: 'Done', action: 'done' }] }
  const { read, blocks } = taken({ title: 'T'.repeat(400), blocks: [...words, buttons] })
  expect(blocks.length).toBeLessThanOrEqual(LIMITS.blocks)
  expect(read.buttons).toEqual([{ label: 'Done', action: 'done' }])
})

test('empty texts, fields and lists leave no empty block', () => {
  const empty: Block[] = [
    { kind: 'text', text: '' },
    { kind: 'text', text: '\n- ' },
    { kind: 'note', text: '  ' },
    { kind: 'fields', fields: [] },
    { kind: 'buttons', buttons: [] },
    { kind: 'choice', action: 'a', placeholder: 'p', options: [] },
  ]
  expect(taken({ blocks: empty, title: ' ' }).blocks).toEqual([])
})

test('text is cut between whole characters', () => {
  expect(shorten('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 15)).toBe('👩‍👩‍👧‍👦…')
  expect(shorten('short', 5)).toBe('short')
})

const anything = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc
    .array(
      fc.constantFrom(
        '<!channel>',
        '<@U1>',
        '@here',
        ':tada:',
        '*',
        '_',
        '~',
        '`',
        '> ',
        '&',
        '<',
        '|',
        '\n',
        'a',
        ' ',
        '1. ',
        '- ',
        '&lt;',
        'https://x.y',
        '<!date^1^{date}|x>',
      ),
      { maxLength: 20 },
    )
    .map(parts => parts.join('')),
)

test('whatever a person types shows as typed and pings nobody, in every place that takes text', () => {
  const lines = (text: string) =>
    text
      .split('\n')
      .map(l => l.trimEnd())
      .join('\n')
  fc.assert(
    fc.property(anything, typed => {
      const text = `x${literal(typed)}x`
      for (const block of [
        { kind: 'text', text },
        { kind: 'note', text },
        { kind: 'fields', fields: [{ name: 'n', value: text }] },
        { kind: 'fields', fields: [{ name: text, value: 'v' }] },
        { kind: 'meter', done: 1, total: 2, label: text },
      ] satisfies Block[]) {
        const { read, text: fallback } = taken({ blocks: [block] })
        expect(lines(read.text)).toContain(lines(`x${typed}x`))
        expect(read.pings).toEqual([])
        expect(fallback.replace(/&(amp|lt|gt);/g, '')).not.toMatch(/[<>&]/)
      }
    }),
    { numRuns: runs(150) },
  )
})

test('a name of any kind is cut whole, pings nobody and fits, wherever it stands in a message or a form', () => {
  fc.assert(
    fc.property(hostileName, name => {
      const { blocks, text, read } = taken(namedMessage(name))
      checkView(at, JSON.parse(JSON.stringify({ type: 'home', blocks })), 'home')
      expect(read.pings).toEqual([])
      expect(text).not.toMatch(/[<>]/)
      expect(text).not.toMatch(UNPRINTABLE)
      const view = modal(namedForm(name), { channel: 'C1' })
      checkView(at, JSON.parse(JSON.stringify(view)), 'modal')
      expect(halved([blocks, text.split('\n'), view.title, view.blocks], name)).toEqual([])
      expect(JSON.stringify([blocks, text, view])).not.toMatch(UNPRINTABLE)
    }),
  )
})

test('every message fits, whatever it is made of', () => {
  const text = fc.string({ maxLength: 400 }).map(s => s.repeat(20))
  const block = fc.oneof(
    fc.record({ kind: fc.constantFrom('text' as const, 'note' as const), text }),
    fc.record({
      kind: fc.constant('fields' as const),
      fields: fc.array(fc.record({ name: text, value: text }), { maxLength: 12 }),
    }),
    fc.record({ kind: fc.constant('meter' as const), done: fc.nat(9), total: fc.nat(9), label: text }),
    fc.record({
      kind: fc.constant('buttons' as const),
      buttons: fc.array(fc.record({ label: text.map(t => t || 'x'), action: fc.constantFrom('a', 'b:1') }), {
        maxLength: 40,
      }),
    }),
  )
  fc.assert(
    fc.property(fc.record({ title: text, blocks: fc.array(block, { maxLength: 60 }) }), message => {
      taken(message)
    }),
    { numRuns: runs(40) },
  )
})

test('where too many blocks come, words go before buttons', () => {
  const buttons = { kind: 'buttons', buttons: [{ label: 'A', action: 'a' }] } as const
  const message = {
    blocks: [{ kind: 'text', text: 'words' }, buttons, { kind: 'note', text: 'more words' }, buttons],
  } as const
  const kinds = (max: number) => render(message, resolved, max).blocks.map(block => block.type)
  expect(kinds(3)).toEqual(['rich_text', 'actions', 'actions'])
  expect(kinds(1)).toEqual(['actions'])
})

test('a form becomes a modal that Slack takes', () => {
  const view = modal(
    {
      action: 'sent:1',
      title: 'A title of more than 24 characters',
      submit: 'Send what I did this week',
      fields: [
        {
          kind: 'text',
          name: 'a',
          label: 'A',
          hint: 'h',
          value: '123456',
          placeholder: 'p',
          maxLength: 4,
          required: true,
        },
        { kind: 'text', name: 'b', label: 'B', maxLength: 9000 },
        { kind: 'select', name: 'c', label: 'C', options: [{ value: 'x', label: 'X', selected: true }] },
      ],
    },
    { channel: 'C1', message: '1.000001', url: `https://hooks.slack.com/${'x'.repeat(4000)}` },
  )
  checkView(at, JSON.parse(JSON.stringify(view)), 'modal')
  expect(view.blocks.map(b => 'optional' in b && b.optional)).toEqual([false, true, false])
  expect(view.blocks.map(b => 'hint' in b && b.hint)).toMatchObject([{ text: 'h' }, false, false])
})

test('what notifications and screen readers say is words: of pictures and meters too, in the reader’s own time', () => {
  const message: Message = {
    title: 'Week 1 & 2',
    blocks: [
      { kind: 'text', text: `Until ${moment(1_764_000_000_000, 'datetime')}, **not** <later>` },
      { kind: 'meter', done: 1, total: 3, label: '1 of 3 have finished' },
      { kind: 'picture', picture: figureRef('bridge'), alt: 'A bridge: hips *high*' },
    ],
  }
  expect(render(message, resolved).text.split('\n')).toEqual([
    'Week 1 &amp; 2. Until <!date^1764000000^{date_short_pretty} {time}|2025-11-24 16:00 UTC>, not &lt;later&gt;. A bridge: hips *high*',
    '1 of 3 have finished',
  ])
  const long = { blocks: [{ kind: 'text', text: `${moment(0, 'time')} `.repeat(2000) }] } as const
  expect(
    render(long, resolved).text.replaceAll(/<!date\^0\^\{time\}\|1970-01-01 00:00 UTC>/g, ''),
  ).not.toMatch(/[<>\uE000]/)
})
