import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Place } from '../../src/core/address.ts'
import { PlatformError } from '../../src/core/errors.ts'
import { CHANNEL, Gym, MONDAY_8 } from '../support/gym.ts'

const HOUR = 3_600_000
const THERE: Place = { ...CHANNEL, channel: 'C2' }
let gym: Gym
beforeEach(async () => {
  gym = await Gym.open()
  gym.platform.channels.add('C2').add(CHANNEL.channel)
})
afterEach(() => gym.close())

const move = (line: string, who = 'Ana', at = CHANNEL) => gym.command(who, `/schedule move ${line}`, at)
const titles = (at: Place) => gym.platform.publicIn(at).flatMap(({ message }) => message.title ?? [])

test('a group moves with its week, and the next one comes there', async () => {
  await gym.firstPrompt()
  await gym.start('Ben')
  const prompt = gym.prompt()
  const { text } = await move('<#C2|gym>')
  expect(text).toContain('This week’s prompt is coming there, too')
  expect(titles(THERE)).toEqual(['Week 1 · Low-back strength'])
  expect(gym.platform.publicIn(CHANNEL).at(-1)?.message.blocks[0]).toMatchObject({
    text: expect.stringContaining('meets in another channel'),
  })
  // Both prompts are the same week's.
  await gym.command('Cleo', '/done all', THERE)
  for (const place of [CHANNEL, THERE]) {
    const shown = gym.platform.publicIn(place).find(one => one.message.title?.startsWith('Week 1'))
    expect(JSON.stringify(shown?.message)).toContain('1 of 2 have finished')
  }
  expect((await gym.press('Ben', prompt, 'I did it all')).text).toContain('finished')
  await gym.travel(MONDAY_8 + 7 * 24 * HOUR + 2 * HOUR)
  expect(titles(THERE)).toContain('Week 2 · Low-back strength')
  expect(titles(CHANNEL)).not.toContain('Week 2 · Low-back strength')
  expect((await gym.command('Ana', '/schedule show', THERE)).text).toContain('every Monday at 09:00')
  expect((await gym.command('Ana', '/schedule show')).text).toContain('No workout is planned here yet')
})

test('what is still to be posted goes there, and it can be moved back', async () => {
  await gym.command('Ana', '/schedule set monday 9:00 Europe/Berlin')
  expect((await move('#C2')).text).not.toContain('This week’s prompt')
  expect((await move(`#${CHANNEL.channel}`, 'Ana', THERE)).text).toContain('meets there from now on')
  await move('#C2')
  await gym.travel(MONDAY_8 + HOUR)
  expect([titles(CHANNEL), titles(THERE)]).toEqual([[], ['Week 1 · Low-back strength']])
})

test.each([
  ['a channel that there is not', '#C9', 'I can’t find the channel #C9'],
  ['where it meets', `#${CHANNEL.channel}`, 'meets there already'],
  ['no channel', '', 'Name the channel'],
  ['no channel at all', 'gym', 'I couldn’t read “gym”'],
  ['a person', '<@C2>', 'I couldn’t read'],
])('it does not move to %s', async (_, line, answer) => {
  await gym.command('Ana', '/schedule set monday 9:00 Europe/Berlin')
  expect((await move(line)).text).toContain(answer)
  expect(await gym.store.groups.at(CHANNEL)).toBeDefined()
})

test('nor where another group meets, until that is removed; then what was logged there is kept', async () => {
  await gym.command('Ana', '/schedule set monday 9:00 Europe/Berlin')
  await gym.command('Ana', '/schedule set friday 9:00 Europe/Berlin', THERE)
  const [here, there] = [await gym.store.groups.at(CHANNEL), await gym.store.groups.at(THERE)]
  expect((await move('#C2')).text).toContain('A group meets there already')
  await gym.command('Ana', '/schedule remove', THERE)
  await move('#C2')
  expect((await gym.store.groups.at(THERE))?.id).toBe(here?.id)
  expect((await gym.store.groups.at(CHANNEL))?.id).toBe(there?.id)
})

test('nor by whoever may not plan the week, here or there', async () => {
  await gym.command('Ana', '/schedule set monday 9:00 Europe/Berlin')
  expect((await move('#C2', 'Ben')).text).toContain('Only those who manage this channel')
  await gym.command('Ana', '/schedule coach @Ben')
  expect((await move('#C2', 'Ben')).text).toContain('in both channels')
  gym.platform.invite = '/invite @spotter'
  expect((await move('#C2')).text).toContain('I’m not in that channel')
})

test('a channel that is gone is left from where the group is to meet', async () => {
  await gym.firstPrompt()
  gym.platform.managers.add('Zoe')
  expect((await move('', 'Zoe', THERE)).text).toContain('no group of yours')
  const offer = await move('', 'Ana', THERE)
  expect(offer.text).toContain('Which group shall meet here')
  const label = 'Low-back strength, Mondays at 09:00'
  expect((await gym.press('Zoe', offer, label)).text).toContain('from an earlier time')
  expect((await gym.press('Ana', offer, label)).text).toContain('from now on')
  expect(titles(THERE)).toEqual(['Week 1 · Low-back strength'])
})

test('nobody takes a group away from a channel in which they may not plan any more, unless that is gone', async () => {
  await gym.command('Ana', '/schedule set monday 9:00 Europe/Berlin')
  await gym.command('Ana', '/schedule coach @Ben')
  await gym.command('Ben', '/schedule skip')
  const really = gym.platform.profile.bind(gym.platform)
  gym.platform.profile = async (person, at) => {
    const profile = await really(person, at)
    return person.id === 'Ben' ? { ...profile, mayManage: at?.channel === 'C2' } : profile
  }
  const take = async () => {
    const offer = await move('', 'Ben', THERE)
    return (await gym.press('Ben', offer, 'Low-back strength, Mondays at 09:00')).text
  }
  const isThere = async () => (await gym.store.groups.at(THERE)) !== undefined
  await gym.command('Ana', '/schedule coach @Ben off')
  expect(await take()).toContain('in both channels')
  expect(await isThere()).toBe(false)
  gym.platform.channels.delete(CHANNEL.channel)
  expect(await take()).toContain('from now on')
  expect(await isThere()).toBe(true)
})

test('while the platform does not say who may plan there, it moves nowhere and nobody is told that there is no such channel', async () => {
  await gym.command('Ana', '/schedule set monday 9:00 Europe/Berlin')
  const really = gym.platform.profile.bind(gym.platform)
  gym.platform.profile = async (person, at) => {
    if (at?.channel === 'C2') throw new PlatformError('rate-limited', 'slow down')
    return really(person, at)
  }
  expect((await move('#C2')).text).not.toMatch(/can’t find|meets there/)
  expect(await gym.store.groups.at(CHANNEL)).toBeDefined()
})
