import { PermissionFlagsBits } from 'discord.js'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Place } from '../../../src/core/address.ts'
import { DiscordBot } from '../../support/discord-bot.ts'
import type { Channel } from '../../support/fake-discord/world.ts'
import { waitFor } from '../../support/wait-for.ts'

let bot: DiscordBot
beforeEach(async () => {
  bot = await DiscordBot.open()
})
afterEach(() => bot.close())

describe('whom an admin lets use /schedule under Integrations', () => {
  test('may plan the week and take that back, and elsewhere hears which right it takes', async () => {
    const { member, channel, fake, users, text } = bot.on
    const typed = async (line: string) =>
      void fake.people.type(users.member, text, `<@900000000000000900> ${line}`)
    await typed('schedule set monday 9:00 Europe/Berlin')
    await bot.find(member, 'Only those with the right “Manage Server”')
    fake.world.granted.set(`schedule ${users.member.id}`, true)
    await bot.on.command(member, channel, 'schedule', 'set monday 9:00 Europe/Berlin')
    const done = await bot.find(member, 'Whoever presses Start')
    expect(done.onlyYou).toBe(true)
    await bot.on.press(member, done, 'Take it back')
    await bot.find(member, 'Taken back')
  })

  test('may move the group to where it may be used, too, and nowhere else', async () => {
    await bot.schedule()
    const { member, channel, fake, guild, users } = bot.on
    const { ViewChannel, UseApplicationCommands } = PermissionFlagsBits
    guild.everyone = ViewChannel | UseApplicationCommands
    fake.world.granted.set(`schedule ${users.member.id}`, true)
    const room = (name: string) => fake.world.addChannel(guild, name)
    const groupIn = async ({ id }: Channel) => bot.app.services.store.groups.at({ ...channel, channel: id })
    const [board, hidden, mute, evening] = [room('board'), room('hidden'), room('mute'), room('evening')]
    const mine = { id: `${guild.id}1`, allow: ViewChannel, deny: 0n }
    hidden.overwrites = [{ id: guild.id, allow: 0n, deny: ViewChannel }, mine]
    mute.overwrites = [{ id: guild.id, allow: 0n, deny: UseApplicationCommands }]
    const says = { guild: guild.id, command: 'schedule' }
    const everywhere = String(BigInt(guild.id) - 1n)
    // Of the one command before of all of them, of the one channel before of all of them.
    fake.world.rules.push({ guild: guild.id, channel: evening.id, may: false })
    fake.world.rules.push({ guild: guild.id, channel: everywhere, may: false })
    for (const one of [evening, hidden, mute]) fake.world.rules.push({ ...says, channel: one.id, may: true })
    for (const to of [board, hidden, mute]) {
      await bot.on.command(member, channel, 'schedule', `move <#${to.id}>`)
      await bot.find(member, 'in both channels')
      expect(await groupIn(to)).toBeUndefined()
    }
    await bot.on.command(member, channel, 'schedule', `move <#${evening.id}>`)
    await expect.poll(() => groupIn(evening)).toBeDefined()
  })

  test('may press what stands under its answers, and nobody else who sees the same button may', async () => {
    const { member, coach, channel, fake, guild, users } = bot.on
    await bot.schedule()
    await bot.on.command(coach, channel, 'schedule', 'pause')
    fake.world.granted.set(`schedule ${users.member.id}`, true)
    await bot.on.command(member, channel, 'schedule', 'show')
    const shown = await bot.find(member, /paused/i)
    const status = async () => (await bot.group())?.status
    // The hello that all see has the same button.
    fake.people.kick(guild.id)
    fake.people.invite(guild)
    const hello = await waitFor(async () => {
      const found = await bot.find(member, 'Hello again!')
      expect(found.buttons).toHaveLength(1)
      return found
    })
    await bot.on.press(member, hello, hello.buttons[0]?.label ?? '')
    await bot.find(member, 'Only those with the right “Manage Server”')
    expect(await status()).toBe('paused')
    await bot.on.press(member, shown, shown.buttons[0]?.label ?? '')
    await expect.poll(status).toBe('on')
  })
})

