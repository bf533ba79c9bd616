import type { Message } from '../../../src/chat/message.ts'
import { figureRef } from '../figure-ref.ts'

/** A form of a text and a choice. */
export const form = {
  action: 'sent:7',
  title: 'What did you do?',
  submit: 'Log it',
  fields: [
    { kind: 'text', name: 'reps', label: 'Reps', maxLength: 4, value: '10' },
    {
      kind: 'select',
      name: 'variant',
      label: 'Variant',
      options: [
        { value: 'standard', label: 'Standard', selected: true },
        { value: 'easier', label: 'Easier' },
      ],
    },
  ],
} as const

/** A message with a block of each kind. */
export const everything: Message = {
  title: 'Week 1 · Low-back strength',
  blocks: [
    { kind: 'text', text: 'Three **rounds** of *everything*:\n- steady\n- easy' },
    { kind: 'fields', fields: [{ name: 'Bridge', value: '3 × 12' }] },
    { kind: 'picture', picture: figureRef('bridge'), alt: 'A bridge, hips lifted' },
    { kind: 'meter', done: 2, total: 5, label: '2 of 5 have finished' },
    {
      kind: 'buttons',
      buttons: [
        { label: 'Redraw', action: 'redraw:a:1', style: 'primary' },
        { label: 'Whisper', action: 'whisper' },
        { label: 'Form', action: 'form' },
      ],
    },
    {
      kind: 'choice',
      action: 'pick:1',
      placeholder: 'Units',
      options: [
        { value: 'kg', label: 'Kilograms', selected: true },
        { value: 'lb', label: 'Pounds' },
      ],
    },
    { kind: 'note', text: 'General information.' },
  ],
}

/** A message to press on. */
export function pressable(text: string): Message {
  return {
    blocks: [
      { kind: 'text', text },
      {
        kind: 'buttons',
        buttons: [
          { label: 'Redraw', action: 'redraw:a:1' },
          { label: 'Form', action: 'form' },
        ],
      },
    ],
  }
}
