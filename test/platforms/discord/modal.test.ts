import { describe, expect, test } from 'vitest'
import { modal } from '../../../src/platforms/discord/modal.ts'
import { check } from '../../support/fake-discord/payload.ts'

describe('a form in Discord', () => {
  test('shows in an empty field what may be written there', () => {
    const field = { kind: 'text', name: 'note', label: 'Note', maxLength: 40 } as const
    const fields = [{ ...field, placeholder: 'as you like' }, field]
    const data = modal({ action: 'log:1', title: 'Log', submit: 'Log it', fields })
    expect(data.components).toMatchObject([
      { component: { custom_id: 'note', placeholder: 'as you like' } },
      { component: { custom_id: 'note' } },
    ])
    expect(JSON.stringify(data.components[1])).not.toContain('placeholder')
  })

  test('is a modal with labels', () => {
    const data = modal({
      action: 'log:1',
      title: 'What did you do?',
      submit: 'Log it',
      fields: [
        {
          kind: 'text',
          name: 'reps',
          label: 'Reps',
          hint: 'a number',
          maxLength: 4,
          value: '10',
          required: true,
        },
        {
          kind: 'select',
          name: 'unit',
          label: 'Unit',
          options: [{ value: 'kg', label: 'Kilograms', selected: true }],
        },
      ],
    })
    expect(data.components).toEqual([
      {
        type: 18,
        label: 'Reps',
        description: 'a number',
        component: { type: 4, custom_id: 'reps', style: 1, max_length: 4, required: true, value: '10' },
      },
      {
        type: 18,
        label: 'Unit',
        component: {
          type: 3,
          custom_id: 'unit',
          options: [{ value: 'kg', label: 'Kilograms', default: true }],
        },
      },
    ])
    expect(check(data)).toEqual([])
  })

  test('is cut to what a modal holds', () => {
    const field = (i: number) =>
      ({
        kind: 'text',
        name: `f${i}`,
        label: 'l'.repeat(99),
        hint: 'h'.repeat(200),
        maxLength: 9999,
        value: 'v'.repeat(9999),
      }) as const
    const data = modal({
      action: 'a',
      title: 't'.repeat(99),
      submit: 's',
      fields: [0, 1, 2, 3, 4, 5, 6].map(field),
    })
    expect(check(data)).toEqual([])
  })
})
