import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { literal } from '../../../src/chat/markdown.ts'
import { type Block, type Message, say } from '../../../src/chat/message.ts'
import { modal } from '../../../src/platforms/discord/modal.ts'
import { link, render, sentence } from '../../../src/platforms/discord/render.ts'
import { readMarkdown } from '../../support/fake-discord/markdown.ts'
import { check } from '../../support/fake-discord/payload.ts'
import { PICTURES } from '../../support/fake-discord/stage.ts'
import { figureRef } from '../../support/figure-ref.ts'
import { hostileName, UNPRINTABLE } from '../../support/hostile-names.ts'
import { halved, namedForm, namedMessage } from '../../support/named-message.ts'
import { runs } from '../../support/runs.ts'

const draw = async (message: Message) => (await render(message, PICTURES)).body
const text = (content: string) => ({ type: 10, content })
const picture = (alt: string): Block => ({
  kind: 'picture',
  picture: figureRef('bridge'),
  alt,
})

/** All texts of a message. */
function contents(body: object): string[] {
  const found: string[] = []
  JSON.stringify(body, (key, value: unknown) => {
    if (key === 'content') found.push(String(value))
    return value
  })
  return found
}

describe('a message in Discord', () => {
  test('of one paragraph is one text', async () => {
    expect((await draw(say('hello'))).components).toEqual([text('hello')])
  })

  test('with a title stands in a container, under a heading', async () => {
    const [container] = (await draw({ title: 'Week *1*', blocks: say('hello').blocks })).components
    expect(container).toMatchObject({ type: 17, components: [text('## Week *1*'), text('hello')] })
  })

  test('draws a line between what is read and what is pressed', async () => {
    const buttons: Block = { kind: 'buttons', buttons: [{ label: 'Go', action: 'go' }] }
    const [container] = (await draw({ title: 'Week 1', blocks: [buttons] })).components
    expect(container).toMatchObject({
      components: [text('## Week 1'), { type: 14, divider: true }, { type: 1 }],
    })
  })

  test('shows fields, a meter and small print as text', async () => {
    const { components } = await draw({
      blocks: [
        { kind: 'fields', fields: [{ name: 'Bridge', value: '3 × 12' }] },
        { kind: 'meter', done: 2, total: 5, label: '2 of 5' },
        { kind: 'note', text: 'one\n\n- two' },
      ],
    })
    expect(components).toEqual([
      text('**Bridge**  3 × 12'),
      text('●●○○○  2 of 5'),
      text('-# one\n\n-# • two'),
    ])
  })

  test('shows pictures that follow one another in one gallery, each attached once, with its alt text', async () => {
    const { components, attachments } = await draw({ blocks: [picture('hips up'), picture('hips up')] })
    const item = { media: { url: 'attachment://figure-bridge-1.png' }, description: 'hips up' }
    expect(components).toEqual([{ type: 12, items: [item, item] }])
    expect(attachments).toEqual([{ id: '0', filename: 'figure-bridge-1.png', description: 'hips up' }])
  })

  test('sends no picture again that stands there, but each file', async () => {
    const file: Block = { kind: 'file', name: 'mine.json', type: 'application/json', text: '{}' }
    const there = new Map([
      ['figure-bridge-1.png', '77'],
      ['mine.json', '78'],
    ])
    const again = await render({ blocks: [picture('hips up'), file] }, PICTURES, undefined, there)
    expect(again.body.attachments).toEqual([
      { id: '77', filename: 'figure-bridge-1.png', description: 'hips up' },
      { id: '0', filename: 'mine.json' },
    ])
    expect(again.files.map(({ name }) => name)).toEqual(['mine.json'])
  })

  test('names what moves as the GIF it is', async () => {
    const moving = { ...picture('hips up'), picture: { ...figureRef('bridge'), moves: true } }
    const { components, attachments } = await draw({ blocks: [moving] })
    const item = { media: { url: 'attachment://figure-bridge-1.gif' }, description: 'hips up' }
    expect(components).toEqual([{ type: 12, items: [item] }])
    expect(attachments).toEqual([{ id: '0', filename: 'figure-bridge-1.gif', description: 'hips up' }])
  })

  test('shows a file, under a name that Discord keeps as it is', async () => {
    const block: Block = { kind: 'file', name: 'my data/..json', type: 'application/json', text: '{}' }
    const { body, files } = await render({ blocks: [block] }, PICTURES)
    expect(body.components).toEqual([{ type: 13, file: { url: 'attachment://my_data_..json' } }])
    expect(files).toMatchObject([{ name: 'my_data_..json', contentType: 'application/json' }])
  })

  test('jumps by links, in a server and in a direct conversation', () => {
    const place = { platform: 'discord', tenant: '1', channel: '2' } as const
    expect(link(place)).toBe('https://discord.com/channels/1/2')
    expect(link({ place: { ...place, thread: '3' }, message: '4' })).toBe(
      'https://discord.com/channels/1/3/4',
    )
    expect(link({ place: { ...place, direct: true }, message: '4' })).toBe(
      'https://discord.com/channels/@me/2/4',
    )
  })

  test('pings those who are meant, once each, and nobody of another platform', async () => {
    const ada = { platform: 'discord', tenant: '1', id: '11' } as const
    const mentions = [ada, ada, { platform: 'slack', tenant: '1', id: 'U1' } as const]
    const body = await draw({ ...say('go'), mentions })
    expect(body.components).toEqual([text('<@11>'), text('go')])
    expect(body.allowed_mentions).toEqual({ parse: [], users: ['11'], replied_user: false })
  })
})

