import { beforeEach, describe, expect, test } from 'vitest'
import { PlatformError } from '../../../src/core/errors.ts'
import type { Group } from '../../../src/storage/groups.ts'
import { CHANNEL } from '../../support/gym.ts'
import { DAY, HOUR, NINE, Shift } from '../../support/shift.ts'

/** The ordinal of the first week. */
const FIRST = 1
const WEEK = 7 * DAY
/** When the first week's recap comes: an hour before the next prompt. */
const RECAP = NINE + WEEK - HOUR

let shift: Shift
let group: Group

beforeEach(async () => {
  shift = await Shift.open()
  group = await shift.plan()
  await shift.beatAt(NINE)
})

const hide = (who: string) => shift.app.services.spaces.preferences.set(`web/local/${who}`, { hidden: true })

describe('a week in which somebody trained', () => {
  test('is told once, an hour before the next prompt', async () => {
    await shift.train(group, 'Ben', 3)
    await shift.train(group, 'Cleo', 1)
    await shift.join(group, 'Dan')
    await shift.passTo(RECAP - 1)
    expect(shift.recaps()).toEqual([])
    await shift.passTo(NINE + WEEK)
    expect(shift.recaps()).toEqual([
      ['Week 1 together', '●○○ 1 of 3 finished', 'This week counts for Ben and Cleo.'].join('\n'),
    ])
    expect(shift.posted().map(text => text.split('\n')[0])).toEqual([
      'Week 1 · Low-back strength',
      'Week 1 together',
      'Week 2 · Low-back strength',
    ])
  })

  test('is told on the evening before when the prompt comes in the morning’s quiet', async () => {
    const early = { weekday: 1, time: '07:00', zone: 'Europe/Berlin' } as const
    group = await shift.plan('early', early)
    await shift.passTo(NINE + WEEK)
    await shift.train(group, 'Ben', 3, FIRST)
    const evening = Date.parse('2026-12-06T19:00:00Z')
    await shift.passTo(evening - 1)
    expect(shift.recaps('early')).toEqual([])
    await shift.passTo(evening)
    expect(shift.recaps('early')).toHaveLength(1)
  })

  test('praises all of them when all have finished', async () => {
    for (const who of ['Ben', 'Cleo']) await shift.train(group, who, 3)
    await shift.passTo(RECAP)
    expect(shift.recaps()[0]).toContain('Everyone finished. What a group.')
  })

  test('and in which nobody got through a round says that a start was made', async () => {
    await shift.join(group, 'Ben')
    await shift.command('/done bridges 12', 'Ben')
    await shift.passTo(RECAP)
    expect(shift.recaps()[0]).toContain('A start was made.')
    expect(shift.recaps()[0]).not.toContain('Ben')
  })

  test('names the weeks in a row that are worth a word, longest first', async () => {
    for (let n = 0; n < 4; n++) {
      await shift.passTo(NINE + n * WEEK)
      await shift.train(group, 'Ben', 3, FIRST + n)
      if (n >= 2) for (const who of ['Cleo', 'Dan']) await shift.train(group, who, 1, FIRST + n)
      if (n === 3) await shift.train(group, 'Eva', 3, FIRST + n)
    }
    await shift.passTo(RECAP + 3 * WEEK)
    expect(shift.recaps().at(-1)?.split('\n').slice(2)).toEqual([
      'This week counts for Ben, Cleo, Dan and Eva.',
      '4 weeks in a row: Ben.',
      '2 weeks in a row: Cleo and Dan.',
    ])
  })

  test('names twenty, and counts the others', async () => {
    for (let n = 0; n < 25; n++) await shift.train(group, `p${n}`, 1)
    await shift.passTo(RECAP)
    expect(shift.recaps()[0]).toContain('p18, p19 and 5 more.')
  })
})

describe('nothing is told', () => {
  test('of a week in which nobody trained', async () => {
    await shift.join(group, 'Ben')
    await shift.passTo(NINE + WEEK)
    expect(shift.recaps()).toEqual([])
  })

  test.each(['paused', 'removed'] as const)('while the schedule is %s', async status => {
    await shift.train(group, 'Ben', 3)
    await shift.store.groups.change(group.id, { status, nextSlotAt: null })
    await shift.passTo(NINE + WEEK + DAY)
    expect(shift.recaps()).toEqual([])
  })

  test('more than a day late', async () => {
    await shift.train(group, 'Ben', 3)
    await shift.beatAt(NINE + WEEK + DAY + HOUR)
    expect(shift.recaps()).toEqual([])
  })

  test('of what a gentle week was', async () => {
    const ben = await shift.join(group, 'Ben')
    await shift.log(ben, FIRST, 1, 'back-mobility')
    await shift.train(group, 'Cleo', 3)
    await shift.passTo(RECAP)
    expect(shift.recaps()).toEqual([
      ['Week 1 together', '●● Everyone finished. What a group.', 'This week counts for Ben and Cleo.'].join(
        '\n',
      ),
    ])
  })

  test('of who has hidden their name, but that they were there', async () => {
    for (const who of ['Ben', 'Cleo']) await shift.train(group, who, 3)
    await hide('Ben')
    await shift.passTo(RECAP)
    expect(shift.recaps()[0]).toContain('This week counts for Cleo and 1 more.')
    expect(shift.recaps()[0]).not.toContain('Ben')
  })

  test('of names when all are hidden', async () => {
    await shift.train(group, 'Ben', 3)
    await hide('Ben')
    await shift.passTo(RECAP)
    expect(shift.recaps()[0]).toContain('This week counts for 1 member.')
  })

  test('of a name that the platform does not say', async () => {
    for (const who of ['Ben', 'Cleo']) await shift.train(group, who, 3)
    shift.platform.profile = async person => {
      if (person.id === 'Ben') throw new PlatformError('unknown-outcome', 'no answer')
      return { name: person.id, mayManage: false }
    }
    await shift.passTo(RECAP)
    expect(shift.recaps()[0]).toContain('This week counts for Cleo and 1 more.')
  })
})

describe('a name', () => {
  test('is shown as it is, pings nobody and formats nothing', async () => {
    await shift.train(group, 'Ben', 3)
    shift.platform.profile = async () => ({ name: '@everyone **x** <!here>', mayManage: false })
    await shift.passTo(RECAP)
    expect(shift.recaps()[0]).toContain('This week counts for @everyone **x** <!here>.')
    expect(shift.platform.publicIn(CHANNEL).every(kept => kept.message.mentions === undefined)).toBe(true)
  })
})
