import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CHANNEL, Gym, MONDAY_8 } from '../support/gym.ts'
import type { Shown } from '../support/memory-platform.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
const NINE = MONDAY_8 + HOUR
let gym: Gym

beforeEach(async () => {
  gym = await Gym.open()
  await gym.firstPrompt()
})
afterEach(() => gym.close())

const done = (line: string, who = 'Ben') => gym.command(who, `/done ${line}`)

async function rows(who = 'Ben') {
  const group = await gym.store.groups.at(CHANNEL)
  const member = group && (await gym.store.members.of(group.id, gym.person(who)))
  return member ? gym.store.completions.ofMember(member.id) : []
}

/** 'bridge 1: 12' for each step that is recorded, in order. */
async function recorded(who?: string): Promise<string[]> {
  return (await rows(who))
    .toSorted((a, b) => a.exercise.localeCompare(b.exercise) || a.round - b.round)
    .map(row => `${row.exercise} ${row.round}: ${row.amount}${row.grams ? ` @ ${row.grams} g` : ''}`)
}

async function nothingRecorded(shown: Shown, who?: string) {
  expect(shown.private).toBe(true)
  expect(await rows(who)).toEqual([])
}

describe('a line', () => {
  test.each([
    ['bridges 3x12', ['bridge 1: 12', 'bridge 2: 12', 'bridge 3: 12'], 'Bridge: 3 × 12 (rounds 1–3)'],
    [
      'rdl 12 @ 20kg',
      ['romanian-deadlift 1: 12 @ 20000 g'],
      'Romanian deadlift: 1 × 12 at 20 kg each (round 1)',
    ],
    [
      'goblet 15,12,10 35 lb',
      ['goblet-squat 1: 15 @ 15876 g', 'goblet-squat 2: 12 @ 15876 g', 'goblet-squat 3: 10 @ 15876 g'],
      'Goblet squat: 15, 12, 10 at 35 lb (rounds 1–3)',
    ],
    ['one set of squats', ['goblet-squat 1: 10'], 'Goblet squat: 1 × 10 (round 1)'],
    ['brigde 3x12', ['bridge 1: 12', 'bridge 2: 12', 'bridge 3: 12'], 'Bridge: 3 × 12'],
    ['bridges 12 + rdl 10', ['bridge 1: 12', 'romanian-deadlift 1: 10'], 'Romanian deadlift: 1 × 10'],
    ['childs pose 30 s', ['childs-pose 1: 30'], 'Child’s pose'],
    [
      '1 round',
      ['bridge 1: 10', 'goblet-squat 1: 10', 'romanian-deadlift 1: 10'],
      'That’s a whole round, so the week counts.',
    ],
  ])('“%s” is recorded and said back', async (line, steps, said) => {
    const shown = await done(line)
    expect(await recorded()).toEqual(steps)
    expect(shown.text).toContain(said)
    expect(shown.text).toMatch(/^Logged\nThis week\n/)
    expect(shown.private).toBe(true)
  })

  test('names the way in which it was done, and counts it as the exercise', async () => {
    const shown = await done('box squats 10 @ 8kg, squats 12 @ 16kg, single-leg bridge 10')
    expect(shown.text).toContain('- Squat to a bench or box: 1 × 10 at 8 kg (round 1)')
    expect(shown.text).toContain('- Goblet squat: 1 × 12 at 16 kg (round 2)')
    expect((await rows()).map(row => `${row.exercise} ${row.variant}`).sort()).toEqual([
      'bridge harder',
      'goblet-squat easier',
      'goblet-squat standard',
    ])
    expect((await done('wall hinge 12 @ 5kg')).text).toContain('That one is done without a weight.')
    expect((await done('bench 5x5')).text).toContain('I don’t know the exercise “bench”.')
  })

  test('“all” finishes the week, and the prompt counts it', async () => {
    const shown = await done('all')
    expect(await recorded()).toHaveLength(6)
    expect(shown.text).toContain('That’s the week finished. Well done.')
    expect(JSON.stringify(gym.shows(gym.prompt()))).toContain('1 of 1 has finished')
  })

  test('“all” adds only what is missing', async () => {
    await done('bridges 3x15')
    await done('all')
    expect((await recorded()).filter(step => step.startsWith('bridge'))).toEqual([
      'bridge 1: 15',
      'bridge 2: 15',
      'bridge 3: 15',
    ])
    expect(await recorded()).toHaveLength(7)
  })

  test('“all” a second time says that it is logged already', async () => {
    await done('all')
    expect((await done('all')).text).toBe(
      'All that was planned for this week is logged. To add an extra round, write “1 round”.',
    )
  })

  test('more than the plan are extra rounds, up to twelve', async () => {
    await done('all')
    expect((await done('1 round')).text).toContain('Bridge: 1 × 10 (round 3)')
    await done('bridges 9x10')
    expect((await done('bridges 10')).text).toBe(
      'That would be more than 12 rounds of Bridge in a week. Nothing was logged.',
    )
    expect((await recorded()).filter(step => step.startsWith('bridge'))).toHaveLength(12)
  })

  test('a weight without a unit is in the units that were chosen', async () => {
    const settings = await gym.command('Ben', '/settings')
    if (settings.on) await gym.pressAction('Ben', 'settings.units', settings.on, ['lb'])
    expect((await done('rdl 10 @ 20')).text).toContain('at 20 lb')
    expect((await rows())[0]?.grams).toBe(9072)
  })

  test('is recorded once when its event is delivered twice', async () => {
    const event = { id: 'same', kind: 'command', at: CHANNEL, from: gym.person('Ben') } as const
    const one = await gym.platform.send({ ...event, name: 'done', input: 'bridges 3x12' })
    const two = await gym.platform.send({ ...event, name: 'done', input: 'bridges 3x12' })
    expect(await recorded()).toHaveLength(3)
    expect(two.text).toBe(one.text)
  })

  test('logged in a direct conversation counts for the group', async () => {
    await done('bridges 12')
    await gym.command('Ben', '/done rdl 12', gym.direct('Ben'))
    expect(await recorded()).toEqual(['bridge 1: 12', 'romanian-deadlift 1: 12'])
  })
})

