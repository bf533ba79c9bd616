import { describe, expect, test } from 'vitest'
import { literal } from '../../../src/chat/markdown.ts'
import type { Block, Message } from '../../../src/chat/message.ts'
import type { Entry } from '../../../src/platforms/web/history.ts'
import { viewOf } from '../../../src/platforms/web/view.ts'
import { figureRef } from '../../support/figure-ref.ts'
import { textOf } from '../../support/web-stage.ts'

const ana = { platform: 'web', tenant: 'local', id: 'ana' } as const

function view(message: Message, more: Partial<Entry> = {}) {
  const entry: Entry = {
    id: '7',
    version: 9,
    channel: 'back-club',
    kind: 'bot',
    message,
    postedAt: 1000,
    ...more,
  }
  return viewOf(entry, picture => `${picture.name}-key`)
}

const only = (block: Block) => view({ blocks: [block] }).blocks[0]

describe('a message as the page gets it', () => {
  test('carries Markdown as parts, so that the page never parses', () => {
    expect(only({ kind: 'text', text: 'do **this**\n- now' })).toEqual({
      kind: 'text',
      lines: [
        {
          kind: 'plain',
          inner: [
            { kind: 'text', text: 'do ' },
            { kind: 'bold', inner: [{ kind: 'text', text: 'this' }] },
          ],
        },
        { kind: 'bullet', inner: [{ kind: 'text', text: 'now' }] },
      ],
    })
  })

  test('carries what a person typed as they typed it', () => {
    const typed = '<img src=x onerror=alert(1)> **not bold** [x](https://evil.example)'
    const block = only({ kind: 'text', text: literal(typed) })
    expect(block?.kind === 'text' && textOf(block.lines)).toBe(typed)
  })

  test('names a picture by its key', () => {
    expect(only({ kind: 'picture', picture: figureRef('bridge'), alt: 'A bridge' })).toEqual({
      kind: 'picture',
      src: '/pictures/bridge-key',
      alt: 'A bridge',
    })
  })

  test('says where a picture that moves is seen moving', () => {
    const picture = { ...figureRef('bridge'), moves: true }
    expect(only({ kind: 'picture', picture, alt: 'A bridge' })).toEqual({
      kind: 'picture',
      src: '/pictures/bridge-key',
      alt: 'A bridge',
      moving: '/pictures/bridge-key?moving',
    })
  })

  test('gives every button a style, and leads to messages and threads', () => {
    const place = { platform: 'web', tenant: 'local', channel: 'back-club' } as const
    expect(
      only({
        kind: 'buttons',
        buttons: [
          { label: 'Done', action: 'done:1' },
          { label: 'Thread', to: { ...place, thread: '3' } },
          { label: 'Message', to: { place, message: '4' } },
          { label: 'Elsewhere', to: { platform: 'slack', tenant: 'T1', channel: 'C1' } },
        ],
      }),
    ).toEqual({
      kind: 'buttons',
      buttons: [
        { label: 'Done', action: 'done:1', style: 'plain' },
        { label: 'Thread', jump: { channel: 'back-club', thread: '3' } },
        { label: 'Message', jump: { channel: 'back-club', message: '4' } },
      ],
    })
  })

  test('gives a file as a link, not as its text', () => {
    const file = only({ kind: 'file', name: 'mine.json', type: 'application/json', text: '{"back":"sore"}' })
    expect(file).toEqual({ kind: 'file', name: 'mine.json', href: '/files/7/0' })
  })

  test('names who is mentioned', () => {
    expect(view({ blocks: [], mentions: [ana] }).mentions).toEqual([{ id: 'ana', name: 'Ana' }])
  })

  test('marks what only one person sees, except where they are alone anyway', () => {
    expect(view({ blocks: [] }).onlyYou).toBe(false)
    expect(view({ blocks: [] }, { onlyFor: 'ana' }).onlyYou).toBe(true)
    expect(view({ blocks: [] }, { onlyFor: 'ana', channel: 'direct-ana' }).onlyYou).toBe(false)
  })
})
