import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { nothing, open, reply, update } from '../../../src/chat/command.ts'
import { say } from '../../../src/chat/message.ts'
import { PlatformError } from '../../../src/core/errors.ts'
import { DiscordBot } from '../../support/discord-bot.ts'
import { type DiscordStage, discordStage, seen } from '../../support/fake-discord/stage.ts'
import { FOREIGN, type Foreign } from '../../support/foreign-answers.ts'
import { runs } from '../../support/runs.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import { waitFor } from '../../support/wait-for.ts'

describe('what is no answer of Discord’s leaves the outcome unknown', () => {
  const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
  let on: DiscordStage
  let ended = 0
  beforeAll(async () => {
    on = await discordStage(bot, { ended: () => void ended++ })
  })
  afterAll(() => on?.close())
  beforeEach(() => {
    on.fake.world.messages.get(on.text.id)?.splice(0)
    on.fake.rest.mishaps.length = 0
    bot.script = () => nothing()
  })
  let count = 0
  const fresh = () => `fresh-${count++}`
  const see = () => on.fake.seenBy(on.users.coach, on.text).map(m => seen(m, on.channel).text)
  const mishap = (method: string, path: RegExp, how: Foreign, before: boolean) =>
    on.fake.rest.mishaps.push({ method, path, how, before })
  /** What the first try says is that nobody knows, if it does not succeed. */
  const unknown = async <T>(work: () => Promise<T>) => {
    try {
      await work()
    } catch (error) {
      expect(error).toMatchObject({ trouble: 'unknown-outcome' })
    }
    return await work()
  }
  const cases = FOREIGN.flatMap(how => [true, false].map(before => ({ ...how, before })))

  test.each(cases)('of a post, which then stands once: $name, before it was made: $before', async how => {
    const once = fresh()
    mishap('POST', /messages$/, how, how.before)
    await unknown(() => on.platform.post(on.channel, say('prompt'), once))
    on.fake.advance(3600_000)
    await on.platform.post(on.channel, say('prompt'), once)
    expect(see()).toEqual(['prompt'])
    expect(ended).toBe(0)
  })

  test.each(cases)('of all else that is written: $name, before: $before', async how => {
    mishap('POST', /users\/@me\/channels$/, how, how.before)
    const once = fresh()
    await unknown(() => on.platform.tell(on.member, say(once), once))
    expect((await on.seenDirectly(on.member)).filter(m => m.text === once)).toHaveLength(1)
    const posted = await on.platform.post(on.channel, say('week'), fresh())
    mishap('PATCH', /messages\/\d+$/, how, how.before)
    await unknown(() => on.platform.edit(posted, say('week 1')))
    mishap('POST', /threads$/, how, how.before)
    expect(await unknown(() => on.platform.openThread(posted, 'Week 1'))).toMatchObject({
      thread: posted.message,
    })
    expect(see()).toEqual(['week 1'])
    expect(ended).toBe(0)
  })

  /** A list of nothing could be Discord's own. */
  const unlike = FOREIGN.filter(how => how.body !== '[]')
  test.each(unlike)('of the look for a post, which is looked for again: $name', async how => {
    const once = fresh()
    on.fake.rest.mishaps.push({ method: 'POST', path: /messages$/, how: 'unanswered' })
    await unknown(async () => {
      on.fake.advance(3600_000)
      mishap('GET', /messages$/, how, true)
      return await on.platform.post(on.channel, say('prompt'), once).catch(error => {
        expect(error).toMatchObject({ trouble: 'unknown-outcome' })
      })
    })
    on.fake.rest.mishaps.length = 0
    await on.platform.post(on.channel, say('prompt'), once)
    expect(see()).toEqual(['prompt'])
  })

  test.each(FOREIGN)('of the question who somebody is, which is then asked again: $name', async how => {
    const { fake, guild, channel } = on
    for (const path of [/guilds\/\d+$/, /members\/\d+$/, /users\/\d+$/]) {
      const user = fake.world.addUser(fresh())
      fake.world.join(guild, user)
      const isDirect = path.test('/users/1')
      const who = { ...on.member, id: user.id, ...(isDirect && { tenant: '@me' }) }
      mishap('GET', path, how, true)
      const profile = await unknown(() => on.platform.profile(who, isDirect ? undefined : channel))
      expect(profile.name).toEqual(expect.any(String))
    }
    mishap('GET', /guilds\/\d+$/, how, true)
    expect(await unknown(() => on.platform.isIn(on.channel.tenant))).toBe(true)
    expect(ended).toBe(0)
  })

  test.each(cases)('of an interaction’s answer, which is sent again: $name, before: $before', async how => {
    bot.script = event => (event.kind === 'press' ? update(say('pressed')) : reply('you', say('answered')))
    mishap('POST', /callback$/, how, how.before)
    await on.command(on.member, on.channel, 'echo', 'x')
    await waitFor(async () =>
      expect((await on.seen(on.member, on.channel)).map(m => m.text)).toEqual(['answered']),
    )
    const posted = await on.platform.post(
      on.channel,
      { blocks: [{ kind: 'buttons', buttons: [{ label: 'Redraw', action: 'redraw:1' }] }] },
      fresh(),
    )
    mishap('POST', /callback$/, how, how.before)
    await on.fake.people.press(on.users.member, on.fake.world.message(on.text.id, posted.message), 'redraw:1')
    await waitFor(async () => expect(see()).toContain('pressed'))
    bot.script = () => open(form)
    mishap('POST', /callback$/, how, how.before)
    await on.command(on.coach, on.channel, 'ask', '')
    expect(await waitFor(async () => on.form(on.coach))).toMatchObject({ title: 'How?' })
  })

  test('says nothing of what came, and holds no more of it than a line', async () => {
    for (const how of cases) {
      const posted = await on.platform.post(on.channel, say('x'), fresh())
      mishap('PATCH', /messages\/\d+$/, how, true)
      const error = await on.platform.edit(posted, say('y')).catch((failed: unknown) => failed)
      if (!(error instanceof PlatformError)) continue
      const said = JSON.stringify([error.message, error.detail, String(error.cause)])
      expect(said.length).toBeLessThan(600)
      expect(said).not.toMatch(/Wi-Fi|xxxx|hello/)
    }
  })

  test('whatever comes, and wherever it comes, one prompt stands in the end', async () => {
    const trouble = fc.record({
      how: fc.oneof(fc.constantFrom(...unlike), fc.constantFrom('lost' as const, 'unanswered' as const, 500)),
      before: fc.boolean(),
      method: fc.constantFrom('POST', 'GET', 'PATCH'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(trouble, { maxLength: 6 }), fc.array(fc.nat(120_000)), async (all, waits) => {
        on.fake.world.messages.get(on.text.id)?.splice(0)
        on.fake.rest.mishaps.splice(0)
        for (const one of all) on.fake.rest.mishaps.push({ ...one, path: /channels\/\d+\/messages(\/\d+)?$/ })
        const once = fresh()
        for (let tries = 0; ; tries++) {
          if (tries > all.length * 4) on.fake.rest.mishaps.splice(0)
          const failed = await on.platform.post(on.channel, say('prompt'), once).then(
            () => undefined,
            (error: unknown) => error,
          )
          if (!failed) break
          expect(failed).toMatchObject({ trouble: 'unknown-outcome' })
          on.fake.advance(waits[tries] ?? 5000)
        }
        expect(see()).toEqual(['prompt'])
      }),
      { numRuns: runs(30) },
    )
  })
})

test('an answer to what was typed stands once, whatever comes instead of Discord’s', async () => {
  const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
  const on = await discordStage(bot)
  bot.script = event => reply('you', say(event.kind === 'message' ? event.text : ''))
  const lines = FOREIGN.flatMap(how => [true, false].map(before => ({ how, before })))
  for (const { how, before } of lines) {
    on.fake.rest.mishaps.push({ method: 'POST', path: /messages$/, how, before })
    const line = `${how.name} ${before}`
    await on.type(on.member, on.channel, `<@${on.fake.world.bot.id}> ${line}`)
    await waitFor(async () => {
      expect((await on.seen(on.member, on.channel)).filter(m => m.text === line)).toHaveLength(1)
    })
  }
  // It finishes what is under way: the tries whose outcome it does not know.
  await on.close()
  const texts = (await on.seen(on.member, on.channel)).map(m => m.text)
  for (const { how, before } of lines) {
    expect(texts.filter(text => text === `${how.name} ${before}`)).toHaveLength(1)
  }
})

test('the commands are registered though something else answers', async () => {
  // Three kinds: HTML, a redirect, and what breaks off.
  for (const how of FOREIGN.filter(({ name }) => /200|redirect|JSON that/.test(name))) {
    for (const method of ['GET', 'PUT']) {
      const on = await discordStage(new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS), {}, fake => {
        fake.rest.mishaps.push({ method, path: /\/commands$/, how, before: method === 'GET' })
      })
      const there = on.fake.rest.registry.list('everywhere')
      expect(there.map(one => one.name)).toEqual(CONTRACT_COMMANDS.map(one => one.name))
      await on.close()
    }
  }
})

