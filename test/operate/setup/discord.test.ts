import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { byFlags } from '../../../src/operate/setup/asker.ts'
import { setUpDiscord } from '../../../src/operate/setup/discord.ts'
import { TOKEN } from '../../support/fake-discord/index.ts'
import { openServer, type Server } from '../../support/fake-discord/stage.ts'
import { HOSTILE_NAMES, UNPRINTABLE } from '../../support/hostile-names.ts'

let on: Server
beforeAll(async () => {
  on = await openServer()
})
afterEach(() => {
  on.fake.rules.messageContent = true
})
afterAll(() => on.close())

/** What is kept once the set-up was done again. @param set what stands in .env of reading messages */
async function again(set: string | undefined, asker = byFlags({})) {
  const given = { DISCORD_API: on.fake.api, DISCORD_TOKEN: TOKEN }
  const { settings } = await setUpDiscord(asker, { ...given, ...(set && { DISCORD_READ_MESSAGES: set }) })
  return settings.DISCORD_READ_MESSAGES
}

test('a server and a channel of any names stand in one line of a terminal, which they neither colour nor turn', async () => {
  const { guild, text, fake } = on
  const [server, channel] = [guild.name, text.name]
  const said: string[] = []
  for (const name of HOSTILE_NAMES) {
    Object.assign(guild, { name })
    Object.assign(text, { name })
    const given = { DISCORD_API: fake.api, DISCORD_TOKEN: TOKEN }
    const { trial } = await setUpDiscord({ ...byFlags({}), say: () => {} }, given)
    said.push(...((await trial?.rooms()) ?? []).map(room => room.name))
  }
  Object.assign(guild, { name: server })
  Object.assign(text, { name: channel })
  expect(said).toHaveLength(HOSTILE_NAMES.length)
  for (const name of said) {
    expect(name).toMatch(/^\S[^\n\u2028]* #\S[^\n\u2028]*$/)
    expect(name).not.toMatch(UNPRINTABLE)
    expect(name.length).toBeLessThan(90)
  }
})

describe('reading messages, when the set-up is done again,', () => {
  test.each([
    ['true', 'true'],
    ['on', 'true'],
    ['false', 'false'],
  ])('stays as it was, %s, where a machine says nothing of it', async (set, means) => {
    expect(await again(set)).toBe(means)
  })

  test('is not set where nothing is said of it', async () => {
    expect(await again(undefined)).toBeUndefined()
  })

  test('is switched off by whoever says no', async () => {
    expect(await again('true', byFlags({ 'discord-read-messages': 'false' }))).toBe('false')
  })

  test('is switched off where Discord would let the bot in no more', async () => {
    on.fake.rules.messageContent = false
    const said: string[] = []
    expect(await again('true', { ...byFlags({}), say: text => said.push(text) })).toBe('false')
    expect(said.join(' ')).toContain('Message Content')
  })

  test('is asked with what is set as the usual answer', async () => {
    const asked: (boolean | undefined)[] = []
    const agree = async (_flag: string, _question: string, kept?: boolean) => {
      asked.push(kept)
      return true
    }
    for (const set of [undefined, 'true', 'false']) await again(set, { ...byFlags({}), agree })
    expect(asked).toEqual([undefined, true, false])
  })
})
