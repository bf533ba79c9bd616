import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { callTo } from './fake-discord/call.ts'
import { FakeDiscord } from './fake-discord/index.ts'
import type { Channel, Json, User } from './fake-discord/world.ts'

const V2 = 32768
const text = (content: string) => ({ type: 10, content })
const v2 = (...components: Json[]) => ({ flags: V2, components })

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
  beforeEach(() => void fake.world.messages.get(channel.id)?.splice(0))

  const call = callTo(() => fake)

  describe('of interactions', () => {
    const begin = (kind: 'command' | 'component' | 'modal' | 'autocomplete' = 'command') => {
      const begun = fake.interactions.begin({ kind, user, channel })
      const answer = (body: unknown) =>
        call('POST', `/interactions/${begun.id}/${begun.token}/callback`, body)
      return { begun, answer, hook: `/webhooks/900/${begun.token}` }
    }
    const message = { type: 4, data: v2(text('x')) }

    test('an answer after 3 seconds, a second answer, and an answer to nothing', async () => {
      const late = begin()
      fake.advance(3_100)
      expect(await late.answer(message)).toMatchObject({ status: 404, code: 10062 })
      const twice = begin()
      expect((await twice.answer(message)).status).toBe(204)
      expect(await twice.answer(message)).toMatchObject({ status: 400, code: 40060 })
      expect(await call('POST', '/interactions/1/x/callback', message)).toMatchObject({ code: 10062 })
    })

    test('what a kind of interaction cannot be answered with', async () => {
      const modal = { type: 9, data: { custom_id: 'a', title: 'A', components: [label('a')] } }
      expect(await begin('modal').answer(modal)).toMatchObject({ code: 50035 })
      expect(await begin('command').answer({ type: 7, data: v2(text('x')) })).toMatchObject({ code: 50035 })
      expect(await begin('command').answer({ type: 8, data: { choices: [] } })).toMatchObject({ code: 50035 })
      expect((await begin('component').answer(modal)).status).toBe(204)
    })

    test('a modal after a deferral', async () => {
      const { answer } = begin()
      await answer({ type: 5 })
      const modal = { type: 9, data: { custom_id: 'a', title: 'A', components: [label('a')] } }
      expect(await answer(modal)).toMatchObject({ code: 40060 })
    })

    test.each<[string, Json]>([
      ['six fields', { components: 'abcdef'.split('').map(label) }],
      ['two fields of one custom_id', { components: [label('a'), label('a')] }],
      ['a title over 45 characters', { title: 'x'.repeat(46) }],
      ['an unknown key', { color: 1 }],
      ['a select that is disabled', { components: [choice({ disabled: true })] }],
      ['a select of more at least than at most', { components: [choice({ min_values: 2, max_values: 1 })] }],
    ])('a modal with %s', async (_, bad) => {
      const data = { custom_id: 'a', title: 'A', components: [label('a')], ...bad }
      expect(await begin().answer({ type: 9, data })).toMatchObject({ code: 50035 })
    })

    test('a deferral that says more than its visibility', async () => {
      expect(await begin().answer({ type: 5, data: { flags: V2 } })).toMatchObject({ code: 50035 })
    })

    test('26 suggestions', async () => {
      const choices = Array.from({ length: 26 }, (_, i) => ({ name: `${i}`, value: `${i}` }))
      expect(await begin('autocomplete').answer({ type: 8, data: { choices } })).toMatchObject({
        code: 50035,
      })
    })

    test('anything by a token before the answer, and after 15 minutes', async () => {
      const { answer, hook } = begin()
      expect(await call('POST', hook, v2(text('x')))).toMatchObject({ status: 404, code: 10015 })
      await answer(message)
      expect((await call('POST', hook, v2(text('more')))).status).toBe(200)
      fake.advance(15 * 60_000 + 1)
      expect(await call('POST', hook, v2(text('x')))).toMatchObject({ status: 401, code: 50027 })
    })

    test('a message after a public deferral to be private: it fills the deferral in, for all to see', async () => {
      const { answer, hook } = begin()
      await answer({ type: 5 })
      await call('POST', hook, { ...v2(text('secret')), flags: V2 | 64 })
      expect(fake.seenBy(fake.world.addUser('eve'), channel)).toHaveLength(1)
    })

    test('an edit of a private message by the bot’s own token', async () => {
      const { answer, begun } = begin()
      await answer({ type: 4, data: { ...v2(text('x')), flags: V2 | 64 } })
      const path = `/channels/${channel.id}/messages/${begun.own[0]?.id}`
      expect(await call('PATCH', path, v2(text('y')))).toMatchObject({ status: 404, code: 10008 })
    })
  })
})

function choice(more: Json) {
  const component = {
    type: 3,
    custom_id: 'c',
    options: ['0', '1', '2'].map(value => ({ label: value, value })),
    ...more,
  }
  return { type: 18, label: 'L', component }
}

function label(custom_id: string) {
  return { type: 18, label: 'L', component: { type: 4, custom_id, style: 1, max_length: 10 } }
}
