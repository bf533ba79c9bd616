import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Person } from '../../../src/chat/address.ts'
import { nothing, reply, update } from '../../../src/chat/command.ts'
import { StorageError } from '../../../src/chat/errors.ts'
import { say } from '../../../src/chat/message.ts'
import type { Space } from '../../../src/chat/services.ts'
import { type DiscordStage, discordStage } from '../../support/fake-discord/stage.ts'
import { memoryPersonal } from '../../support/memory-space.ts'
import { waitFor } from '../../support/platform-contract.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import { slowSpace } from '../../support/slow-space.ts'

/** Longer than Discord waits for the first response; the fake takes none after that. */
const TOO_LONG = 3_500

describe('in a direct conversation, while the store is slow', () => {
  const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
  let on: DiscordStage
  let slowness = 0
  beforeAll(async () => {
    // The server that the conversation is about is looked up there, before anything else.
    const kept = memoryPersonal()
    const personal = <T>(person: Person): Space<T> => {
      const space = slowSpace(kept<T>(person), () => slowness)
      return { ...space, get: async key => (slowness < 0 ? fail() : space.get(key)) }
    }
    on = await discordStage(bot, { personal })
  })
  afterAll(() => on?.close())
  beforeEach(() => {
    slowness = 0
    bot.script = () => nothing()
    on.fake.world.directChannel(on.users.member)
    on.fake.rest.seen.length = 0
  })
  const direct = () => on.fake.world.directChannel(on.users.member)
  const shown = async () => (await on.seenDirectly(on.member)).map(m => m.text)
  const typing = () => on.fake.rest.seen.filter(one => one.path.endsWith('/typing')).length

  test('a command is answered', async () => {
    bot.script = () => reply('you', say('slow, and here'))
    slowness = TOO_LONG
    await on.fake.people.command(on.users.member, direct(), 'echo', { text: 'x' })
    await waitFor(async () => expect(await shown()).toContain('slow, and here'))
  })

  test('a press redraws', async () => {
    const { message } = await on.platform.tell(on.member, { blocks: BUTTON }, 'press me')
    bot.script = () => update(say('redrawn, late'))
    slowness = TOO_LONG
    await on.fake.people.press(on.users.member, on.fake.world.message(direct().id, message), 'redraw:1')
    await waitFor(async () => expect(await shown()).toContain('redrawn, late'))
  })

  test('suggestions come in time, with nothing in them', async () => {
    slowness = TOO_LONG
    const { people } = on.fake
    expect(await people.suggestions(on.users.member, direct(), 'plan', 'day', 'm', 'set')).toEqual([])
  })

  test('what is typed is answered late, and shows meanwhile that the bot is at it', async () => {
    bot.script = () => reply('you', say('read at last'))
    slowness = TOO_LONG
    on.fake.people.type(on.users.member, direct(), 'bridges 3x12')
    await waitFor(async () => expect(typing()).toBe(1))
    expect(await shown()).not.toContain('read at last')
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
    slowness = -1
    const before = (await shown()).length
    await on.fake.people.command(on.users.member, direct(), 'echo', { text: 'x' })
    on.fake.people.type(on.users.member, direct(), 'bridges 3x12')
    const sorry = 'That took too long. Please try again.'
    await waitFor(async () => expect((await shown()).slice(before)).toEqual([sorry, 'bridges 3x12', sorry]))
  })
})

test('suggestions that the bot takes too long for are left out, also in a server', async () => {
  const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
  const on = await discordStage(bot)
  bot.suggest = async () => {
    await sleep(TOO_LONG)
    return [{ value: 'monday', label: 'Monday' }]
  }
  expect(await on.fake.people.suggestions(on.users.member, on.text, 'plan', 'day', 'm', 'set')).toEqual([])
  await on.close()
})

test('who has waited for half a minute is told so, once, and hears the answer all the same', async () => {
  const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
  const on = await discordStage(bot)
  const answer = Promise.withResolvers<ReturnType<typeof reply>>()
  bot.script = () => answer.promise
  const shown = async () => (await on.seenDirectly(on.member)).map(m => m.text)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    on.fake.people.type(on.users.member, on.fake.world.directChannel(on.users.member), 'bridges 3x12')
    await vi.waitFor(() => expect(bot.events).toHaveLength(1))
    await vi.advanceTimersByTimeAsync(35_000)
  } finally {
    vi.useRealTimers()
  }
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
