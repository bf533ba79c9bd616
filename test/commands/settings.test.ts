import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { plain } from '../../src/chat/plain.ts'
import { Gym, MONDAY_8 } from '../support/gym.ts'
import type { Shown } from '../support/memory-platform.ts'

let gym: Gym

beforeEach(async () => {
  gym = await Gym.open()
  await gym.firstPrompt()
})
afterEach(() => gym.close())

async function choose(action: string, value: string, who = 'Ben'): Promise<Shown> {
  const { on } = await gym.command(who, '/settings')
  if (!on) throw new Error('no settings')
  return gym.pressAction(who, action, on, [value])
}

/** What is selected, by action. */
function selected(shown: Shown): Record<string, string | undefined> {
  return Object.fromEntries(
    (shown.message?.blocks ?? []).flatMap(block =>
      block.kind === 'choice' ? [[block.action, block.options.find(option => option.selected)?.value]] : [],
    ),
  )
}

async function setZone(zone: string): Promise<Shown> {
  const settings = await gym.command('Ben', '/settings')
  const form = await gym.press('Ben', settings, 'Change time zone')
  return gym.submit('Ben', form, { zone }, settings.on)
}

describe('/settings', () => {
  test('a zone that cannot be read is refused, so that the form may stay open; one that can is not', async () => {
    const event = { kind: 'form', id: '1', at: gym.direct('Ben'), from: gym.person('Ben') } as const
    const sent = (zone: string) =>
      gym.app.engine.handle({ ...event, action: 'settings.zoned', values: { zone } })
    expect((await sent('Atlantis')).first).toMatchObject({ kind: 'reply', refused: true })
    expect((await sent('Europe/Paris')).first).not.toHaveProperty('refused')
  })

  test('shows, in private, what holds before anything is chosen', async () => {
    const shown = await gym.command('Ben', '/settings')
    expect(shown.private).toBe(true)
    expect(selected(shown)).toEqual({
      'settings.units': 'kg',
      'settings.reminders': 'off',
      'settings.rests': 'off',
      'settings.quiet': '21-8',
      'settings.name': 'shown',
      'settings.pictures': 'moving',
    })
    expect(shown.text).toContain('Europe/Berlin (from your profile or group)')
  })

  test('two that are chosen at the same moment both stay, so that no name is shown again', async () => {
    const { on } = await gym.command('Ben', '/settings')
    if (!on) throw new Error('no settings')
    const both = [
      ['settings.name', 'hidden'],
      ['settings.units', 'lb'],
    ] as const
    await Promise.all(both.map(([action, value]) => gym.pressAction('Ben', action, on, [value])))
    expect(selected(await gym.command('Ben', '/settings'))).toMatchObject(Object.fromEntries(both))
  })

  test.each([
    ['settings.units', 'lb'],
    ['settings.reminders', 'on'],
    ['settings.rests', 'on'],
    ['settings.name', 'hidden'],
    ['settings.pictures', 'words'],
  ])('%s → %s is redrawn and kept', async (action, value) => {
    await gym.command('Ben', '/done bridges 12')
    expect(selected(await choose(action, value))[action]).toBe(value)
    expect(selected(await gym.command('Ben', '/settings'))[action]).toBe(value)
    expect(selected(await gym.command('Ana', '/settings'))[action]).not.toBe(value)
  })

  test.each([
    ['settings.units', 'stone'],
    ['settings.reminders', 'perhaps'],
    ['settings.name', 'anonymous'],
    ['settings.pictures', 'loud'],
  ])('%s → %s is no choice and changes nothing', async (action, value) => {
    await gym.command('Ben', '/done bridges 12')
    const before = selected(await gym.command('Ben', '/settings'))
    expect((await choose(action, value)).text).toContain('does nothing any more')
    expect(selected(await gym.command('Ben', '/settings'))).toEqual(before)
  })

  test('reminders that are off before one joins stay off', async () => {
    expect(selected(await choose('settings.reminders', 'off'))['settings.reminders']).toBe('off')
    await gym.command('Ben', '/done bridges 12')
    const [member] = await gym.store.members.ofPerson(gym.person('Ben'))
    expect(member?.reminders).toBe(false)
  })

  test('reminders are turned off where one stands, in the direct message', async () => {
    await choose('settings.reminders', 'on')
    await gym.command('Ben', '/done bridges 12')
    await gym.travel(Date.parse('2026-11-28T16:00:00Z'))
    const [reminder] = gym.platform.publicIn(gym.direct('Ben'))
    if (!reminder) throw new Error('no reminder')
    const on = { place: reminder.place, message: reminder.id }
    const off = await gym.press('Ben', on, 'Turn reminders off')
    expect(off.text).toBe('Reminders are off. /settings turns them on again.')
    expect(plain(reminder.message)).toBe(off.text)
    expect(selected(await gym.command('Ben', '/settings'))['settings.reminders']).toBe('off')
    await gym.travel(Date.parse('2026-12-06T20:00:00Z'))
    expect(gym.platform.publicIn(gym.direct('Ben'))).toHaveLength(1)
    // On again, and the next week is reminded of.
    await choose('settings.reminders', 'on')
    await gym.command('Ben', '/done bridges 12')
    await gym.travel(Date.parse('2026-12-12T16:00:00Z'))
    expect(gym.platform.publicIn(gym.direct('Ben'))).toHaveLength(2)
  })

  test('quiet hours are shown as times, and the usual ones hold for who has not chosen', async () => {
    const shown = await gym.command('Ben', '/settings')
    expect(selected(shown)['settings.quiet']).toBe('21-8')
    const quiet = shown.message?.blocks.find(
      block => block.kind === 'choice' && block.action === 'settings.quiet',
    )
    expect(quiet?.kind === 'choice' && quiet.options.map(option => option.label)).toEqual([
      'Quiet from 20:00 to 07:00',
      'Quiet from 21:00 to 08:00',
      'Quiet from 22:00 to 07:00',
      'Quiet from 22:00 to 09:00',
      'No quiet hours',
    ])
  })

  test('a group where people lift in pounds starts with pounds', async () => {
    await gym.command('Ana', '/schedule set monday 9:00 America/Chicago')
    expect(selected(await gym.command('Ben', '/settings'))['settings.units']).toBe('lb')
  })
})

