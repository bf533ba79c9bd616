import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { nothing, reply, update } from '../../../src/chat/command.ts'
import { say } from '../../../src/chat/message.ts'
import type { Person } from '../../../src/core/address.ts'
import { StorageError } from '../../../src/core/errors.ts'
import { memoryPersonal } from '../../../src/core/memory-space.ts'
import type { Space } from '../../../src/core/spaces.ts'
import { type DiscordStage, discordStage } from '../../support/fake-discord/stage.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import { waitFor } from '../../support/wait-for.ts'

/** Time passes when a test says so; the network takes its own. */
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

/** After this Discord must have been told that an answer comes, in milliseconds; it takes none after three seconds. */
const SOON = 2_900

describe('in a direct conversation, while the store is slow', () => {
  const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
  let on: DiscordStage
  /** While there is one, the store answers nothing. */
  let held: PromiseWithResolvers<void> | undefined
  let isAway = false
  let looks = 0
  beforeAll(async () => {
    // The server that the conversation is about is looked up there, before anything else.
    const kept = memoryPersonal()
    const personal = <T>(person: Person): Space<T> => {
      const space = kept<T>(person)
      const get = async (key: string) => {
        looks++
        await held?.promise
        return isAway ? fail() : space.get(key)
      }
      return { ...space, get }
    }
    on = await discordStage(bot, { personal })
    // However long this machine takes, no answer is late for that.
    const now = on.fake.now()
    on.fake.world.now = () => now
  })
  afterAll(() => on?.close())
  beforeEach(() => {
    isAway = false
    looks = 0
    bot.script = () => nothing()
    on.fake.world.directChannel(on.users.member)
    on.fake.rest.seen.length = 0
  })
  const direct = () => on.fake.world.directChannel(on.users.member)
  const shown = async () => (await on.seenDirectly(on.member)).map(m => m.text)
  const typing = () => on.fake.rest.seen.filter(one => one.path.endsWith('/typing')).length
  /** Does something while the store holds its answers, and gives what has come of it by the time it must have. */
  const whileHeld = async <T>(act: () => T | Promise<T>, seen: () => Promise<unknown>): Promise<T> => {
    held = Promise.withResolvers()
    try {
      const acting = act()
      await waitFor(async () => expect(looks).toBeGreaterThan(0))
      await vi.advanceTimersByTimeAsync(SOON)
      const acted = await acting
      await waitFor(seen)
      return acted
    } finally {
      held.resolve()
      held = undefined
    }
  }
  const yet = async () => {}

  test('a command is answered', async () => {
    bot.script = () => reply('you', say('slow, and here'))
    await whileHeld(() => on.fake.people.command(on.users.member, direct(), 'echo', { text: 'x' }), yet)
    await waitFor(async () => expect(await shown()).toContain('slow, and here'))
  })

  test('a press redraws', async () => {
    const { message } = await on.platform.tell(on.member, { blocks: BUTTON }, 'press me')
    looks = 0
    bot.script = () => update(say('redrawn, late'))
    const pressed = on.fake.world.message(direct().id, message)
    await whileHeld(() => on.fake.people.press(on.users.member, pressed, 'redraw:1'), yet)
    await waitFor(async () => expect(await shown()).toContain('redrawn, late'))
  })

  test('suggestions come in time, with nothing in them', async () => {
    const { people } = on.fake
    const ask = () => people.suggestions(on.users.member, direct(), 'plan', 'day', 'm', 'set')
    expect(await whileHeld(ask, yet)).toEqual([])
  })

  test('what is typed is answered late, and shows meanwhile that the bot is at it', async () => {
    bot.script = () => reply('you', say('read at last'))
    await whileHeld(
      () => on.fake.people.type(on.users.member, direct(), 'bridges 3x12'),
      async () => expect(typing()).toBe(1),
    )
    await waitFor(async () => expect(await shown()).toContain('read at last'))
    expect(await shown()).not.toContain('That took too long. Please try again.')
  })

  test('what is answered at once shows no sign of work', async () => {
    bot.script = () => reply('you', say('at once'))
    on.fake.people.type(on.users.member, direct(), 'bridges 3x12')
    await waitFor(async () => expect(await shown()).toContain('at once'))
    expect(typing()).toBe(0)
  })

  test('what cannot be looked up at all is apologised for, however it was said', async () => {
    isAway = true
    const before = (await shown()).length
    await on.fake.people.command(on.users.member, direct(), 'echo', { text: 'x' })
    on.fake.people.type(on.users.member, direct(), 'bridges 3x12')
    const sorry = 'That took too long. Please try again.'
    await waitFor(async () => expect((await shown()).slice(before)).toEqual([sorry, 'bridges 3x12', sorry]))
  })

  test('who tells of their body reads whom to call though nothing can be looked up', async () => {
    isAway = true
    on.fake.people.type(on.users.member, direct(), 'It hurts')
    await waitFor(async () => expect((await shown()).at(-1)).toMatch(/^Whom to call\. That took too long/))
    await on.fake.people.command(on.users.member, direct(), 'echo', { text: 'It hurts' })
    await waitFor(async () => expect((await shown()).at(-1)).toMatch(/^Whom to call\. That took too long/))
    expect((await shown()).filter(text => text.startsWith('Whom to call'))).toHaveLength(2)
  })
})

test('suggestions that the bot takes too long for are left out, also in a server', async () => {
  const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
  const on = await discordStage(bot)
  const asked = Promise.withResolvers<void>()
  const answer = Promise.withResolvers<{ value: string; label: string }[]>()
  bot.suggest = () => {
    asked.resolve()
    return answer.promise
  }
  const suggested = on.fake.people.suggestions(on.users.member, on.text, 'plan', 'day', 'm', 'set')
  await asked.promise
  await vi.advanceTimersByTimeAsync(SOON)
  expect(await suggested).toEqual([])
  answer.resolve([{ value: 'monday', label: 'Monday' }])
  await on.close()
})

test('who has waited for half a minute is told so, once, and hears the answer all the same', async () => {
  const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
  const on = await discordStage(bot)
  const answer = Promise.withResolvers<ReturnType<typeof reply>>()
  bot.script = () => answer.promise
  const shown = async () => (await on.seenDirectly(on.member)).map(m => m.text)
  on.fake.people.type(on.users.member, on.fake.world.directChannel(on.users.member), 'bridges 3x12')
  await waitFor(async () => expect(bot.events).toHaveLength(1))
  await vi.advanceTimersByTimeAsync(35_000)
  await waitFor(async () => expect(await shown()).toContain('That took too long. Please try again.'))
  answer.resolve(reply('you', say('logged')))
  await waitFor(async () =>
    expect(await shown()).toEqual(['bridges 3x12', 'That took too long. Please try again.', 'logged']),
  )
  await on.close()
})

const BUTTON = [{ kind: 'buttons', buttons: [{ label: 'Redraw', action: 'redraw:1' }] }] as const

function fail(): never {
  throw new StorageError('unreachable', new Error('the store is away'))
}
