import { GatewayIntentBits, PermissionFlagsBits } from 'discord.js'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import { callTo } from './fake-discord/call.ts'
import { FakeDiscord, TOKEN } from './fake-discord/index.ts'
import type { Channel, Guild, Json, User } from './fake-discord/world.ts'

const { Administrator, AttachFiles, ManageThreads, SendMessages, SendMessagesInThreads, ViewChannel } =
  PermissionFlagsBits

let fake: FakeDiscord
let user: User
let guild: Guild
let channel: Channel
beforeEach(async () => {
  fake = await new FakeDiscord().listen()
  user = fake.world.addUser('ada')
  guild = fake.world.addGuild('Lifters', user)
  fake.world.join(guild, user)
  channel = fake.world.addChannel(guild, 'general')
})
afterEach(() => fake.close())

const call = callTo(() => fake)
const post = (to = channel) => call('POST', `/channels/${to.id}/messages`, { content: 'x' })
const withFile = (method: string, path: string) =>
  call(method, path, { content: 'x', attachments: [{ id: '0', filename: 'a.png' }] }, { file: 'a.png' })
/** A thread on a message of the bot's, with a message in it. */
async function thread(): Promise<{ room: Channel; inside: string }> {
  const { answer } = await post()
  await call('POST', `/channels/${channel.id}/messages/${answer.id}/threads`, { name: 'Week' })
  const room = fake.world.channel(String(answer.id))
  return { room, inside: `/channels/${room.id}/messages/${(await post(room)).answer.id}` }
}
/** What comes over a line that has these intents, once the server is known. */
async function line(intents = GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages) {
  const heard: { t: string; d: Json }[] = []
  const socket = new WebSocket(`${fake.api.replace('http', 'ws').replace('/api', '')}/gateway`)
  socket.on('open', () => socket.send(JSON.stringify({ op: 2, d: { token: TOKEN, intents } })))
  socket.on('message', data => heard.push(JSON.parse(String(data))))
  await expect.poll(() => heard.some(({ t }) => t === 'GUILD_CREATE')).toBe(true)
  return heard
}

describe('what the bot may do in a channel', () => {
  test('everybody’s overwrite comes first, then those of its roles together, then its own', async () => {
    const other = { id: 'r1', name: 'coaches', permissions: 0n, isBots: true }
    guild.roles.push(other)
    const [everyone, mine] = [guild.id, `${guild.id}1`]
    const deny = (id: string) => ({ id, allow: 0n, deny: SendMessages })
    const allow = (id: string) => ({ id, allow: SendMessages, deny: 0n })
    for (const [overwrites, status] of [
      [[deny(everyone)], 403],
      [[deny(mine)], 403],
      [[deny(everyone), allow(mine)], 200],
      // Whichever role stands higher: one that allows beats one that denies.
      [[deny(mine), allow(other.id)], 200],
      [[allow(mine), deny(other.id)], 200],
    ] as const) {
      channel.overwrites = [...overwrites]
      expect((await post()).status).toBe(status)
    }
    channel.denied = SendMessages
    expect(await post()).toMatchObject({ status: 403, code: 50013 })
  })

  test('a right comes from any of its roles, or from everybody’s, and an administrator has them all', async () => {
    guild.botPermissions = ViewChannel
    expect(await post()).toMatchObject({ code: 50013 })
    guild.everyone = SendMessages
    expect((await post()).status).toBe(200)
    guild.everyone = 0n
    channel.denied = SendMessages
    guild.roles.push({ id: 'r1', name: 'admins', permissions: Administrator, isBots: true })
    expect((await post()).status).toBe(200)
  })

  test('where it cannot see, it can do nothing, and an interaction from there says so', async () => {
    channel.denied = ViewChannel
    expect(await post()).toMatchObject({ code: 50001 })
    expect(await call('GET', `/channels/${channel.id}`)).toMatchObject({ code: 50001 })
    const heard = await line()
    const pressed = fake.people.command(user, channel, 'any', {}, undefined, true)
    await expect.poll(() => heard.find(({ t }) => t === 'INTERACTION_CREATE')?.d.app_permissions).toBe('0')
    fake.interactions.give()
    await pressed
  })

  test('in a timeout it only looks, until that is over', async () => {
    guild.timeout = fake.now() + 60_000
    expect(await post()).toMatchObject({ code: 50013 })
    expect((await call('GET', `/channels/${channel.id}/messages`)).status).toBe(200)
    fake.advance(60_000)
    expect((await post()).status).toBe(200)
  })

  test('a file goes with no post or edit without its right, and with any answer to an interaction', async () => {
    const { answer } = await post()
    channel.denied = AttachFiles
    const path = `/channels/${channel.id}/messages`
    expect(await withFile('POST', path)).toMatchObject({ code: 50013 })
    expect(await withFile('PATCH', `${path}/${answer.id}`)).toMatchObject({ code: 50013 })
    const { id, token } = fake.interactions.begin({ kind: 'command', user, channel })
    const data = { content: 'x', attachments: [{ id: '0', filename: 'a.png' }] }
    const callback = `/interactions/${id}/${token}/callback`
    expect((await call('POST', callback, { type: 4, data }, { file: 'a.png' })).status).toBe(204)
  })

  test('a forum takes no messages, and no thread hangs on what is not in a text channel', async () => {
    const forum = fake.world.addChannel(guild, 'forum', 15)
    expect(await post(forum)).toMatchObject({ code: 50008 })
    const voice = fake.world.addChannel(guild, 'voice', 2)
    const { answer } = await post(voice)
    const path = `/channels/${voice.id}/messages/${answer.id}/threads`
    expect(await call('POST', path, { name: 'Week' })).toMatchObject({ code: 50024 })
  })
})

