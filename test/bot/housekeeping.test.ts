import { describe, expect, test, vi } from 'vitest'
import { StorageError } from '../../src/core/errors.ts'
import { openDatabase } from '../../src/storage/database.ts'
import type { DatabaseConfig } from '../../src/storage/database-config.ts'
import { openStore } from '../../src/storage/store.ts'
import { temporaryFolder } from '../support/folder.ts'
import { MONDAY_8 } from '../support/gym.ts'
import { createDatabase, withTables } from '../support/postgres.ts'
import { DAY, MINUTE, Shift } from '../support/shift.ts'

const databases: [string, () => Promise<DatabaseConfig>][] = [
  ['SQLite', async () => ({ file: `${temporaryFolder()}/spotter.db` })],
  ['Postgres', async () => ({ url: await createDatabase(withTables) })],
]

describe.each(databases)('the running app, on %s', (_name, config) => {
  /** Bots on one database, and a look at its rows. */
  async function open(bots: number) {
    const where = await config()
    const shifts: Shift[] = []
    for (let n = 0; n < bots; n++) shifts.push(await Shift.open({ store: await openStore(where) }))
    const db = await openDatabase(where)
    return {
      shifts,
      at: async (now: number) => {
        for (const shift of shifts) await shift.beatAt(now)
      },
      spaces: async () =>
        (
          await db.selectFrom('state').select('space').where('space', 'not in', ['days', 'beats']).execute()
        ).map(row => row.space),
      kinds: async () =>
        (await db.selectFrom('deliveries').select('kind').execute()).map(row => row.kind).toSorted(),
      done: () =>
        shifts.flatMap(shift => shift.logged.filter(line => line.message.startsWith('housekeeping'))),
      close: async () => {
        for (const shift of shifts) await shift.app.stop()
        await db.destroy()
      },
    }
  }

  test('deletes a name after two months, and what was delivered after sixty weeks but for prompts', async () => {
    const bot = await open(1)
    const [shift] = bot.shifts as [Shift]
    const now = Date.now()
    const group = await shift.plan()
    await shift.app.services.spaces.people.set('web/local/Ben', { name: 'Ben', at: now }, 60 * DAY)
    await shift.store.space('slack-seen').set('Ev1', true, 15 * MINUTE)
    const kinds = ['prompt', 'recap', 'reminder'] as const
    await shift.store.deliveries.add(
      kinds.map(kind => ({
        groupId: group.id,
        kind,
        slotAt: now,
        week: 1,
        target: `web/local/${kind}`,
        dueAt: now,
        state: 'sent' as const,
      })),
    )
    await shift.store.groups.change(group.id, { nextSlotAt: null })
    await bot.at(now)
    expect(await bot.spaces()).toEqual(['people', 'slack-seen'])
    await bot.at(now + DAY)
    expect(await bot.spaces()).toEqual(['people'])
    await bot.at(now + 59 * DAY)
    expect(await bot.spaces()).toEqual(['people'])
    await bot.at(now + 61 * DAY)
    expect(await bot.spaces()).toEqual([])
    await bot.at(now + 60 * 7 * DAY - MINUTE)
    expect(await bot.kinds()).toEqual(['prompt', 'recap', 'reminder'])
    await bot.at(now + 60 * 7 * DAY + DAY)
    expect(await bot.kinds()).toEqual(['prompt'])
    await bot.close()
  })

  test('does it once a day, in one of all processes, and says so in one line', async () => {
    const bot = await open(3)
    for (let hour = 0; hour < 48; hour += 2) await bot.at(Date.UTC(2027, 0, 5) + hour * 60 * MINUTE)
    expect(bot.done().map(({ level, data }) => [level, data])).toEqual([
      ['info', { day: '2027-01-05', rows: expect.any(Number) }],
      ['info', { day: '2027-01-06', rows: expect.any(Number) }],
    ])
    await bot.close()
  })

  test('is done later the same day where the store failed at it', async () => {
    const bot = await open(1)
    const [shift] = bot.shifts as [Shift]
    const sweep = vi.spyOn(shift.store, 'sweep').mockRejectedValueOnce(new StorageError('busy', 'the test'))
    await bot.at(Date.UTC(2027, 0, 5))
    expect([sweep.mock.calls.length, bot.done()]).toEqual([1, []])
    await bot.at(Date.UTC(2027, 0, 5) + 120 * MINUTE)
    expect(bot.done()).toMatchObject([{ data: { day: '2027-01-05' } }])
    await bot.close()
  })

  test('stops between two batches when the process is to stop', async () => {
    const bot = await open(1)
    const [shift] = bot.shifts as [Shift]
    const space = shift.store.space<number>('drafts')
    await space.setAll(
      Array.from({ length: 2000 }, (_, n) => [`k${n}`, n] as const),
      1000,
    )
    const [before] = [await bot.spaces()]
    const stop = new AbortController()
    const swept = shift.store.sweep(Date.now() + DAY, stop.signal)
    stop.abort()
    expect(await swept).toBeLessThan(before?.length ?? 0)
    await shift.app.scheduler.stop()
    await shift.beatAt(MONDAY_8 + 366 * DAY)
    expect((await bot.spaces()).length).toBeGreaterThan(0)
    await bot.close()
  })
})
