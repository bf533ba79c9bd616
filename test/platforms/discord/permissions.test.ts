import { afterEach, beforeEach, expect, test } from 'vitest'
import { reply } from '../../../src/chat/command.ts'
import { type Message, say } from '../../../src/chat/message.ts'
import { PERMISSIONS } from '../../../src/platforms/discord/connect.ts'
import { type DiscordStage, discordStage } from '../../support/fake-discord/stage.ts'
import { figureRef } from '../../support/figure-ref.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'

const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
let on: DiscordStage
beforeEach(async () => {
  on = await discordStage(bot)
})
afterEach(() => on.close())

const picture: Message = {
  blocks: [{ kind: 'picture', picture: figureRef('bridge'), alt: 'hips up' }],
}

/** All that the bot does in a channel of its own accord. */
const DEEDS: readonly (() => Promise<unknown>)[] = [
  () => on.platform.post(on.channel, picture, 'week'),
  async () => on.platform.openThread(await on.platform.post(on.channel, picture, 'week'), 'Week'),
  async () => {
    const posted = await on.platform.post(on.channel, picture, 'week')
    const walk = await on.platform.post(await on.platform.openThread(posted, 'Week'), picture, 'walk')
    on.fake.world.channel(posted.message).archived = true
    await on.platform.edit(walk, say('done'))
  },
  async () => {
    bot.script = () => reply('you', say('noted'))
    const typed = on.fake.people.type(on.users.member, on.text, '<@900000000000000900> hi')
    const answered = () => on.fake.seenBy(on.users.member, on.text).some(one => one.reference === typed.id)
    const refused = () => on.logged.some(line => line.level === 'error')
    await expect.poll(() => answered() || refused()).toBe(true)
    if (!answered()) throw new Error('refused')
  },
]

async function refusals(): Promise<number> {
  const ends = []
  for (const deed of DEEDS) ends.push(...(await Promise.allSettled([deed()])))
  return ends.filter(end => end.status === 'rejected').length
}

test('with the permissions that the invite asks for, everything goes', async () => {
  on.guild.botPermissions = Object.values(PERMISSIONS).reduce((all, bit) => all | bit, 0n)
  expect(await refusals()).toBe(0)
  expect(on.fake.rest.seen.filter(one => one.status === 401 || one.status === 403)).toEqual([])
})

test.each(Object.entries(PERMISSIONS))('without %s something does not', async (_, bit) => {
  on.guild.botPermissions = Object.values(PERMISSIONS).reduce((all, one) => all | one, 0n) & ~bit
  expect(await refusals()).toBeGreaterThan(0)
})

test('a channel of another server is none of this one’s, also where the bot was used in it lately', async () => {
  const { world, people } = on.fake
  const other = world.addGuild('Others', on.users.coach)
  world.join(other, on.users.member)
  const channel = world.addChannel(other, 'theirs')
  await people.command(on.users.member, channel, 'echo', { text: 'x' })
  const there = { ...on.channel, tenant: other.id, channel: channel.id }
  expect(await on.platform.profile(on.member, there)).toMatchObject({ found: true })
  expect(await on.platform.profile(on.member, { ...on.channel, channel: channel.id })).not.toHaveProperty(
    'found',
  )
  expect(await on.platform.profile(on.member, on.channel)).toMatchObject({ found: true })
})
