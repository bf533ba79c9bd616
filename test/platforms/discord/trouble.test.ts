import { PermissionFlagsBits } from 'discord.js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DiscordBot } from '../../support/discord-bot.ts'

let bot: DiscordBot
beforeEach(async () => {
  bot = await DiscordBot.open()
})
afterEach(() => bot.close())

const group = async () => (await bot.app.services.store.groups.underPlace('discord/'))[0]

test.each([
  [
    'where threads are not allowed',
    () => void Object.assign(bot.on.text, { denied: PermissionFlagsBits.CreatePublicThreads }),
  ],
  ['in a voice channel, which has no threads', () => void Object.assign(bot.on.text, { type: 2 })],
])('%s the walkthrough is private replies', async (_, prepare) => {
  prepare()
  await bot.schedule()
  const { member, coach } = bot.on
  await bot.on.press(member, await bot.find(member, 'Week 1'), 'Start')
  const gate = await bot.find(member, 'Before you start')
  await bot.on.press(member, gate, gate.buttons[0]?.label ?? '')
  const walk = await bot.find(member, '0 of 6 steps')
  expect(walk.onlyYou).toBe(true)
  await bot.on.press(member, walk, 'Done')
  expect((await bot.find(member, '1 of 6 steps')).posted).toEqual(walk.posted)
  expect((await bot.on.seen(coach, bot.on.channel)).map(one => one.text).join()).not.toContain('steps')
})

test('a missing permission is told to the scheduler by its name, and shown with the schedule', async () => {
  bot.on.text.denied = PermissionFlagsBits.SendMessages
  await bot.schedule()
  expect((await bot.told(bot.on.coach, 'couldn’t post')).text).toContain('Send Messages')
  await bot.on.command(bot.on.coach, bot.on.channel, 'schedule', 'show')
  await bot.find(bot.on.coach, /trouble.*Send Messages/)
})

test('a deleted channel pauses its group, and the scheduler is told', async () => {
  await bot.schedule()
  await bot.find(bot.on.member, 'Week 1')
  bot.on.fake.people.deleteChannel(bot.on.text)
  await bot.told(bot.on.coach, 'the channel is gone')
  expect((await group())?.status).toBe('paused')
})

test('a server that puts the bot out pauses its groups', async () => {
  await bot.schedule()
  await bot.find(bot.on.member, 'Week 1')
  bot.on.fake.people.kick(bot.on.guild.id)
  await expect.poll(async () => (await group())?.status).toBe('paused')
})

test('who takes no direct messages is reminded in the week’s thread', async () => {
  await bot.schedule()
  const { member } = bot.on
  await bot.on.press(member, await bot.find(member, 'Week 1'), 'Remind me later')
  await bot.on.press(member, await bot.find(member, 'When shall I remind you'), 'In 3 hours')
  await bot.find(member, 'I’ll send you a message')
  bot.on.fake.world.closed.add(member.id)
  await bot.clock.travel(bot.app, bot.clock.now() + 3.1 * 3_600_000)
  const prompt = await bot.find(member, 'Week 1')
  const thread = { ...bot.on.channel, thread: prompt.posted.message }
  expect((await bot.find(member, 'You asked me', thread)).pings).toEqual([member.id])
})
