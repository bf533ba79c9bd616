import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { plain } from '../../src/chat/plain.ts'
import { PlatformError, StorageError } from '../../src/core/errors.ts'
import type { Store } from '../../src/storage/store.ts'
import { asRead } from '../support/as-read.ts'
import { actionsOf } from '../support/buttons.ts'
import { Gym, MONDAY_8 } from '../support/gym.ts'
import { choiceOf } from '../support/memory-platform.ts'

const DAY = 24 * 60 * 60 * 1000
const FINE = 'None of these, let’s go'

let gym: Gym
beforeEach(async () => {
  gym = await Gym.open()
  await gym.firstPrompt()
})
afterEach(() => gym.close())

async function steps(who: string): Promise<string> {
  return /\d+ of \d+ steps/.exec((await gym.command(who, '/progress')).text)?.[0] ?? 'nothing'
}

/** The spaces of a store, of which preferences cannot be read. */
function unread(store: Store) {
  const space = store.space.bind(store)
  const get = () => Promise.reject(new StorageError('busy', new Error('locked')))
  return <T>(name: string) => (name === 'preferences' ? { ...space<T>(name), get } : space<T>(name))
}

describe('a walkthrough', () => {
  test('goes through every round and exercise in one message, and says so at the end', async () => {
    const walk = await gym.start('Ben')
    const seen: string[] = []
    for (let n = 0; n < 6; n++) {
      seen.push(/(?<=· )[^\n]+/.exec(plain(gym.shows(walk)))?.[0] ?? '')
      await gym.press('Ben', walk, 'Done')
    }
    const round = ['Bridge', 'Romanian deadlift', 'Goblet squat']
    expect(seen).toEqual([...round, ...round])
    expect(asRead(plain(gym.shows(walk)))).toContain(
      'Ben finished week 1\nAll 6 steps. Well done.\n- Bridge: 2 × 10 (rounds 1 and 2)',
    )
    expect(gym.platform.publicIn(gym.threadOf(gym.prompt()))).toHaveLength(1)
    expect(plain(gym.shows(gym.prompt()))).toContain('1 of 1 has finished')
  })

  test('counts a step once, however often and however close together it is pressed', async () => {
    const walk = await gym.start('Ben')
    const done = actionsOf(gym.shows(walk)).find(action => action.startsWith('walk.done:')) ?? ''
    const press = () => gym.pressAction('Ben', done, walk)
    await Promise.all([press(), press(), press()])
    await press()
    expect(await steps('Ben')).toBe('1 of 6 steps')
    expect(plain(gym.shows(walk))).toContain('Romanian deadlift')
  })

  test('has not logged a step of which it says so because the next one could not be read', async () => {
    const walk = await gym.start('Ben')
    const { store } = gym
    const log = store.log.bind(store)
    store.log = (person, began, work, member) =>
      log(person, began, inner => work(Object.assign(inner, { space: unread(inner) })), member)
    expect((await gym.press('Ben', walk, 'Done')).text).toContain('NOT recorded')
    expect(await steps('Ben')).toBe('nothing')
  })

  test('keeps one outcome of a step that is done and skipped at once', async () => {
    const walk = await gym.start('Ben')
    await Promise.all([gym.press('Ben', walk, 'Done'), gym.press('Ben', walk, 'Skip')])
    expect(await steps('Ben')).toBe('1 of 6 steps')
  })

  test('shows two who train at once each their own place', async () => {
    const [ben, cleo] = [await gym.start('Ben'), await gym.start('Cleo')]
    await Promise.all([gym.press('Ben', ben, 'Done'), gym.press('Cleo', cleo, 'Done')])
    await gym.press('Ben', ben, 'Done')
    expect([await steps('Ben'), await steps('Cleo')]).toEqual(['2 of 6 steps', '1 of 6 steps'])
  })

  test('refuses someone else’s press privately, and changes nothing', async () => {
    const walk = await gym.start('Ben')
    const before = plain(gym.shows(walk))
    for (const label of ['Done', 'Adjust', 'Easier', 'Skip', 'Stop']) {
      const refused = await gym.press('Cleo', walk, label)
      expect(refused).toMatchObject({
        private: true,
        text: 'That is Ben’s workout. Start your own with /workout.',
      })
    }
    expect(plain(gym.shows(walk))).toBe(before)
    expect((await gym.command('Cleo', '/progress')).text).toContain('Nothing logged yet')
  })

  test('goes on in last week’s message after the week has turned, and closes a week later', async () => {
    const walk = await gym.start('Ben')
    await gym.press('Ben', walk, 'Done')
    await gym.travel(MONDAY_8 + 8 * DAY)
    await gym.press('Ben', await gym.press('Ben', walk, 'Done'), FINE)
    await gym.press('Ben', walk, 'Done')
    expect(plain(gym.shows(walk))).toContain('2 of 6 steps')
    expect(await steps('Ben')).toBe('0 of 6 steps')
    await gym.travel(MONDAY_8 + 15 * DAY)
    const closed = await gym.press('Ben', walk, 'Done')
    expect(closed).toMatchObject({ private: true })
    expect(closed.text).toContain('That week is closed')
  })

  test('comes back where it was when its message was deleted by hand', async () => {
    const walk = await gym.start('Ben')
    await gym.press('Ben', walk, 'Done')
    gym.platform.kept.splice(
      gym.platform.kept.findIndex(kept => kept.id === walk.message),
      1,
    )
    await gym.command('Ben', '/workout')
    expect(gym.walk('Ben').message).not.toBe(walk.message)
    expect(plain(gym.shows(gym.walk('Ben')))).toContain('1 of 6 steps')
    await gym.press('Ben', gym.walk('Ben'), 'Done')
    expect(await steps('Ben')).toBe('2 of 6 steps')
  })

  test('follows what is logged in words', async () => {
    const walk = await gym.start('Ben')
    await gym.command('Ben', '/done bridges 12, rdl 10')
    expect(plain(gym.shows(walk))).toContain('Goblet squat')
    const undo = await gym.command('Ben', '/done all')
    expect(plain(gym.shows(walk))).toContain('finished week 1')
    await gym.press('Ben', undo, 'Undo')
    expect(plain(gym.shows(walk))).toContain('2 of 6 steps')
  })

  test('that was skipped from end to end is not called finished', async () => {
    const walk = await gym.start('Ben')
    for (let n = 0; n < 6; n++) await gym.press('Ben', walk, 'Skip')
    expect(plain(gym.shows(walk))).not.toMatch(/finished|well done/i)
    expect(plain(gym.shows(gym.prompt()))).toContain('0 of 1 have finished')
  })

  test('asks how it was, privately, and answers only its owner', async () => {
    const walk = await gym.start('Ben')
    for (let n = 0; n < 6; n++) await gym.press('Ben', walk, 'Done')
    const { action } = choiceOf(gym.shows(walk), 'How hard was it?')
    const choose = (who: string) => gym.pressAction(who, action, walk, ['7'])
    expect((await choose('Cleo')).text).toContain('That is Ben’s workout')
    expect(await choose('Ben')).toMatchObject({ private: true })
  })
})

