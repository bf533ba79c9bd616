import { afterEach, beforeEach, expect, test } from 'vitest'
import { zoneForm } from '../../../src/bot/views/settings.ts'
import { en } from '../../../src/bot/wording/en.ts'
import type { Message } from '../../../src/chat/message.ts'
import { Gym } from '../../support/gym.ts'
import { complaintsOf, formComplaintsOf } from '../../support/view-cases.ts'

let gym: Gym
beforeEach(async () => {
  gym = await Gym.open()
  await gym.firstPrompt()
  await gym.start('Ben')
})
afterEach(() => gym.close())

/** What is chosen, by the action of each choice. */
function chosen(message: Message | undefined): Record<string, string[]> {
  const choices = (message?.blocks ?? []).flatMap(block => (block.kind === 'choice' ? [block] : []))
  return Object.fromEntries(
    choices.map(({ action, options }) => [
      action,
      options.filter(option => option.selected).map(option => option.value),
    ]),
  )
}

test('every choice shows the one value that holds, and takes every other', async () => {
  const settings = await gym.command('Ben', '/settings')
  if (!settings.on) throw new Error('no settings')
  const choices = (settings.message?.blocks ?? []).flatMap(block => (block.kind === 'choice' ? [block] : []))
  expect(choices.length).toBeGreaterThanOrEqual(3)
  for (const { action, options } of choices) {
    for (const { value } of options) {
      const before = chosen(gym.shows(settings.on))
      await gym.pressAction('Ben', action, settings.on, [value])
      expect(chosen(gym.shows(settings.on))).toEqual({ ...before, [action]: [value] })
      expect(complaintsOf([gym.shows(settings.on)])).toEqual([])
    }
  }
})

test('a choice that is none of its options changes nothing', async () => {
  const settings = await gym.command('Ben', '/settings')
  if (!settings.on) throw new Error('no settings')
  const before = chosen(settings.message)
  for (const action of Object.keys(before)) {
    for (const value of [['nonsense'], [], ['constructor']]) {
      await gym.pressAction('Ben', action, settings.on, value)
      expect(chosen((await gym.command('Ben', '/settings')).message)).toEqual(before)
    }
  }
})

test('the form for the time zone is one that every platform takes, for any zone', () => {
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    expect(formComplaintsOf(zoneForm(en, zone))).toEqual([])
  }
})
