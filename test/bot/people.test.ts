import { beforeEach, describe, expect, test } from 'vitest'
import { displayName, habitsOf, knownHabits, namesOf } from '../../src/bot/people.ts'
import type { Services } from '../../src/bot/services.ts'
import type { Profile } from '../../src/chat/platform.ts'
import { PlatformError } from '../../src/core/errors.ts'
import type { Group } from '../../src/storage/groups.ts'
import { DAY, Shift } from '../support/shift.ts'
import { VirtualTime } from '../support/virtual-time.ts'

/** A member, … */
const BEN = 'web/local/Ben'
/** … and nobody. */
const STAN = 'web/local/Stan'

let shift: Shift
let services: Services
let group: Group
let time: VirtualTime
/** What the platform answers, and how often it was asked. */
let profile: () => Promise<Profile>
let asked: number

beforeEach(async () => {
  time = new VirtualTime()
  shift = await Shift.open({ timers: time })
  services = shift.app.services
  group = await shift.plan()
  await shift.join(group, 'Ben')
  asked = 0
  profile = async () => ({ name: 'Ben', zone: 'Asia/Tokyo', mayManage: false })
  shift.platform.profile = () => {
    asked++
    return profile()
  }
})

const away = () => Promise.reject(new PlatformError('unknown-outcome', 'no answer'))

describe('a name', () => {
  test('is asked for once a day', async () => {
    for (let n = 0; n < 3; n++) expect(await displayName(services, BEN)).toBe('Ben')
    expect(asked).toBe(1)
    shift.now += DAY
    profile = async () => ({ name: 'Benjamin', mayManage: false })
    expect(await displayName(services, BEN)).toBe('Benjamin')
  })

  test('is asked for anew when it was learnt by a clock that was ahead', async () => {
    shift.now += 30 * DAY
    await displayName(services, BEN)
    shift.now -= 30 * DAY
    profile = async () => ({ name: 'Benjamin', mayManage: false })
    expect(await displayName(services, BEN)).toBe('Benjamin')
  })

  test('that is old is better than none while the platform does not answer', async () => {
    await displayName(services, BEN)
    shift.now += 20 * DAY
    profile = away
    expect(await displayName(services, BEN)).toBe('Ben')
  })

  test('that nobody says is “Someone”', async () => {
    profile = away
    expect(await displayName(services, BEN)).toBe('Someone')
    expect(await namesOf(services, [BEN])).toEqual(new Map())
    profile = async () => ({ name: ' \n ', mayManage: false })
    expect(await displayName(services, BEN)).toBe('Someone')
  })

  test('on a platform that is not connected is “Someone”', async () => {
    expect(await displayName(services, 'slack/T1/U1')).toBe('Someone')
  })

  test.each([
    ['  Ben \n  the   Third ', 'Ben the Third'],
    ['x'.repeat(40), 'x'.repeat(40)],
    ['x'.repeat(41), `${'x'.repeat(39)}…`],
    ['😀'.repeat(41), `${'😀'.repeat(19)}…`],
  ])('is one short line, whatever it was', async (name, shown) => {
    profile = async () => ({ name, mayManage: false })
    expect(await displayName(services, BEN)).toBe(shown)
  })

  test('that does not come within five seconds is not waited for', async () => {
    profile = () => new Promise(() => {})
    const name = displayName(services, BEN)
    await time.pass(4999)
    expect(await Promise.race([name, 'waiting'])).toBe('waiting')
    await time.pass(1)
    expect(await name).toBe('Someone')
  })

  test('leaves no timer behind', async () => {
    await displayName(services, BEN)
    profile = away
    shift.now += DAY
    await displayName(services, BEN)
    expect(time.next()).toBeUndefined()
  })

  test('of a stranger is asked for each time, and not kept', async () => {
    const kept = async () => JSON.stringify([...(await shift.store.space('people').all())])
    profile = async () => ({ name: 'Stan', zone: 'Asia/Tokyo', mayManage: false })
    for (let n = 0; n < 2; n++) expect(await displayName(services, STAN)).toBe('Stan')
    expect((await habitsOf(services, STAN, group)).zone).toBe('Asia/Tokyo')
    expect(asked).toBe(3)
    expect(await kept()).toBe('[]')
    // Whoever scheduled is known by that alone.
    await displayName(services, 'web/local/Ana')
    expect(await kept()).toContain('web/local/Ana')
  })

  test('that fails for a reason of our own is no answer of the platform', async () => {
    profile = () => Promise.reject(new RangeError('a bug'))
    await expect(displayName(services, BEN)).rejects.toThrow('a bug')
  })
})

describe('where someone lives', () => {
  const zone = async () => (await habitsOf(services, BEN, group)).zone

  test('is as they chose, and nobody else is asked', async () => {
    await services.spaces.preferences.set(BEN, { zone: 'Europe/Lisbon' })
    expect(await zone()).toBe('Europe/Lisbon')
    expect(asked).toBe(0)
  })

  test('is as the platform says, and asked again after six days', async () => {
    expect(await zone()).toBe('Asia/Tokyo')
    shift.now += 6 * DAY - 1
    expect(await zone()).toBe('Asia/Tokyo')
    expect(asked).toBe(1)
    shift.now += 1
    profile = async () => ({ name: 'Ben', zone: 'America/New_York', mayManage: false })
    expect(await zone()).toBe('America/New_York')
  })

  test('is where it was while the platform does not answer', async () => {
    await zone()
    shift.now += 10 * DAY
    profile = away
    expect(await zone()).toBe('Asia/Tokyo')
  })

  test('is where the group is when the platform does not tell, which is asked once a month', async () => {
    profile = async () => ({ name: 'Ben', mayManage: false })
    expect(await zone()).toBe('Europe/Berlin')
    shift.now += 30 * DAY - 1
    expect(await zone()).toBe('Europe/Berlin')
    expect(asked).toBe(1)
    shift.now += 1
    await zone()
    expect(asked).toBe(2)
  })

  test('is where the group is when this machine does not know the zone', async () => {
    profile = async () => ({ name: 'Ben', zone: 'Europe/Atlantis', mayManage: false })
    expect(await zone()).toBe('Europe/Berlin')
  })

  test('is learned with a name', async () => {
    await displayName(services, BEN)
    expect(await zone()).toBe('Asia/Tokyo')
    expect(asked).toBe(1)
  })
})

describe('the habits of many', () => {
  test('are those that are known, with nobody asked', async () => {
    const people = ['chosen', 'met', 'untold', 'stranger', 'long-ago'].map(id => `web/local/${id}`)
    const { preferences, people: met } = services.spaces
    await preferences.set('web/local/chosen', { zone: 'Europe/Lisbon', quiet: 'none', reminders: false })
    await met.set('web/local/met', { zone: 'Asia/Tokyo', at: shift.now })
    await met.set('web/local/untold', { name: 'U', at: shift.now })
    await met.set('web/local/long-ago', { zone: 'Asia/Tokyo', at: shift.now - 7 * DAY })
    const usual = { quiet: '21-8', reminders: true }
    expect(Object.fromEntries(await knownHabits(services, people, group))).toEqual({
      'web/local/chosen': { zone: 'Europe/Lisbon', quiet: 'none', reminders: false },
      'web/local/met': { zone: 'Asia/Tokyo', ...usual },
      'web/local/untold': { zone: 'Europe/Berlin', ...usual },
      'web/local/stranger': { zone: undefined, ...usual },
      'web/local/long-ago': { zone: undefined, ...usual },
    })
    expect(asked).toBe(0)
  })
})