describe('a place where no week can be kept', () => {
  const at = (parent: Channel, thread: Channel): Place => ({
    ...bot.on.channel,
    channel: parent.id,
    thread: thread.id,
  })

  test('is refused at once: a forum’s post, and a private thread', async () => {
    const { coach, fake, guild, text } = bot.on
    const forum = fake.world.addChannel(guild, 'forum', 15)
    const post = at(forum, fake.world.addThread(forum, fake.world.snowflake(), 'Squats?', 11))
    const secret = at(text, fake.world.addThread(text, fake.world.snowflake(), 'psst', 12))
    for (const place of [post, secret]) {
      await bot.on.command(coach, place, 'schedule', 'set monday 9:00 Europe/Berlin')
      await bot.find(coach, 'I can’t keep a week in a place like this', place)
    }
    expect(await bot.app.services.store.size()).toMatchObject({ groups: 0 })
  })

  test('is named where everybody’s role is denied what the bot’s was given, or the bot’s own is', async () => {
    const { coach, channel, guild, text } = bot.on
    const { SendMessagesInThreads } = PermissionFlagsBits
    for (const id of [guild.id, `${guild.id}1`]) {
      text.overwrites = [{ id, allow: 0n, deny: SendMessagesInThreads }]
      await bot.on.command(coach, channel, 'schedule', 'set monday 9:00 Europe/Berlin')
      expect((await bot.find(coach, 'Send Messages in Threads')).onlyYou).toBe(true)
    }
  })
})

test('a group moves to another channel of the server, and not into a forum or one that is hidden', async () => {
  await bot.schedule()
  const { coach, channel, fake, guild } = bot.on
  const forum = fake.world.addChannel(guild, 'forum', 15)
  const hidden = fake.world.addChannel(guild, 'board')
  hidden.denied = PermissionFlagsBits.ViewChannel
  const evening = fake.world.addChannel(guild, 'evening')
  const groupIn = async ({ id }: Channel) => bot.app.services.store.groups.at({ ...channel, channel: id })
  for (const [to, says] of [
    [forum, 'a place like this'],
    [hidden, 'can’t find'],
  ] as const) {
    await bot.on.command(coach, channel, 'schedule', `move <#${to.id}>`)
    await bot.find(coach, says)
    expect(await groupIn(to)).toBeUndefined()
  }
  await bot.on.command(coach, channel, 'schedule', `move <#${evening.id}>`)
  await expect.poll(() => groupIn(evening)).toBeDefined()
})

describe('who writes to the bot’s role', () => {
  test('is told to pick the bot, where Discord keeps the text back', async () => {
    const { member, guild, fake, users, text } = bot.on
    fake.people.type(users.member, text, `<@&${guild.id}1> done bridges 3x12`)
    await bot.find(member, 'it names my role')
  })
})

describe('who types in the week’s thread what the bot cannot hear', () => {
  test('is told so once, with the next answer that they alone see', async () => {
    await bot.schedule()
    const { member, fake, users, channel } = bot.on
    const prompt = await bot.find(member, 'Week 1')
    const thread = { ...channel, thread: prompt.posted.message }
    const room = await waitForThread(prompt.posted.message)
    fake.people.type(users.member, room, 'bridges 3x12')
    await bot.on.command(member, thread, 'settings', '')
    await bot.find(member, 'I only hear what mentions me', thread)
    await bot.on.command(member, thread, 'help', '')
    expect((await bot.find(member, 'What I can do', thread)).text).not.toContain('I only hear what')
  })

  test('is not told so by what all can see or by a card that changes, but after it', async () => {
    await bot.schedule()
    const { member, fake, users, channel } = bot.on
    const prompt = await bot.find(member, 'Week 1')
    const thread = { ...channel, thread: prompt.posted.message }
    const room = await waitForThread(prompt.posted.message)
    await bot.on.press(member, prompt, 'I did it all')
    await bot.find(member, 'Logged')
    await bot.on.command(member, thread, 'exercise', 'bridge')
    const card = await bot.find(member, 'Wakes up glutes', thread)
    await bot.on.command(member, thread, 'board', '')
    const board = await bot.find(member, 'Week 1 so far', thread)
    fake.people.type(users.member, room, 'bridges 3x12')
    await bot.on.press(member, card, 'Show the easier way')
    await bot.on.press(member, board, 'Show it to everyone')
    const isShown = async () => (await bot.on.seen(member, thread)).some(one => !one.onlyYou)
    await waitFor(async () => expect(await isShown()).toBe(true))
    for (const one of await bot.on.seen(member, thread)) expect(one.text).not.toContain('I only hear')
    await bot.on.command(member, thread, 'settings', '')
    await bot.find(member, 'I only hear what mentions me', thread)
  })
})

