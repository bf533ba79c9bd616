import { beforeEach, describe, expect, test } from 'vitest'
import { PlatformError } from '../../../src/core/errors.ts'
import type { Group } from '../../../src/storage/groups.ts'
import { atLocal, nextSlot } from '../../../src/training/calendar.ts'
import { type Asked, askedGroup, SATURDAY_17 } from '../../support/asked-group.ts'
import { DAY, HOUR, MINUTE, NINE, type Shift } from '../../support/shift.ts'

let shift: Shift
let group: Group
let zones: Asked['zones']
let asked: Asked['asked']
beforeEach(async () => {
  ;({ shift, group, zones, asked } = await askedGroup())
})

const choose = (who: string, preferences: object) =>
  shift.app.services.spaces.preferences.set(`web/local/${who}`, preferences)

const rowsOf = async (who: string) =>
  (await shift.store.deliveries.toPerson(`web/local/${who}`)).map(({ kind, state, reason }) => ({
    kind,
    state,
    reason,
  }))

describe('the hour', () => {
  test('is each member’s own, from one end of the world to the other', async () => {
    Object.assign(zones, { Ann: 'Pacific/Kiritimati', Bob: 'America/New_York', Cat: 'Pacific/Pago_Pago' })
    for (const who of Object.keys(zones)) await shift.join(group, who)
    for (const [who, zone] of Object.entries(zones)) {
      const at = atLocal('2026-11-28', '17:00', zone ?? '')
      await shift.passTo(at - MINUTE)
      expect(shift.told(who)).toEqual([])
      // The one whose five o'clock is the world's first is asked about at just that time.
      await shift.passTo(at + MINUTE)
      expect(shift.told(who)).toHaveLength(1)
    }
  })

  test('is that of the zone which they chose, whatever the platform says', async () => {
    await shift.join(group, 'Ben')
    await choose('Ben', { zone: 'Asia/Tokyo' })
    await shift.passTo(atLocal('2026-11-28', '17:00', 'Asia/Tokyo'))
    expect(shift.told('Ben')).toHaveLength(1)
    expect(asked).toEqual([])
  })

  test('is the group’s on a platform that tells no zone, which is asked once a month', async () => {
    Object.assign(zones, { Ben: undefined })
    await shift.join(group, 'Ben')
    await shift.passTo(SATURDAY_17 - 1)
    expect(shift.told('Ben')).toEqual([])
    await shift.passTo(SATURDAY_17 + 2 * 7 * DAY)
    expect(shift.told('Ben')).toHaveLength(3)
    expect(asked).toHaveLength(1)
  })

  test('is the group’s where the platform names a zone that this machine does not know', async () => {
    Object.assign(zones, { Ben: 'Europe/Atlantis' })
    await shift.join(group, 'Ben')
    await shift.passTo(SATURDAY_17)
    expect(shift.told('Ben')).toHaveLength(1)
  })

  test('is the group’s while the platform does not say', async () => {
    await shift.join(group, 'Ben')
    shift.platform.profile = () => Promise.reject(new PlatformError('unknown-outcome', 'no answer'))
    await shift.passTo(SATURDAY_17 - 1)
    expect(shift.told('Ben')).toEqual([])
    await shift.passTo(SATURDAY_17)
    expect(shift.told('Ben')).toHaveLength(1)
  })

  test('is that of the zone into which they moved meanwhile', async () => {
    Object.assign(zones, { Ben: 'Europe/Berlin' })
    await shift.join(group, 'Ben')
    await shift.passTo(SATURDAY_17)
    zones.Ben = 'America/New_York'
    const inNewYork = atLocal('2026-12-05', '17:00', 'America/New_York')
    await shift.passTo(inNewYork - 1)
    expect(shift.told('Ben')).toHaveLength(1)
    await shift.passTo(inNewYork)
    expect(shift.told('Ben')).toHaveLength(2)
  })

  test('waits for the end of quiet hours that have begun by the time the bot is back', async () => {
    await shift.join(group, 'Ben')
    await shift.passTo(SATURDAY_17 - MINUTE)
    await shift.beatAt(SATURDAY_17 + 5 * HOUR)
    expect(shift.told('Ben')).toEqual([])
    await shift.passTo(SATURDAY_17 + 15 * HOUR)
    expect(shift.told('Ben')).toHaveLength(1)
  })

  test('is not waited for into the next week: who sleeps until then is not reminded at all', async () => {
    const early = { weekday: 1, time: '06:00', zone: 'Pacific/Kiritimati' } as const
    group = await shift.plan('islands', early)
    await shift.join(group, 'Cat')
    await choose('Cat', { zone: 'Pacific/Pago_Pago' })
    // There it is Saturday 17:00; in Kiritimati, Sunday 18:00.
    const five = atLocal('2026-12-05', '17:00', 'Pacific/Pago_Pago')
    await shift.passTo(five - MINUTE)
    await shift.beatAt(five + 5 * HOUR)
    expect(await rowsOf('Cat')).toEqual([{ kind: 'reminder', state: 'skipped', reason: 'quiet' }])
    await shift.passTo(five + DAY)
    expect(shift.told('Cat')).toEqual([])
  })
})

describe('a slot that is moved', () => {
  test('to later in the week moves the reminder with it', async () => {
    await shift.join(group, 'Ben')
    await shift.passTo(NINE + HOUR)
    const thursdays = { weekday: 4, time: '09:00', zone: 'Europe/Berlin' } as const
    await shift.store.groups.change(group.id, { ...thursdays, nextSlotAt: nextSlot(thursdays, shift.now) })
    // The week ends on Thursday of the week after.
    const tuesday = atLocal('2026-12-01', '17:00', 'Europe/Berlin')
    await shift.passTo(tuesday - 1)
    expect(shift.told('Ben')).toEqual([])
    await shift.passTo(tuesday)
    expect(shift.told('Ben')).toHaveLength(1)
  })
})
