import { REST } from 'discord.js'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CommandSpec } from '../../../src/chat/command.ts'
import { PlatformError } from '../../../src/core/errors.ts'
import { memorySpace } from '../../../src/core/memory-space.ts'
import { register, registerBefore, registerByHand, toBody } from '../../../src/platforms/discord/register.ts'
import { FakeDiscord, TOKEN } from '../../support/fake-discord/index.ts'
import { CONTRACT_COMMANDS } from '../../support/scripted-bot.ts'

const LOG: CommandSpec = {
  name: 'log',
  summary: 'Logs what you did '.repeat(20),
  shows: 'you',
  options: {
    unit: { type: 'choice', summary: 'Unit', choices: [{ value: 'kg', label: 'Kilograms' }] },
    day: {
      type: 'choice',
      summary: 'Day',
      choices: Array.from({ length: 31 }, (_, i) => ({ value: `${i}`, label: `${i}` })),
    },
    what: { type: 'text', summary: 'What', required: true, suggests: true },
  },
}

describe('a command, as Discord has it', () => {
  test('has typed options, the required ones first, choices and suggestions', () => {
    const { options, description } = toBody(LOG, false)
    expect(description).toHaveLength(100)
    expect(options).toEqual([
      { type: 3, name: 'what', description: 'What', required: true, max_length: 500, autocomplete: true },
      {
        type: 3,
        name: 'unit',
        description: 'Unit',
        required: false,
        choices: [{ name: 'Kilograms', value: 'kg' }],
      },
      { type: 3, name: 'day', description: 'Day', required: false, max_length: 500 },
    ])
  })

  test('for those who manage asks for Manage Server, and has no place in a direct conversation', () => {
    const plan = CONTRACT_COMMANDS.find(command => command.name === 'plan') as CommandSpec
    expect(toBody(plan, false)).toMatchObject({ default_member_permissions: '32', contexts: [0] })
    expect(toBody(LOG, false)).toMatchObject({ default_member_permissions: null, contexts: [0, 1] })
  })
})