describe('the prompt above a walkthrough', () => {
  const edits = () => gym.platform.edits.filter(id => id === gym.prompt().message).length
  const meter = () => gym.shows(gym.prompt()).blocks.find(block => block.kind === 'meter')

  test('is drawn anew by the last step alone, for who counts already', async () => {
    const walk = await gym.start('Ben')
    const joined = edits()
    for (let n = 0; n < 5; n++) await gym.press('Ben', walk, 'Done')
    expect(edits()).toBe(joined)
    await gym.press('Ben', walk, 'Done')
    expect(edits()).toBeGreaterThan(joined)
    expect(meter()).toMatchObject({ done: 1, total: 1 })
  })

  test('counts someone who comes back after weeks from their first step on', async () => {
    await gym.command('Ben', '/done all')
    await gym.command('Cleo', '/done all')
    for (let week = 1; week <= 5; week++) {
      await gym.travel(gym.clock.now() + 7 * DAY)
      await gym.command('Ben', '/done all')
    }
    expect(meter()).toMatchObject({ done: 1, total: 1 })
    await gym.press('Cleo', await gym.start('Cleo'), 'Done')
    expect(meter()).toMatchObject({ done: 1, total: 2 })
  })
})

describe('a walkthrough whose group has trouble', () => {
  test('is recorded and drawn even when nobody can say what its owner is called', async () => {
    const walk = await gym.start('Ben')
    await gym.travel(MONDAY_8 + 2 * DAY)
    await gym.app.services.spaces.people.delete('web/local/Ben')
    gym.platform.profile = () => Promise.reject(new PlatformError('person-unreachable', 'gone'))
    await gym.press('Ben', await gym.press('Ben', walk, 'Done'), FINE)
    const pressed = await gym.press('Ben', walk, 'Done')
    expect(pressed.text).not.toContain('NOT recorded')
    expect(pressed.text).toContain('1 of 6 steps')
    expect((await gym.command('Ana', '/board')).text).toContain('on the way')
  })
})
