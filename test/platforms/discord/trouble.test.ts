import { PermissionFlagsBits } from 'discord.js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DiscordBot } from '../../support/discord-bot.ts'
import { waitFor } from '../../support/wait-for.ts'

let bot: DiscordBot
beforeEach(async () => {
  bot = await DiscordBot.open()
})
afterEach(() => bot.close())

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

test.each<[string, string, () => Promise<void>]>([
  [
    'may not write in threads',
    'Send Messages in Threads',
    async () => void Object.assign(bot.on.text, { denied: PermissionFlagsBits.SendMessagesInThreads }),
  ],
  [
    'may not attach files',
    'Attach Files',
    async () => void Object.assign(bot.on.text, { denied: PermissionFlagsBits.AttachFiles }),
  ],
  [
    'finds its thread locked',
    'Manage Threads',
    async () => void Object.assign(await bot.thread(), { locked: true }),
  ],
])('where the bot %s, whoever starts gets the steps privately', async (_, right, prepare) => {
  await bot.schedule()
  await expect
    .poll(async () => (await bot.find(bot.on.member, 'Week 1')) && (await bot.thread()).type)
    .toBe(11)
  await prepare()
  const { member, coach } = bot.on
  await bot.start(member)
  const walk = await bot.find(member, /of \d+ steps/)
  expect(walk.onlyYou).toBe(true)
  expect((await bot.on.seen(member, bot.on.channel)).map(one => one.text).join()).not.toContain(
    'in the thread',
  )
  await bot.start(coach)
  await expect.poll(async () => (await bot.walks(coach)).length).toBe(1)
  expect((await bot.told(coach, 'show steps')).text).toContain(right)
  await bot.on.command(coach, bot.on.channel, 'schedule', 'show')
  await bot.find(coach, new RegExp(`trouble.*${right}`))
  expect((await bot.on.seenDirectly(coach)).filter(one => one.text.includes('show steps'))).toHaveLength(1)
})

test('a deleted thread is opened anew for whoever starts', async () => {
  await bot.schedule()
  await expect
    .poll(async () => (await bot.find(bot.on.member, 'Week 1')) && (await bot.thread()).type)
    .toBe(11)
  bot.on.fake.people.deleteThread(await bot.thread())
  await bot.start(bot.on.member)
  await expect.poll(async () => (await bot.thread()).type).toBe(11)
  const at = { ...bot.on.channel, thread: (await bot.thread()).id }
  await expect.poll(async () => (await bot.walks(bot.on.coach, at)).length).toBe(1)
})

test('where a deleted thread cannot be opened anew, the steps are private and the scheduler hears of it once', async () => {
  await bot.schedule()
  await expect
    .poll(async () => (await bot.find(bot.on.member, 'Week 1')) && (await bot.thread()).type)
    .toBe(11)
  const { member, coach, fake } = bot.on
  fake.world.threadless.add((await bot.thread()).id)
  fake.people.deleteThread(await bot.thread())
  await bot.start(member)
  expect((await bot.find(member, /of \d+ steps/)).onlyYou).toBe(true)
  await bot.start(coach)
  await expect.poll(async () => (await bot.walks(coach)).length).toBe(1)
  const notices = async () => (await bot.on.seenDirectly(coach)).filter(one => /thread|steps/.test(one.text))
  await bot.told(coach, 'thread')
  expect(await notices()).toHaveLength(1)
  // The next week has a thread of its own.
  await bot.clock.travel(bot.app, bot.clock.now() + 7 * 86_400_000)
  await bot.find(member, 'Week 2 ·')
  await expect.poll(async () => (await bot.group())?.trouble).toBe(null)
})

const startButton = () =>
  waitFor(async () => {
    const seen = await bot.on.seen(bot.on.member, bot.on.channel)
    const found = seen.find(one => one.buttons[0]?.label === 'Start')
    if (!found) throw new Error('no prompt yet')
    return found
  })