describe('threads', () => {
  test('hang on a message once, and on none in a thread', async () => {
    const { room, inside } = await thread()
    const path = `/channels/${channel.id}/messages/${room.id}/threads`
    expect(await call('POST', path, { name: 'Week' })).toMatchObject({ code: 160004 })
    expect(await call('POST', path, { name: 'x'.repeat(101) })).toMatchObject({ code: 50035 })
    expect(await call('POST', `${inside}/threads`, { name: 'Week' })).toMatchObject({ code: 50024 })
  })

  test('that sleep take no edit, and are woken by a post', async () => {
    const { room, inside } = await thread()
    room.archived = true
    expect(await call('PATCH', inside, { content: 'y' })).toMatchObject({ code: 50083 })
    expect((await post(room)).status).toBe(200)
    expect((await call('PATCH', inside, { content: 'y' })).status).toBe(200)
  })

  test('that are locked take words only from who may manage threads, whom they are also woken by', async () => {
    const { room, inside } = await thread()
    room.locked = true
    expect(await post(room)).toMatchObject({ code: 160005 })
    expect(await call('PATCH', inside, { content: 'y' })).toMatchObject({ code: 160005 })
    expect(await call('PATCH', `/channels/${room.id}`, { archived: false })).toMatchObject({ code: 50013 })
    guild.botPermissions |= ManageThreads
    expect((await post(room)).status).toBe(200)
    expect((await call('PATCH', inside, { content: 'y' })).status).toBe(200)
    expect((await call('PATCH', `/channels/${room.id}`, { archived: false })).status).toBe(200)
  })

  test.each(['locked', 'archived'] as const)(
    'that are %s take no answer to what is pressed there',
    async how => {
      const { room } = await thread()
      room[how] = true
      const { id, token } = fake.interactions.begin({ kind: 'component', user, channel: room })
      expect(await call('POST', `/interactions/${id}/${token}/callback`, { type: 6 })).toMatchObject({
        status: 403,
        code: 50083,
      })
    },
  )

  test('take words only with a right of their own, and the one of their channel does not count', async () => {
    const { room } = await thread()
    channel.denied = SendMessages
    expect((await post(room)).status).toBe(200)
    channel.denied = SendMessagesInThreads
    expect(await post(room)).toMatchObject({ code: 50013 })
  })
})

test('what is deleted, locked and renamed is told to whoever asked for it', async () => {
  const { room, inside } = await thread()
  const heard = await line()
  const { people, world } = fake
  people.deleteMessage(room, world.message(room.id, inside.split('/').at(-1) ?? ''))
  people.change(room, { name: 'Week two' })
  people.lock(room)
  people.deleteThread(room)
  people.deleteMessages(channel, [world.message(channel.id, room.id)])
  people.deleteChannel(channel)
  const told = ['MESSAGE_DELETE', 'THREAD_UPDATE', 'THREAD_UPDATE', 'THREAD_DELETE', 'MESSAGE_DELETE_BULK']
  await expect
    .poll(() => heard.map(({ t }) => t).filter(t => t && !/^(READY|GUILD_CREATE)$/.test(t)))
    .toEqual([...told, 'CHANNEL_DELETE'])
  expect(heard.find(({ d }) => d?.thread_metadata)?.d).toMatchObject({
    name: 'Week two',
    parent_id: channel.id,
  })
})

test('a channel takes so many messages at once, and says how long the next one waits', async () => {
  fake.rest.buckets.each = { limit: 1, within: 5000 }
  expect((await post()).headers.get('x-ratelimit-remaining')).toBe('0')
  const refused = await post()
  expect(refused).toMatchObject({ status: 429, answer: { global: false } })
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await post(fake.world.addChannel(guild, 'other'))).status).toBe(200)
})

test('a message of more than an hour takes few edits, which is no wait for the others', async () => {
  const { answer } = await post()
  fake.advance(3_600_001)
  fake.world.oldEdits = 0
  const path = `/channels/${channel.id}/messages`
  expect(await call('PATCH', `${path}/${answer.id}`, { content: 'y' })).toMatchObject({
    status: 429,
    code: 30046,
  })
  const fresh = await post()
  expect((await call('PATCH', `${path}/${fresh.answer.id}`, { content: 'y' })).status).toBe(200)
})

test('a server’s admins say who may use a command, whatever rights people have', async () => {
  const command = { type: 1, name: 'plan', description: 'Plans', default_member_permissions: '32' }
  await call('PUT', '/applications/900000000000000900/commands', [command])
  await expect(fake.people.command(user, channel, 'plan', {})).rejects.toThrow('may not use /plan')
  fake.world.granted.set(`plan ${user.id}`, true)
  const used = fake.people.command(user, channel, 'plan', {})
  fake.interactions.give()
  expect((await used).kind).toBe('command')
})

test('commands are registered, or not at all when Discord fails', async () => {
  fake.rest.mishaps.push({ method: 'PUT', path: /commands$/, how: 500 })
  const put = () =>
    call('PUT', '/applications/900000000000000900/commands', [{ type: 1, name: 'log', description: 'Logs' }])
  expect((await put()).status).toBe(500)
  expect((await call('GET', '/applications/900000000000000900/commands')).answer).toEqual([])
  expect((await put()).status).toBe(200)
})
