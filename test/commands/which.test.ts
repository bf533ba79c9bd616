import { afterEach, beforeEach, expect, test } from 'vitest'
import { plain } from '../../src/chat/plain.ts'
import { isolated } from '../../src/core/text.ts'
import { CHANNEL, Gym } from '../support/gym.ts'
import { HOSTILE_NAMES, UNPRINTABLE } from '../support/hostile-names.ts'
import { PROGRAMS } from '../support/programs.ts'

const RUNNERS = { ...CHANNEL, channel: 'runners' }
const HOUR = 60 * 60 * 1000
let gym: Gym
/** Ben is in two groups; the one in the other channel meets on Tuesdays. */
beforeEach(async () => {
  gym = await Gym.open()
  await gym.firstPrompt()
  await gym.command('Ana', '/schedule set tuesday 10:00 Europe/Berlin', RUNNERS)
  await gym.command('Ben', '/done 1 round')
  await gym.command('Ben', '/done 1 round', RUNNERS)
})
afterEach(() => gym.close())

const progress = async () => (await gym.command('Ben', '/progress', gym.direct('Ben'))).text
const labels = ['Low-back strength, Mondays at 09:00', 'Low-back strength, Tuesdays at 10:00'] as const

test('someone in several groups is asked once which one they mean, and it is remembered', async () => {
  const asked = await gym.command('Ben', '/done bridges 10', gym.direct('Ben'))
  expect(asked.text).toContain('Which one do you mean in here?')
  const chosen = await gym.press('Ben', asked, labels[0])
  expect(chosen.text).toContain(labels[0])
  expect(chosen.text).toContain('once more')
  expect((await gym.command('Ben', '/done bridges 10', gym.direct('Ben'))).text).toContain('Logged')
  expect(await progress()).not.toContain('Which one')
})

test('it can be changed in the settings, and is asked anew when that group is left', async () => {
  const { on } = await gym.command('Ben', '/settings')
  if (!on) throw new Error('no settings')
  const [monday, tuesday] = [await gym.store.groups.at(CHANNEL), await gym.store.groups.at(RUNNERS)]
  await gym.pressAction('Ben', 'settings.group', on, [tuesday?.id ?? ''])
  expect(await progress()).not.toContain('Which one')
  await gym.command('Ana', '/schedule set friday 7:00 Europe/Berlin', { ...CHANNEL, channel: 'third' })
  await gym.command('Ben', '/done 1 round', { ...CHANNEL, channel: 'third' })
  await gym.command('Ben', '/leave', RUNNERS)
  expect(await progress()).toContain('Which one')
  expect((await gym.pressAction('Ben', `which.group:${monday?.id}`, on)).text).toContain(labels[0])
  expect((await gym.pressAction('Ben', 'which.group:x', on)).text).toContain('does nothing any more')
})

test('groups that do the same at the same time are told apart by their channels', async () => {
  await gym.command('Ana', '/schedule set monday 9:00 Europe/Berlin', RUNNERS)
  const asked = await gym.command('Ben', '/progress', gym.direct('Ben'))
  const chosen = await gym.press('Ben', asked, `#${isolated('runners')}: ${labels[0]}`)
  expect(chosen.text).toContain('#runners')
  const { on } = await gym.command('Ben', '/settings')
  if (!on) throw new Error('no settings')
  await gym.pressAction('Ben', 'settings.reminders', on, ['on'])
  await gym.travel(gym.clock.now() + 7 * 24 * HOUR)
  const told = gym.platform.publicIn(gym.direct('Ben')).map(one => plain(one.message))
  expect(told.some(text => text.includes(`For #${isolated(CHANNEL.channel)}: ${labels[0]}`))).toBe(true)
})

test('whatever channels and programs are called, a button tells the groups apart, and turns nothing', async () => {
  await gym.close()
  const programs = PROGRAMS.map(one => ({
    ...one,
    name: `${one.name} ${'and more of it '.repeat(9)}`.slice(0, 60),
  }))
  gym = await Gym.open({ programs })
  await gym.firstPrompt()
  await gym.command('Ana', '/schedule set monday 9:00 Europe/Berlin', RUNNERS)
  for (const at of [CHANNEL, RUNNERS]) await gym.command('Ben', '/done 1 round', at)
  const { platform } = gym
  const profile = platform.profile.bind(platform)
  for (const name of HOSTILE_NAMES) {
    platform.profile = async (person, at) => ({
      ...(await profile(person, at)),
      ...(at && { place: `${at.channel} ${name}` }),
    })
    const { message } = await gym.command('Ben', '/progress', gym.direct('Ben'))
    const shown = (message?.blocks ?? []).flatMap(block =>
      block.kind === 'buttons' ? block.buttons.map(({ label }) => label) : [],
    )
    expect(new Set(shown).size).toBe(2)
    for (const label of shown) {
      expect(label).toMatch(/^#\u2068[^\n\u2066-\u2069]+\u2069: [^\n\u2066-\u2069]+$/)
      expect(label).not.toMatch(UNPRINTABLE)
    }
  }
})

test('a group that was removed, or left, is none of several', async () => {
  await gym.command('Ana', '/schedule remove', RUNNERS)
  expect(await progress()).not.toContain('Which one')
  await gym.command('Ana', '/schedule set tuesday 10:00 Europe/Berlin', RUNNERS)
  await gym.command('Ben', '/leave')
  expect(await progress()).not.toContain('Which one')
})

test('a reminder names the group of who is in several, and of nobody else', async () => {
  for (const who of ['Ben', 'Ana']) {
    await gym.command(who, '/done 1 round')
    const { on } = await gym.command(who, '/settings')
    if (!on) throw new Error('no settings')
    await gym.pressAction(who, 'settings.reminders', on, ['on'])
  }
  await gym.travel(gym.clock.now() + 7 * 24 * HOUR)
  const told = (who: string) => gym.platform.publicIn(gym.direct(who)).map(one => plain(one.message))
  expect(told('Ben').some(text => text.includes(`For ${labels[0]}`))).toBe(true)
  expect(told('Ben').every(text => text.includes('For Low-back'))).toBe(true)
  expect(told('Ana')).not.toEqual([])
  expect(told('Ana').some(text => text.includes('For Low-back'))).toBe(false)
})
