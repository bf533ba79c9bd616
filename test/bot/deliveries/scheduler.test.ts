import { describe, expect, test } from 'vitest'
import { postNow } from '../../../src/bot/post-now.ts'
import { StorageError } from '../../../src/core/errors.ts'
import { CHANNEL, MONDAY_8 } from '../../support/gym.ts'
import { memoryStore } from '../../support/memory-store.ts'
import { DAY, HOUR, MINUTE, NINE, Shift } from '../../support/shift.ts'

const WEEK = 7 * DAY
const iso = (at: number | null | undefined) => (at ? new Date(at).toISOString() : at)

async function groupOf(shift: Shift) {
  const group = await shift.store.groups.at(CHANNEL)
  if (!group) throw new Error('no group')
  return group
}

describe('a beat', () => {
  test('posts nothing before the slot, and the prompt at it', async () => {
    const shift = await Shift.open()
    await shift.plan()
    await shift.beatAt(NINE - 1)
    expect(shift.prompts()).toEqual([])
    await shift.beatAt(NINE)
    expect(shift.prompts()).toHaveLength(1)
    expect(shift.prompts()[0]).toContain('Week 1 · Low-back strength')
  })

  test('posts once, however often it beats', async () => {
    const shift = await Shift.open()
    await shift.plan()
    for (let minute = 0; minute < 5; minute++) await shift.beatAt(NINE + minute * MINUTE)
    expect(shift.prompts()).toHaveLength(1)
  })

  test('is made at the start, which is over when what was due is posted', async () => {
    const shift = await Shift.open()
    await shift.plan()
    shift.now = NINE
    await shift.app.scheduler.start()
    expect(shift.prompts()).toHaveLength(1)
    await shift.app.scheduler.stop()
  })

  test('that is under way is waited for by a stop', async () => {
    const shift = await Shift.open()
    await shift.plan()
    const [posting, posted] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    shift.platform.before = () => {
      posting.resolve()
      return posted.promise
    }
    const beat = shift.beatAt(NINE)
    await posting.promise
    let isStopped = false
    const stopped = shift.app.scheduler.stop().then(() => {
      isStopped = true
    })
    await shift.store.groups.nextDue()
    expect(isStopped).toBe(false)
    posted.resolve()
    await Promise.all([beat, stopped])
    expect(shift.prompts()).toHaveLength(1)
  })

  test('plans the next week at the same local time', async () => {
    const shift = await Shift.open()
    await shift.plan()
    await shift.beatAt(NINE)
    expect(iso((await groupOf(shift)).nextSlotAt)).toBe('2026-11-30T08:00:00.000Z')
  })

  test('opens the week’s thread under the prompt', async () => {
    const shift = await Shift.open()
    const group = await shift.plan()
    await shift.beatAt(NINE)
    const [prompt] = await shift.store.prompts.of(group.id, 1)
    expect(prompt?.thread).toEqual({
      ...CHANNEL,
      thread: prompt?.posted?.message,
    })
  })

  test('counts the weeks of the program from the first prompt', async () => {
    const shift = await Shift.open()
    await shift.plan()
    for (let week = 0; week < 5; week++) await shift.beatAt(NINE + week * WEEK)
    expect(shift.prompts().map(text => text.slice(0, 6))).toEqual([
      'Week 1',
      'Week 2',
      'Week 3',
      'Week 4',
      'Week 5',
    ])
  })

  test('claims a slot once when two schedulers share the store', async () => {
    const store = await memoryStore()
    const one = await Shift.open({ store })
    const two = await Shift.open({ store, platform: one.platform })
    await one.plan()
    await Promise.all([one.beatAt(NINE), two.beatAt(NINE)])
    expect(one.prompts()).toHaveLength(1)
    expect([await one.app.scheduler.claim(), await two.app.scheduler.claim()]).toEqual([0, 0])
  })

  test('claims hundreds of groups in one beat', async () => {
    const shift = await Shift.open()
    for (let n = 0; n < 250; n++) await shift.plan(`channel-${n}`)
    await shift.beatAt(NINE)
    expect(shift.platform.kept).toHaveLength(250)
  })

  test('posts nothing twice when the clock steps back', async () => {
    const shift = await Shift.open()
    await shift.plan()
    await shift.beatAt(NINE + MINUTE)
    await shift.beatAt(NINE - HOUR)
    for (let minute = 0; minute < 70; minute += 10) await shift.beatAt(NINE - HOUR + minute * MINUTE)
    expect(shift.prompts()).toHaveLength(1)
    await shift.beatAt(NINE + WEEK)
    expect(shift.prompts()).toHaveLength(2)
  })
})

describe('clock changes', () => {
  const BERLIN_SUNDAYS = { weekday: 7, time: '02:30', zone: 'Europe/Berlin' } as const

  test('a slot in the spring gap comes at the first instant after the gap', async () => {
    const shift = await Shift.open({ at: Date.parse('2027-03-22T12:00:00Z') })
    await shift.plan('back-club', BERLIN_SUNDAYS)
    expect(iso((await groupOf(shift)).nextSlotAt)).toBe('2027-03-28T01:00:00.000Z')
    await shift.beatAt(Date.parse('2027-03-28T01:00:00Z'))
    expect(shift.prompts()).toHaveLength(1)
    expect(iso((await groupOf(shift)).nextSlotAt)).toBe('2027-04-04T00:30:00.000Z')
  })

  test('a slot in the autumn overlap comes at the first of the two, once', async () => {
    const shift = await Shift.open({ at: Date.parse('2027-10-25T12:00:00Z') })
    await shift.plan('back-club', BERLIN_SUNDAYS)
    await shift.beatAt(Date.parse('2027-10-31T00:30:00Z'))
    expect(shift.prompts()).toHaveLength(1)
    await shift.beatAt(Date.parse('2027-10-31T01:30:00Z'))
    expect(shift.prompts()).toHaveLength(1)
    expect(iso((await groupOf(shift)).nextSlotAt)).toBe('2027-11-07T01:30:00.000Z')
  })

  test('a group stays at nine on both sides of a change', async () => {
    const shift = await Shift.open({ at: Date.parse('2027-03-22T12:00:00Z') })
    await shift.plan()
    await shift.beatAt(Date.parse('2027-03-29T07:00:00Z'))
    expect(shift.prompts()).toHaveLength(1)
  })
})

