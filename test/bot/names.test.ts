import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Message } from '../../src/chat/message.ts'
import { plain } from '../../src/chat/plain.ts'
import { readableName } from '../../src/core/text.ts'
import { CHANNEL, Gym } from '../support/gym.ts'
import { HOSTILE_NAMES, UNPRINTABLE } from '../support/hostile-names.ts'

const DAY = 25 * 60 * 60 * 1000

let gym: Gym

beforeEach(async () => {
  gym = await Gym.open()
  await gym.firstPrompt()
})
afterEach(() => gym.close())

/** All that stands in the channel, in its thread and on the board. */
async function shown(): Promise<string> {
  const board = await gym.command('Ana', '/board')
  const channel = [CHANNEL, gym.threadOf(gym.prompt())].flatMap(place => gym.platform.publicIn(place))
  const messages: (Message | undefined)[] = [board.message, ...channel.map(kept => kept.message)]
  return messages.map(message => (message ? plain(message) : '')).join('\n')
}

test.each([
  ['Ben', 'Ben'],
  ['  Ben\r\n the \u2028 Third', 'Ben the Third'],
  ['\u202eneB', 'neB'],
  ['B\u2066e\u2067n\u202a', 'Ben'],
  ['דוד', 'דוד'],
  ['\u200b\u3164', 'Someone'],
  ['\u202e', 'Someone'],
  ['Zoë 👨‍👩‍👧‍👦'.repeat(20), 'Zoë 👨‍👩‍👧‍👦Zoë 👨‍👩‍👧‍👦Zoë…'],
])('%j stands isolated, clean and short wherever a name stands', async (name, clean) => {
  gym.platform.names.set('Ben', name)
  await gym.command('Ben', '/done 1 round')
  const gate = await gym.press('Ben', gym.prompt(), 'Start')
  await gym.press('Ben', gate, 'None of these, let’s go')
  const text = await shown()
  expect(text).toContain(`\u2068${clean}\u2069 · Bridge`)
  expect(text.split(`\u2068${clean}\u2069`).length).toBeGreaterThan(2)
  expect(text.replaceAll(`\u2068${clean}\u2069`, '')).not.toMatch(
    /[\u200b\u202a-\u202e\u2066-\u2069\u2028\r]/,
  )
})

test.each([
  '/done דוד 34',
  '/done bridges דוד 34',
  '/exercise דוד',
  '/away until דוד',
  '/schedule דוד',
  '/schedule set דוד 9:00',
  '/schedule set monday 9:00 דוד',
  '/schedule pause until דוד',
  '/דוד',
])('what is quoted of %s turns nothing of the sentence around it', async line => {
  await gym.command('Ana', '/done 1 round')
  const { message } = await gym.command('Ana', line)
  const text = message ? plain(message) : ''
  expect(text).toContain('דוד')
  expect(text.replace(/\u2068[^\u2068\u2069]*\u2069/g, '')).not.toMatch(/\p{Script=Hebrew}/u)
})

test('an export is one JSON of whole letters, whatever somebody is called', async () => {
  const told = new Set<string | undefined>()
  for (const name of HOSTILE_NAMES) {
    gym.platform.names.set('Ben', name)
    await gym.travel(gym.clock.now() + DAY)
    await gym.command('Ben', '/done 1 round')
    await gym.command('Ben', '/board')
    const shown = await gym.press('Ben', await gym.command('Ben', '/mydata'), 'Export as JSON')
    const file = shown.message?.blocks.find(block => block.kind === 'file')
    const { profile } = JSON.parse(file?.text ?? '') as { profile: { name?: string } }
    told.add(profile.name)
    expect(file?.text).not.toMatch(UNPRINTABLE)
    expect(file?.text).not.toContain('\\u')
  }
  expect(told).toEqual(new Set(HOSTILE_NAMES.map(name => readableName(name) || undefined)))
})

test('what is exported has no marks in it', async () => {
  await gym.command('Ben', '/done 1 round')
  await gym.command('Ben', '/board')
  const mine = await gym.command('Ben', '/mydata')
  const exported = await gym.press('Ben', mine, 'Export as JSON')
  expect(JSON.stringify(exported.message)).toContain('Ben')
  expect(JSON.stringify(exported.message)).not.toMatch(/[\u2068\u2069]/)
})
