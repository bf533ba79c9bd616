import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Block, Message } from '../../src/chat/message.ts'
import { headline, meterBar, plain } from '../../src/chat/plain.ts'
import { figureRef } from '../support/figure-ref.ts'

const words = fc.string({ unit: fc.constantFrom('a', '\n', '*', '- ', ' ', '`', '\\'), maxLength: 12 })
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constantFrom('text', 'note'), text: words }),
  fc.record({ kind: fc.constant('fields'), fields: fc.array(fc.record({ name: words, value: words })) }),
  fc.record({ kind: fc.constant('meter'), done: fc.nat(20), total: fc.nat(20), label: words }),
  fc.record({
    kind: fc.constant('buttons'),
    buttons: fc.array(fc.record({ label: words, action: fc.constant('a') }), { minLength: 1 }),
  }),
)

describe('a message as plain text', () => {
  test('has every kind of block, and no marks', () => {
    const message: Message = {
      title: '**Week** 1',
      blocks: [
        { kind: 'text', text: '**Ten** of `each`\n- *one*\n1. two' },
        { kind: 'fields', fields: [{ name: 'Bridge', value: '3 × **10**' }] },
        { kind: 'picture', picture: figureRef('bridge'), alt: 'a bridge' },
        { kind: 'meter', done: 1, total: 3, label: '1 of 3' },
        { kind: 'buttons', buttons: [{ label: 'Start', action: 'a' }] },
        { kind: 'choice', action: 'b', placeholder: 'Units', options: [{ value: 'kg', label: 'Kilograms' }] },
        { kind: 'note', text: 'Back <t:0:date>' },
        { kind: 'file', name: 'data.json', type: 'application/json', text: '{}' },
      ],
    }
    expect(plain(message, (at, style) => `${at} ${style}`).split('\n')).toEqual([
      'Week 1',
      'Ten of each',
      '- one',
      '1. two',
      'Bridge: 3 × 10',
      '●○○ 1 of 3',
      '[Start]',
      'Units: Kilograms',
      'Back 0 date',
      'data.json',
    ])
  })

  test('has no empty line, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.option(words, { nil: undefined }), fc.array(block), (title, blocks) => {
        const text = plain(title === undefined ? { blocks } : { title, blocks })
        if (text !== '') for (const line of text.split('\n')) expect(line.trim()).not.toBe('')
      }),
    )
  })

  test('shows a moment in UTC where nobody says otherwise', () => {
    expect(plain({ blocks: [{ kind: 'text', text: '<t:1764000000000:datetime>' }] })).toBe(
      '2025-11-24 16:00 UTC',
    )
  })
})

describe('the meter', () => {
  test('is full only when all is done, empty only when little is, and fits a phone', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), (done, total) => {
        const bar = meterBar(done, total)
        expect(bar).toMatch(/^●*○*$/)
        expect(bar.length).toBe(Math.max(1, Math.min(10, total)))
        expect(!bar.includes('○')).toBe(total > 0 && done >= total)
      }),
    )
  })

  test('never shrinks as more gets done', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), (done, total) => {
        const full = (n: number) => meterBar(n, total).replaceAll('○', '').length
        expect(full(done + 1)).toBeGreaterThanOrEqual(full(done))
      }),
    )
  })
})

describe('what a lock screen says', () => {
  const text = (...texts: string[]) =>
    headline({ title: 'Week 1', blocks: texts.map(one => ({ kind: 'text', text: one })) })

  test('is the first whole sentences, without moments in time', () => {
    expect(text('Two **rounds**. It ends <t:0:date>. Take your time.')).toBe(
      'Week 1. Two rounds. Take your time.',
    )
    expect(text(`${'a'.repeat(100)}.`, `${'b'.repeat(60)}.`)).toBe(`Week 1. ${'a'.repeat(100)}.`)
  })

  test('is never empty where there is anything to read, nor longer than 150 characters', () => {
    fc.assert(
      fc.property(fc.array(block), blocks => {
        const message = { blocks: [{ kind: 'text' as const, text: 'Until <t:0:date>' }, ...blocks] }
        expect(headline(message)).toMatch(/^[^\0]{1,150}$/)
      }),
    )
  })
})
