import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, describe, expect, test } from 'vitest'
import { PlatformError } from '../../../src/core/errors.ts'
import type { Group } from '../../../src/storage/groups.ts'
import { openStore } from '../../../src/storage/store.ts'
import type { Trouble } from '../../../src/storage/trouble.ts'
import { nextSlot } from '../../../src/training/calendar.ts'
import { temporaryFolder } from '../../support/folder.ts'
import { CHANNEL } from '../../support/gym.ts'
import { DAY, HOUR, MINUTE, NINE, Shift } from '../../support/shift.ts'

const folder = temporaryFolder()
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

describe('a slot that is moved during the week', () => {
  test('to earlier on the same day brings the recap before the prompt', async () => {
    await shift.train(group, 'Ben', 3)
    await shift.passTo(NINE + 2 * DAY)
    await shift.command('/schedule set monday 6:00 Europe/Berlin')
    await shift.passTo(NINE + WEEK)
    expect(shift.posted().map(text => text.split('\n')[0])).toEqual([
      'Week 1 · Low-back strength',
      'Week 1 together',
      'Week 2 · Low-back strength',
    ])
  })

  test('to later on the same day brings it later, and once', async () => {
    await shift.train(group, 'Ben', 3)
    await shift.command('/schedule set monday 18:00 Europe/Berlin')
    await shift.passTo(NINE + WEEK + 8 * HOUR - 1)
    expect(shift.recaps()).toEqual([])
    await shift.passTo(NINE + WEEK + 9 * HOUR)
    expect(shift.recaps()).toHaveLength(1)
  })

  test('since it was planned is looked up when it is due', async () => {
    await shift.train(group, 'Ben', 3)
    const tuesdays = { weekday: 2, time: '09:00', zone: 'Europe/Berlin' } as const
    await shift.store.groups.change(group.id, { ...tuesdays, nextSlotAt: nextSlot(tuesdays, RECAP) })
    await shift.passTo(RECAP + DAY - 1)
    expect(shift.recaps()).toEqual([])
    await shift.passTo(RECAP + DAY)
    expect(shift.recaps()).toHaveLength(1)
  })

  test('and paused and resumed again is told as if nothing had been', async () => {
    await shift.train(group, 'Ben', 3)
    await shift.command('/schedule pause')
    await shift.passTo(NINE + 3 * DAY)
    await shift.command('/schedule resume')
    await shift.passTo(NINE + WEEK)
    expect(shift.recaps()).toHaveLength(1)
  })
})

describe('a group in two channels', () => {
  test('is told in each, once', async () => {
    const file = join(folder, 'two.db')
    shift = await Shift.open({ store: await openStore({ file }) })
    group = await shift.plan('one')
    const database = new DatabaseSync(file)
    database
      .prepare('insert into group_places (place, group_id) values (?, ?)')
      .run('web/local/two', group.id)
    database.close()
    await shift.beatAt(NINE)
    await shift.train(group, 'Ben', 3)
    await shift.passTo(NINE + WEEK)
    expect([shift.recaps('one').length, shift.recaps('two').length]).toEqual([1, 1])
  })
})

describe('a recap that fails', () => {
  test('is tried again, and stands once', async () => {
    await shift.train(group, 'Ben', 3)
    await shift.passTo(RECAP - 1)
    let lost = 0
    shift.platform.after = () => {
      if (lost++ === 0) throw new PlatformError('unknown-outcome', 'no answer')
    }
    await shift.passTo(RECAP + MINUTE)
    expect(lost).toBe(2)
    expect(shift.recaps()).toHaveLength(1)
  })

  test('for good is told to the scheduler, and stands in the schedule until a post succeeds there', async () => {
    await shift.train(group, 'Ben', 3)
    await shift.passTo(RECAP - 1)
    shift.platform.failures.push(new PlatformError('forbidden', 'may not', { detail: 'SEND_MESSAGES' }))
    await shift.passTo(RECAP)
    expect(shift.recaps()).toEqual([])
    expect(shift.told('Ana')).toEqual([
      expect.stringContaining(
        'I couldn’t post the week’s recap of Low-back strength: I’m missing a permission there (SEND_MESSAGES).',
      ),
    ])
    expect(await shift.command('/schedule show')).toContain('Last trouble: I’m missing a permission there')
    await shift.passTo(NINE + WEEK)
    expect(await shift.command('/schedule show')).not.toContain('Last trouble')
  })

  test('by a fault of our own is given up before the next prompt, which comes in time', async () => {
    await shift.train(group, 'Ben', 3)
    const { keeping } = shift.store.memberWeeks
    shift.store.memberWeeks.keeping = () => Promise.reject(new RangeError('a bug'))
    await shift.passTo(NINE + WEEK)
    shift.store.memberWeeks.keeping = keeping
    expect(shift.recaps()).toEqual([])
    expect(shift.prompts()).toContainEqual(expect.stringContaining('Week 2 ·'))
    expect(shift.told('Ana')).toEqual([expect.stringContaining('something is wrong on my side')])
  })
})

describe('a recap that stands', () => {
  test('shows that a channel’s trouble is over', async () => {
    await shift.train(group, 'Ben', 3)
    const trouble: Trouble = { why: 'forbidden', where: 'web/local/back-club' }
    await shift.store.groups.change(group.id, { trouble })
    await shift.passTo(RECAP)
    expect((await shift.store.groups.at(CHANNEL))?.trouble).toBeNull()
  })

  test('shows nothing of another’s, nor of prompts that were left out', async () => {
    await shift.train(group, 'Ben', 3)
    const others: Trouble[] = [{ why: 'forbidden', where: 'web/local/other' }, { why: 'outage' }]
    for (const trouble of others) {
      await shift.store.groups.change(group.id, { trouble })
      await shift.passTo(RECAP)
      expect((await shift.store.groups.at(CHANNEL))?.trouble).toEqual(trouble)
    }
  })
})
