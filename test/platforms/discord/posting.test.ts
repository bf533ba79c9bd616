import { PermissionFlagsBits } from 'discord.js'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { nothing, update } from '../../../src/chat/command.ts'
import { type Message, say } from '../../../src/chat/message.ts'
import type { Place } from '../../../src/core/address.ts'
import {
  type DiscordStage,
  discordStage,
  PICTURES,
  platformOn,
  seen,
} from '../../support/fake-discord/stage.ts'
import { figureRef } from '../../support/figure-ref.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'

const { ViewChannel, SendMessages, AttachFiles, CreatePublicThreads, ReadMessageHistory } =
  PermissionFlagsBits

describe('posting in Discord', () => {
  const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
  let on: DiscordStage
  beforeAll(async () => {
    on = await discordStage(bot)
  })
  afterAll(() => on?.close())
  beforeEach(() => {
    on.fake.world.messages.get(on.text.id)?.splice(0)
    on.fake.rest.mishaps.length = 0
    on.text.denied = 0n
    bot.script = () => nothing()
  })
  const see = () => on.fake.seenBy(on.users.coach, on.text).map(m => seen(m, on.channel).text)
  const post = (text: string, once: string) => on.platform.post(on.channel, say(text), once)
  let count = 0
  const fresh = () => `fresh-${count++}`

  describe('threads', () => {
    test('are named for the week, within Discord’s length, and found again after a restart', async () => {
      const posted = await post('week', fresh())
      const thread = await on.platform.openThread(posted, 'w'.repeat(200))
      expect(on.fake.world.channel(posted.message).name).toHaveLength(100)
      expect(thread).toEqual({ ...on.channel, thread: posted.message })
      expect(await on.platform.openThread(posted, 'Week')).toEqual(thread)
    })

    test('that sleep are woken when they are opened, posted to, or edited in', async () => {
      const posted = await post('week', fresh())
      const thread = await on.platform.openThread(posted, 'Week')
      const channel = on.fake.world.channel(posted.message)
      channel.archived = true
      await on.platform.openThread(posted, 'Week')
      expect(channel.archived).toBe(false)
      channel.archived = true
      const walk = await on.platform.post(thread, say('step 1'), fresh())
      expect(channel.archived).toBe(false)
      channel.archived = true
      await on.platform.edit(walk, say('step 2'))
      expect(channel.archived).toBe(false)
      expect((await on.seen(on.member, thread)).map(m => m.text)).toEqual(['step 2'])
    })

    test('hang on a post of an announcement channel too, and hear what is typed there', async () => {
      const news = on.fake.world.addChannel(on.guild, 'news', 5)
      const posted = await on.platform.post({ ...on.channel, channel: news.id }, say('week'), fresh())
      const thread = await on.platform.openThread(posted, 'Week')
      await on.type(on.member, thread, 'bridges 3x12')
      await expect.poll(() => bot.events.at(-1)).toMatchObject({ at: thread, inThreadOf: posted })
    })

    test('that a moderator locked are not fought over', async () => {
      const thread = await on.platform.openThread(await post('week', fresh()), 'Week')
      on.fake.world.channel(thread.thread ?? '').locked = true
      await expect(on.platform.post(thread, say('x'), fresh())).rejects.toMatchObject({
        trouble: 'forbidden',
        detail: 'Manage Threads',
      })
    })

    test('that are gone are not taken for a channel that is gone', async () => {
      const thread = await on.platform.openThread(await post('week', fresh()), 'Week')
      on.fake.world.channels.delete(thread.thread ?? '')
      await expect(on.platform.post(thread, say('x'), fresh())).rejects.toMatchObject({
        trouble: 'message-gone',
      })
    })

    test('do not exist in a direct conversation', async () => {
      const told = await on.platform.tell(on.member, say('psst'), fresh())
      await expect(on.platform.openThread(told, 'Week')).rejects.toMatchObject({ trouble: 'forbidden' })
    })
  })

  describe('what goes wrong is told', () => {
    const picture: Message = {
      blocks: [{ kind: 'picture', picture: figureRef('bridge'), alt: 'hips up' }],
    }
    test.each([
      ['View Channels', ViewChannel],
      ['Send Messages', SendMessages],
      ['Attach Files', AttachFiles],
    ])('by the permission that is missing, and where: %s', async (name, bit) => {
      on.text.denied = bit
      const failed = on.platform.post(on.channel, picture, fresh())
      await expect(failed).rejects.toMatchObject({ trouble: 'forbidden', detail: name })
      await expect(failed).rejects.toThrow(`it needs "${name}" in channel ${on.text.id}`)
    })

    test('when the channel is a forum, which is there but takes no messages', async () => {
      const forum = on.fake.world.addChannel(on.guild, 'questions', 15)
      const there: Place = { ...on.channel, channel: forum.id }
      await expect(on.platform.post(there, say('x'), fresh())).rejects.toMatchObject({
        trouble: 'forbidden',
        detail: 'a text channel instead of this kind',
      })
    })

    test('when threads are not allowed', async () => {
      const posted = await post('week', fresh())
      on.text.denied = CreatePublicThreads
      await expect(on.platform.openThread(posted, 'Week')).rejects.toMatchObject({
        trouble: 'forbidden',
        detail: 'Create Public Threads',
      })
    })

    test('when a permission comes back, the same post goes through', async () => {
      on.text.denied = SendMessages | ReadMessageHistory
      await expect(post('prompt', 'permitted later')).rejects.toMatchObject({ trouble: 'forbidden' })
      on.text.denied = ReadMessageHistory
      on.fake.advance(3600_000)
      await post('prompt', 'permitted later')
      expect(see()).toEqual(['prompt'])
    })

    test('when the channel or the message is gone', async () => {
      const nowhere: Place = { ...on.channel, channel: '123' }
      await expect(on.platform.post(nowhere, say('x'), fresh())).rejects.toMatchObject({
        trouble: 'place-gone',
      })
      const gone = { place: on.channel, message: '123' }
      await expect(on.platform.edit(gone, say('x'))).rejects.toMatchObject({ trouble: 'message-gone' })
      await expect(on.platform.openThread(gone, 'Week')).rejects.toMatchObject({ trouble: 'message-gone' })
    })

    test('when the bot is no longer in the server', async () => {
      const { guilds } = on.fake.world
      const other = on.fake.world.addGuild('Elsewhere', on.users.coach)
      const channel = on.fake.world.addChannel(other, 'general')
      guilds.delete(other.id)
      const there: Place = { platform: 'discord', tenant: other.id, channel: channel.id }
      await expect(on.platform.post(there, say('x'), fresh())).rejects.toMatchObject({
        trouble: 'place-gone',
      })
    })

    test('when someone takes no direct messages, or is nobody', async () => {
      on.fake.world.closed.add(on.users.coach.id)
      await expect(on.platform.tell(on.coach, say('x'), fresh())).rejects.toMatchObject({
        trouble: 'person-unreachable',
      })
      const nobody = { ...on.coach, id: '424242' }
      await expect(on.platform.tell(nobody, say('x'), fresh())).rejects.toMatchObject({
        trouble: 'person-unreachable',
      })
    })

    test('with how long to wait when Discord asks for a long wait; a short one is just waited for', async () => {
      const path = /messages$/
      on.fake.rest.mishaps.push({ method: 'POST', path, how: 429, headers: { 'retry-after': '0.05' } })
      await post('after a short wait', fresh())
      expect(see()).toEqual(['after a short wait'])
      on.fake.rest.mishaps.push({ method: 'POST', path, how: 429, headers: { 'retry-after': '60' } })
      const error = await post('x', fresh()).catch((e: unknown) => e)
      expect(error).toMatchObject({ trouble: 'rate-limited', passes: true })
      expect(error).toHaveProperty('retryAfter')
      expect((error as { retryAfter: number }).retryAfter).toBeGreaterThanOrEqual(60_000)
    })

    test('with ten minutes where it is turned away and nobody says for how long: it asks once, not for ever', async () => {
      on.fake.rest.seen.length = 0
      on.fake.rest.mishaps.push({ method: 'POST', path: /messages$/, how: 429 })
      const once = fresh()
      const error = await post('turned away', once).catch((e: unknown) => e)
      expect(error).toMatchObject({ trouble: 'rate-limited', retryAfter: 600_000, everywhere: true })
      expect(on.fake.count('POST', /messages$/)).toBe(1)
      await post('turned away', once)
      expect(see()).toEqual(['turned away'])
    })

    test('with ten minutes for an old message that was edited too often, and none for others', async () => {
      const posted = await post('old', fresh())
      on.fake.advance(2 * 3600_000)
      on.fake.world.oldEdits = 0
      const error = await on.platform.edit(posted, say('new')).catch((e: unknown) => e)
      on.fake.world.oldEdits = Number.POSITIVE_INFINITY
      expect(error).toMatchObject({ trouble: 'rate-limited', retryAfter: 600_000, everywhere: false })
      await post('another', fresh())
    })

    test('never when the whole bot is only too fast for a second: it waits, and all arrives', async () => {
      on.fake.rest.limit = 6
      on.fake.rest.seen.length = 0
      const names = Array.from({ length: 10 }, (_, i) => `fast ${i}`)
      await Promise.all(names.map(name => post(name, fresh()))).finally(() => {
        on.fake.rest.limit = Infinity
      })
      expect(see().toSorted()).toEqual(names.toSorted())
      expect(on.fake.rest.seen.map(one => one.status)).toContain(429)
    })

    test('as a bug when the message cannot be drawn', async () => {
      const broken = { ...PICTURES, bytes: async () => Promise.reject(new Error('no ink')) }
      const platform = platformOn(on, { pictures: broken })
      await expect(platform.post(on.channel, picture, fresh())).rejects.toMatchObject({
        trouble: 'refused',
        passes: false,
      })
    })

    test('as unknown when Discord fails, or answers nonsense', async () => {
      const path = /messages\/\d+$/
      const posted = await post('x', fresh())
      for (let i = 0; i < 4; i++) on.fake.rest.mishaps.push({ method: 'PATCH', path, how: 503 })
      await expect(on.platform.edit(posted, say('y'))).rejects.toMatchObject({ trouble: 'unknown-outcome' })
    })
  })

  describe('a direct conversation', () => {
    test('is about the server that the message was about, whatever was told since', async () => {
      const other = { ...on.member, tenant: '777' }
      const button: Message = {
        blocks: [{ kind: 'buttons', buttons: [{ label: 'Done', action: 'redraw:1' }] }],
      }
      const first = await on.platform.tell(on.member, button, fresh())
      await on.platform.tell(other, button, fresh())
      const direct = on.fake.world.directChannel(on.users.member)
      bot.script = () => update(say('done'))
      await on.fake.people.press(on.users.member, on.fake.world.message(direct.id, first.message), 'redraw:1')
      expect(bot.last('press')).toMatchObject({ from: on.member, at: first.place, on: first })
      on.fake.people.type(on.users.member, direct, 'bridges 3x12')
      await expect
        .poll(() => bot.events.at(-1))
        .toMatchObject({ kind: 'message', from: other, addressed: true })
    })

    test('is else about the server in which the person did something last', async () => {
      await on.command(on.coach, on.channel, 'echo', 'x')
      // It is written down beside the answer, which nobody lets wait for it.
      const known = () => [...on.space.kept].find(([key]) => key === `discord/dm/${on.coach.id}/server`)
      await expect.poll(() => known()?.[1]).toBe(on.coach.tenant)
      on.fake.people.type(on.users.coach, on.fake.world.directChannel(on.users.coach), 'bridges 3x12')
      await expect.poll(() => bot.events.at(-1)).toMatchObject({ kind: 'message', from: on.coach })
    })

    test('with someone known from no server is about none', async () => {
      const stranger = on.fake.world.addUser('stranger')
      const direct = on.fake.world.directChannel(stranger)
      await on.fake.people.command(stranger, direct, 'echo', { text: 'hello' })
      expect(bot.last('command')).toMatchObject({
        from: { tenant: 'dm', id: stranger.id },
        at: { tenant: 'dm', channel: direct.id, direct: true },
      })
    })
  })
})
