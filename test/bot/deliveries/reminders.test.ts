import { beforeEach, describe, expect, test } from 'vitest'
import { planReminders } from '../../../src/bot/deliveries/reminders.ts'
import { postNow } from '../../../src/bot/post-now.ts'
import { PlatformError } from '../../../src/core/errors.ts'
import type { Group } from '../../../src/storage/groups.ts'
import { type Asked, askedGroup, SATURDAY_17 } from '../../support/asked-group.ts'
import { CHANNEL } from '../../support/gym.ts'
import { memoryStore } from '../../support/memory-store.ts'
import { DAY, HOUR, MINUTE, NINE, personNamed, Shift } from '../../support/shift.ts'

/** The ordinal of the first week. */
const WEEK = 1
const END = NINE + 7 * DAY
const TUESDAY_12 = Date.parse('2026-12-01T11:00:00Z')

let shift: Shift
let group: Group
let asked: Asked['asked']

const begin = async (options?: Parameters<typeof askedGroup>[0]) => {
  ;({ shift, group, asked } = await askedGroup(options))
}
beforeEach(() => begin())

/** Ben's group meets on Tuesdays at noon, and its first week is begun by hand on the Friday before. */
const beginShort = async () => {
  shift = await Shift.open({ at: SATURDAY_17 - 30 * HOUR })
  group = await shift.plan(CHANNEL.channel, { weekday: 2, time: '12:00', zone: 'Europe/Berlin' })
  await shift.join(group, 'Ben')
  await postNow(shift.app.services, group)
}

const choose = (who: string, preferences: object) =>
  shift.app.services.spaces.preferences.set(`web/local/${who}`, preferences)

const rowsOf = async (who: string) =>
  (await shift.store.deliveries.toPerson(`web/local/${who}`)).map(({ kind, state, reason }) => ({
    kind,
    state,
    reason,
  }))

describe('who joined and has not finished', () => {
  test('is reminded once, at five in the afternoon two days before the next prompt', async () => {
    await shift.join(group, 'Ben')
    await shift.passTo(SATURDAY_17 - 1)
    expect(shift.told('Ben')).toEqual([])
    await shift.passTo(SATURDAY_17)
    expect(shift.told('Ben')).toHaveLength(1)
    expect(shift.told('Ben')[0]).toContain('There’s still time for week 1 of Low-back strength. It ends')
    expect(shift.told('Ben')[0]).toContain('2026-11-30 08:00 UTC. One round is enough to count.')
    expect(shift.told('Ben')[0]).toContain('[Start] [Turn reminders off]')
    await shift.passTo(END - 1)
    expect(shift.told('Ben')).toHaveLength(1)
  })

  test('is reminded again the week after, of that week', async () => {
    await shift.join(group, 'Ben')
    await shift.passTo(SATURDAY_17 + 7 * DAY)
    expect(shift.told('Ben').map(text => /week \d/.exec(text)?.[0])).toEqual(['week 1', 'week 2'])
  })

  test('is told that the week counts already, after one whole round', async () => {
    await shift.log(await shift.join(group, 'Ben'), WEEK, 1)
    await shift.passTo(SATURDAY_17)
    expect(shift.told('Ben')[0]).toContain('Your week 1 of Low-back strength counts already.')
    expect(shift.told('Ben')[0]).not.toContain('One round is enough')
  })

  test('is left in peace after four weeks away', async () => {
    await shift.join(group, 'Ben')
    await shift.passTo(SATURDAY_17 + 6 * 7 * DAY)
    expect(shift.told('Ben')).toHaveLength(4)
  })

  test('is reminded of a short week that began by hand, once it has been made longer', async () => {
    await beginShort()
    await shift.command('/schedule set thursday 12:00')
    const before = SATURDAY_17 + 3 * DAY
    await shift.passTo(before - 1)
    expect(shift.told('Ben')).toEqual([])
    await shift.passTo(before)
    expect(shift.told('Ben')).toEqual([expect.stringContaining('There’s still time for week 1')])
  })
})