describe('a message too big for Discord', () => {
  const lines = (count: number) =>
    Array.from({ length: count }, (_, i) => `line ${i} of a long list`).join('\n')

  test('loses lines of its longest text, and says so; short texts stay whole', async () => {
    const body = await draw({
      title: 'Board',
      blocks: [
        { kind: 'text', text: lines(400) },
        { kind: 'note', text: 'end' },
      ],
    })
    expect(check(body)).toEqual([])
    const [container] = body.components
    if (container?.type !== 17) throw new Error('no container')
    const [title, list, note] = container.components.map(c => ('content' in c ? c.content : ''))
    expect([title, note]).toEqual(['## Board', '-# end'])
    expect(list).toMatch(/^line 0 [\s\S]* list\n…$/)
    expect(list?.length).toBeGreaterThan(3800)
  })

  test('is cut between characters when it is one line', async () => {
    const body = await draw(say(literal('🏋️*'.repeat(3000))))
    expect(check(body)).toEqual([])
    const [only] = body.components
    const { text: shown, marks } = readMarkdown(only && 'content' in only ? only.content : '')
    expect(marks).toEqual([])
    expect(shown.isWellFormed()).toBe(true)
  })

  test('shares text displays and then loses its last buttons', async () => {
    const many = Array.from({ length: 30 }, (_, i): Block => ({ kind: 'text', text: `paragraph ${i}` }))
    const buttons = Array.from({ length: 60 }, (_, i) => ({ label: `b${i}`, action: `a:${i}` }))
    const body = await draw({ title: 'Many', blocks: [...many, { kind: 'buttons', buttons }] })
    expect(check(body)).toEqual([])
    const shown = JSON.stringify(body)
    expect(shown).toContain('paragraph 29')
    expect(shown).toContain('a:29')
    expect(shown).not.toContain('a:59')
  })

  test('shows the second of two controls with one action not at all', async () => {
    const twice = {
      kind: 'buttons',
      buttons: [
        { label: 'a', action: 'x' },
        { label: 'b', action: 'x' },
      ],
    } as const
    expect(check(await draw({ blocks: [say('x').blocks[0] as Block, twice, twice] }))).toEqual([])
  })

  test('holds a name of any kind whole, and fits, wherever it stands in it or in a form', async () => {
    await fc.assert(
      fc.asyncProperty(hostileName, async name => {
        const message = namedMessage(name)
        const rendered = await render(message, PICTURES)
        const push = sentence(message, rendered, 1).content
        const form = modal(namedForm(name))
        expect([...check(rendered.body), ...check(form)]).toEqual([])
        expect(push.length).toBeLessThanOrEqual(2000)
        expect(halved([rendered.body, form], name)).toEqual([])
        expect(JSON.stringify([rendered.body, form, push])).not.toMatch(UNPRINTABLE)
        const own = ['heading', 'small', 'list', 'bold']
        const marks = [push, ...contents(rendered.body)].flatMap(text => readMarkdown(text).marks)
        expect(marks.filter(mark => !own.includes(mark))).toEqual([])
      }),
    )
  })

  test('fits whatever its blocks are', async () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 60 }).map(s => `x${s}`)
    const long = fc.array(words, { maxLength: 60 }).map(all => `x${all.join('\n')}`)
    const option = fc.record({ value: fc.uuid(), label: words, description: words })
    const block: fc.Arbitrary<Block> = fc.oneof(
      fc.record({ kind: fc.constantFrom('text', 'note'), text: long }) as fc.Arbitrary<Block>,
      fc.record({
        kind: fc.constant('fields'),
        fields: fc.array(fc.record({ name: words, value: long }), { maxLength: 9 }),
      }),
      fc.record({ kind: fc.constant('meter'), done: fc.nat(9), total: fc.nat(9), label: words }),
      fc.constant(picture('a figure '.repeat(200))),
      fc.record({
        kind: fc.constant('buttons'),
        buttons: fc.array(fc.record({ label: long, action: fc.uuid() }), { maxLength: 12 }),
      }),
      fc.record({
        kind: fc.constant('choice'),
        action: fc.uuid(),
        placeholder: long,
        options: fc.uniqueArray(option, { selector: o => o.value, maxLength: 40 }),
      }),
      fc.record({ kind: fc.constant('file'), name: words, type: fc.constant('text/plain'), text: long }),
    )
    const person = fc.nat(1e9).map(n => ({ platform: 'discord', tenant: '1', id: String(n) }) as const)
    const message = fc.record({
      title: words,
      blocks: fc.array(block, { maxLength: 30 }),
      mentions: fc.array(person, { maxLength: 120 }),
    })
    await fc.assert(
      fc.asyncProperty(message, async one => {
        expect(check(await draw(one))).toEqual([])
      }),
      { numRuns: runs(60) },
    )
  })
})

test('a choice has each of its options, be it one; of none nothing can be chosen', async () => {
  const option = { value: 'a', label: 'A' }
  const rows = async (options: readonly (typeof option)[]) => {
    const message: Message = { blocks: [{ kind: 'choice', action: 'pick', placeholder: 'Which?', options }] }
    return (await render(message, PICTURES)).body.components
  }
  expect(JSON.stringify(await rows([option]))).toContain('"label":"A"')
  expect(await rows([])).toEqual([])
})