describe('a line that cannot be read', () => {
  test.each(
    [
      ['', 'Tell me what you did.'],
      ['bridges 3x12, foo 10', 'I don’t know the exercise “foo”.'],
      ['pushups 20', '“pushups”.\nI log Bridge, Romanian deadlift and Goblet squat. Nothing was logged.'],
      ['bridges 3x', 'How do you mean the numbers?'],
      ['bridges 3x12 and a half', 'Is this what you did?'],
      ['bridges 0', 'out of range'],
      ['bridges -5', '-5'],
      ['bridges 501', 'is out of range: reps go from 1 to 500.'],
      ['rdl 10 @ 900 kg', 'is out of range: weights in kg go from 0.5 to 500.'],
      ['bridges 11x10', 'sets go from 1 to 10'],
      ['11 rounds', 'rounds go from 1 to 10'],
      ['bridges 3x12 @ 20 kg', 'That one is done without a weight'],
      ['bridges 3x12 tomorrow', '“tomorrow” hasn’t happened yet. Log it when it’s done.'],
      ['all next week', '“next week” hasn’t happened yet.'],
      ['all 3 weeks ago', 'is too long ago: this week and last week can still be logged.'],
      ['bridges 12 on 30 feb', 'There is no day like'],
      ['all, bridges 3x12', 'How many in all?'],
      ['bridges', 'How much of it?'],
      ['x'.repeat(400), 'That line is too long. Keep it under 300 characters.'],
      ['bridges '.repeat(1250), 'That line is 10,000 characters long; 500 is the most I read.'],
    ].map(([line = '', said = '']) => ({ line, said, start: line.slice(0, 40) })),
  )('“$start” is asked about, and nothing of it is recorded', async ({ line, said }) => {
    const shown = await done(line)
    expect(shown.text).toContain(said)
    await nothingRecorded(shown)
  })

  test('leaves a newcomer out of the group', async () => {
    const group = await gym.store.groups.at(CHANNEL)
    for (const line of ['foo 12', 'all next week', 'bridges 3x12 13 days ago']) await done(line, 'Zoe')
    expect(await gym.store.members.of(group?.id ?? '', gym.person('Zoe'))).toBeUndefined()
    expect(JSON.stringify(gym.shows(gym.prompt()))).toContain('Nobody has joined yet')
  })

  test('says what it could have meant, with examples', async () => {
    expect((await done('nonsense 3x12')).text).toContain(
      'Try bridges 3x12, rdl 12 @ 20kg, 2 rounds yesterday or all.',
    )
  })
})