describe('nobody is reminded', () => {
  test('of a week that they have finished, even if only after the reminder was planned', async () => {
    await shift.log(await shift.join(group, 'Ben'), WEEK)
    const cleo = await shift.join(group, 'Cleo')
    await shift.passTo(SATURDAY_17 - MINUTE)
    expect(await rowsOf('Cleo')).toEqual([expect.objectContaining({ kind: 'reminder', state: 'due' })])
    await shift.log(cleo, WEEK)
    await shift.passTo(END - 1)
    expect([...shift.told('Ben'), ...shift.told('Cleo')]).toEqual([])
    expect(await rowsOf('Ben')).toEqual([])
    expect(await rowsOf('Cleo')).toEqual([{ kind: 'reminder', state: 'skipped', reason: 'finished' }])
  })

  test('of a week that they have finished gently', async () => {
    await shift.log(await shift.join(group, 'Ben'), WEEK, 1, 'back-mobility')
    await shift.passTo(END - 1)
    expect(shift.told('Ben')).toEqual([])
  })

  test('who wants none, in the group or anywhere, even if only since it was planned', async () => {
    const [ben, cleo] = [await shift.join(group, 'Ben'), await shift.join(group, 'Cleo')]
    await shift.join(group, 'Dan')
    await shift.join(group, 'Eva')
    await shift.store.members.remind(ben.id, false)
    await choose('Dan', { reminders: false })
    await shift.passTo(SATURDAY_17 - MINUTE)
    await shift.store.members.remind(cleo.id, false)
    await choose('Eva', { reminders: false })
    await shift.passTo(END - 1)
    for (const who of ['Ben', 'Cleo', 'Dan', 'Eva']) expect(shift.told(who)).toEqual([])
    expect(await rowsOf('Cleo')).toEqual([{ kind: 'reminder', state: 'skipped', reason: 'unwanted' }])
  })

  test('who has asked to be reminded later than that', async () => {
    await shift.join(group, 'Ben')
    const at = SATURDAY_17 + 3 * HOUR
    const target = 'web/local/Ben'
    await shift.store.deliveries.add([
      { groupId: group.id, kind: 'later', week: WEEK, target, slotAt: at, dueAt: at },
    ])
    await shift.passTo(END - 1)
    expect(shift.told('Ben')).toEqual([expect.stringContaining('You asked me to remind you')])
  })

  test.each(['paused', 'removed'] as const)('while the schedule is %s', async status => {
    await shift.join(group, 'Ben')
    await shift.passTo(SATURDAY_17 - MINUTE)
    await shift.store.groups.change(group.id, { status, nextSlotAt: null })
    await shift.passTo(END - 1)
    expect(shift.told('Ben')).toEqual([])
    expect(await rowsOf('Ben')).toEqual([{ kind: 'reminder', state: 'skipped', reason: status }])
  })

  test('of a week whose prompt never came', async () => {
    shift = await Shift.open()
    shift.platform.failures.push(new PlatformError('forbidden', 'may not'))
    group = await shift.plan()
    await shift.join(group, 'Ben')
    await shift.passTo(END - 1)
    expect(shift.told('Ben')).toEqual([])
  })

  test('of a week that began by hand four days before the next prompt', async () => {
    await beginShort()
    expect((await shift.store.groups.find(group.id))?.nextSlotAt).toBe(TUESDAY_12)
    await shift.passTo(TUESDAY_12 - 1)
    expect(shift.prompts()).toHaveLength(1)
    expect(shift.told('Ben')).toEqual([])
  })

  test('a day late, after an outage', async () => {
    await shift.join(group, 'Ben')
    await shift.beatAt(SATURDAY_17 + DAY + HOUR)
    await shift.passTo(END - 1)
    expect(shift.told('Ben')).toEqual([])
  })
})

describe('a member who is gone', () => {
  test('is not written to, and nothing is kept of them', async () => {
    await shift.join(group, 'Ben')
    await shift.passTo(SATURDAY_17 - MINUTE)
    await shift.store.members.forget(personNamed('Ben'))
    // As if they had left while their reminder was being planned.
    await shift.store.deliveries.add([
      {
        groupId: group.id,
        kind: 'reminder',
        week: WEEK,
        target: 'web/local/Ben',
        slotAt: NINE,
        dueAt: SATURDAY_17,
      },
    ])
    await shift.passTo(SATURDAY_17)
    expect(shift.told('Ben')).toEqual([])
    expect(await rowsOf('Ben')).toEqual([])
    expect(await shift.app.services.spaces.people.get('web/local/Ben')).toBeUndefined()
  })
})

