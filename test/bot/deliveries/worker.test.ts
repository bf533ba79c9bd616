import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { PlatformError, StorageError } from '../../../src/core/errors.ts'
import { openStore } from '../../../src/storage/store.ts'
import { temporaryFolder } from '../../support/folder.ts'
import { CHANNEL } from '../../support/gym.ts'
import { DAY, HOUR, MINUTE, NINE, Shift } from '../../support/shift.ts'

const folder = temporaryFolder()
const noAnswer = () => new PlatformError('unknown-outcome', 'no answer')
const forbidden = () => new PlatformError('forbidden', 'may not', { detail: 'SEND_MESSAGES' })

/** A group that meets in two channels. */
async function twoChannels(name: string): Promise<Shift> {
  const file = join(folder, `${name}.db`)
  const shift = await Shift.open({ store: await openStore({ file }) })
  const group = await shift.plan('one')
  const database = new DatabaseSync(file)
  database.prepare('insert into group_places (place, group_id) values (?, ?)').run('web/local/two', group.id)
  database.close()
  return shift
}

async function troubleOf(shift: Shift, channel = CHANNEL.channel): Promise<unknown> {
  const group = await shift.store.groups.at({ ...CHANNEL, channel })
  return group?.trouble ?? null
}

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
    expect(await troubleOf(shift)).toMatchObject({ why: 'unknown-outcome' })
  })

  test('is not posted any more a day after its slot, and the scheduler is told', async () => {
    const shift = await Shift.open()
    await shift.plan()
    shift.platform.failures.push(new PlatformError('rate-limited', 'wait', { retryAfter: 2 * DAY }))
    await shift.beatAt(NINE)
    await shift.beatAt(NINE + 2 * DAY)
    expect(shift.prompts()).toEqual([])
    expect(shift.told('Ana')).toEqual([expect.stringContaining('missed 1 weekly prompt')])
    expect(await troubleOf(shift)).toMatchObject({ why: 'outage' })
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
    expect(await troubleOf(shift)).toMatchObject({ why: 'forbidden', detail: 'SEND_MESSAGES' })
    await shift.beatAt(NINE + 7 * DAY)
    expect(shift.prompts()).toHaveLength(1)
    expect(await troubleOf(shift)).toBeNull()
  })

  test('for a reason of our own is tried for a while and then told as well', async () => {
    const shift = await Shift.open()
    await shift.plan()
    shift.platform.before = to => {
      if (!to.direct) throw new RangeError('a bug')
    }
    for (let minute = 0; minute < 240; minute++) await shift.beatAt(NINE + minute * MINUTE)
    expect(shift.told('Ana')).toEqual([expect.stringContaining('something is wrong on my side')])
    expect(await troubleOf(shift)).toMatchObject({ why: 'broken' })
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
    expect(await troubleOf(shift)).toMatchObject({ why: 'forbidden' })
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

describe('a thread that cannot be opened', () => {
  const WEEK = 7 * DAY
  const openThread = (shift: Shift, error: () => PlatformError | undefined) => {
    const really = shift.platform.openThread.bind(shift.platform)
    let tries = 0
    shift.platform.openThread = async (on, title) => {
      tries++
      const failure = error()
      if (failure) throw failure
      return really(on, title)
    }
    return () => tries
  }
  const threads = async (shift: Shift) => {
    const group = await shift.store.groups.at(CHANNEL)
    const prompts = await shift.store.prompts.of(group?.id ?? '', 1)
    return prompts.map(prompt => prompt.thread !== null)
  }

  test('at the moment is opened as soon as the platform lets it', async () => {
    const shift = await Shift.open()
    await shift.plan()
    const failures = [new PlatformError('rate-limited', 'slow down', { retryAfter: 30_000 }), noAnswer()]
    openThread(shift, () => failures.shift())
    await shift.beatAt(NINE)
    expect(await threads(shift)).toEqual([false])
    await shift.beatAt(NINE + MINUTE)
    expect(await threads(shift)).toEqual([false])
    await shift.beatAt(NINE + 2 * MINUTE)
    expect(await threads(shift)).toEqual([true])
    expect(shift.prompts()).toHaveLength(1)
    expect(shift.told('Ana')).toEqual([])
  })

  test('for want of a right leaves the prompt posted, and is told once, not every week', async () => {
    const shift = await Shift.open()
    await shift.plan()
    openThread(shift, () => forbidden())
    await shift.beatAt(NINE)
    await shift.beatAt(NINE + HOUR)
    expect(shift.prompts()).toHaveLength(1)
    expect(await troubleOf(shift)).toMatchObject({ why: 'forbidden', what: 'thread' })
    await shift.beatAt(NINE + WEEK)
    await shift.beatAt(NINE + WEEK + HOUR)
    expect(shift.prompts()).toHaveLength(2)
    expect(shift.told('Ana')).toEqual([
      expect.stringContaining('without its thread: I’m missing a permission'),
    ])
  })

  test('for want of a right is not asked for at every redraw, and comes with the next prompt', async () => {
    const shift = await Shift.open()
    const group = await shift.plan()
    let allowed = false
    const tries = openThread(shift, () => (allowed ? undefined : forbidden()))
    await shift.beatAt(NINE)
    for (let n = 1; n <= 3; n++) {
      await shift.store.redraws.ask(group.id, 1, NINE)
      await shift.beatAt(NINE + n * MINUTE)
    }
    expect(tries()).toBe(1)
    allowed = true
    await shift.beatAt(NINE + WEEK)
    expect(tries()).toBe(2)
    expect(await troubleOf(shift)).toBeNull()
  })
})

describe('a group in two channels', () => {
  test('gets its prompt in both', async () => {
    const shift = await twoChannels('both')
    await shift.beatAt(NINE)
    expect([shift.prompts('one'), shift.prompts('two')]).toEqual([[expect.any(String)], [expect.any(String)]])
  })

  test('gets it in one when the other fails, which stays the trouble', async () => {
    const shift = await twoChannels('one-fails')
    shift.platform.before = to => {
      if (to.channel === 'one') throw forbidden()
    }
    await shift.beatAt(NINE)
    expect([shift.prompts('one'), shift.prompts('two')]).toEqual([[], [expect.any(String)]])
    expect(await troubleOf(shift, 'one')).toMatchObject({ why: 'forbidden', where: 'web/local/one' })
  })

  test('goes on in one when the other is gone', async () => {
    const shift = await twoChannels('one-gone')
    shift.platform.before = to => {
      if (to.channel === 'one') throw new PlatformError('place-gone', 'no such channel')
    }
    await shift.beatAt(NINE)
    expect(await shift.store.groups.at({ ...CHANNEL, channel: 'two' })).toMatchObject({ status: 'on' })
    expect(await troubleOf(shift, 'one')).toMatchObject({ why: 'place-gone', where: 'web/local/one' })
    expect(shift.told('Ana')).toEqual([expect.stringContaining('the channel is gone or archived')])
  })

  test('is told of each when both fail in the same moment', async () => {
    const shift = await twoChannels('both-fail')
    shift.platform.before = to => {
      if (!to.direct) throw forbidden()
    }
    await shift.beatAt(NINE)
    expect(shift.told('Ana')).toHaveLength(2)
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
