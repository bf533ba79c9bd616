import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ANY_CHARACTER } from '../support/any-character.ts'
import { CHANNEL, Gym, MONDAY_8 } from '../support/gym.ts'
import { runs } from '../support/runs.ts'

const DAY = 24 * 60 * 60 * 1000
const STALE = 'That button is from an earlier time and does nothing any more.'
const FINE = 'None of these, let’s go'

let gym: Gym
beforeEach(async () => {
  gym = await Gym.open()
  await gym.firstPrompt()
})
afterEach(() => gym.close())

describe('a button with a forged id', () => {
  async function answers(action: string) {
    const shown = await gym.pressAction('Ben', action, { place: CHANNEL, message: 'gone' })
    expect(gym.logged.filter(line => line.level === 'error')).toEqual([])
    return shown
  }

  test.each([
    'walk.done',
    'walk.done:',
    'walk.done:nobody:1:low-back-strength:1.bridge',
    'walk.start',
    'walk.start:nothing:1',
    'done.all::',
    'done.undo',
    'done.undo:nobody:x',
    'later.ask',
    'later.at:x:y:z',
    'gate.fine',
    'after.felt',
    'exercise.show:constructor',
    'board.share',
    'no.such:thing',
    '__proto__:x',
    '',
    `walk.done:${'x'.repeat(200)}`,
  ])('%j is stale, privately', async action => {
    const shown = await answers(action)
    expect(shown).toMatchObject({ text: STALE, private: true })
  })

  test.each([
    'gate.hurts',
    'gate.flag:nobody:1:low-back-strength',
    'walk.hurts:nobody:1:low-back-strength',
    'hurts.signs',
  ])('%j is stale as well, and shows whom to call all the same', async action => {
    const { text, private: isPrivate } = await answers(action)
    expect(text).toMatch(/Call 999, 112 or 911 now[\s\S]*That button is from an earlier time/)
    expect(isPrivate).toBe(true)
  })

  test('whom to call is told in full, and not under a field, where it comes as a form', async () => {
    const form = { kind: 'form', id: '1', at: CHANNEL, from: gym.person('Ben'), values: {} } as const
    const sent = async (action: string) => (await gym.app.engine.handle({ ...form, action })).first
    expect(await sent('walk.set')).toHaveProperty('refused', true)
    const first = await sent('gate.hurts')
    expect(first).toMatchObject({ kind: 'reply', to: 'you' })
    expect(first).not.toHaveProperty('refused')
  })

  test.each([
    ['20261124', 'low-back-strength', '1.bridge'],
    ['20269999', 'low-back-strength', '1.bridge'],
    ['00000000', 'low-back-strength', '1.bridge'],
    ['2', 'low-back-strength', '1.bridge'],
    ['0', 'low-back-strength', '1.bridge'],
    ['1', 'no-such-program', '1.bridge'],
    ['x', 'low-back-strength', '1.bridge'],
  ])('of one’s own with the week %s of %s is stale', async (week, program, step) => {
    await gym.start('Ben')
    const [member] = await gym.store.members.ofPerson(gym.person('Ben'))
    const shown = await answers(`walk.done:${member?.id}:${week}:${program}:${step}`)
    expect(shown.text).toBe(STALE)
    expect((await gym.command('Ben', '/progress')).text).not.toMatch(/\d+ of \d+ steps/)
  })

  test('of a closed week says so, and of the last one shows where things stand', async () => {
    await gym.start('Ben')
    const [member] = await gym.store.members.ofPerson(gym.person('Ben'))
    const skip = (week: number) => answers(`walk.skip:${member?.id}:${week}:low-back-strength:1.bridge`)
    await gym.travel(MONDAY_8 + 8 * DAY)
    await gym.press('Ben', await skip(1), FINE)
    expect((await skip(1)).text).toContain('1 of 6 steps')
    await gym.travel(MONDAY_8 + 15 * DAY)
    expect((await skip(1)).text).toContain('That week is closed')
  })

  test.each(['9.bridge', '1.no-such', '0.bridge', '', 'x', '1.bridge.bridge'])(
    'of one’s own with the step %j only shows where things stand',
    async step => {
      await gym.start('Ben')
      const [member] = await gym.store.members.ofPerson(gym.person('Ben'))
      const shown = await answers(`walk.done:${member?.id}:1:low-back-strength:${step}`)
      expect(shown.text).toContain('0 of 6 steps')
    },
  )

  test.each(['walk.start', 'done.all', 'later.ask', 'gate.hurts'])(
    '%s with a week that is none never breaks',
    async name => {
      const group = await gym.store.groups.at(CHANNEL)
      for (const week of ['', 'zzz', '2026-13-99', '2026-11-24', '9999-12-27']) {
        const shown = await answers(`${name}:${group?.id}:${week}`)
        expect(shown.private).toBe(true)
        expect(shown.text).not.toContain('Something went wrong')
      }
    },
  )

  test('never breaks anything, whatever its arguments are', async () => {
    await gym.start('Ben')
    const group = await gym.store.groups.at(CHANNEL)
    const [member] = await gym.store.members.ofPerson(gym.person('Ben'))
    const argument = fc.oneof(
      fc.constantFrom(group?.id ?? '', member?.id ?? '', '1', '2026-11-23', 'low-back-strength'),
      fc.constantFrom('1.bridge', 'better', 'easier', String(MONDAY_8), '-1', '1e308', 'NaN', ''),
      fc.string({ unit: ANY_CHARACTER, maxLength: 10 }),
    )
    const name = fc.constantFrom(...gym.app.engine.actions.map(action => action.name))
    await fc.assert(
      fc.asyncProperty(name, fc.array(argument, { maxLength: 5 }), async (action, args) => {
        const shown = await answers([action, ...args].join(':'))
        expect(shown.text).not.toContain('Something went wrong')
      }),
      { numRuns: runs(300) },
    )
  })
})
