import { expect, test } from 'vitest'
import { reply } from '../../../src/chat/command.ts'
import { say } from '../../../src/chat/message.ts'
import { memoryPersonal, memorySpace } from '../../../src/core/memory-space.ts'
import { Servers } from '../../../src/platforms/discord/servers.ts'
import { discordStage } from '../../support/fake-discord/stage.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import { asDatabase } from '../../support/slow-space.ts'
import { waitFor } from '../../support/wait-for.ts'

test('the server that someone had to do with last is written when it is another one, not at every event', async () => {
  const servers = new Servers(memorySpace(), memoryPersonal())
  const kept = servers.near('1')
  const written: unknown[] = []
  const near = {
    ...kept,
    set: async (key: string, value: unknown) => {
      written.push(value)
      await kept.set(key, value)
    },
  }
  for (const server of ['10', '10', '20', '20', '10']) await servers.about(near, server)
  expect(written).toEqual(['10', '20', '10'])
  expect(await servers.subject('1', undefined)).toBe('10')
})

test('which server something told directly was about is kept by the time it is told', async () => {
  const servers = new Servers(memorySpace(), memoryPersonal())
  const near = asDatabase(servers.near('1'))
  await servers.told(near, '5', '10')
  expect(await servers.subject('1', undefined)).toBe('10')
  await servers.told(near, '6', '10')
  expect(await near.get('told:6')).toBe('10')
})

test('what somebody does in a server at this moment says which one a direct message of theirs is about', async () => {
  const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
  bot.script = () => reply('you', say('Heard.'))
  const on = await discordStage(bot)
  const { world, people } = on.fake
  const elsewhere = world.addGuild('Runners', world.addUser('runner'))
  world.join(elsewhere, on.users.member)
  const track = world.addChannel(elsewhere, 'track')
  const direct = async () => {
    const before = bot.events.length
    people.type(on.users.member, world.directChannel(on.users.member), 'bridges 3x12')
    await waitFor(async () => expect(bot.events.length).toBeGreaterThan(before))
    return bot.last('message').from.tenant
  }
  try {
    await on.command(on.member, on.channel, 'echo', 'x')
    await waitFor(async () => expect(await direct()).toBe(on.guild.id))
    const { promise, resolve } = Promise.withResolvers<void>()
    bot.crowd = promise
    const asked = on.command(
      { ...on.member, tenant: elsewhere.id },
      { ...on.channel, channel: track.id },
      'echo',
      'y',
    )
    await waitFor(async () => expect(bot.glimpses).toHaveLength(2))
    expect(await direct()).toBe(elsewhere.id)
    resolve()
    await asked
    await waitFor(async () => expect(bot.events.filter(({ kind }) => kind === 'command')).toHaveLength(2))
    expect(await direct()).toBe(elsewhere.id)
  } finally {
    await on.close()
  }
})
