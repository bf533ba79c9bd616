import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { plain } from '../../src/chat/plain.ts'
import { CHANNEL, Gym, MONDAY_8 } from '../support/gym.ts'
import { PROGRAMS } from '../support/programs.ts'
import { DAY, HOUR } from '../support/storage/things.ts'

const WEEK = 7 * DAY

let gym: Gym
beforeEach(async () => {
  gym = await Gym.open()
  await gym.firstPrompt()
})
afterEach(() => gym.close())

/** Their steps of a week: round, exercise, amount and weight as it was typed. */
async function steps(week: number, who = 'Ben'): Promise<string[]> {
  const group = await gym.store.groups.at(CHANNEL)
  const member = await gym.store.members.of(group?.id ?? '', gym.person(who))
  const log = await gym.store.completions.ofWeek(member?.id ?? '', week)
  return log.map(({ round, exercise, amount, weight }) =>
    [`${round}.${exercise}`, amount, weight && `${weight.number} ${weight.unit} ${weight.per ?? ''}`]
      .join(' ')
      .trim(),
  )
}

async function plan(week: number, who = 'Ben') {
  const group = await gym.store.groups.at(CHANNEL)
  const member = await gym.store.members.of(group?.id ?? '', gym.person(who))
  return gym.store.memberWeeks.find(member?.id ?? '', week)
}

const next = (weeks: number) => gym.travel(MONDAY_8 + weeks * WEEK + HOUR)

describe('a plan of one’s own', () => {
  test('begins with the first rung for whoever joins in week 9', async () => {
    await next(8)
    await gym.start('Ben')
    expect((await plan(9))?.plans?.['low-back-strength']?.plan).toMatchObject({ rung: 1, rounds: 2 })
    expect(plain(gym.shows(gym.walk('Ben')))).toContain('10 reps')
  })

  test('is made once, with its reason, and stays though more is answered', async () => {
    await gym.command('Ben', '/done all')
    await next(1)
    await gym.start('Ben')
    const made = await plan(2)
    expect(made?.reason).toEqual({ code: 'round', rounds: 3 })
    await gym.command('Ben', '/done bridges 10')
    expect((await plan(2))?.plans).toEqual(made?.plans)
  })

  test('of somebody back after four missed weeks asks for less', async () => {
    await gym.command('Ben', '/done all')
    await next(1)
    await gym.command('Ben', '/done all')
    await next(6)
    await gym.start('Ben')
    const back = await plan(7)
    expect(back?.reason).toEqual({ code: 'away', weeks: 4 })
    expect(back?.plans?.['low-back-strength']?.plan.rounds).toBe(1)
  })
})

describe('the harder way', () => {
  test('is proposed with its reason after two easy weeks at the top, is what Done records, and gives way to one press', async () => {
    for (let week = 1; week <= 5; week++) {
      await next(week - 1)
      await gym.command('Ben', '/done all')
      const { memberId = '', plans } = (await plan(week)) ?? {}
      expect(plans?.['low-back-strength']?.plan.targets.bridge?.way).toBe('standard')
      await gym.store.checkIns.add({
        memberId,
        week,
        moment: 'effort',
        answer: '6',
        at: MONDAY_8 + week * WEEK,
      })
    }
    await next(5)
    const walk = await gym.start('Ben')
    const shown = plain(gym.shows(walk))
    expect(shown).toContain('Twice at the top: Single-leg bridge comes next, with fewer reps.')
    expect(shown).toContain('Single-leg bridge')
    expect(shown).toContain('10 reps')
    await gym.press('Ben', walk, 'Last week’s plan')
    expect(plain(gym.shows(walk))).toContain('15 reps')
    await gym.press('Ben', walk, 'Back to my plan')
    await gym.press('Ben', walk, 'Done')
    const { memberId = '' } = (await plan(6)) ?? {}
    const [bridge] = await gym.store.completions.ofWeek(memberId, 6)
    expect(bridge).toMatchObject({ exercise: 'bridge', variant: 'harder', amount: 10 })
  })
})

describe('a plan that is not wanted', () => {
  test('gives way to last week’s with one press, is made easier with another, and comes back', async () => {
    await gym.command('Ben', '/done all')
    await next(1)
    const walk = await gym.start('Ben')
    const rounds = async () => (await plan(2))?.plans?.['low-back-strength']?.plan.rounds
    expect(await rounds()).toBe(3)
    await gym.press('Ben', walk, 'Last week’s plan')
    expect([await rounds(), (await plan(2))?.reason]).toEqual([2, { code: 'refused' }])
    await gym.press('Ben', walk, 'Back to my plan')
    expect(await rounds()).toBe(3)
    await gym.press('Ben', walk, 'Make it easier')
    expect([await rounds(), (await plan(2))?.reason]).toEqual([2, { code: 'asked' }])
    expect(plain(gym.shows(walk))).toContain('Small bridge with a pause')
    await gym.press('Ben', walk, 'Done')
    expect(plain(gym.shows(walk))).not.toContain('Back to my plan')
  })
})

