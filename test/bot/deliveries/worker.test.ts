import { describe, expect, test } from 'vitest'
import { placeKey } from '../../../src/core/address.ts'
import { PlatformError, StorageError } from '../../../src/core/errors.ts'
import { CHANNEL } from '../../support/gym.ts'
import { DAY, HOUR, MINUTE, NINE, Shift } from '../../support/shift.ts'

const noAnswer = () => new PlatformError('unknown-outcome', 'no answer')
const forbidden = () => new PlatformError('forbidden', 'may not', { detail: 'SEND_MESSAGES' })

describe('a post that fails and would pass later', () => {
  test('is tried again after a few seconds, and stands once', async () => {
    const shift = await Shift.open()
    await shift.plan()
    shift.platform.failures.push(noAnswer())
    await shift.beatAt(NINE)
    await shift.beatAt(NINE + 4000)
    expect(shift.prompts()).toEqual([])
    await shift.beatAt(NINE + 5000)
    await shift.beatAt(NINE + 10_000)
    expect(shift.prompts()).toHaveLength(1)
    expect(shift.told('Ana')).toEqual([])
  })

  test('waits as long as the platform asks', async () => {
    const shift = await Shift.open()
    await shift.plan()
    shift.platform.failures.push(new PlatformError('rate-limited', 'wait', { retryAfter: 90_000 }))
    await shift.beatAt(NINE)
    await shift.beatAt(NINE + 89_999)
    expect(shift.prompts()).toEqual([])
    await shift.beatAt(NINE + 90_000)
    expect(shift.prompts()).toHaveLength(1)
  })

  test('is put off by whole milliseconds, as instants are kept, whatever is asked', async () => {
    const shift = await Shift.open()
    await shift.plan()
    shift.platform.failures.push(new PlatformError('rate-limited', 'wait', { retryAfter: 90_000.25 }))
    await shift.beatAt(NINE)
    expect(await shift.app.services.store.deliveries.nextDue()).toBe(NINE + 90_001)
  })

  test('whose answer was lost stands once after the second try', async () => {
    const shift = await Shift.open()
    await shift.plan()
    let lost = 0
    shift.platform.after = () => {
      if (lost++ === 0) throw noAnswer()
    }
    await shift.beatAt(NINE)
    await shift.beatAt(NINE + MINUTE)
    expect(lost).toBe(2)
    expect(shift.prompts()).toHaveLength(1)
  })

  test('is given up after some hours of tries, and the scheduler is told why', async () => {
    const shift = await Shift.open()
    await shift.plan()
    let tries = 0
    shift.platform.before = to => {
      if (to.channel !== CHANNEL.channel) return
      tries++
      throw noAnswer()
    }
    for (let minute = 0; minute < 240; minute++) await shift.beatAt(NINE + minute * MINUTE)
    expect(tries).toBe(14)
    expect(shift.told('Ana')).toEqual([expect.stringContaining('the platform didn’t answer')])
    expect(await shift.trouble()).toMatchObject({ why: 'unknown-outcome' })
  })

  test('is not posted any more a day after its slot, and the scheduler is told', async () => {
    const shift = await Shift.open()
    await shift.plan()
    shift.platform.failures.push(new PlatformError('rate-limited', 'wait', { retryAfter: 2 * DAY }))
    await shift.beatAt(NINE)
    await shift.beatAt(NINE + 2 * DAY)
    expect(shift.prompts()).toEqual([])
    expect(shift.told('Ana')).toEqual([expect.stringContaining('missed 1 weekly prompt')])
    expect(await shift.trouble()).toMatchObject({ why: 'outage' })
  })
})

describe('a meter', () => {
  test('is drawn right after an outage of hours, however often that was tried', async () => {
    const shift = await Shift.open()
    const group = await shift.plan()
    await shift.beatAt(NINE)
    const edit = shift.platform.edit.bind(shift.platform)
    shift.platform.edit = () => Promise.reject(noAnswer())
    await shift.join(group, 'Ben')
    await shift.store.redraws.ask(group.id, 1, NINE)
    for (let minute = 1; minute < 240; minute++) await shift.beatAt(NINE + minute * MINUTE)
    shift.platform.edit = edit
    for (let minute = 240; minute < 271; minute++) await shift.beatAt(NINE + minute * MINUTE)
    expect(shift.prompts()).toEqual([expect.stringContaining('0 of 1')])
  })

  test('is right on a prompt that stood, was given up, and is posted again', async () => {
    const shift = await Shift.open()
    const group = await shift.plan()
    let tries = 0
    shift.platform.before = ({ channel }) => {
      if (channel === CHANNEL.channel && tries === 1) throw forbidden()
    }
    shift.platform.after = ({ channel }) => {
      if (channel === CHANNEL.channel && ++tries === 1) throw noAnswer()
    }
    await shift.beatAt(NINE)
    await shift.beatAt(NINE + MINUTE)
    const prompt = await shift.store.prompts.at(group.id, 1, placeKey(CHANNEL))
    expect(prompt).toMatchObject({ state: 'failed' })
    await shift.join(group, 'Ben')
    tries = 2
    await shift.store.transaction(tables => tables.prompts.repost(prompt?.id ?? '', NINE + 2 * MINUTE, null))
    await shift.beatAt(NINE + 2 * MINUTE)
    await shift.beatAt(NINE + 3 * MINUTE)
    expect(shift.prompts()).toEqual([expect.stringContaining('0 of 1')])
  })
})