test('what was posted before something else answered is not posted by /schedule now', async () => {
  const bot = await DiscordBot.open()
  const { on, app, clock } = bot
  const prompts = async () => (await on.seen(on.coach, on.channel)).filter(m => m.text.includes('Week 1'))
  const [html] = FOREIGN
  if (!html) throw new Error('nothing foreign')
  await on.command(on.coach, on.channel, 'schedule', 'set monday 9:00 Europe/Berlin')
  on.fake.rest.mishaps.push({ method: 'POST', path: /messages$/, how: html })
  await on.command(on.coach, on.channel, 'schedule', 'now')
  await waitFor(async () => expect(await prompts()).toHaveLength(1))
  await on.command(on.coach, on.channel, 'schedule', 'now')
  // The next try is due; Discord has forgotten the nonce by then.
  on.fake.advance(10 * 60_000)
  await clock.travel(app, clock.now() + 10 * 60_000)
  await on.command(on.coach, on.channel, 'schedule', 'now')
  expect(await bot.find(on.coach, 'already')).toBeDefined()
  expect(await prompts()).toHaveLength(1)
  await bot.close()
})

const form = {
  action: 'sent:7',
  title: 'How?',
  submit: 'Log it',
  fields: [{ kind: 'text', name: 'reps', label: 'Reps', maxLength: 4, value: '10' }],
} as const
