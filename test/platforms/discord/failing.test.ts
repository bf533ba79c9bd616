import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { pressable } from '../../support/contract/messages.ts'
import { FailingBot } from '../../support/failing-bot.ts'
import { type DiscordStage, discordStage } from '../../support/fake-discord/stage.ts'
import { waitFor } from '../../support/wait-for.ts'

const bot = new FailingBot()
let on: DiscordStage
beforeAll(async () => {
  on = await discordStage(bot)
})
afterAll(() => on?.close())
beforeEach(() => {
  ;(on.logged as unknown[]).length = 0
})

const logged = () =>
  on.logged.map(({ data, message }) => `${message}: ${(data as { err?: Error }).err?.message}`)
const FAILED = 'an event from Discord could not be handled: broken'
const posted = async () => {
  const { message } = await on.platform.post(on.channel, pressable('press me'), `${Math.random()}`)
  return on.fake.world.message(on.text.id, message)
}
const thread = async () => {
  const { id } = await posted()
  const at = { place: on.channel, message: id }
  return on.fake.world.channel((await on.platform.openThread(at, 'Week 1')).thread ?? '')
}
const another = (name: string) => on.fake.world.addChannel(on.guild, name)

/** What happens in Discord. */
const HAPPENS: Readonly<Record<string, () => unknown>> = {
  'a command': () => on.command(on.member, on.channel, 'echo', 'x'),
  'a press': async () => on.fake.people.press(on.users.member, await posted(), 'form'),
  'a form': async () => {
    await on.fake.people.press(on.users.member, await posted(), 'form')
    await waitFor(async () => expect(on.fake.interactions.modals.has(on.users.member.id)).toBe(true))
    await waitFor(async () => expect(logged()).toContain(FAILED))
    ;(on.logged as unknown[]).length = 0
    await on.submit(on.member, { reps: '12', variant: 'standard' })
  },
  'a line': () => on.type(on.member, on.channel, `<@${on.fake.world.bot.id}> hello`),
  'a deleted channel': () => on.fake.people.deleteChannel(another('ended')),
  'a deleted message': async () => on.fake.people.deleteMessage(on.text, await posted()),
  'several deleted messages': async () => on.fake.people.deleteMessages(on.text, [await posted()]),
  'a deleted thread': async () => on.fake.people.deleteThread(await thread()),
  'a locked thread': async () => on.fake.people.lock(await thread()),
  'an invitation': () => {
    const guild = on.fake.world.addGuild('New', on.users.coach)
    on.fake.world.addChannel(guild, 'general')
    on.fake.people.invite(guild)
  },
  'the end of the bot there': () => on.fake.people.kick(on.guild.id),
}

test.each(Object.keys(HAPPENS))('what fails behind %s is told in the log, and ends nothing', async what => {
  await HAPPENS[what]?.()
  await waitFor(async () => expect(logged()).toContain(FAILED))
})