describe('registering commands', () => {
  let fake: FakeDiscord
  let rest: REST
  beforeAll(async () => {
    fake = await new FakeDiscord().listen()
    rest = new REST({ api: fake.api }).setToken(TOKEN)
  })
  afterAll(() => fake.close())
  beforeEach(() => {
    fake.rest.seen.length = 0
    fake.rest.registry.commands.clear()
  })
  const applicationId = '900'
  const nothing = { added: [], changed: [], removed: [] }

  test('happens once, and then asks Discord what it has, and puts nothing until they change', async () => {
    const what = { rest, applicationId, commands: CONTRACT_COMMANDS }
    expect((await register(what)).added).toEqual(['echo', 'shout', 'ask', 'plan'])
    fake.rest.seen.length = 0
    expect(await register(what)).toEqual(nothing)
    expect(fake.rest.seen.map(one => one.method)).toEqual(['GET'])
    // Another tool has taken some away.
    await rest.put('/applications/900/commands', { body: [] })
    expect((await register(what)).added).toHaveLength(4)
    expect((await register({ ...what, commands: [...CONTRACT_COMMANDS, LOG] })).added).toEqual(['log'])
  })

  test('is not repeated by another machine: what Discord has is compared', async () => {
    const what = { rest, applicationId, commands: [...CONTRACT_COMMANDS, LOG] }
    await register(what)
    expect(await register(what)).toEqual(nothing)
    expect(fake.count('PUT', /commands/)).toBe(1)
  })

  test('says what was added, changed and removed', async () => {
    await register({ rest, applicationId, commands: CONTRACT_COMMANDS })
    const [echo, shout] = CONTRACT_COMMANDS as [CommandSpec, CommandSpec]
    const commands = [echo, { ...shout, summary: 'Louder' }, LOG]
    expect(await register({ rest, applicationId, commands })).toEqual({
      added: ['log'],
      changed: ['shout'],
      removed: ['ask', 'plan'],
    })
  })

  test('sees what has changed within the only option, and no change in what is left out', async () => {
    const [unit] = Object.entries(LOG.options)
    const one = { ...LOG, name: 'one', options: Object.fromEntries(unit ? [unit] : []) }
    const none = { ...LOG, name: 'none', options: {} }
    await register({ rest, applicationId, commands: [one, none] })
    const [there] = fake.rest.registry.commands.values()
    for (const command of there ?? []) command.options ??= []
    expect(await register({ rest, applicationId, commands: [one, none] })).toEqual(nothing)
    const other = { ...one, options: { day: LOG.options.day } } as CommandSpec
    expect((await register({ rest, applicationId, commands: [other, none] })).changed).toEqual(['one'])
  })

  test('by hand needs nothing but the token, and says when it is wrong', async () => {
    const what = { api: fake.api, commands: [LOG], guildId: '77' }
    expect(await registerByHand({ ...what, token: TOKEN })).toEqual({ ...nothing, added: ['log'] })
    expect(await registerByHand({ ...what, token: TOKEN })).toEqual(nothing)
    await expect(registerByHand({ ...what, token: 'wrong' })).rejects.toThrow('DISCORD_TOKEN is not a valid')
  })

  test('by hand says in a sentence what Discord refuses, and takes nothing away then', async () => {
    const everywhere = { rest, applicationId, commands: [LOG] }
    await register(everywhere)
    fake.rest.mishaps.push({ method: 'GET', path: /guilds\/77\/commands/, how: 403 })
    const what = { api: fake.api, commands: [LOG], guildId: '77', token: TOKEN }
    await expect(registerByHand(what)).rejects.toThrow(PlatformError)
    expect(fake.rest.registry.list('everywhere')).toHaveLength(1)
  })

  test('in one server stays there', async () => {
    await register({ rest, applicationId, commands: [LOG], guildId: '77' })
    expect([...fake.rest.registry.commands.keys()]).toEqual(['guild 77'])
    expect(await register({ rest, applicationId, commands: [LOG], guildId: '77' })).toEqual(nothing)
  })

  test('takes them away where they were before: a server would show both', async () => {
    const log = { debug() {}, info() {}, warn() {}, error() {} }
    const what = { token: TOKEN, api: fake.api, commands: [LOG], log, space: memorySpace() }
    const where = () =>
      [...fake.rest.registry.commands].flatMap(([at, list]) => (list.length > 0 ? [at] : []))
    await registerBefore(what)
    expect(where()).toEqual(['everywhere'])
    await registerBefore({ ...what, guildId: '77' })
    expect(where()).toEqual(['guild 77'])
    await registerBefore({ ...what, guildId: '78' })
    expect(where()).toEqual(['guild 78'])
    await registerBefore(what)
    expect(where()).toEqual(['everywhere'])
  })

  test('that Discord refuses leaves those of an earlier start; at the first start there are none', async () => {
    const warned: string[] = []
    const warn = (_data: object, message: string) => void warned.push(message)
    const log = { debug() {}, info() {}, warn, error() {} }
    const what = { token: TOKEN, api: fake.api, commands: [LOG], log, space: memorySpace() }
    const refuse = () => fake.rest.mishaps.push({ method: 'PUT', path: /commands$/, how: 400 })
    refuse()
    await expect(registerBefore(what)).rejects.toMatchObject({ trouble: 'refused' })
    await registerBefore(what)
    refuse()
    await registerBefore({ ...what, commands: CONTRACT_COMMANDS })
    expect(warned).toEqual(['the commands could not be registered: people see those of an earlier start'])
    expect(fake.rest.registry.list('everywhere').map(({ name }) => name)).toEqual(['log'])
  })

  test('tells the trouble when Discord takes no more today', async () => {
    fake.rest.mishaps.push({ method: 'PUT', path: /commands/, how: 429, headers: { 'retry-after': '80000' } })
    const limited = new REST({ api: fake.api, rejectOnRateLimit: () => true }).setToken(TOKEN)
    await expect(register({ rest: limited, applicationId, commands: [LOG] })).rejects.toMatchObject({
      trouble: 'rate-limited',
    })
  })
})