test('who starts while the answer to a prompt’s post is lost is seen in the thread that comes with the next try', async () => {
  const { member, coach } = bot.on
  bot.on.fake.rest.mishaps.push({ method: 'POST', path: /messages$/, how: 'unanswered' })
  await bot.schedule()
  const prompt = await startButton()
  await bot.on.press(member, prompt, 'Start')
  const gate = await bot.find(member, 'Before you start')
  await bot.on.press(member, gate, gate.buttons[0]?.label ?? '')
  expect((await bot.find(member, /of \d+ steps/)).onlyYou).toBe(true)
  await bot.clock.travel(bot.app, bot.clock.now() + 6000)
  const at = { ...bot.on.channel, thread: prompt.posted.message }
  await expect.poll(async () => (await bot.walks(coach, at).catch(() => [])).length).toBe(1)
})

test.each([
  ['its words', 'PATCH', /messages\/\d+$/],
  ['its thread', 'POST', /threads$/],
])('who starts before a prompt has %s is seen in the thread once it is there', async (_, method, path) => {
  const { promise: until, resolve } = Promise.withResolvers<void>()
  const { member, coach } = bot.on
  bot.on.fake.rest.mishaps.push({ method, path, how: 'late', until })
  const scheduled = bot.schedule()
  const prompt = await startButton()
  await bot.on.press(member, prompt, 'Start')
  const gate = await bot.find(member, 'Before you start')
  await bot.on.press(member, gate, gate.buttons[0]?.label ?? '')
  expect((await bot.find(member, /of \d+ steps/)).onlyYou).toBe(true)
  resolve()
  await scheduled
  const at = { ...bot.on.channel, thread: prompt.posted.message }
  await expect.poll(async () => (await bot.walks(coach, at).catch(() => [])).length).toBe(1)
})

test('a press in a thread that was locked is answered directly', async () => {
  await bot.schedule()
  await expect
    .poll(async () => (await bot.find(bot.on.member, 'Week 1')) && (await bot.thread()).type)
    .toBe(11)
  const { member } = bot.on
  await bot.start(member)
  const at = { ...bot.on.channel, thread: (await bot.thread()).id }
  const walk = await bot.find(member, /of \d+ steps/, at)
  Object.assign(await bot.thread(), { locked: true })
  const pressed = bot.on.press(member, walk, 'Done').catch(() => undefined)
  await waitFor(async () =>
    expect((await bot.on.seenDirectly(member)).at(-1)?.text).toMatch(/1 of \d+ steps/),
  )
  bot.on.fake.interactions.give()
  await pressed
})

test('once the right is back, steps are shown in the thread again and the trouble is over', async () => {
  await bot.schedule()
  await expect
    .poll(async () => (await bot.find(bot.on.member, 'Week 1')) && (await bot.thread()).type)
    .toBe(11)
  bot.on.text.denied = PermissionFlagsBits.SendMessagesInThreads
  await bot.start(bot.on.member)
  await bot.find(bot.on.member, /of \d+ steps/)
  bot.on.text.denied = 0n
  await bot.start(bot.on.coach)
  const at = { ...bot.on.channel, thread: (await bot.thread()).id }
  await expect.poll(async () => (await bot.walks(bot.on.member, at)).length).toBe(1)
  await expect.poll(async () => (await bot.group())?.trouble).toBe(null)
})

test.each([
  ['Send Messages', { denied: PermissionFlagsBits.SendMessages }],
  ['Attach Files', { denied: PermissionFlagsBits.AttachFiles }],
])('whoever plans where the bot lacks %s is told at once', async (lack, how) => {
  Object.assign(bot.on.text, how)
  const { coach, channel } = bot.on
  await bot.on.command(coach, channel, 'schedule', 'set monday 9:00 Europe/Berlin')
  expect((await bot.find(coach, 'Done')).text).toContain(lack)
  await bot.on.command(coach, channel, 'schedule', 'show')
  expect((await bot.find(coach, 'can’t post a whole week')).text).toContain(lack)
})

