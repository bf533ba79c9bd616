import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACTIONS, COMMANDS } from '../../../commands/index.ts'
import { ANY_CHARACTER } from '../../support/any-character.ts'
import { DiscordBot } from '../../support/discord-bot.ts'
import type { Channel, Message, User } from '../../support/fake-discord/world.ts'
import { runs } from '../../support/runs.ts'

/** Whatever a member's own client could send: the bot answers, does nothing of it, and pings nobody. */
let bot: DiscordBot
let prompt: Message
let member: User
let channel: Channel
/** Ids that stand in buttons, for whoever looks. */
let ids: string[]

beforeAll(async () => {
  bot = await DiscordBot.open()
  await bot.schedule()
  const { on } = bot
  channel = on.text
  member = on.users.member
  const { posted } = await bot.find(on.coach, 'Week 1')
  prompt = on.fake.world.message(channel.id, posted.message)
  // The coach is a member with a walkthrough of their own.
  await on.press(on.coach, await bot.find(on.coach, 'Week 1'), 'Start')
  const gate = await bot.find(on.coach, 'Before you start')
  ids = gate.buttons.flatMap(button => button.action?.split(':').slice(1) ?? [])
})
afterAll(() => bot.close())

const nasty = fc.oneof(
  fc.string({ unit: ANY_CHARACTER, maxLength: 40 }),
  fc.constantFrom(
    '@everyone @here <@1> <@&1>',
    '<@\u200b1> @\u200beveryone',
    '[x](https://evil.example) ```code```',
    '__proto__',
    'constructor',
    '\u202eevil\u2066',
    "'; drop table members; --",
    '9'.repeat(40),
    '',
  ),
)
/** Lazily: the ids are known once the bot runs. */
const args = fc
  .array(fc.oneof(nasty, fc.nat(9), fc.constantFrom('20261123', '1.bridge', 'low-back-strength')), {
    maxLength: 5,
  })
  .map(parts => () => parts.map(part => (typeof part === 'number' ? (ids[part % ids.length] ?? '') : part)))
const forged = fc.tuple(fc.oneof(fc.constantFrom(...ACTIONS.map(action => action.name)), nasty), args).map(
  ([name, rest]) =>
    () =>
      [name, ...rest()].join(':').slice(0, 300),
)

/** How much is kept of everybody there, also of whoever has left. */
async function logged(): Promise<number> {
  const { store } = bot.app.services
  const everybody = await Promise.all(
    [member.id, bot.on.coach.id].map(id => store.members.ofPerson({ ...bot.on.coach, id })),
  )
  const logs = await Promise.all(everybody.flat().map(({ id }) => store.completions.ofMember(id)))
  return logs.flat().length
}

async function unharmed(): Promise<void> {
  expect(bot.errors).toEqual([])
  const { world, rest } = bot.on.fake
  expect(
    [...world.messages.values()].flat().flatMap(one => (one.author === world.bot ? one.mentions : [])),
  ).toEqual([])
  expect(rest.seen.filter(one => one.status >= 400)).toEqual([])
  // Done by the coach, and by nobody in their name.
  const { store } = bot.app.services
  const coach = await store.members.ofPerson(bot.on.coach)
  expect(await store.completions.ofMember(coach[0]?.id ?? '')).toEqual([])
}

test('a forged button or choice is answered, and does nothing to anyone else', async () => {
  await fc.assert(
    fc.asyncProperty(forged, fc.option(nasty), async (action, chosen) => {
      const { people } = bot.on.fake
      // What the member may do themselves, like joining, they may do by hand too.
      if (chosen === null) await people.press(member, prompt, action())
      else await people.choose(member, prompt, action(), [chosen])
    }),
    { numRuns: runs(150) },
  )
  await unharmed()
})

test('options that were never offered are answered privately, and nothing is logged', async () => {
  const before = await logged()
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...COMMANDS.map(command => command.name), 'nope'),
      fc.dictionary(fc.oneof(fc.constantFrom('line', 'name', 'weekday', 'time', 'zone'), nasty), nasty, {
        maxKeys: 3,
      }),
      fc.option(fc.constantFrom('set', 'pause', 'nope', '__proto__')),
      async (name, values, sub) => {
        await bot.on.fake.people.command(member, channel, name, values, sub ?? undefined, true)
      },
    ),
    { numRuns: runs(150) },
  )
  expect(await logged()).toBe(before)
  await unharmed()
})

test('suggestions for whatever is typed fit, and come', async () => {
  await fc.assert(
    fc.asyncProperty(nasty, fc.constantFrom('zone', 'weekday', 'program', 'nope'), async (typed, option) => {
      const choices = await bot.on.fake.people.suggestions(member, channel, 'schedule', option, typed, 'set')
      expect(choices.length).toBeLessThanOrEqual(25)
    }),
    { numRuns: runs(50) },
  )
  await unharmed()
})