async function waitForThread(id: string): Promise<Channel> {
  await expect.poll(() => bot.on.fake.world.channels.has(id)).toBe(true)
  return bot.on.fake.world.channel(id)
}

describe('a server that lets the bot in', () => {
  test('is greeted where it may write, once, and told how to begin', async () => {
    const { fake, users, coach } = bot.on
    const guild = fake.world.addGuild('New', users.coach)
    const silent = fake.world.addChannel(guild, 'rules')
    silent.overwrites = [{ id: guild.id, allow: 0n, deny: PermissionFlagsBits.SendMessages }]
    const general = fake.world.addChannel(guild, 'general')
    const there: Place = { platform: 'discord', tenant: guild.id, channel: general.id }
    fake.people.invite(guild)
    await bot.find(coach, 'To begin, type', there)
    fake.gateway.repeat()
    await bot.on.command(coach, bot.on.channel, 'help', '')
    expect(await bot.on.seen(coach, there)).toHaveLength(1)
    expect(await bot.on.seen(coach, { ...there, channel: silent.id })).toEqual([])
  })

  test('is asked three things for that, however many of its channels are closed to the bot', async () => {
    const { fake, users, coach } = bot.on
    const guild = fake.world.addGuild('Large', users.coach)
    for (let n = 0; n < 40; n++) {
      const closed = fake.world.addChannel(guild, `closed-${n}`)
      closed.overwrites = [{ id: guild.id, allow: 0n, deny: PermissionFlagsBits.SendMessages }]
    }
    const open = fake.world.addChannel(guild, 'open')
    const before = fake.rest.seen.length
    fake.people.invite(guild)
    await bot.find(coach, 'To begin, type', { platform: 'discord', tenant: guild.id, channel: open.id })
    const asked = fake.rest.seen.slice(before).filter(({ method }) => method === 'GET')
    expect(asked.map(({ path }) => path.replace(/\d+/g, '*')).sort()).toEqual([
      '/guilds/*',
      '/guilds/*/channels',
      '/guilds/*/members/*',
    ])
  })

  test('again, is greeted where its groups meet, and goes on by a press', async () => {
    await bot.schedule()
    const { fake, guild, coach, channel } = bot.on
    await bot.find(coach, 'Week 1')
    fake.people.kick(guild.id)
    const status = async () => (await bot.app.services.store.groups.at(channel))?.status
    await expect.poll(status).toBe('paused')
    fake.people.invite(guild)
    const hello = await waitFor(async () => {
      const found = await bot.find(coach, 'Hello again!')
      expect(found.buttons).toHaveLength(1)
      return found
    })
    await bot.on.press(coach, hello, hello.buttons[0]?.label ?? '')
    await expect.poll(status).toBe('on')
  })
})

test('who has left the server is counted no more, as soon as Discord does not know them there', async () => {
  await bot.schedule()
  const { member, fake, guild, users } = bot.on
  await bot.on.press(member, await bot.find(member, 'Week 1'), 'I did it all')
  const members = () => bot.app.services.store.members.ofPerson(member)
  await expect.poll(async () => (await members()).length).toBe(1)
  guild.members.delete(users.member.id)
  fake.advance(6 * 60_000)
  await bot.app.services.platforms.get('discord')?.profile(member)
  await expect.poll(async () => (await members())[0]?.leftAt).not.toBeNull()
})