describe('after an outage', () => {
  test('of hours, the missed prompt is posted and nobody is bothered', async () => {
    const shift = await Shift.open()
    await shift.plan()
    await shift.beatAt(NINE + 23 * HOUR)
    expect(shift.prompts()).toHaveLength(1)
    expect(shift.told('Ana')).toEqual([])
  })

  test('of more than a day, the slot is left out and the scheduler is told', async () => {
    const shift = await Shift.open()
    await shift.plan()
    await shift.beatAt(NINE + DAY + 1)
    expect(shift.prompts()).toEqual([])
    expect(shift.told('Ana')).toEqual([
      expect.stringContaining('missed 1 weekly prompt of Low-back strength'),
    ])
    expect(iso((await groupOf(shift)).nextSlotAt)).toBe('2026-11-30T08:00:00.000Z')
  })

  test('of weeks, only the newest slot is posted; the others are counted', async () => {
    const shift = await Shift.open()
    await shift.plan()
    await shift.beatAt(NINE + 3 * WEEK + HOUR)
    expect(shift.prompts()).toHaveLength(1)
    expect(shift.told('Ana')).toEqual([expect.stringContaining('missed 3 weekly prompts')])
  })

  test('of weeks and a day, no slot is posted and all of them are counted', async () => {
    const shift = await Shift.open()
    await shift.plan()
    await shift.beatAt(NINE + 3 * WEEK + 2 * DAY)
    expect(shift.prompts()).toEqual([])
    expect(shift.told('Ana')).toEqual([expect.stringContaining('missed 4 weekly prompts')])
  })

  test('what was left out stands in the schedule until the next prompt does', async () => {
    const shift = await Shift.open()
    await shift.plan()
    await shift.beatAt(NINE + 2 * DAY)
    expect((await groupOf(shift)).trouble).toEqual({ why: 'outage' })
    await shift.beatAt(NINE + WEEK)
    expect(shift.prompts()).toHaveLength(1)
    expect((await groupOf(shift)).trouble).toBeNull()
  })

  test('nothing comes twice when the clock steps back behind it, and forward again', async () => {
    const shift = await Shift.open()
    await shift.plan()
    await shift.beatAt(NINE + 2 * DAY)
    for (const at of [NINE - HOUR, NINE, NINE + HOUR, NINE + 2 * DAY]) await shift.beatAt(at)
    // Either clock may have been the wrong one: the week that was left out has its prompt after all.
    expect(shift.prompts()).toHaveLength(1)
    expect(shift.told('Ana')).toHaveLength(1)
    await shift.beatAt(NINE + WEEK)
    for (const at of [NINE, NINE + WEEK, NINE + WEEK + HOUR]) await shift.beatAt(at)
    expect(shift.prompts()).toHaveLength(2)
  })

  test('the program goes on where it was', async () => {
    const shift = await Shift.open()
    await shift.plan()
    await shift.beatAt(NINE)
    await shift.beatAt(NINE + 4 * WEEK)
    expect(shift.prompts().map(text => text.slice(0, 6))).toEqual(['Week 1', 'Week 2'])
  })

  test('nobody is told when the one who scheduled it is forgotten', async () => {
    const shift = await Shift.open()
    await shift.plan()
    await shift.store.members.forget({ platform: 'web', tenant: 'local', id: 'Ana' })
    await shift.beatAt(NINE + 2 * DAY)
    expect(await shift.store.deliveries.nextDue()).toBeUndefined()
    expect(shift.logged.filter(line => line.level === 'error')).toEqual([])
  })
})

describe('trouble in a beat', () => {
  test('a storage failure leaves the slot due, and the next beat posts it', async () => {
    const shift = await Shift.open()
    await shift.plan()
    const { store } = shift
    const transaction = store.transaction.bind(store)
    store.transaction = () => Promise.reject(new StorageError('full', new Error('disk')))
    await shift.beatAt(NINE)
    expect(shift.prompts()).toEqual([])
    expect(shift.troubles).toEqual([expect.objectContaining({ level: 'error' })])
    store.transaction = transaction
    await shift.beatAt(NINE + MINUTE)
    expect(shift.prompts()).toHaveLength(1)
  })

  test('a failure while claiming does not hold up what was claimed before', async () => {
    const shift = await Shift.open()
    const group = await shift.plan()
    await postNow(shift.app.services, group)
    shift.store.groups.due = () => Promise.reject(new StorageError('busy', new Error('locked')))
    await shift.beatAt(MONDAY_8)
    expect(shift.prompts()).toHaveLength(1)
  })

  test('a group that cannot be planned holds up no other, and is logged', async () => {
    const shift = await Shift.open()
    const lost = await shift.plan('lost')
    await shift.store.groups.change(lost.id, { zone: 'Europe/Atlantis', nextSlotAt: NINE - HOUR })
    await shift.plan()
    await shift.beatAt(NINE)
    expect(shift.prompts()).toHaveLength(1)
    expect(shift.troubles).toEqual([
      expect.objectContaining({ level: 'error', data: expect.objectContaining({ group: lost.id }) }),
    ])
  })
})