test('/doctor names all that the bot lacks in the channel, and falls silent once it is there', async () => {
  const { coach, channel } = bot.on
  await bot.schedule()
  await bot.opened()
  bot.on.text.denied = PermissionFlagsBits.AttachFiles | PermissionFlagsBits.CreatePublicThreads
  await bot.on.command(coach, channel, 'doctor', '')
  const found = await bot.find(coach, 'One thing is wrong here')
  expect(found.text).toContain('missing Create Public Threads, Attach Files')
  expect(found.onlyYou).toBe(true)
  bot.on.text.denied = 0n
  await bot.on.command(coach, channel, 'doctor', '')
  expect((await bot.find(coach, 'All is well here')).text).toContain('This week’s prompt is in the channel')
  await expect(bot.on.command(bot.on.member, channel, 'doctor', '')).rejects.toThrow('may not use')
})

test('whoever plans where nothing is missing is told of nothing', async () => {
  const { coach, channel } = bot.on
  await bot.on.command(coach, channel, 'schedule', 'set monday 9:00 Europe/Berlin')
  expect((await bot.find(coach, 'Done')).text).not.toContain('can’t post')
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
  expect((await bot.group())?.status).toBe('paused')
})

test('a server that puts the bot out pauses its groups', async () => {
  await bot.schedule()
  await bot.find(bot.on.member, 'Week 1')
  bot.on.fake.people.kick(bot.on.guild.id)
  await expect.poll(async () => (await bot.group())?.status).toBe('paused')
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

test('a timeout that a moderator gave the bot is named, not a right that it has, and it goes on when that is over', async () => {
  const { coach, member, guild, fake } = bot.on
  guild.timeout = fake.now() + 3_600_000
  await bot.schedule()
  expect((await bot.told(coach, 'couldn’t post')).text).toContain('a timeout that a moderator gave me')
  guild.timeout = 0
  await bot.on.command(coach, bot.on.channel, 'schedule', 'now')
  await bot.find(member, 'Week 1 ·')
})

test('a right that is taken away in the middle of a week is named with the next prompt, and nothing before is lost', async () => {
  const { coach, member, guild, fake } = bot.on
  await bot.schedule()
  await bot.opened()
  await bot.start(member)
  await bot.find(member, 'in the thread')
  fake.people.allow(guild, PermissionFlagsBits.ViewChannel)
  await bot.clock.travel(bot.app, bot.clock.now() + 7 * 86_400_000)
  expect((await bot.told(coach, 'couldn’t post')).text).toContain('Send Messages')
  await bot.on.command(member, bot.on.channel, 'progress', '')
  expect((await bot.find(member, /week/i)).text).not.toContain('NOT recorded')
})

test('a channel that has become a forum says which kind it takes', async () => {
  await bot.schedule()
  const { coach, member } = bot.on
  await bot.find(member, 'Week 1 ·')
  Object.assign(bot.on.text, { type: 15 })
  await bot.clock.travel(bot.app, bot.clock.now() + 7 * 86_400_000)
  expect((await bot.told(coach, 'couldn’t post')).text).toContain('a text channel instead of this kind')
})

test('a thread that is deleted between a press and its answer costs nobody what they pressed', async () => {
  await bot.schedule()
  const { member, fake } = bot.on
  await expect.poll(async () => (await bot.find(member, 'Week 1')) && (await bot.thread()).type).toBe(11)
  const thread = await bot.thread()
  await bot.start(member)
  const at = { ...bot.on.channel, thread: thread.id }
  const walk = await bot.find(member, /of \d+ steps/, at)
  const { promise: until, resolve } = Promise.withResolvers<void>()
  fake.rest.mishaps.push({ method: 'POST', path: /callback$/, how: 'late', until })
  const pressed = bot.on.press(member, walk, 'Done').catch(() => undefined)
  fake.people.deleteThread(thread)
  resolve()
  await waitFor(async () =>
    expect((await bot.on.seenDirectly(member)).at(-1)?.text).toMatch(/1 of \d+ steps/),
  )
  fake.interactions.give()
  await pressed
})
