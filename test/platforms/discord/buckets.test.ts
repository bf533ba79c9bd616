import { afterEach, beforeEach, expect, test } from 'vitest'
import { say } from '../../../src/chat/message.ts'
import { type DiscordStage, discordStage } from '../../support/fake-discord/stage.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'

let on: DiscordStage
beforeEach(async () => {
  on = await discordStage(new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS))
})
afterEach(() => on.close())

const post = (n: number) => on.platform.post(on.channel, say(`post ${n}`), `bucket-${n}`)
const refused = () => on.fake.rest.seen.filter(one => one.status === 429)
const shown = async () => (await on.seen(on.member, on.channel)).map(one => one.text)

test('more than a channel takes at once waits for its turn, and each stands there once', async () => {
  on.fake.rest.buckets.each = { limit: 2, within: 200 }
  await Promise.all(Array.from({ length: 5 }, (_, n) => post(n)))
  expect((await shown()).toSorted()).toEqual(['post 0', 'post 1', 'post 2', 'post 3', 'post 4'])
})

test('a wait that is long is left to who asked, with how long it is, and another channel does not wait', async () => {
  on.fake.rest.buckets.each = { limit: 1, within: 60_000 }
  await post(0)
  await expect(post(1)).rejects.toMatchObject({
    trouble: 'rate-limited',
    passes: true,
    everywhere: false,
    retryAfter: expect.any(Number),
  })
  const other = { ...on.channel, channel: on.fake.world.addChannel(on.guild, 'other').id }
  await on.platform.post(other, say('elsewhere'), 'bucket-other')
  // Discord's client hears of a bucket with the first answer, and may ask once in vain.
  expect(refused().length).toBeLessThan(2)
  on.fake.rest.buckets.each = undefined
})
