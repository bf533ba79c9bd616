import { afterAll, beforeAll, expect, test } from 'vitest'
import { DiscordBot } from '../../support/discord-bot.ts'
import { waitFor } from '../../support/wait-for.ts'

let bot: DiscordBot
beforeAll(async () => {
  bot = await DiscordBot.open({ readMessages: true })
  await bot.schedule()
  await bot.opened()
})
afterAll(() => bot.close())

test('what people say in the week’s thread is read without a question to Discord', async () => {
  const { on } = bot
  const thread = { ...on.channel, thread: (await bot.thread()).id }
  await on.command(on.member, on.channel, 'done', 'bridges 8')
  const before = (await on.seen(on.member, thread)).length
  on.fake.rest.seen.length = 0
  const other = on.fake.world.addUser('other')
  on.fake.world.join(on.guild, other)
  on.fake.people.type(other, await bot.thread(), 'who brings the coffee on saturday?')
  await on.type(on.member, thread, 'bridges 3x12')
  // Its answer hangs in the thread, and the two lines are there as well.
  await waitFor(async () => expect((await on.seen(on.member, thread)).length).toBe(before + 3))
  const asked = on.fake.rest.seen.filter(({ method }) => method === 'GET').map(({ path }) => path)
  expect(asked).toEqual([])
})