describe('a post that cannot succeed', () => {
  test('is not tried again; the scheduler is told what is missing', async () => {
    const shift = await Shift.open()
    await shift.plan()
    shift.platform.failures.push(forbidden())
    await shift.beatAt(NINE)
    await shift.beatAt(NINE + HOUR)
    expect(shift.prompts()).toEqual([])
    expect(shift.told('Ana')).toEqual([expect.stringContaining('missing a permission there (SEND_MESSAGES)')])
  })

  test('tells the scheduler how to invite the bot where it is not', async () => {
    const shift = await Shift.open()
    await shift.plan()
    shift.platform.failures.push(
      new PlatformError('not-a-member', 'not there', { detail: '/invite @spotter' }),
    )
    await shift.beatAt(NINE)
    expect(shift.told('Ana')).toEqual([expect.stringContaining('Type /invite @spotter there.')])
  })

  test('stays the group’s trouble when the scheduler has been told, until the next prompt stands', async () => {
    const shift = await Shift.open()
    await shift.plan()
    shift.platform.failures.push(forbidden())
    await shift.beatAt(NINE)
    expect(shift.told('Ana')).toHaveLength(1)
    expect(await shift.trouble()).toMatchObject({ why: 'forbidden', detail: 'SEND_MESSAGES' })
    await shift.beatAt(NINE + 7 * DAY)
    expect(shift.prompts()).toHaveLength(1)
    expect(await shift.trouble()).toBeNull()
  })

  test('for a reason of our own is tried for a while and then told as well', async () => {
    const shift = await Shift.open()
    await shift.plan()
    shift.platform.before = to => {
      if (!to.direct) throw new RangeError('a bug')
    }
    for (let minute = 0; minute < 240; minute++) await shift.beatAt(NINE + minute * MINUTE)
    expect(shift.told('Ana')).toEqual([expect.stringContaining('something is wrong on my side')])
    expect(await shift.trouble()).toMatchObject({ why: 'broken' })
  })

  test('is not told in a circle when the scheduler takes no messages', async () => {
    const shift = await Shift.open()
    await shift.plan()
    shift.platform.before = () => {
      throw forbidden()
    }
    await shift.beatAt(NINE)
    await shift.beatAt(NINE + HOUR)
    expect(await shift.store.deliveries.due(NINE + HOUR, 9)).toEqual([])
    expect(await shift.trouble()).toMatchObject({ why: 'forbidden' })
  })

  test('because the channel is gone pauses the group, and the scheduler is told', async () => {
    const shift = await Shift.open()
    await shift.plan()
    shift.platform.failures.push(new PlatformError('place-gone', 'no such channel'))
    await shift.beatAt(NINE)
    expect(shift.told('Ana')).toEqual([expect.stringContaining('The schedule is paused')])
    expect(await shift.store.groups.at(CHANNEL)).toMatchObject({ status: 'paused', nextSlotAt: null })
    await shift.beatAt(NINE + 7 * DAY)
    expect(shift.prompts()).toEqual([])
    expect(shift.told('Ana')).toHaveLength(1)
  })

  test('says why in the schedule too, also when the scheduler takes no messages', async () => {
    const shift = await Shift.open()
    await shift.plan()
    shift.platform.managers.add('Ana')
    shift.platform.before = to => {
      throw to.direct ? new PlatformError('person-unreachable', 'closed') : forbidden()
    }
    await shift.beatAt(NINE)
    await shift.beatAt(NINE + HOUR)
    expect(shift.told('Ana')).toEqual([])
    const from = { platform: 'web', tenant: CHANNEL.tenant, id: 'Ana' } as const
    const show = { id: '1', kind: 'command', name: 'schedule', input: 'show', at: CHANNEL, from } as const
    expect((await shift.platform.send(show)).text).toContain(
      'Last trouble: I’m missing a permission there (SEND_MESSAGES).',
    )
  })
})

describe('a crash', () => {
  test('between the post and its record posts nothing twice', async () => {
    const shift = await Shift.open()
    const group = await shift.plan()
    const sent = shift.store.deliveries.sent.bind(shift.store.deliveries)
    shift.store.deliveries.sent = () => Promise.reject(new StorageError('full', new Error('disk')))
    await shift.beatAt(NINE)
    expect(shift.prompts()).toHaveLength(1)
    shift.store.deliveries.sent = sent
    await shift.beatAt(NINE + 59_999)
    expect(await shift.store.prompts.of(group.id, 1)).toEqual([])
    await shift.beatAt(NINE + MINUTE)
    expect(shift.prompts()).toHaveLength(1)
    expect(await shift.store.prompts.of(group.id, 1)).toHaveLength(1)
  })

  test('of a process that held a delivery frees it when the lease has passed', async () => {
    const shift = await Shift.open()
    await shift.plan()
    shift.now = NINE
    await shift.app.scheduler.claim()
    const [due] = await shift.store.deliveries.due(NINE, 1)
    await shift.store.deliveries.lease(due?.id ?? '', NINE, NINE + MINUTE)
    await shift.beatAt(NINE + MINUTE - 1)
    expect(shift.prompts()).toEqual([])
    await shift.beatAt(NINE + MINUTE)
    expect(shift.prompts()).toHaveLength(1)
  })
})
