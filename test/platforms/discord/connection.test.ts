import { GatewayIntentBits, PermissionFlagsBits } from 'discord.js'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { nothing, reply } from '../../../src/chat/command.ts'
import { say } from '../../../src/chat/message.ts'
import { SetupError } from '../../../src/core/errors.ts'
import { memorySpace } from '../../../src/core/memory-space.ts'
import { inviteLink, PERMISSIONS } from '../../../src/platforms/discord/connect.ts'
import type { FakeDiscord } from '../../support/fake-discord/index.ts'
import { type DiscordStage, discordStage, openServer, platformOn } from '../../support/fake-discord/stage.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import { quiet } from '../../support/slack-stage.ts'

const newBot = () => new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)

/** What start says when it fails. */
async function refusal(options: Parameters<typeof discordStage>[1], prepare?: (fake: FakeDiscord) => void) {
  let fake: FakeDiscord | undefined
  const error = await discordStage(newBot(), options, made => {
    fake = made
    prepare?.(made)
  }).catch((e: unknown) => e)
  await fake?.close()
  return error
}

describe('the line to Discord', () => {
  const bot = newBot()
  let on: DiscordStage
  beforeAll(async () => {
    on = await discordStage(bot, { readMessages: false })
  })
  afterAll(() => on?.close())
  beforeEach(() => {
    bot.events.length = 0
    bot.losses.length = 0
    bot.script = () => nothing()
  })

  const works = async () => {
    bot.script = () => reply('you', say('still here'))
    await on.command(on.member, on.channel, 'echo', 'x')
    expect(bot.last('command').from).toEqual(on.member)
  }

  test('asks for no more than it needs', () => {
    const { Guilds, GuildMessages, DirectMessages } = GatewayIntentBits
    expect(on.fake.gateway.identifies.at(-1)?.intents).toBe(Guilds | GuildMessages | DirectMessages)
  })

  test('prints the link that lets the bot in, with exactly the permissions it uses', () => {
    const line = on.logged.find(entry => 'invite' in entry.data)
    expect(line?.level).toBe('info')
    const url = new URL(String((line?.data as { invite?: string } | undefined)?.invite))
    const { ViewChannel, SendMessages, CreatePublicThreads, SendMessagesInThreads } = PermissionFlagsBits
    const { AttachFiles, ReadMessageHistory } = PermissionFlagsBits
    const bits =
      ViewChannel |
      SendMessages |
      CreatePublicThreads |
      SendMessagesInThreads |
      AttachFiles |
      ReadMessageHistory
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: '900000000000000900',
      permissions: String(bits),
      scope: 'bot applications.commands',
    })
    expect(inviteLink('900000000000000900')).toBe(url.href)
    expect(Object.keys(PERMISSIONS)).toHaveLength(6)
  })

  test('hears a mention, with the mention cut out, but not what is said beside it', async () => {
    on.fake.people.type(on.users.member, on.text, 'just chatting')
    on.fake.people.type(on.users.member, on.text, 'hey <@900000000000000900>  bridges 3x12')
    await expect.poll(() => bot.events.length).toBe(1)
    expect(bot.events[0]).toMatchObject({
      kind: 'message',
      text: 'hey bridges 3x12',
      addressed: true,
      at: on.channel,
    })
    expect(bot.events[0]).not.toHaveProperty('inThreadOf')
  })

  test('answers a mention as a reply without a ping, once, even when it is handed over twice', async () => {
    bot.script = () => reply('you', say('noted'))
    const typed = on.fake.people.type(on.users.member, on.text, '<@900000000000000900> hi')
    on.fake.gateway.repeat()
    await expect.poll(() => on.fake.seenBy(on.users.member, on.text).at(-1)?.reference).toBe(typed.id)
    // What is said later is answered later.
    const later = on.fake.people.type(on.users.member, on.text, '<@900000000000000900> hi again')
    await expect.poll(() => on.fake.seenBy(on.users.member, on.text).at(-1)?.reference).toBe(later.id)
    const answers = on.fake.seenBy(on.users.member, on.text).filter(m => m.reference === typed.id)
    expect(answers.map(m => m.mentions)).toEqual([[]])
  })

  test('takes a reply to its message for talk among people, except in its thread', async () => {
    const posted = await on.platform.post(on.channel, say('week'), 'replied to')
    const thread = await on.platform.openThread(posted, 'Week')
    const inside = await on.platform.post(thread, say('walk'), 'replied to, inside')
    on.fake.people.type(on.users.member, on.text, 'haha, well said', posted.message)
    on.fake.people.type(
      on.users.member,
      on.fake.world.channel(posted.message),
      'bridges 3x12',
      inside.message,
    )
    await expect.poll(() => bot.events.length).toBe(1)
    expect(bot.events[0]).toMatchObject({ text: 'bridges 3x12', at: thread, inThreadOf: posted })
    expect(bot.events[0]).not.toHaveProperty('addressed')
  })

  test('does not listen to other bots', async () => {
    const other = { id: '901', username: 'Other', global_name: null, bot: true }
    on.fake.people.type(other, on.text, '<@900000000000000900> hello')
    on.fake.people.type(on.users.member, on.text, '<@900000000000000900> hello')
    await expect.poll(() => bot.events.length).toBe(1)
    expect(bot.events[0]?.from).toEqual(on.member)
  })

  test('dropped, is taken up where it was: nothing is missed', async () => {
    const { resumes } = on.fake.gateway
    on.fake.gateway.drop()
    on.fake.people.type(on.users.member, on.text, '<@900000000000000900> typed meanwhile')
    await expect.poll(() => bot.events.length).toBe(1)
    expect(on.fake.gateway.resumes).toBe(resumes + 1)
    await works()
  })

  test('whose session Discord has forgotten, begins anew', async () => {
    const begun = on.fake.gateway.identifies.length
    on.fake.gateway.invalidate()
    on.fake.gateway.drop(4000)
    await expect.poll(() => on.fake.gateway.identifies.length).toBe(begun + 1)
    await on.fake.gateway.back()
    await works()
  })

  test('tells of a channel that is deleted, and of being put out of a server, but not of an outage', async () => {
    const extra = on.fake.world.addChannel(on.guild, 'extra')
    const other = on.fake.world.addGuild('Elsewhere', on.users.coach)
    on.fake.people.deleteChannel(extra)
    on.fake.gateway.emit('GUILD_DELETE', { id: other.id, unavailable: true }, other.id)
    on.fake.people.kick(other.id)
    await expect
      .poll(() => bot.losses)
      .toEqual([
        {
          where: { platform: 'discord', tenant: on.guild.id, channel: extra.id },
          why: 'the channel was deleted',
        },
        { where: { platform: 'discord', tenant: other.id }, why: 'the bot was removed from the server' },
      ])
  })
})

