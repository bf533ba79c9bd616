import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { PlatformError } from '../../../src/core/errors.ts'
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
    expect(await shift.trouble()).toMatchObject({ why: 'forbidden', what: 'thread' })
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
    expect(await shift.trouble()).toBeNull()
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
    expect(await shift.trouble('one')).toMatchObject({ why: 'forbidden', where: 'web/local/one' })
  })

  test('goes on in one when the other is gone', async () => {
    const shift = await twoChannels('one-gone')
    shift.platform.before = to => {
      if (to.channel === 'one') throw new PlatformError('place-gone', 'no such channel')
    }
    await shift.beatAt(NINE)
    expect(await shift.store.groups.at({ ...CHANNEL, channel: 'two' })).toMatchObject({ status: 'on' })
    expect(await shift.trouble('one')).toMatchObject({ why: 'place-gone', where: 'web/local/one' })
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
