import { PermissionFlagsBits } from 'discord.js'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { nothing } from '../../../src/chat/command.ts'
import { say } from '../../../src/chat/message.ts'
import { namesOf } from '../../../src/platforms/discord/names.ts'
import { type DiscordStage, discordStage, platformOn, seen } from '../../support/fake-discord/stage.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'

describe('a post in Discord is made at most once', () => {
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

  test('a post whose answer got lost is given on the next try, not made again', async () => {
    on.fake.rest.mishaps.push({ method: 'POST', path: /messages$/, how: 'unanswered' })
    await expect(post('prompt', 'lost')).rejects.toMatchObject({ trouble: 'unknown-outcome', passes: true })
    const posted = await post('prompt', 'lost')
    expect(on.fake.world.message(on.text.id, posted.message)).toBeDefined()
    expect(see()).toEqual(['prompt'])
  })

  test('a direct message that an earlier version kept with all others is not sent again', async () => {
    const { channel: place } = on
    await on.space.set('once:told before', { posted: { place, message: '1' } })
    await on.platform.tell(on.member, say('told twice'), 'told before')
    expect((await on.seenDirectly(on.member)).map(m => m.text)).not.toContain('told twice')
  })

  test('even an hour later, when Discord has forgotten the nonce', async () => {
    on.fake.rest.mishaps.push({ method: 'POST', path: /messages$/, how: 'unanswered' })
    await expect(post('prompt', 'lost for long')).rejects.toThrow()
    on.fake.people.type(on.users.member, on.text, 'chatter')
    on.fake.advance(3600_000)
    const posted = await post('prompt', 'lost for long')
    expect(see()).toEqual(['prompt', 'chatter'])
    expect(posted.message).toBe(on.fake.seenBy(on.users.coach, on.text)[0]?.id)
  })

  test('even behind more chatter than Discord gives at once', async () => {
    await expect(post('early', 'never mind')).resolves.toBeDefined()
    for (let i = 0; i < 150; i++) on.fake.people.type(on.users.member, on.text, `chatter ${i}`)
    on.fake.rest.mishaps.push({ method: 'POST', path: /messages$/, how: 'unanswered' })
    await expect(post('prompt', 'lost in a crowd')).rejects.toThrow()
    on.fake.advance(3600_000)
    await post('prompt', 'lost in a crowd')
    expect(see().filter(text => text === 'prompt')).toHaveLength(1)
  })

  test('is not made again where the bot may not read what is there: that is said instead', async () => {
    on.fake.rest.mishaps.push({ method: 'POST', path: /messages$/, how: 'unanswered' })
    await expect(post('prompt', 'lost unseen')).rejects.toThrow()
    on.fake.advance(3600_000)
    on.text.denied = PermissionFlagsBits.ReadMessageHistory
    await expect(post('prompt', 'lost unseen')).rejects.toMatchObject({
      trouble: 'forbidden',
      detail: 'Read Message History',
    })
    expect(see()).toEqual(['prompt'])
  })

  test('a request that never arrived is made on the next try, however late', async () => {
    on.fake.rest.mishaps.push({ method: 'POST', path: /messages$/, how: 'lost' })
    await expect(post('prompt', 'never arrived')).rejects.toMatchObject({ trouble: 'unknown-outcome' })
    on.fake.advance(3600_000)
    await post('prompt', 'never arrived')
    expect(see()).toEqual(['prompt'])
  })

  test('two at the same time are one', async () => {
    const both = await Promise.all([post('twins', 'twins'), post('twins', 'twins')])
    expect(both[0]).toEqual(both[1])
    expect(see()).toEqual(['twins'])
  })

  test.each([
    ['a little later', 5 * 3600_000, 10 * 60_000],
    ['much later', 5 * 3600_000, 10 * 3600_000],
    ['much later, and it was behind', -5 * 3600_000, 3600_000],
  ])('even by a clock that was ahead, and is right %s', async (when, wrong, later) => {
    on.fake.rest.mishaps.push({ method: 'POST', path: /messages$/, how: 'unanswered' })
    // This machine's clock is wrong, and Discord's is not.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + wrong })
    on.fake.advance(-wrong)
    try {
      await expect(post('prompt', `by a wrong clock ${when}`)).rejects.toThrow()
    } finally {
      vi.useRealTimers()
      on.fake.advance(wrong + later)
    }
    await post('prompt', `by a wrong clock ${when}`)
    expect(see()).toEqual(['prompt'])
  })

  test('even when an earlier version tried it', async () => {
    on.fake.rest.mishaps.push({ method: 'POST', path: /messages$/, how: 'unanswered' })
    await expect(post('prompt', 'before the update')).rejects.toThrow()
    on.space.kept.set('once:before the update', { trying: on.fake.now() })
    on.fake.advance(3600_000)
    await post('prompt', 'before the update')
    expect(see()).toEqual(['prompt'])
  })

  test('after a restart what was posted is still known', async () => {
    const posted = await post('prompt', 'before the restart')
    const { space } = on
    const again = platformOn(on, { space })
    await again.start(bot)
    expect(await again.post(on.channel, say('prompt'), 'before the restart')).toEqual(posted)
    expect(see()).toEqual(['prompt'])
    await again.stop()
  })

  describe('when a backup from before a post was put back', () => {
    /** Posts, draws it anew, lets time pass, and loses what was kept of it. */
    const lose = async (once: string, later: number) => {
      const [at, posted] = [on.fake.now(), await post('prompt', once)]
      await on.platform.edit(posted, say('prompt, 1 of 5'), once)
      on.fake.advance(later)
      on.space.kept.delete(`once:${once}`)
      return { posted, find: () => on.platform.find(on.channel, once, at, at + 24 * 3600_000) }
    }

    test('it is found, days later and drawn anew since', async () => {
      const { posted, find } = await lose('lost in a restore', 3 * 24 * 3600_000)
      expect(await find()).toEqual(posted)
    })

    test('what was deleted since, or never posted, is not', async () => {
      const { posted, find } = await lose('deleted since', 3600_000)
      on.fake.world.messages.get(on.text.id)?.splice(0)
      expect(await find()).toBeUndefined()
      expect(posted.message).not.toBe('')
    })

    test('where the bot may not read what is there, that is said', async () => {
      const { find } = await lose('unseen', 3600_000)
      on.text.denied = PermissionFlagsBits.ReadMessageHistory
      await expect(find()).rejects.toMatchObject({ trouble: 'forbidden', detail: 'Read Message History' })
    })
  })

  test('a nonce is as short as Discord wants it, and different for different keys', () => {
    const names = Array.from({ length: 1000 }, (_, i) => namesOf(`${'x'.repeat(300)}${i}`))
    expect(Math.max(...names.map(n => n.nonce.length))).toBeLessThanOrEqual(25)
    expect(new Set(names.map(n => n.nonce)).size).toBe(1000)
    expect(names.every(n => n.mark >= 2 ** 30 && n.mark < 2 ** 31)).toBe(true)
  })
})
