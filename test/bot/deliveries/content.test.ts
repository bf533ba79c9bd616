import { beforeEach, describe, expect, test } from 'vitest'
import { plain } from '../../../src/chat/plain.ts'
import { PlatformError } from '../../../src/core/errors.ts'
import type { Group } from '../../../src/storage/groups.ts'
import { CHANNEL } from '../../support/gym.ts'
import { DAY, HOUR, MINUTE, NINE, personNamed, Shift } from '../../support/shift.ts'

/** The ordinal of the first week. */
const WEEK = 1
/** Monday evening in Berlin, when quiet hours begin, and Tuesday morning, when they end. */
const NINE_PM = NINE + 12 * HOUR
const EIGHT_AM = NINE + 23 * HOUR

let shift: Shift
let group: Group
beforeEach(async () => {
  shift = await Shift.open()
  group = await shift.plan()
  await shift.beatAt(NINE)
})

/** Ben asks to be reminded at an instant. */
async function askFor(at: number): Promise<void> {
  const target = 'web/local/Ben'
  await shift.join(group, 'Ben')
  await shift.store.deliveries.add([
    { groupId: group.id, kind: 'later', week: WEEK, target, slotAt: at, dueAt: at },
  ])
}

const rows = async (who: string) => (await shift.store.deliveries.toPerson(`web/local/${who}`)).at(0)
const closed = (to: { direct?: boolean }) => {
  if (to.direct) throw new PlatformError('person-unreachable', 'closed')
}
const inThread = () => {
  const [prompt] = shift.platform.publicIn(CHANNEL)
  return shift.platform.publicIn({ ...CHANNEL, thread: prompt?.id ?? '' })
}

describe('a reminder that someone asked for', () => {
  test('comes at the time that they picked, even at night', async () => {
    await askFor(NINE_PM + 2 * HOUR)
    await shift.passTo(NINE_PM + 2 * HOUR)
    expect(shift.told('Ben')).toHaveLength(1)
  })

  test('that is late by then waits for the morning', async () => {
    await askFor(NINE_PM - HOUR)
    await shift.beatAt(NINE_PM + HOUR)
    expect(shift.told('Ben')).toEqual([])
    await shift.passTo(EIGHT_AM - 1)
    expect(shift.told('Ben')).toEqual([])
    await shift.passTo(EIGHT_AM)
    expect(shift.told('Ben')).toHaveLength(1)
  })

  test('that was missed by more than a day does not come', async () => {
    await askFor(NINE + HOUR)
    await shift.beatAt(NINE + DAY + 2 * HOUR)
    expect(shift.told('Ben')).toEqual([])
    expect(await rows('Ben')).toMatchObject({ state: 'skipped', reason: 'outage' })
  })

  test('comes although they want no others', async () => {
    await askFor(NINE + HOUR)
    await shift.app.services.spaces.preferences.set('web/local/Ben', { reminders: false })
    await shift.passTo(NINE + HOUR)
    expect(shift.told('Ben')).toHaveLength(1)
  })

  test('is posted in the week’s thread, to them, when they take no direct messages', async () => {
    await askFor(NINE + HOUR)
    shift.platform.before = closed
    await shift.passTo(NINE + 2 * HOUR)
    const [reminder, ...more] = inThread()
    expect(more).toEqual([])
    expect(reminder?.message.mentions).toEqual([personNamed('Ben')])
    expect(reminder && plain(reminder.message)).toContain('You asked me to remind you')
    expect(await rows('Ben')).toMatchObject({ state: 'sent' })
  })

  test('is not posted where others see it for who has hidden their name', async () => {
    await askFor(NINE + HOUR)
    await shift.app.services.spaces.preferences.set('web/local/Ben', { hidden: true })
    shift.platform.before = closed
    await shift.passTo(NINE + 2 * HOUR)
    expect(inThread()).toEqual([])
    expect(await rows('Ben')).toMatchObject({ state: 'failed', reason: 'person-unreachable' })
  })
})

describe('a notice to the scheduler', () => {
  /** A prompt of a second group that fails at an instant. */
  async function failAt(at: number): Promise<void> {
    shift.now = at - 1
    shift.platform.before = to => {
      if (to.channel === 'other') throw new PlatformError('forbidden', 'may not')
    }
    const other = await shift.plan('other')
    await shift.store.groups.change(other.id, { nextSlotAt: at, weekday: 1, time: '22:00' })
    await shift.beatAt(at)
  }

  test('waits for the end of their quiet hours', async () => {
    await failAt(NINE_PM + HOUR)
    expect(shift.told('Ana')).toEqual([])
    await shift.passTo(EIGHT_AM - 1)
    expect(shift.told('Ana')).toEqual([])
    await shift.passTo(EIGHT_AM)
    expect(shift.told('Ana')).toEqual([expect.stringContaining('I couldn’t post this week’s prompt')])
  })

  test('comes at once to who has no quiet hours', async () => {
    await shift.app.services.spaces.preferences.set('web/local/Ana', { quiet: 'none' })
    await failAt(NINE_PM + HOUR)
    expect(shift.told('Ana')).toHaveLength(1)
  })

  test('is deleted when they are forgotten meanwhile, even if it was written while they were', async () => {
    await failAt(NINE_PM + HOUR)
    const notice = await rows('Ana')
    await shift.store.members.forget(personNamed('Ana'))
    expect(await rows('Ana')).toBeUndefined()
    if (notice) await shift.store.deliveries.add([{ ...notice }])
    await shift.passTo(EIGHT_AM + MINUTE)
    expect(shift.told('Ana')).toEqual([])
    expect(await rows('Ana')).toBeUndefined()
  })
})
