import { PermissionFlagsBits } from 'discord.js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DiscordBot } from '../../support/discord-bot.ts'
import { waitFor } from '../../support/wait-for.ts'

/** What people do by hand to the week's prompt and its thread, in the middle of a week. */
let bot: DiscordBot
beforeEach(async () => {
  bot = await DiscordBot.open()
})
afterEach(() => bot.close())

test('a deleted prompt is remembered as gone: the schedule says so, and it is posted again when it is asked for', async () => {
  await bot.schedule()
  const { member, coach, channel, fake, text } = bot.on
  await bot.opened()
  const prompt = await bot.find(member, 'Week 1 ·')
  fake.people.deleteMessage(text, fake.world.message(text.id, prompt.posted.message))
  await expect.poll(async () => (await bot.group())?.trouble?.why).toBe('message-gone')
  await bot.on.command(coach, channel, 'schedule', 'show')
  await bot.find(coach, /what I posted there was deleted/)
  const before = fake.rest.seen.length
  await bot.on.command(coach, channel, 'schedule', 'now')
  expect((await bot.find(member, 'Week 1 ·')).posted.message).not.toBe(prompt.posted.message)
  // It was known: nobody tried to draw what is gone.
  expect(fake.rest.seen.slice(before).filter(one => one.path.includes(prompt.posted.message))).toEqual([])
  await expect.poll(async () => (await bot.group())?.trouble).toBe(null)
})

test('who has begun goes on in the thread of a prompt that was deleted, and a line there is still heard', async () => {
  await bot.schedule()
  const { member, coach, fake, text, users } = bot.on
  await bot.opened()
  const { id } = await bot.thread()
  await bot.start(member)
  const at = { ...bot.on.channel, thread: id }
  await expect.poll(async () => (await bot.walks(coach, at)).length).toBe(1)
  fake.people.deleteMessage(text, fake.world.message(text.id, id))
  await expect.poll(async () => (await bot.group())?.trouble?.why).toBe('message-gone')
  await bot.on.press(member, await bot.find(member, /of \d+ steps/, at), 'Done')
  await bot.find(coach, /1 of \d+ steps/, at)
  fake.people.type(users.member, fake.world.channel(id), '<@900000000000000900> bridges 3x12')
  await bot.find(coach, '3 × 12', at)
})

test('many messages deleted at once are heard, too', async () => {
  await bot.schedule()
  const { fake, text } = bot.on
  await bot.opened()
  const all = [...(fake.world.messages.get(text.id) ?? [])].filter(one => !one.onlyFor)
  fake.people.deleteMessages(text, all)
  await expect.poll(async () => (await bot.group())?.trouble?.why).toBe('message-gone')
})

test('a thread that is locked is told to the scheduler at once, and opened again it is used as before', async () => {
  await bot.schedule()
  const { member, coach } = bot.on
  await bot.opened()
  bot.on.fake.people.lock(await bot.thread())
  expect((await bot.told(coach, 'show steps')).text).toContain('Manage Threads')
  bot.on.fake.people.lock(await bot.thread(), false)
  await expect.poll(async () => (await bot.group())?.trouble).toBe(null)
  await bot.start(member)
  const at = { ...bot.on.channel, thread: (await bot.thread()).id }
  await expect.poll(async () => (await bot.walks(coach, at)).length).toBe(1)
})

test.each([
  [
    'by its own role',
    () => {
      bot.on.guild.botPermissions |= PermissionFlagsBits.ManageThreads
    },
  ],
  [
    'by another role that it was given',
    () =>
      void bot.on.guild.roles.push({
        id: bot.on.fake.world.snowflake(),
        name: 'moderators',
        permissions: PermissionFlagsBits.ManageThreads,
        isBots: true,
      }),
  ],
  [
    'in this channel',
    () =>
      void bot.on.text.overwrites.push({
        id: `${bot.on.guild.id}1`,
        allow: PermissionFlagsBits.ManageThreads,
        deny: 0n,
      }),
  ],
])('a lock means nothing to a bot that may manage threads %s', async (_, prepare) => {
  prepare()
  await bot.schedule()

  await bot.opened()
  bot.on.fake.people.lock(await bot.thread())
  bot.on.fake.people.deleteThread(await bot.thread())
  await expect.poll(async () => threadsKept()).toEqual([null])
  expect((await bot.group())?.trouble).toBe(null)
})

test('a deleted thread is forgotten as soon as it is deleted', async () => {
  await bot.schedule()
  await bot.opened()
  bot.on.fake.people.deleteThread(await bot.thread())
  await expect.poll(async () => threadsKept()).toEqual([null])
})

/** The threads of the running week's prompts, as they are kept. */
async function threadsKept() {
  const { id = '', week = 0 } = (await bot.group()) ?? {}
  return (await bot.app.services.store.prompts.of(id, week)).map(prompt => prompt.thread)
}

test('a thread that is renamed or archived is the same one', async () => {
  await bot.schedule()
  const { member, coach } = bot.on
  await bot.opened()
  bot.on.fake.people.change(await bot.thread(), { name: 'Backs', archived: true })
  await bot.start(member)
  const at = { ...bot.on.channel, thread: (await bot.thread()).id }
  const walk = await waitFor(async () => {
    const found = await bot.find(member, /of \d+ steps/, at)
    expect((await bot.walks(coach, at)).length).toBe(1)
    return found
  })
  bot.on.fake.people.change(await bot.thread(), { archived: true })
  await bot.on.press(member, walk, 'Done')
  await bot.find(coach, /1 of \d+ steps/, at)
})

test('who begins just after the thread was deleted is seen in a new one, and not in private', async () => {
  await bot.schedule()
  const { member, coach, channel } = bot.on
  await bot.opened()
  const before = await bot.thread()
  bot.on.fake.people.deleteThread(before)
  await expect.poll(async () => threadsKept()).toEqual([null])
  await bot.on.command(member, channel, 'workout', '')
  const gate = await bot.find(member, 'Before you start')
  await bot.on.press(member, gate, gate.buttons[0]?.label ?? '')
  const at = { ...channel, thread: before.id }
  await expect.poll(async () => (await bot.walks(coach, at)).length).toBe(1)
  expect(await bot.walks(member)).toEqual([])
  expect((await bot.find(member, 'in the thread')).onlyYou).toBe(true)
})

test('who begins where Discord opens no other thread is shown the steps in private, as well', async () => {
  await bot.schedule()
  const { member, channel, fake } = bot.on
  await bot.opened()
  const before = await bot.thread()
  fake.world.threadless.add(before.id)
  fake.people.deleteThread(before)
  await expect.poll(async () => threadsKept()).toEqual([null])
  await bot.on.command(member, channel, 'workout', '')
  const gate = await bot.find(member, 'Before you start')
  await bot.on.press(member, gate, gate.buttons[0]?.label ?? '')
  await expect.poll(async () => (await bot.walks(member)).length).toBe(1)
})