describe('a weight', () => {
  test('is recorded by Done as the card proposes it, to the last digit and in its own unit', async () => {
    await gym.command('Ben', '/done rdl 10 @ 12.3 kg, goblet 10 @ 25 lb')
    await gym.command('Ben', '/done all')
    await next(1)
    const walk = await gym.start('Ben')
    await gym.press('Ben', walk, 'Done')
    expect(plain(gym.shows(walk))).toContain('10 reps · 12.3 kg each')
    await gym.press('Ben', walk, 'Done')
    expect(plain(gym.shows(walk))).toContain('10 reps · 25 lb')
    await gym.press('Ben', walk, 'Done')
    expect(await steps(2)).toEqual([
      '1.bridge 10',
      '1.romanian-deadlift 10 12.3 kg hand',
      '1.goblet-squat 10 25 lb',
    ])
  })
})

describe('another workout of the week', () => {
  test('goes by the same plan, and the week counts once', async () => {
    const walk = await gym.start('Ben')
    for (let n = 0; n < 6; n++) await gym.press('Ben', walk, 'Done')
    await gym.travel(MONDAY_8 + 2 * DAY)
    const offer = await gym.command('Ben', '/workout')
    expect(offer.text).toContain('Another workout is welcome')
    await gym.press('Ben', offer, 'Another workout')
    const own = (await plan(1))?.plans?.['low-back-strength']
    expect(own?.workouts).toEqual([{ rounds: 2 }, { rounds: 2, from: 2 }])
    await gym.command('Ben', '/done all')
    expect(await steps(1)).toHaveLength(12)
    expect(await plan(1)).toMatchObject({ standing: 'finished', run: 1, total: 6 })
    await gym.command('Ben', '/done undo')
    expect(await steps(1)).toHaveLength(6)
    expect((await plan(1))?.standing).toBe('finished')
  })

  test('is logged by “all” days later, too, where the program means one: it is not refused, and counts once', async () => {
    await gym.command('Ben', '/done all')
    const again = await gym.command('Ben', '/done all')
    expect(again.text).toContain('All that was planned for this week is logged.')
    for (const day of [2, 4]) {
      await gym.travel(MONDAY_8 + day * DAY)
      expect((await gym.command('Ben', '/done all')).text).not.toContain('All that was planned')
    }
    expect(await steps(1)).toHaveLength(18)
    expect(await plan(1)).toMatchObject({ standing: 'finished', run: 1 })
    await gym.travel(MONDAY_8 + 5 * DAY)
    expect((await gym.command('Ben', '/done all')).text).toContain('All that was planned')
  })
})

test('one round and the rest skipped keeps the week; one bridge and the rest skipped does not finish it', async () => {
  const walk = await gym.start('Ben')
  await gym.press('Ben', walk, 'Done')
  for (let n = 0; n < 5; n++) await gym.press('Ben', walk, 'Skip')
  expect((await plan(1))?.standing).toBe('started')
  const shown = plain(gym.shows(walk))
  expect(shown).not.toContain('finished week')
  expect(shown).toContain('1 of 6 steps done; the rest you skipped.')
  expect(shown).toContain('Goblet squat: skipped')
})

describe('a program that is meant for three times a week', () => {
  test('takes “all” of another day for the next workout, and of the same day for the same', async () => {
    const programs = PROGRAMS.map(one => ({ ...one, timesAWeek: 3 }))
    const other = await Gym.open({ programs })
    await other.firstPrompt()
    const count = async () => {
      const group = await other.store.groups.at(CHANNEL)
      const member = await other.store.members.of(group?.id ?? '', other.person('Ben'))
      return (await other.store.completions.ofWeek(member?.id ?? '', 1)).length
    }
    await other.command('Ben', '/done all')
    expect((await other.command('Ben', '/done all')).text).toContain('All that was planned')
    for (const day of [2, 4]) {
      await other.travel(MONDAY_8 + day * DAY)
      await other.command('Ben', '/done all')
    }
    expect(await count()).toBe(18)
    await other.travel(MONDAY_8 + 5 * DAY)
    expect((await other.command('Ben', '/done all')).text).toContain('All that was planned')
    await other.close()
  })
})
