import { afterAll, beforeAll, expect, test } from 'vitest'
import { reply } from '../../../src/chat/command.ts'
import { say } from '../../../src/chat/message.ts'
import type { Platform } from '../../../src/chat/platform.ts'
import { memoryPersonal, memorySpace } from '../../../src/core/memory-space.ts'
import { openServer, platformOn, type Server } from '../../support/fake-discord/stage.ts'
import type { Channel, Guild } from '../../support/fake-discord/world.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'

/** Four shards: two in one process, two in another, over one store. */
const TOTAL = 4
const bots = [0, 1].map(() => new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS))
const rooms: { guild: Guild; channel: Channel }[] = []
const platforms: Platform[] = []
const space = memorySpace()
const personal = memoryPersonal(space.kept)
let on: Server

const shardOf = (guild: Guild) => Number((BigInt(guild.id) >> 22n) % BigInt(TOTAL))

beforeAll(async () => {
  on = await openServer()
  const { world } = on.fake
  // The shard of a server follows from the millisecond in which it was made.
  while (new Set(rooms.map(room => shardOf(room.guild))).size < TOTAL) {
    on.fake.advance(1)
    const guild = world.addGuild('One of many', on.users.coach)
    if (rooms.some(room => shardOf(room.guild) === shardOf(guild))) {
      world.guilds.delete(guild.id)
      continue
    }
    world.join(guild, on.users.member)
    rooms.push({ guild, channel: world.addChannel(guild, 'general') })
  }
  for (const first of [0, 2])
    platforms.push(platformOn(on, { space, personal, shards: { first, last: first + 1, total: TOTAL } }))
  for (const bot of bots) bot.script = () => reply('you', say('hello'))
  // Both register the commands at once.
  await Promise.all(platforms.map((platform, i) => platform.start(bots[i] as ScriptedBot)))
})
afterAll(async () => {
  await Promise.all(platforms.map(platform => platform.stop()))
  await on.close()
})

const placeOf = ({ guild, channel }: (typeof rooms)[number]) =>
  ({ platform: 'discord', tenant: guild.id, channel: channel.id }) as const

test('every shard is run once, and the commands are there once', () => {
  const shards = on.fake.gateway.identifies.map(one => (one.shard as number[])[0])
  expect(shards.toSorted()).toEqual([0, 1, 2, 3])
  expect(on.fake.rest.registry.list('everywhere').map(command => command.name)).toEqual(
    CONTRACT_COMMANDS.map(command => command.name),
  )
})

test('what happens in a server reaches the process that runs its shard, and no other', async () => {
  for (const room of rooms) {
    const mine = Math.floor(shardOf(room.guild) / 2)
    const before = bots.map(bot => bot.events.length)
    await on.fake.people.command(on.users.member, room.channel, 'echo', { text: 'x' })
    expect(bots.map((bot, i) => bot.events.length - (before[i] ?? 0))).toEqual(mine === 0 ? [1, 0] : [0, 1])
  }
})

test('a direct conversation reaches the process with shard 0, and is about the server last used', async () => {
  const far = rooms.find(room => shardOf(room.guild) === 3) as (typeof rooms)[number]
  await on.fake.people.command(on.users.member, far.channel, 'echo', { text: 'x' })
  on.fake.people.type(on.users.member, on.fake.world.directChannel(on.users.member), 'bridges 3x12')
  await expect
    .poll(() => bots[0]?.events.at(-1))
    .toMatchObject({ kind: 'message', from: { tenant: far.guild.id, id: on.users.member.id } })
})

test('either process posts in any server, opens its threads and knows its people', async () => {
  for (const [i, platform] of platforms.entries()) {
    for (const room of rooms) {
      const posted = await platform.post(placeOf(room), say('week'), `post ${i} ${room.guild.id}`)
      expect(await platform.openThread(posted, 'Week')).toMatchObject({ thread: posted.message })
      const person = { platform: 'discord', tenant: room.guild.id, id: on.users.coach.id } as const
      on.fake.world.join(room.guild, on.users.coach, 32n)
      expect(await platform.profile(person, placeOf(room))).toMatchObject({ name: 'COACH', mayManage: true })
    }
  }
})

test('either process names the permission that is missing in any server', async () => {
  for (const [i, platform] of platforms.entries()) {
    for (const room of rooms) {
      room.channel.denied = 1n << 11n
      await expect(
        platform.post(placeOf(room), say('week'), `denied ${i} ${room.guild.id}`),
      ).rejects.toMatchObject({ trouble: 'forbidden', detail: 'Send Messages' })
      room.channel.denied = 0n
    }
  }
})
