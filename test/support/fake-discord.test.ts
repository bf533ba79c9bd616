import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import { say } from '../../src/chat/message.ts'
import { callTo } from './fake-discord/call.ts'
import { discordComplaints, discordFormComplaints } from './fake-discord/complaints.ts'
import { FakeDiscord, TOKEN } from './fake-discord/index.ts'
import type { Channel, Json, User } from './fake-discord/world.ts'

const V2 = 32768
const text = (content: string) => ({ type: 10, content })
const v2 = (...components: Json[]) => ({ flags: V2, components })
const row = (...components: Json[]) => ({ type: 1, components })
const button = (custom_id: string, label = 'press') => ({ type: 2, style: 1, custom_id, label })

describe('the fake Discord refuses what Discord refuses', () => {
  let fake: FakeDiscord
  let user: User
  let channel: Channel
  beforeAll(async () => {
    fake = await new FakeDiscord().listen()
    user = fake.world.addUser('ada')
    const guild = fake.world.addGuild('Lifters', user)
    fake.world.join(guild, user)
    channel = fake.world.addChannel(guild, 'general')
  })
  afterAll(() => fake.close())
  beforeEach(() => {
    fake.world.messages.get(channel.id)?.splice(0)
    channel.denied = 0n
  })

  const call = callTo(() => fake)
  const post = (body: unknown) => call('POST', `/channels/${channel.id}/messages`, body)

  test('a good message is taken', async () => {
    expect((await post({ content: 'plain' })).status).toBe(200)
    expect((await post(v2(text('good'), row(button('a'), button('b'))))).status).toBe(200)
  })

  test.each<[string, unknown]>([
    ['content over 2000 characters', { content: 'x'.repeat(2001) }],
    ['an unknown key', { content: 'x', colour: 1 }],
    ['an unknown key deep inside', v2({ ...text('x'), bold: true })],
    ['content together with the V2 flag', { content: 'x', ...v2(text('x')) }],
    ['embeds together with the V2 flag', { embeds: [{ title: 'x' }], ...v2(text('x')) }],
    ['V2 components without the flag', { content: 'x', components: [text('x')] }],
    ['an empty V2 message', v2()],
    ['a blank text', v2(text('  '))],
    ['two controls of one custom_id', v2(text('x'), row(button('a'), button('a')))],
    ['a button without a custom_id', v2(row({ type: 2, style: 1, label: 'x' }))],
    ['a custom_id over 100 characters', v2(row(button('x'.repeat(101))))],
    ['a label over 80 characters', v2(row(button('a', 'x'.repeat(81))))],
    ['six buttons in a row', v2(row(...'abcdef'.split('').map(id => button(id))))],
    ['41 components', v2(...Array.from({ length: 41 }, () => text('x')))],
    ['41 components, nested', v2({ type: 17, components: Array.from({ length: 40 }, () => text('x')) })],
    ['over 4000 characters of text in all', v2(text('x'.repeat(2500)), text('x'.repeat(2500)))],
    ['a select of 26 options', v2(row({ type: 3, custom_id: 'a', options: options(26) }))],
    ['a select of none', v2(row({ type: 3, custom_id: 'a', options: [] }))],
    ['a picture that is not attached', v2({ type: 12, items: [{ media: { url: 'attachment://a.png' } }] })],
    ['an attachment without its file', { ...v2(text('x')), attachments: [{ id: '0', filename: 'a.png' }] }],
    [
      'a button and a select in one row',
      v2(row(button('a'), { type: 3, custom_id: 'b', options: options(2) })),
    ],
    ['a link with a custom_id', v2(row({ ...button('a'), style: 5, url: 'https://example.org' }))],
    ['a button with an address', v2(row({ ...button('a'), url: 'https://example.org' }))],
    [
      'a select of more at least than at most',
      v2(row({ type: 3, custom_id: 'a', options: options(3), min_values: 3, max_values: 2 })),
    ],
    ['component ids that repeat', v2({ ...text('x'), id: 5 }, { ...text('y'), id: 5 })],
    ['a nonce over 25 characters', { content: 'x', nonce: 'x'.repeat(26) }],
    ['pinging all users and some', { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } }],
  ])('a message with %s', async (_, body) => {
    expect(await post(body)).toMatchObject({ status: 400, code: 50035 })
    expect(fake.seenBy(user, channel)).toEqual([])
  })

  test('an empty message', async () => {
    expect(await post({})).toMatchObject({ status: 400, code: 50006 })
  })

  test('a wrong token, an unknown channel, message or user, and what is not allowed', async () => {
    expect(await call('GET', `/channels/${channel.id}`, undefined, { token: 'wrong' })).toMatchObject({
      status: 401,
    })
    expect(await call('GET', '/channels/1')).toMatchObject({ status: 404, code: 10003 })
    const path = `/channels/${channel.id}/messages/1`
    expect(await call('PATCH', path, { content: 'x' })).toMatchObject({ status: 404, code: 10008 })
    expect(await call('POST', '/users/@me/channels', { recipient_id: '5' })).toMatchObject({ code: 10013 })
    channel.denied = 1n << 11n
    expect(await post({ content: 'x' })).toMatchObject({ status: 403, code: 50013 })
    channel.denied = 1n << 10n
    expect(await post({ content: 'x' })).toMatchObject({ status: 403, code: 50001 })
  })

  test('a nonce twice within minutes: the first message comes back', async () => {
    const body = { content: 'x', nonce: 'n', enforce_nonce: true }
    const [first, second] = [await post(body), await post(body)]
    expect(second.answer.id).toBe(first.answer.id)
    fake.advance(10 * 60_000)
    expect((await post(body)).answer.id).not.toBe(first.answer.id)
  })

  describe('of commands', () => {
    const put = (...commands: Json[]) => call('PUT', '/applications/900000000000000900/commands', commands)
    const command = { type: 1, name: 'log', description: 'Logs' }
    const twice = ['a', 'b'].map(value => ({ name: 'same', value }))
    const long = Array.from({ length: 20 }, (_, i) => ({
      name: `${i}`.padEnd(60, 'x'),
      value: `${i}`.padEnd(60),
    }))
    test.each<[string, Json]>([
      ['an uppercase name', { ...command, name: 'Log' }],
      ['a name with a space', { ...command, name: 'log it' }],
      ['a description over 100 characters', { ...command, description: 'x'.repeat(101) }],
      ['no description', { ...command, description: '' }],
      ['26 options', { ...command, options: Array.from({ length: 26 }, (_, i) => option(`o${i}`)) }],
      ['two options of one name', { ...command, options: [option('a'), option('a')] }],
      [
        'a required option after an optional one',
        { ...command, options: [option('a'), { ...option('b'), required: true }] },
      ],
      ['an option beside a subcommand', { ...command, options: [option('a'), { ...option('b'), type: 1 }] }],
      ['two choices of one name', { ...command, options: [{ ...option('a'), choices: twice }] }],
      [
        'more than 8000 characters',
        { ...command, options: Array.from({ length: 5 }, (_, i) => ({ ...option(`o${i}`), choices: long })) },
      ],
      ['an uppercase option', { ...command, options: [option('A')] }],
      [
        'a choice whose value is over 100 characters',
        { ...command, options: [{ ...option('a'), choices: [{ name: 'a', value: 'x'.repeat(101) }] }] },
      ],
      [
        'a number that is more at least than at most',
        { ...command, options: [{ ...option('a'), type: 4, min_value: 5, max_value: 2 }] },
      ],
      ['a language that Discord does not have', { ...command, name_localizations: { de_AT: 'eintragen' } }],
    ])('one with %s', async (_, bad) => {
      expect(await put(bad)).toMatchObject({ status: 400, code: 50035 })
    })

    test('two of one name, and more than 200 new ones a day', async () => {
      expect(await put(command, command)).toMatchObject({ code: 50035 })
      const many = (prefix: string) =>
        Array.from({ length: 90 }, (_, i) => ({ ...command, name: `${prefix}${i}` }))
      expect((await put(...many('a'))).status).toBe(200)
      expect((await put(...many('a'))).status).toBe(200)
      expect((await put(...many('b'))).status).toBe(200)
      expect(await put(...many('c'))).toMatchObject({ status: 429, code: 30034 })
      expect(await put(...many('d'), ...many('e'))).toMatchObject({ status: 400, code: 30032 })
    })
  })

  test('at the gateway: a wrong token, intents that are not switched on, a shard beyond the number', async () => {
    const closes = (d: Json) =>
      new Promise<number>(resolve => {
        const socket = new WebSocket(`${fake.api.replace('http', 'ws').replace('/api', '')}/gateway`)
        socket.on('open', () => socket.send(JSON.stringify({ op: 2, d })))
        socket.on('close', code => resolve(code))
      })
    expect(await closes({ token: 'wrong', intents: 1 })).toBe(4004)
    expect(await closes({ token: TOKEN, intents: 1 << 1 })).toBe(4014)
    expect(await closes({ token: TOKEN, intents: 1, shard: [4, 4] })).toBe(4010)
  })
})

test('the check of every view finds what Discord would refuse, and what would be lost', () => {
  expect(discordComplaints(say('fine'))).toEqual([])
  expect(discordComplaints(say('x'.repeat(5000)))).toEqual(['Discord: words are cut'])
  expect(discordComplaints({ blocks: [] })[0]).toContain('the message is empty')
  const buttons = Array.from({ length: 60 }, (_, i) => ({ label: `b${i}`, action: `a:${i}` }))
  expect(discordComplaints({ blocks: [{ kind: 'buttons', buttons }] })[0]).toContain('of 60 controls')
  const field = { kind: 'text', name: 'x'.repeat(101), label: 'L', maxLength: 9 } as const
  expect(discordFormComplaints({ action: 'a', title: 'T', submit: 'S', fields: [field] })[0]).toContain(
    'Discord',
  )
})

function options(count: number) {
  return Array.from({ length: count }, (_, i) => ({ label: `${i}`, value: `${i}` }))
}

function option(name: string) {
  return { type: 3, name, description: 'x' }
}