describe('the time zone', () => {
  test('is kept as people say it', async () => {
    expect((await setZone('new york')).text).toContain('Time zone: America/New_York\n')
    expect((await gym.command('Ben', '/settings')).text).toContain('Time zone: America/New_York\n')
  })

  test('decides what “yesterday” and “this evening” mean', async () => {
    await setZone('Asia/Tokyo')
    const asked = await gym.press('Ben', gym.prompt(), 'Remind me later')
    // 09:00 in Berlin is 17:00 in Tokyo, where 18:00 is too near.
    expect(asked.text).not.toContain('This evening')
  })

  test.each(['Mars/Olympus', 'UTC+2', 'x'.repeat(60), '😀'])(
    '“%s” is none, and changes nothing',
    async typed => {
      const shown = await setZone(typed)
      expect(shown.text).toContain('I don’t know a time zone')
      expect(shown.text).toContain('Nothing changed.')
      expect(shown.text).not.toContain('Near it: .')
      expect(shown.private).toBe(true)
      expect((await gym.command('Ben', '/settings')).text).toContain(
        'Europe/Berlin (from your profile or group)',
      )
    },
  )

  test('that is nearly right is offered', async () => {
    expect((await setZone('Europe/Berlim')).text).toContain('Near it: Europe/Berlin')
  })

  test('survives a restart', async () => {
    await setZone('Asia/Tokyo')
    const again = await Gym.open({ store: gym.store, at: MONDAY_8 })
    expect((await again.command('Ben', '/settings')).text).toContain('Asia/Tokyo')
  })
})