describe('the day', () => {
  const weeks = async () => [...new Set((await rows()).map(row => row.week))]
  const [FIRST, SECOND] = [1, 2]

  test('“yesterday” in the middle of a week is this week', async () => {
    await gym.travel(NINE + 2 * DAY)
    expect((await done('2 rounds yesterday')).text).toContain('Logged\nYesterday\n')
    expect(await weeks()).toEqual([FIRST])
    expect(await recorded()).toHaveLength(6)
  })

  test('“yesterday” on the morning of a prompt is last week, and says so', async () => {
    await gym.travel(NINE + 7 * DAY + HOUR)
    expect((await done('bridges 12 yesterday')).text).toContain('Yesterday, which was last week')
    expect(await weeks()).toEqual([FIRST])
  })

  test('of the day of a prompt the older week is meant as long as it is not finished, and named', async () => {
    await gym.travel(NINE + 8 * DAY - 2 * HOUR)
    expect((await done('all yesterday')).text).toContain('Logged\nYesterday, which was last week, week 1\n')
    expect(await weeks()).toEqual([FIRST])
    expect((await done('rdl 12 monday')).text).toContain('Logged\nYesterday\n')
    expect(await weeks()).toEqual([FIRST, SECOND])
  })

  test('after a prompt on Sunday evening, Sunday morning still counts for the week that ended with it', async () => {
    await gym.command('Ana', '/schedule set sunday 20:00 Europe/Berlin')
    await gym.travel(Date.parse('2026-11-30T09:00:00Z'))
    const shown = await done('all yesterday')
    expect(shown.text).toContain('Yesterday, which was last week, week 1')
    expect((await gym.command('Ben', '/progress')).text).toContain('1 week in a row')
  })

  test('in a group of Sunday evenings, a workout of Sunday morning goes to the older week, and its streak holds', async () => {
    const at = { ...CHANNEL, channel: 'sundays' }
    const first = Date.parse('2026-11-29T19:00:00Z')
    const say = (line: string) => gym.command('Ben', line, at)
    await gym.command('Ana', '/schedule set sunday 20:00 Europe/Berlin', at)
    await gym.travel(first + DAY)
    await say('/done all')
    await gym.travel(first + 14 * DAY + 12 * HOUR)
    expect((await say('/done all yesterday')).text).toContain(
      'Logged\nYesterday, which was last week, week 2\n',
    )
    expect((await say('/progress')).text).toContain('2 weeks in a row')
    expect((await say('/done all yesterday')).text).toContain('Logged\nYesterday\n')
    expect((await say('/progress')).text).toContain('3 weeks in a row')
  })

  test('“last week” is the week before this one', async () => {
    await gym.travel(NINE + 7 * DAY)
    const shown = await done('all last week')
    expect(shown.text).toContain('Logged\nLast week\n')
    expect(await weeks()).toEqual([FIRST])
    expect(await recorded()).toHaveLength(6)
  })

  test('a week before the group began is refused, and leaves a newcomer out', async () => {
    const at = { ...CHANNEL, channel: 'new' }
    await gym.command('Ana', '/schedule set monday 9:00', at)
    const shown = await gym.command('Zoe', '/done all last week', at)
    expect(shown.text).toBe('Nothing can be logged for a week before the group began.')
    const group = await gym.store.groups.at(at)
    expect(await gym.store.members.of(group?.id ?? '', gym.person('Zoe'))).toBeUndefined()
  })

  test('a day before last week is refused, even where the calendar would let it pass', async () => {
    await gym.travel(NINE + 21 * DAY + HOUR)
    const shown = await done('bridges 12, 10 days ago')
    expect(shown.text).toContain('this week and last week')
    await nothingRecorded(shown)
  })

  test('a week finished afterwards redraws that week’s prompt', async () => {
    const first = gym.prompt()
    await gym.travel(NINE + 7 * DAY)
    await done('all last week')
    expect(JSON.stringify(gym.shows(first))).toContain('1 of 1 has finished')
    expect(JSON.stringify(gym.shows(gym.prompt()))).toContain('0 of 1 have finished')
  })
})
