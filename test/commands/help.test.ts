import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { COMMANDS } from '../../commands/index.ts'
import { PlatformError } from '../../src/core/errors.ts'
import { Gym } from '../support/gym.ts'

let gym: Gym

beforeEach(async () => {
  gym = await Gym.open()
})
afterEach(() => gym.close())

describe('/help', () => {
  test('lists every command once, in order of use, in private', async () => {
    const shown = await gym.command('Ben', '/help')
    const listed = [...shown.text.matchAll(/^- \/(\w+) /gm)].map(match => match[1])
    expect(listed).toEqual(
      COMMANDS.map(command => command.name).filter(name => name !== 'schedule' && name !== 'doctor'),
    )
    expect(listed[0]).toBe('workout')
    expect(shown.private).toBe(true)
  })

  test('leads who runs the channel to planning it, first of all while nothing is planned', async () => {
    const before = await gym.command('Ana', '/help')
    expect(before.text).toContain('Begin with /schedule set monday 9:00 Europe/Berlin.')
    expect(before.text).toMatch(
      /\n- \/schedule Plan the weekly prompt of this channel: set, show, pause, resume, skip, now, move, coach, remove\n- \/doctor .+\n- \/workout /,
    )
    await gym.command('Ana', '/schedule set monday 9:00 Europe/Berlin')
    const after = await gym.command('Ana', '/help')
    expect(after.text).toContain('Once a week I post a short workout.')
    expect(after.text).toMatch(/\n- \/workout [\s\S]*\n- \/schedule /)
  })

  test('in a direct conversation says what one can write there, and nothing that works only in a channel', async () => {
    const { text } = await gym.command('Ana', '/help', gym.direct('Ana'))
    expect(text).toContain('Tell me what you did, like bridges 3x12')
    expect(text).toContain('Here you can leave out the slash.')
    expect(text).not.toContain('/schedule')
  })

  test('comes though the platform does not say who may manage', async () => {
    gym.platform.profile = () => Promise.reject(new PlatformError('unknown-outcome', 'no answer'))
    expect((await gym.command('Ana', '/help')).text).not.toContain('/schedule set monday')
  })

  test('says to mention the bot where it hears nothing else', async () => {
    expect((await gym.command('Ben', '/help')).text).not.toContain('mention me')
    const profile = gym.platform.profile.bind(gym.platform)
    gym.platform.profile = async (...args) => ({ ...(await profile(...args)), mentionsOnly: true })
    expect((await gym.command('Ben', '/help')).text).toContain('In the week’s thread, mention me')
    expect((await gym.command('Ben', '/help', gym.direct('Ben'))).text).not.toContain('mention me')
  })

  test('says when the next prompt comes, or how to plan one', async () => {
    expect((await gym.command('Ben', '/help')).text).toContain('Nothing is planned here yet.')
    await gym.command('Ana', '/schedule set monday 9:00 Europe/Berlin')
    expect((await gym.command('Ben', '/help')).text).toContain('The next prompt comes 2026-11-23 08:00 UTC.')
    await gym.command('Ana', '/schedule pause')
    expect((await gym.command('Ben', '/help')).text).toContain('No prompt is planned at the moment.')
  })

  test('in a direct conversation says when the group’s next prompt comes', async () => {
    await gym.command('Ana', '/schedule set monday 9:00 Europe/Berlin')
    await gym.command('Ben', '/done bridges 12')
    const { text } = await gym.command('Ben', '/help', gym.direct('Ben'))
    expect(text).toContain('The next prompt comes 2026-11-23 08:00 UTC.')
  })

  test('in a direct conversation with someone in no group says how to join', async () => {
    const { text } = await gym.command('Ben', '/help', gym.direct('Ben'))
    expect(text).toContain('You’re not in a group yet.')
  })
})

describe('an unknown command', () => {
  test.each([
    ['/wrokout', 'Did you mean /workout?'],
    ['/progres', 'Did you mean /progress?'],
    ['/dance', '/help lists what I can do.'],
    [`/${'x'.repeat(10_000)}`, '/help lists what I can do.'],
  ])('gets a sentence and changes nothing', async (line, sentence) => {
    const shown = await gym.command('Ben', line)
    expect(shown.text).toContain('I don’t know /')
    expect(shown.text).toContain(sentence)
    expect(shown.text.length).toBeLessThan(200)
    expect(shown.private).toBe(true)
  })
})
