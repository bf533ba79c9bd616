import { afterEach, beforeEach, expect, test } from 'vitest'
import { DiscordBot } from '../../support/discord-bot.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

let bot: DiscordBot
beforeEach(async () => {
  bot = await DiscordBot.open()
})
afterEach(() => bot.close())

/** Travels to where the week is nearly over and reminders have gone out. */
const toReminders = () => bot.clock.travel(bot.app, bot.clock.now() + 6 * DAY)
/** Messages outside of the channel itself that ping somebody. */
const pings = (id: string) =>
  [...bot.on.fake.world.messages.values()]
    .flat()
    .filter(one => one.mentions.includes(id) && one.channel_id !== bot.on.text.id).length

test('whom a reminder cannot reach is told with the next private answer, and may have it in the thread', async () => {
  await bot.schedule()
  const { member, channel, fake } = bot.on
  await bot.on.press(member, await bot.find(member, 'Week 1'), 'Start')
  const gate = await bot.find(member, 'Before you start')
  await bot.on.press(member, gate, gate.buttons[0]?.label ?? '')
  await bot.on.command(member, channel, 'settings', '')
  const settings = await bot.find(member, 'Your settings')
  expect(settings.choices.map(one => one.action)).not.toContain('settings.remindin')
  await bot.on.choose(member, settings, 'settings.reminders', 'on')
  fake.world.closed.add(member.id)
  await toReminders()
  await expect
    .poll(async () => (await bot.app.services.spaces.preferences.get(key(member.id)))?.unreachable)
    .toBe('untold')
  expect(pings(member.id)).toBe(0)
  await bot.on.command(member, channel, 'done', 'bridges 10')
  await bot.find(member, 'could not reach you')
  await bot.on.command(member, channel, 'settings', '')
  const again = await bot.find(member, 'your direct messages are closed to me')
  expect(again.text).not.toContain('could not reach you')
  await bot.on.choose(member, again, 'settings.remindin', 'thread')
  await bot.clock.travel(bot.app, bot.clock.now() + 7 * DAY)
  await expect.poll(() => pings(member.id)).toBe(1)
})

test('what a scheduler must know who cannot be reached stands in the channel', async () => {
  await bot.schedule()
  const { coach, fake, text } = bot.on
  await bot.find(coach, 'Week 1')
  fake.world.closed.add(coach.id)
  await bot.clock.travel(bot.app, bot.clock.now() + 20 * DAY)
  const { groups } = bot.app.services.store
  const group = await groups.at(bot.on.channel)
  await bot.app.services.store.transaction(async tables => {
    const { notifySkipped } = await import('../../../src/bot/deliveries/notices.ts')
    if (group) await notifySkipped(tables, group, bot.clock.now(), 1)
  })
  await bot.app.scheduler.beat()
  const notice = await bot.find(coach, 'missed 1 weekly prompt')
  expect([notice.onlyYou, notice.pings, notice.posted.place.channel]).toEqual([false, [coach.id], text.id])
})

const key = (id: string) => `discord/${bot.on.guild.id}/${id}`
