import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Incoming } from '../../src/chat/exchange.ts'
import { CHANNEL, Gym } from '../support/gym.ts'
import { recordedBy } from '../support/recorded.ts'

const MINUTE = 60_000
let gym: Gym

beforeEach(async () => {
  gym = await Gym.open()
  await gym.firstPrompt()
})
afterEach(() => gym.close())

const done = (line: string, who = 'Ben') => gym.command(who, `/done ${line}`)
const inThread = (line: string, who = 'Ben') => gym.type(who, line, gym.threadOf(gym.prompt()), gym.prompt())
const told = async (line: string, who = 'Ben') => (await gym.type(who, line, gym.direct(who))).text

const recorded = (who = 'Ben') => recordedBy(gym, who)

describe('a correction', () => {
  test.each([
    ['make that 12', ['bridge 1: 12', 'bridge 2: 12', 'bridge 3: 12']],
    ['no, 12', ['bridge 1: 12', 'bridge 2: 12', 'bridge 3: 12']],
    ['actually 2x10', ['bridge 1: 10', 'bridge 2: 10']],
    ['I meant squats 3x10', ['goblet-squat 1: 10', 'goblet-squat 2: 10', 'goblet-squat 3: 10']],
  ])('%j stands in for what was logged last', async (line, rows) => {
    await done('rdl 1x10')
    await gym.travel(gym.clock.now() + MINUTE)
    await done('bridges 3x10')
    const shown = await inThread(line)
    expect(shown.text).toMatch(/^Corrected\n/)
    expect(await recorded()).toEqual(
      [...rows, 'romanian-deadlift 1: 10'].toSorted((a, b) => a.localeCompare(b)),
    )
  })

  test('of the reps keeps the weight as it was typed, in its unit and its hands', async () => {
    await done('rdl 2x10 @ 25 lb each')
    await gym.travel(gym.clock.now() + MINUTE)
    const shown = await done('make that 12')
    expect(shown.text).toContain('Romanian deadlift: 2 × 12 at 25 lb each')
  })

  test.each([
    ['that was yesterday', /^Corrected\n/, 1],
    ['no, yesterday', /^Corrected\n/, 1],
    ['it was yesterday, not today', /^Corrected\n/, 1],
  ])('%j moves what was logged last to that day, with all its numbers', async (line, answer, days) => {
    await gym.travel(gym.clock.now() + 2 * 24 * 60 * MINUTE)
    await done('rdl 10, 8 @ 25 lb each')
    await gym.travel(gym.clock.now() + MINUTE)
    expect((await done(line)).text).toMatch(answer)
    const group = await gym.store.groups.at(CHANNEL)
    const member = group && (await gym.store.members.of(group.id, gym.person('Ben')))
    const rows = member ? await gym.store.completions.ofMember(member.id) : []
    expect(rows.map(({ amount, weight }) => [amount, weight?.number, weight?.per])).toEqual([
      [10, 25, 'hand'],
      [8, 25, 'hand'],
    ])
    for (const { doneAt } of rows)
      expect(Math.round((gym.clock.now() - doneAt) / (24 * 60 * MINUTE))).toBe(days)
  })

  test('of the day is asked about where people talk to each other', async () => {
    await done('bridges 3x10')
    expect((await inThread('that was yesterday')).text).toContain('Is this what you did?')
  })

  test('to the easier way keeps the numbers', async () => {
    await done('bridges 3x10')
    expect((await done('make that the easier way')).text).toContain('Small bridge with a pause: 3 × 10')
  })

  const OTHERS = [
    'that was rdl not bridges',
    'it was rdl, not bridges',
    'I meant rdl',
    'sorry, rdl',
    'not bridges, rdl',
    'not bridges but rdl',
    'not bridges, it was rdl',
    'rdl, not bridges',
    'rdl instead of bridges',
    'instead of bridges, rdl',
    'wrong one, that was rdl',
    'wrong exercise, it was rdl',
    'those were rdl',
    'change bridges to rdl',
    'it wasn’t bridges, it was rdl',
    'that wasn’t bridges but rdl',
  ]
  test.each(OTHERS)('%j takes the numbers over to the other exercise', async line => {
    await done('bridges 12, 10')
    await gym.travel(gym.clock.now() + MINUTE)
    expect(await told(line)).toMatch(/^Corrected\n/)
    expect(await recorded()).toEqual(['romanian-deadlift 1: 12', 'romanian-deadlift 2: 10'])
  })

  test.each(OTHERS)('%j is asked with one button where people talk', async line => {
    await done('bridges 3x10, squats 8')
    await gym.travel(gym.clock.now() + MINUTE)
    await done('bridges 12')
    const asked = await inThread(line)
    expect(asked.text).toMatch(/^Is this what you did\?\n.*\[Romanian deadlift 1 × 12\] \[Don’t log it\]$/s)
    await gym.press('Ben', asked, 'Romanian deadlift 1 × 12')
    expect(await recorded()).toEqual([
      'bridge 1: 10',
      'bridge 2: 10',
      'bridge 3: 10',
      'goblet-squat 1: 8',
      'romanian-deadlift 1: 12',
    ])
  })

  test('to another exercise leaves what else the line said', async () => {
    await done('bridges 12, squats 10 @ 16 kg')
    await gym.travel(gym.clock.now() + MINUTE)
    await told('that was rdl, not squats')
    expect(await recorded()).toEqual(['bridge 1: 12', 'romanian-deadlift 1: 10'])
    const group = await gym.store.groups.at(CHANNEL)
    const member = group && (await gym.store.members.of(group.id, gym.person('Ben')))
    const rows = member ? await gym.store.completions.ofMember(member.id) : []
    expect(rows.map(({ grams }) => grams)).toEqual([null, 16_000])
  })

  test('to another exercise holds its weight as that one is done', async () => {
    await done('rdl 10 @ 8 kg')
    await gym.travel(gym.clock.now() + MINUTE)
    const shown = await told('that was goblets')
    expect(shown).toContain('8 kg')
    expect(shown).not.toContain('8 kg each')
    await gym.travel(gym.clock.now() + MINUTE)
    expect(await told('that was rdl, not goblets')).toContain('8 kg each')
  })

  test.each([
    ['bridges 12, squats 10', 'I meant rdl'],
    ['squats 10 @ 16 kg', 'I meant bridges'],
    ['squats 10', 'rdl, not bridges'],
  ])('after %j, %j takes nothing over that may not be meant', async (line, correction) => {
    await done(line)
    const before = await recorded()
    await gym.travel(gym.clock.now() + MINUTE)
    expect(await told(correction)).not.toMatch(/^(?:Corrected|Logged)/)
    expect(await recorded()).toEqual(before)
  })

  test('with nothing to correct is people talking', async () => {
    expect((await inThread('no, 10')).text).toBe('')
    expect(await recorded()).toEqual([])
  })

  test('by changing the line itself changes what was recorded of it, and nothing else', async () => {
    const at = gym.threadOf(gym.prompt())
    const { kind: _, ...event } = { kind: 'message', at, from: gym.person('Ben'), inThreadOf: gym.prompt() }
    const send = (id: string, text: string, edits?: string) =>
      gym.platform.send({ ...event, kind: 'message', id, text, ...(edits && { edits }) } as Incoming)
    await done('rdl 1x10')
    await send('m1', 'bridges 3x10')
    const shown = await send('m1/1', 'bridges 3x12', 'm1')
    expect(shown.text).toMatch(/^Corrected\n/)
    await send('m1/1', 'bridges 3x12', 'm1')
    expect(await recorded()).toEqual([
      'bridge 1: 12',
      'bridge 2: 12',
      'bridge 3: 12',
      'romanian-deadlift 1: 10',
    ])
  })
})
