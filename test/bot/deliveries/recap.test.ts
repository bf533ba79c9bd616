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
/** The ordinal of the first week. */
const FIRST = 1
const WEEK = 7 * DAY
/** When the first week's recap comes: an hour before the next prompt. */
const RECAP = NINE + WEEK - HOUR

let shift: Shift
let group: Group

async function begin(options: Parameters<typeof Shift.open>[0] = {}): Promise<void> {
  shift = await Shift.open(options)
  group = await shift.plan()
  await shift.beatAt(NINE)
}
beforeEach(() => begin())

const recaps = (channel?: string) => shift.posted(channel).filter(text => text.includes('together'))
const hide = (who: string) => shift.app.services.spaces.preferences.set(`web/local/${who}`, { hidden: true })

/** Someone joins and does so many rounds of a week. */
async function train(who: string, rounds: number, week = FIRST): Promise<void> {
  await shift.log(await shift.join(group, who), week, rounds)
}

describe('a week in which somebody trained', () => {
  test('is told once, an hour before the next prompt', async () => {
    await train('Ben', 3)
    await train('Cleo', 1)
    await shift.join(group, 'Dan')
    await shift.passTo(RECAP - 1)
    expect(recaps()).toEqual([])
    await shift.passTo(NINE + WEEK)
    expect(recaps()).toEqual([
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
    await train('Ben', 3, FIRST)
    const evening = Date.parse('2026-12-06T19:00:00Z')
    await shift.passTo(evening - 1)
    expect(recaps('early')).toEqual([])
    await shift.passTo(evening)
    expect(recaps('early')).toHaveLength(1)
  })

  test('praises all of them when all have finished', async () => {
    for (const who of ['Ben', 'Cleo']) await train(who, 3)
    await shift.passTo(RECAP)
    expect(recaps()[0]).toContain('Everyone finished. What a group.')
  })

  test('and in which nobody got through a round says that a start was made', async () => {
    await shift.join(group, 'Ben')
    await command('/done bridges 12', 'Ben')
    await shift.passTo(RECAP)
    expect(recaps()[0]).toContain('A start was made.')
    expect(recaps()[0]).not.toContain('Ben')
  })

  test('names the weeks in a row that are worth a word, longest first', async () => {
    for (let n = 0; n < 4; n++) {
      await shift.passTo(NINE + n * WEEK)
      await train('Ben', 3, FIRST + n)
      if (n >= 2) for (const who of ['Cleo', 'Dan']) await train(who, 1, FIRST + n)
      if (n === 3) await train('Eva', 3, FIRST + n)
    }
    await shift.passTo(RECAP + 3 * WEEK)
    expect(recaps().at(-1)?.split('\n').slice(2)).toEqual([
      'This week counts for Ben, Cleo, Dan and Eva.',
      '4 weeks in a row: Ben.',
      '2 weeks in a row: Cleo and Dan.',
    ])
  })

  test('names twenty, and counts the others', async () => {
    for (let n = 0; n < 25; n++) await train(`p${n}`, 1)
    await shift.passTo(RECAP)
    expect(recaps()[0]).toContain('p18, p19 and 5 more.')
  })
})

describe('nothing is told', () => {
  test('of a week in which nobody trained', async () => {
    await shift.join(group, 'Ben')
    await shift.passTo(NINE + WEEK)
    expect(recaps()).toEqual([])
  })

  test.each(['paused', 'removed'] as const)('while the schedule is %s', async status => {
    await train('Ben', 3)
    await shift.store.groups.change(group.id, { status, nextSlotAt: null })
    await shift.passTo(NINE + WEEK + DAY)
    expect(recaps()).toEqual([])
  })

  test('more than a day late', async () => {
    await train('Ben', 3)
    await shift.beatAt(NINE + WEEK + DAY + HOUR)
    expect(recaps()).toEqual([])
  })

  test('of what a gentle week was', async () => {
    const ben = await shift.join(group, 'Ben')
    await shift.log(ben, FIRST, 1, 'back-mobility')
    await train('Cleo', 3)
    await shift.passTo(RECAP)
    expect(recaps()).toEqual([
      ['Week 1 together', '●● Everyone finished. What a group.', 'This week counts for Ben and Cleo.'].join(
        '\n',
      ),
    ])
  })

  test('of who has hidden their name, but that they were there', async () => {
    for (const who of ['Ben', 'Cleo']) await train(who, 3)
    await hide('Ben')
    await shift.passTo(RECAP)
    expect(recaps()[0]).toContain('This week counts for Cleo and 1 more.')
    expect(recaps()[0]).not.toContain('Ben')
  })

  test('of names when all are hidden', async () => {
    await train('Ben', 3)
    await hide('Ben')
    await shift.passTo(RECAP)
    expect(recaps()[0]).toContain('This week counts for 1 member.')
  })

  test('of a name that the platform does not say', async () => {
    for (const who of ['Ben', 'Cleo']) await train(who, 3)
    shift.platform.profile = async person => {
      if (person.id === 'Ben') throw new PlatformError('unknown-outcome', 'no answer')
      return { name: person.id, mayManage: false }
    }
    await shift.passTo(RECAP)
    expect(recaps()[0]).toContain('This week counts for Cleo and 1 more.')
  })
})

describe('a name', () => {
  test('is shown as it is, pings nobody and formats nothing', async () => {
    await train('Ben', 3)
    shift.platform.profile = async () => ({ name: '@everyone **x** <!here>', mayManage: false })
    await shift.passTo(RECAP)
    expect(recaps()[0]).toContain('This week counts for @everyone **x** <!here>.')
    expect(shift.platform.publicIn(CHANNEL).every(kept => kept.message.mentions === undefined)).toBe(true)
  })
})

describe('a slot that is moved during the week', () => {
  test('to earlier on the same day brings the recap before the prompt', async () => {
    await train('Ben', 3)
    await shift.passTo(NINE + 2 * DAY)
    await command('/schedule set monday 6:00 Europe/Berlin')
    await shift.passTo(NINE + WEEK)
    expect(shift.posted().map(text => text.split('\n')[0])).toEqual([
      'Week 1 · Low-back strength',
      'Week 1 together',
      'Week 2 · Low-back strength',
    ])
  })

  test('to later on the same day brings it later, and once', async () => {
    await train('Ben', 3)
    await command('/schedule set monday 18:00 Europe/Berlin')
    await shift.passTo(NINE + WEEK + 8 * HOUR - 1)
    expect(recaps()).toEqual([])
    await shift.passTo(NINE + WEEK + 9 * HOUR)
    expect(recaps()).toHaveLength(1)
  })

  test('since it was planned is looked up when it is due', async () => {
    await train('Ben', 3)
    const tuesdays = { weekday: 2, time: '09:00', zone: 'Europe/Berlin' } as const
    await shift.store.groups.change(group.id, { ...tuesdays, nextSlotAt: nextSlot(tuesdays, RECAP) })
    await shift.passTo(RECAP + DAY - 1)
    expect(recaps()).toEqual([])
    await shift.passTo(RECAP + DAY)
    expect(recaps()).toHaveLength(1)
  })

  test('and paused and resumed again is told as if nothing had been', async () => {
    await train('Ben', 3)
    await command('/schedule pause')
    await shift.passTo(NINE + 3 * DAY)
    await command('/schedule resume')
    await shift.passTo(NINE + WEEK)
    expect(recaps()).toHaveLength(1)
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
    await train('Ben', 3)
    await shift.passTo(NINE + WEEK)
    expect([recaps('one').length, recaps('two').length]).toEqual([1, 1])
  })
})

describe('a recap that fails', () => {
  test('is tried again, and stands once', async () => {
    await train('Ben', 3)
    await shift.passTo(RECAP - 1)
    let lost = 0
    shift.platform.after = () => {
      if (lost++ === 0) throw new PlatformError('unknown-outcome', 'no answer')
    }
    await shift.passTo(RECAP + MINUTE)
    expect(lost).toBe(2)
    expect(recaps()).toHaveLength(1)
  })

  test('for good is told to the scheduler, and stands in the schedule until a post succeeds there', async () => {
    await train('Ben', 3)
    await shift.passTo(RECAP - 1)
    shift.platform.failures.push(new PlatformError('forbidden', 'may not', { detail: 'SEND_MESSAGES' }))
    await shift.passTo(RECAP)
    expect(recaps()).toEqual([])
    expect(shift.told('Ana')).toEqual([
      expect.stringContaining(
        'I couldn’t post the week’s recap of Low-back strength: I’m missing a permission there (SEND_MESSAGES).',
      ),
    ])
    expect(await command('/schedule show')).toContain('Last trouble: I’m missing a permission there')
    await shift.passTo(NINE + WEEK)
    expect(await command('/schedule show')).not.toContain('Last trouble')
  })

  test('by a fault of our own is given up before the next prompt, which comes in time', async () => {
    await train('Ben', 3)
    const { keeping } = shift.store.memberWeeks
    shift.store.memberWeeks.keeping = () => Promise.reject(new RangeError('a bug'))
    await shift.passTo(NINE + WEEK)
    shift.store.memberWeeks.keeping = keeping
    expect(recaps()).toEqual([])
    expect(shift.prompts()).toContainEqual(expect.stringContaining('Week 2 ·'))
    expect(shift.told('Ana')).toEqual([expect.stringContaining('something is wrong on my side')])
  })
})

describe('a recap that stands', () => {
  test('shows that a channel’s trouble is over', async () => {
    await train('Ben', 3)
    const trouble: Trouble = { why: 'forbidden', where: 'web/local/back-club' }
    await shift.store.groups.change(group.id, { trouble })
    await shift.passTo(RECAP)
    expect((await shift.store.groups.at(CHANNEL))?.trouble).toBeNull()
  })

  test('shows nothing of another’s, nor of prompts that were left out', async () => {
    await train('Ben', 3)
    const others: Trouble[] = [{ why: 'forbidden', where: 'web/local/other' }, { why: 'outage' }]
    for (const trouble of others) {
      await shift.store.groups.change(group.id, { trouble })
      await shift.passTo(RECAP)
      expect((await shift.store.groups.at(CHANNEL))?.trouble).toEqual(trouble)
    }
  })
})

/** Somebody types a command in the channel: Ana, who may manage it, unless it is said. What they read. */
async function command(line: string, who = 'Ana'): Promise<string> {
  shift.platform.managers.add('Ana')
  const [name = '', ...rest] = line.slice(1).split(' ')
  const shown = await shift.platform.send({
    id: `${shift.now} ${line}`,
    at: CHANNEL,
    from: { platform: 'web', tenant: 'local', id: who },
    kind: 'command',
    name,
    input: rest.join(' '),
  })
  return shown.text
}
