import { describe, expect, test } from 'vitest'
import { PlatformError } from '../../src/core/errors.ts'
import { openDatabase } from '../../src/storage/database.ts'
import { openStore } from '../../src/storage/store.ts'
import { temporaryFolder } from '../support/folder.ts'
import { CHANNEL } from '../support/gym.ts'
import { DAY, personNamed, Shift } from '../support/shift.ts'

const GONE = { platform: 'web', tenant: 'local' } as const

/** A group with a week behind it, in one server, and one person in another. */
async function open() {
  const file = `${temporaryFolder()}/spotter.db`
  const shift = await Shift.open({ store: await openStore({ file }) })
  const group = await shift.plan()
  const ben = await shift.join(group, 'Ben')
  await shift.log(ben, 1)
  const { spaces } = shift.app.services
  await spaces.preferences.set('web/local/Ben', { units: 'lb' })
  await spaces.choices.set(ben.id, { bridge: 'easier' })
  await spaces.preferences.set('web/other/Ben', { units: 'kg' })
  await shift.store.space('web-files').set('local/bridge', 'F1')
  const start = shift.now
  return {
    shift,
    start,
    restart: async () => {
      await shift.app.stop()
      const again = await Shift.open({
        store: await openStore({ file }),
        platform: shift.platform,
        at: start,
      })
      return again
    },
    rows: async () => {
      const db = await openDatabase({ file })
      const tables = ['groups', 'group_places', 'members', 'completions', 'deliveries', 'state'] as const
      const all = await Promise.all(tables.map(async table => db.selectFrom(table).selectAll().execute()))
      await db.destroy()
      return JSON.stringify(all)
    },
  }
}

describe('a server or workspace that removed the bot', () => {
  test('has all of it deleted after thirty days, over a restart, and nobody else loses anything', async () => {
    const bot = await open()
    bot.shift.platform.removedFrom.add('local')
    await bot.shift.app.engine.lost(GONE, 'removed')
    expect(bot.shift.logged.at(-1)).toMatchObject({ data: { place: 'web/local/', on: '2026-12-23' } })
    await bot.shift.beatAt(bot.start + 29 * DAY)
    expect(await bot.shift.store.members.ofPerson(personNamed('Ben'))).toHaveLength(1)
    const again = await bot.restart()
    await again.beatAt(bot.start + 31 * DAY)
    const rows = await bot.rows()
    expect(rows).not.toContain('local')
    expect(rows).toContain('web/other/Ben')
    await again.app.stop()
  })

  test('loses nothing when it takes the bot back, and has thirty days again when it removes it anew', async () => {
    const bot = await open()
    const { shift, start } = bot
    await shift.app.engine.lost(GONE, 'removed')
    await shift.beatAt(start + 31 * DAY)
    const [ben] = await shift.store.members.ofPerson(personNamed('Ben'))
    expect(await shift.store.completions.ofWeek(ben?.id ?? '', 1)).toHaveLength(9)
    shift.platform.removedFrom.add('local')
    await shift.app.engine.lost(GONE, 'removed')
    await shift.beatAt(start + 60 * DAY)
    expect(await shift.store.members.ofPerson(personNamed('Ben'))).toHaveLength(1)
    await shift.beatAt(start + 62 * DAY)
    expect(await shift.store.members.ofPerson(personNamed('Ben'))).toEqual([])
    await shift.app.stop()
  })

  test('keeps all of it for as long as the platform does not tell', async () => {
    const { shift, start } = await open()
    shift.platform.removedFrom.add('local')
    await shift.app.engine.lost(GONE, 'removed')
    shift.platform.isIn = () => Promise.reject(new PlatformError('unknown-outcome', 'down'))
    await shift.beatAt(start + 31 * DAY)
    expect(await shift.store.members.ofPerson(personNamed('Ben'))).toHaveLength(1)
    shift.platform.isIn = async () => false
    await shift.beatAt(start + 32 * DAY)
    expect(await shift.store.members.ofPerson(personNamed('Ben'))).toEqual([])
    await shift.app.stop()
  })

  test('is seen to be back by the next day, and has all of its thirty days when it removes the bot anew', async () => {
    const { shift, start } = await open()
    await shift.app.engine.lost(GONE, 'removed')
    await shift.beatAt(start + 2 * DAY)
    expect(await shift.store.tenants.isRemoved(GONE)).toBe(false)
    // All stays paused: it says hello, once, with a button that goes on.
    await shift.beatAt(start + 3 * DAY)
    const hellos = shift.platform.publicIn(CHANNEL).map(one => JSON.stringify(one.message))
    expect(hellos.filter(text => /Hello again!.*schedule\.resume/.test(text))).toHaveLength(1)
    shift.platform.removedFrom.add('local')
    await shift.beatAt(start + 20 * DAY)
    await shift.beatAt(start + 49 * DAY)
    expect(await shift.store.members.ofPerson(personNamed('Ben'))).toHaveLength(1)
    await shift.beatAt(start + 51 * DAY)
    expect(await shift.store.members.ofPerson(personNamed('Ben'))).toEqual([])
    await shift.app.stop()
  })

  test('is not one where a channel alone is gone', async () => {
    const { shift, start } = await open()
    await shift.app.engine.lost(CHANNEL, 'archived')
    expect(await shift.store.tenants.isRemoved(GONE)).toBe(false)
    await shift.beatAt(start + 90 * DAY)
    expect(await shift.store.members.ofPerson(personNamed('Ben'))).toHaveLength(1)
    await shift.app.stop()
  })
})