describe('what happens in the servers', () => {
  test('besides, does the client no harm, though it keeps no channels', async () => {
    const bot = newBot()
    const on = await discordStage(bot, { readMessages: false })
    const guild_id = on.guild.id
    const channel = {
      id: on.text.id,
      type: 0,
      guild_id,
      name: 'renamed',
      position: 1,
      permission_overwrites: [],
    }
    const thread = { id: '5', type: 11, guild_id, parent_id: on.text.id, name: 'chat', member_count: 1 }
    const thread_metadata = { archived: false, locked: false, auto_archive_duration: 60 }
    const user = { id: '6', username: 'eve', discriminator: '0', avatar: null }
    const member = { id: '5', user_id: '6', guild_id, join_timestamp: '2026-01-01T00:00:00Z', flags: 0 }
    const role = { id: '7', name: 'new', permissions: '0', position: 1, color: 0, flags: 0 }
    const happens: [string, Record<string, unknown>][] = [
      ['CHANNEL_UPDATE', channel],
      ['THREAD_CREATE', { ...thread, thread_metadata }],
      ['THREAD_UPDATE', { ...thread, thread_metadata: { ...thread_metadata, archived: true } }],
      ['THREAD_LIST_SYNC', { guild_id, threads: [{ ...thread, thread_metadata }], members: [member] }],
      ['THREAD_MEMBER_UPDATE', member],
      ['THREAD_MEMBERS_UPDATE', { id: '5', guild_id, member_count: 2, added_members: [member] }],
      ['MESSAGE_UPDATE', { id: '8', channel_id: on.text.id, guild_id, content: 'x', author: user }],
      ['MESSAGE_DELETE', { id: '8', channel_id: '5', guild_id }],
      ['THREAD_DELETE', { id: '5', guild_id, parent_id: on.text.id, type: 11 }],
      ['CHANNEL_PINS_UPDATE', { guild_id, channel_id: on.text.id }],
      ['GUILD_ROLE_CREATE', { guild_id, role }],
      ['GUILD_ROLE_UPDATE', { guild_id, role: { ...role, name: 'newer' } }],
      ['GUILD_ROLE_DELETE', { guild_id, role_id: '7' }],
      ['GUILD_UPDATE', { id: guild_id, name: 'Lifters!', owner_id: on.guild.owner_id }],
      [
        'GUILD_MEMBER_UPDATE',
        { guild_id, user: on.fake.world.bot, roles: [], joinedAt: '2026-01-01T00:00:00Z' },
      ],
      ['CHANNEL_CREATE', { ...channel, id: '9' }],
      ['GUILD_CREATE', { id: '11', unavailable: true }],
      ['TOMORROWS_EVENT', { anything: true }],
      ['INTERACTION_CREATE', { id: '10', type: 99, token: 't', application_id: '900', data: {} }],
    ]
    for (const [name, event] of happens) on.fake.gateway.emit(name, event, guild_id)
    await on.command(on.member, on.channel, 'echo', 'x')
    expect(bot.last('command').from).toEqual(on.member)
    expect(on.logged.filter(entry => entry.level === 'error')).toEqual([])
    await on.close()
  })
})

