import { afterEach, beforeEach, describe, expect, test } from 'vitest'
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

describe('what no program here has', () => {
  test('is said so in private to who takes part, and is talk to anybody else', async () => {
    expect((await inThread('pushups 20')).text).toBe('')
    await done('bridges 12')
    const shown = await inThread('pushups 20')
    expect(shown.private).toBe(true)
    expect(shown.text).toContain('I don’t know the exercise “pushups”.')
    expect(shown.text).toContain('I log Bridge, Romanian deadlift and Goblet squat. Nothing was logged.')
  })
})

describe('a question', () => {
  test('is answered by a press, and records only then', async () => {
    const asked = await done('bridges 10x3')
    expect(asked.text).toBe('Which way round?\n[Bridge 3 × 10] [Bridge 10 × 3]')
    expect(asked.private).toBe(true)
    expect(await recorded()).toEqual([])
    const shown = await gym.press('Ben', asked, 'Bridge 3 × 10')
    expect(shown.text).toContain('- Bridge: 3 × 10 (rounds 1–3)')
    expect(await recorded()).toEqual(['bridge 1: 10', 'bridge 2: 10', 'bridge 3: 10'])
  })

  test('pressed twice records once', async () => {
    const asked = await done('bridges 10x3')
    const action = /done\.pick:[^"]+/.exec(JSON.stringify(asked.message))?.[0] ?? ''
    if (!asked.on) throw new Error('no message')
    await gym.pressAction('Ben', action, asked.on)
    await gym.pressAction('Ben', action, asked.on)
    expect(await recorded()).toHaveLength(3)
  })

  test('is nobody else’s', async () => {
    const asked = await done('bridges 10x3')
    const action = /done\.pick:[^"]+/.exec(JSON.stringify(asked.message))?.[0] ?? ''
    if (!asked.on) throw new Error('no message')
    await gym.pressAction('Ana', action, asked.on)
    expect([await recorded('Ana'), await recorded('Ben')]).toEqual([[], []])
  })

  test('can be answered with none of it', async () => {
    const asked = await done('air squats 20')
    expect((await gym.press('Ben', asked, 'Don’t log it')).text).toBe('Nothing was logged.')
    expect(await recorded()).toEqual([])
  })

  test('about yesterday means that day, also on the day after', async () => {
    await gym.travel(gym.clock.now() + 2 * 24 * 60 * MINUTE)
    const asked = await done('bridges 10x3 yesterday')
    await gym.travel(gym.clock.now() + 24 * 60 * MINUTE)
    await gym.press('Ben', asked, 'Bridge 3 × 10, yesterday')
    const group = await gym.store.groups.at(CHANNEL)
    const member = group && (await gym.store.members.of(group.id, gym.person('Ben')))
    const [row] = member ? await gym.store.completions.ofMember(member.id) : []
    expect(new Date(row?.doneAt ?? 0).toISOString().slice(0, 10)).toBe('2026-11-24')
  })
})

describe('“all” in a thread, which may be talk', () => {
  test('is a log of whoever takes part in the running week, and of nobody else', async () => {
    await inThread('all')
    expect(await recorded()).toEqual([])
    await done('bridges 10')
    expect((await inThread('all')).text).toContain('Logged')
    expect(await recorded()).toHaveLength(6)
    await gym.travel(gym.clock.now() + 7 * 24 * 60 * MINUTE)
    await inThread('all')
    expect(await recorded()).toHaveLength(6)
  })
})

describe('the same line again', () => {
  test('is asked about within ten minutes, and logged after that', async () => {
    await done('bridges 3x12')
    const asked = await done('bridges 3x12')
    expect(asked.text).toContain('You logged that a moment ago. Once more?')
    expect(await recorded()).toHaveLength(3)
    await gym.travel(gym.clock.now() + 11 * MINUTE)
    await done('bridges 3x12')
    expect(await recorded()).toHaveLength(6)
  })
})

describe('numbers far from what is usual', () => {
  test('are asked about, with the point where it may have been forgotten', async () => {
    await done('rdl 10 @ 37.5kg')
    const asked = await done('rdl 12 @ 375kg')
    expect(asked.text).toContain('That is far from what you usually do. Which is it?')
    expect(asked.text).toContain('[Romanian deadlift 1 × 12 at 37.5 kg]')
    expect(await recorded()).toHaveLength(1)
  })
})

describe('with a card open in the thread', () => {
  const log = async () => {
    const group = await gym.store.groups.at(CHANNEL)
    const member = group && (await gym.store.members.of(group.id, gym.person('Ben')))
    const rows = member ? await gym.store.completions.ofMember(member.id) : []
    return rows.map(row => `${row.exercise} ${row.outcome} ${row.amount} ${row.variant}`)
  }

  test.each([
    ['done', 'bridge done 10 standard'],
    ['did it', 'bridge done 10 standard'],
    ['✅', 'bridge done 10 standard'],
    ['12', 'bridge done 12 standard'],
    ['12 reps', 'bridge done 12 standard'],
    ['skip', 'bridge skipped null standard'],
  ])('%j is about it', async (line, row) => {
    const walk = await gym.start('Ben')
    const shown = await inThread(line)
    expect(shown.private).toBe(true)
    expect(await log()).toEqual([row])
    expect(gym.shows(walk).title).toContain('Romanian deadlift')
  })

  test('what was done on another day is asked about, and is no step of today', async () => {
    await gym.start('Ben')
    expect((await inThread('done yesterday')).text).toContain('yesterday')
    expect(await log()).toEqual([])
  })

  test('“easier” takes the easier way, “stop” pauses, and “next” asks', async () => {
    const walk = await gym.start('Ben')
    await inThread('easier')
    expect(JSON.stringify(gym.shows(walk))).toContain('Small bridge')
    expect((await inThread('next')).text).toContain('done, or skip it?')
    await inThread('stop')
    expect(gym.shows(walk).title).toContain('paused')
    expect(await log()).toEqual([])
  })

  test('without one the same words stay between people', async () => {
    for (const line of ['10', 'skip', 'stop', 'next', 'easier']) expect((await inThread(line)).text).toBe('')
  })
})

describe('what a coach would answer', () => {
  test.each([
    ['thanks', 'You’re welcome.'],
    ['ok', 'I’m here when you need me.'],
    ['too hard', 'Small bridge with a pause'],
    ['how heavy should I go?', 'Light to begin with'],
    ['what if I have no weights?', 'A bag with books'],
    ['can I swap squats?', 'easier way'],
  ])('%j is answered', async (line, answer) => {
    await done('bridges 12')
    expect(await told(line)).toContain(answer)
  })
})

test('a line of several days is recorded for each of them', async () => {
  await gym.travel(gym.clock.now() + 2 * 24 * 60 * MINUTE)
  const shown = await done('bridges 3x12 mon, rdl 3x10 wed')
  expect(shown.text).toContain('- Bridge: 3 × 12')
  expect(shown.text).toContain('- Romanian deadlift: 3 × 10')
  expect(await recorded()).toHaveLength(6)
})

test('the same as last time is what was logged on the last day', async () => {
  await done('bridges 3x12, rdl 2x10 @ 20kg')
  await gym.travel(gym.clock.now() + 24 * 60 * MINUTE)
  await done('same as last time')
  expect(await recorded()).toHaveLength(10)
})

test('the same as last time is each set in the way in which it was done', async () => {
  await done('easier bridges 12')
  await done('harder bridges 8')
  await gym.travel(gym.clock.now() + 24 * 60 * MINUTE)
  await done('same as last time')
  const [ben] = await gym.store.members.ofPerson(gym.person('Ben'))
  const ways = (await gym.store.completions.ofMember(ben?.id ?? '')).map(({ variant }) => variant)
  expect(ways).toEqual(['easier', 'harder', 'easier', 'harder'])
})

test('the same as on some day is what was logged then', async () => {
  await done('bridges 2x11')
  await gym.travel(gym.clock.now() + 24 * 60 * MINUTE)
  await done('rdl 2x9')
  await gym.travel(gym.clock.now() + 24 * 60 * MINUTE)
  const shown = await done('same as monday')
  expect(shown.text).toContain('Bridge: 2 × 11')
  expect((await done('same as sunday')).text).toBe((await done('same as saturday')).text)
})

test.each(['make that each hand', 'in each hand, I meant', '*each hand', 'it was per hand'])(
  '%j says how the weight was held, and changes nothing else',
  async line => {
    await done('rdl 3x10 8kg')
    expect((await inThread(line)).text).toMatch(/^Corrected\n(.*\n)*.*8 kg each/)
    expect(await recorded()).toEqual(['1', '2', '3'].map(n => `romanian-deadlift ${n}: 10`))
  },
)

test('“make that each hand” means nothing where nothing was held', async () => {
  await done('bridges 3x12')
  await inThread('make that each hand')
  expect(await recorded()).toEqual(['1', '2', '3'].map(n => `bridge ${n}: 12`))
})

test('all but one exercise leaves that one open', async () => {
  await done('all but squats')
  expect((await recorded()).some(row => row.startsWith('goblet'))).toBe(false)
})
