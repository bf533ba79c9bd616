import { describe, expect, expectTypeOf, test } from 'vitest'
import {
  defineCommand,
  defineCommandGroup,
  defineSub,
  nothing,
  open,
  reply,
  update,
  type Values,
} from '../../src/chat/command.ts'
import type { Effect } from '../../src/chat/exchange.ts'
import { say } from '../../src/chat/message.ts'

const EFFECT: Effect = { kind: 'deliver' }

describe('an answer', () => {
  test('says who sees it, and what comes after', () => {
    expect(reply('you', say('a'), EFFECT)).toEqual({
      first: { kind: 'reply', to: 'you', message: say('a') },
      after: [EFFECT],
    })
    expect(reply('everyone', say('a')).first).toMatchObject({ to: 'everyone' })
    expect(update(say('b'), EFFECT)).toEqual({
      first: { kind: 'update', message: say('b') },
      after: [EFFECT],
    })
    expect(nothing(EFFECT)).toEqual({ first: { kind: 'nothing' }, after: [EFFECT] })
    const form = { action: 'f', title: 'F', submit: 'Go', fields: [] }
    expect(open(form)).toEqual({ first: { kind: 'form', form }, after: [] })
  })
})

describe('a declared command', () => {
  const options = {
    day: {
      type: 'text',
      summary: 'The day',
      required: true,
      parse: (raw: string) => Number(raw) || undefined,
    },
    note: { type: 'text', summary: 'A note' },
    units: {
      type: 'choice',
      summary: 'Units',
      choices: [
        { value: 'kg', label: 'Kilograms' },
        { value: 'lb', label: 'Pounds' },
      ],
    },
  } as const

  test('gives its values the types that its options say', () => {
    expectTypeOf<Values<typeof options>>().toEqualTypeOf<{
      readonly day: number
      readonly note: string | undefined
      readonly units: 'kg' | 'lb' | undefined
    }>()
  })

  test('runs with the values it is given', async () => {
    const command = defineCommand({
      name: 'plan',
      summary: 'Plan',
      shows: 'you',
      options,
      run: async (ctx: { who: string }, { day, units }) =>
        reply('you', say(`${ctx.who} ${day + 1} ${units}`)),
    })
    const answer = await command.run({ who: 'Ana' }, { day: 1, units: 'kg' })
    expect(answer).toEqual(reply('you', say('Ana 2 kg')))
  })
})

describe('a command of subcommands', () => {
  const show = defineSub({ summary: 'Show', shows: 'everyone', options: {}, run: async () => nothing() })

  test('shows and does what its preset does', async () => {
    const group = defineCommandGroup({ name: 'plan', summary: 'Plan', preset: 'show', subs: { show } })
    expect(group.shows).toBe('everyone')
    expect(group.options).toEqual({})
    expect(await group.run({}, {})).toEqual(nothing())
  })

  test('cannot be declared with a preset that it does not have', () => {
    const declare = () =>
      defineCommandGroup({ name: 'plan', summary: 'Plan', preset: 'gone', subs: { show } })
    expect(declare).toThrow('/plan has no subcommand gone')
  })
})