describe('starting in Discord', () => {
  test('with a wrong token says so in one sentence', async () => {
    const error = await refusal({ token: 'wrong' })
    expect(error).toBeInstanceOf(SetupError)
    expect((error as SetupError).problems).toEqual([
      'DISCORD_TOKEN is not a valid bot token: copy it again from the Bot page of your application.',
    ])
  })

  test('without the privileged intent says where to switch it on', async () => {
    const error = await refusal({ readMessages: true }, fake => {
      fake.rules.messageContent = false
    })
    expect((error as SetupError).problems).toEqual([expect.stringContaining('Message Content')])
  })

  test('registers the commands first: a start that fails so uses up no login', async () => {
    const server = await openServer()
    server.fake.rest.mishaps.push({ method: 'PUT', path: /commands$/, how: 400 })
    const platform = platformOn(server, {})
    await expect(platform.start(newBot())).rejects.toMatchObject({ trouble: 'refused' })
    expect(server.fake.gateway.identifies).toEqual([])
    await platform.stop()
    await server.close()
  })

  test.each([
    ['they cannot be changed', 'PUT', 400],
    ['Discord does not tell what it has', 'GET', 500],
  ] as const)('goes on with the commands that are there when %s, and says so', async (_, method, how) => {
    const before = new ScriptedBot(CONTRACT_COMMANDS.slice(1), CONTRACT_ACTIONS)
    const server = await openServer()
    const space = memorySpace()
    const first = platformOn(server, { space })
    await first.start(before)
    await first.stop()
    for (let i = 0; i < 30; i++) server.fake.rest.mishaps.push({ method, path: /commands$/, how })
    const warned: string[] = []
    const log = { ...quiet, warn: (_data: object, message: string) => void warned.push(message) }
    const platform = platformOn(server, { space, log })
    const bot = newBot()
    await platform.start(bot)
    expect(warned).toEqual(['the commands could not be registered: people see those of an earlier start'])
    await server.command(server.coach, server.channel, 'plan', 'set monday 3')
    expect(bot.last('command').name).toBe('plan')
    await platform.stop()
    await server.close()
  })

  test('with shards runs only those', async () => {
    const on = await discordStage(newBot(), { shards: { first: 0, last: 1, total: 16 } })
    expect(on.fake.gateway.identifies.map(one => one.shard)).toEqual([
      [0, 16],
      [1, 16],
    ])
    await on.close()
  })

  test('in one server registers the commands there', async () => {
    const on = await discordStage(newBot(), { guildId: '77' })
    expect([...on.fake.rest.registry.commands.keys()]).toEqual(['guild 77'])
    await on.close()
  })
})

describe('a token that is revoked while the bot runs', () => {
  test('is told to the operator once, whether a request or the line finds out', async () => {
    const told: string[] = []
    const on = await discordStage(newBot(), { ended: error => told.push(error.trouble) })
    on.fake.rest.token = 'another'
    const post = (once: string) => on.platform.post(on.channel, say('x'), once)
    await expect(post('1')).rejects.toMatchObject({ trouble: 'token-revoked' })
    await expect(post('2')).rejects.toMatchObject({ trouble: 'token-revoked' })
    expect(told).toEqual(['token-revoked'])
    await on.close()
  })

  test.each([
    [4004, 'token-revoked', undefined],
    [4014, 'forbidden', 'DisallowedIntents'],
  ])('or an intent that was switched off, ends the line for good: %i', async (code, trouble, detail) => {
    const told: unknown[] = []
    const on = await discordStage(newBot(), { ended: error => told.push([error.trouble, error.detail]) })
    on.fake.gateway.drop(code)
    await expect.poll(() => told).toEqual([[trouble, detail]])
    await on.close()
  })
})