describe('a large group', { timeout: 120_000 }, () => {
  const names = Array.from({ length: 1000 }, (_, n) => `p${n}`)

  test('of strangers has the platform asked once a second, and everyone is reminded at five', async () => {
    const strangers = names.slice(0, 200)
    for (const who of strangers) await shift.join(group, who)
    await shift.passTo(SATURDAY_17 - MINUTE)
    expect(asked).toHaveLength(200)
    const perMinute = Map.groupBy(asked, ({ at }) => Math.floor(at / MINUTE))
    for (const [, those] of perMinute) expect(those.length).toBeLessThanOrEqual(60)
    await shift.passTo(SATURDAY_17)
    for (const who of strangers) expect(shift.told(who)).toHaveLength(1)
    expect(asked).toHaveLength(200)
  })

  test('is planned with no question to the platform and none to the database for each', async () => {
    for (const who of names) await shift.join(group, who)
    const { store, spaces } = shift.app.services
    let queries = 0
    const count =
      <A extends unknown[], R>(method: (...args: A) => R) =>
      (...args: A) => {
        queries++
        return method(...args)
      }
    spaces.preferences.get = count(spaces.preferences.get.bind(spaces.preferences))
    spaces.people.get = count(spaces.people.get.bind(spaces.people))
    store.members.of = count(store.members.of.bind(store.members))
    store.completions.ofWeek = count(store.completions.ofWeek.bind(store.completions))
    shift.now = Date.parse('2026-11-28T03:00:00Z')
    const [plan] = (await store.deliveries.due(shift.now, 9)).filter(one => one.kind === 'reminders')
    if (!plan) throw new Error('no plan')
    await store.deliveries.lease(plan.id, shift.now, shift.now + MINUTE)
    const as = await store.groups.find(group.id)
    await planReminders(shift.app.services, plan, as ?? group, shift.now + MINUTE)
    expect(queries).toBe(0)
    expect(asked).toEqual([])
    expect(await store.deliveries.due(shift.now + HOUR, 2000)).toHaveLength(1000)
  })
})

describe('once', () => {
  test('each, when two replicas share the store', async () => {
    const store = await memoryStore()
    await begin({ store })
    const other = await Shift.open({ store, platform: shift.platform })
    for (const who of ['Ben', 'Cleo']) await shift.join(group, who)
    for (const at of [SATURDAY_17 - 13 * HOUR, SATURDAY_17]) {
      await Promise.all([shift.beatAt(at), other.beatAt(at)])
      await Promise.all([shift.beatAt(at), other.beatAt(at)])
    }
    for (const who of ['Ben', 'Cleo']) expect(shift.told(who)).toHaveLength(1)
  })

  test('when the answer to the first try was lost', async () => {
    await shift.join(group, 'Ben')
    await shift.passTo(SATURDAY_17 - MINUTE)
    let lost = 0
    shift.platform.after = () => {
      if (lost++ === 0) throw new PlatformError('unknown-outcome', 'no answer')
    }
    await shift.passTo(SATURDAY_17 + HOUR)
    expect(lost).toBe(2)
    expect(shift.told('Ben')).toHaveLength(1)
  })

  test('when the clock steps back over it', async () => {
    await shift.join(group, 'Ben')
    await shift.passTo(SATURDAY_17)
    for (const minute of [-120, -60, 0, 60]) await shift.beatAt(SATURDAY_17 + minute * MINUTE)
    expect(shift.told('Ben')).toHaveLength(1)
  })

  test('though it cannot be delivered: that is nobody else’s trouble', async () => {
    await shift.join(group, 'Ben')
    shift.platform.before = to => {
      if (to.direct) throw new PlatformError('person-unreachable', 'closed')
    }
    await shift.passTo(SATURDAY_17 + HOUR)
    expect(await rowsOf('Ben')).toEqual([{ kind: 'reminder', state: 'failed', reason: 'person-unreachable' }])
    expect(shift.told('Ana')).toEqual([])
    expect((await shift.store.groups.at(CHANNEL))?.trouble).toBeNull()
    expect(shift.posted()).toHaveLength(1)
  })
})
