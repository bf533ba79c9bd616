import { describe, expect, onTestFinished, test } from 'vitest'
import { plain } from '../../src/chat/plain.ts'
import type { Profile } from '../../src/chat/platform.ts'
import { type Person, personKey } from '../../src/core/address.ts'
import { PlatformError, StorageError } from '../../src/core/errors.ts'
import { openDatabase } from '../../src/storage/database.ts'
import type { DatabaseConfig } from '../../src/storage/database-config.ts'
import { openStore } from '../../src/storage/store.ts'
import { FaultyPlatform } from '../support/faulty-platform.ts'
import { temporaryFolder } from '../support/folder.ts'
import { Gym, MONDAY_8 } from '../support/gym.ts'
import { actionOf, type Shown } from '../support/memory-platform.ts'
import { createDatabase, withTables } from '../support/postgres.ts'
import { unhurried } from '../support/unhurried.ts'

/** A platform that can be made to take its time over who someone is. */
class SlowPlatform extends FaultyPlatform {
  asked: Promise<void> = Promise.resolve()

  override async profile(person: Parameters<FaultyPlatform['profile']>[0]): Promise<Profile> {
    await this.asked
    return super.profile(person)
  }
}

const TABLES = [
  'groups',
  'members',
  'completions',
  'check_ins',
  'deliveries',
  'state',
  'group_places',
] as const

const databases: [string, () => Promise<DatabaseConfig>][] = [
  ['SQLite', async () => ({ file: `${temporaryFolder()}/spotter.db` })],
  ['Postgres', async () => ({ url: await createDatabase(withTables) })],
]

describe.each(databases)('deleting, on %s', (_name, config) => {
  async function open() {
    const where = await config()
    const platform = new SlowPlatform()
    const gym = await Gym.open({ store: await openStore(where), platform })
    const db = await openDatabase(where)
    await gym.firstPrompt()
    return {
      gym,
      platform,
      rows: async () => {
        const all = TABLES.map(async table => db.selectFrom(table).selectAll().execute())
        return JSON.stringify(await Promise.all(all))
      },
      everyoneReads: () =>
        platform.kept
          .filter(kept => kept.for === undefined && !kept.place.direct)
          .map(kept => plain(kept.message))
          .join('\n'),
      close: async () => {
        await gym.close()
        await db.destroy()
      },
    }
  }

  /** The press that deletes. */
  async function sure(gym: Gym): Promise<() => Promise<Shown>> {
    const asked = await gym.press('Ben', await gym.command('Ben', '/mydata'), 'Delete it all')
    return () => gym.press('Ben', asked, 'Yes, delete it all')
  }

  test('while a walkthrough is on its way to the thread leaves no row of it, and no name there', async () => {
    const bot = await open()
    const { gym, platform } = bot
    const gate = await gym.press('Ben', gym.prompt(), 'Start')
    const reached = Promise.withResolvers<void>()
    const gone = Promise.withResolvers<void>()
    platform.before = (_to, once) => {
      if (!once.startsWith('walk:')) return
      reached.resolve()
      return gone.promise
    }
    const started = gym.press('Ben', gate, 'None of these, let’s go')
    await reached.promise
    await (await sure(gym))()
    gone.resolve()
    await started
    expect(await bot.rows()).not.toContain('Ben')
    expect(await bot.rows()).not.toContain('walk')
    expect(platform.publicIn(gym.threadOf(gym.prompt()))).toHaveLength(1)
    expect(bot.everyoneReads()).not.toContain('Ben')
    await bot.close()
  })

  test('while somebody looks at the board keeps no name that the platform tells late', async () => {
    const bot = await open()
    const { gym, platform } = bot
    await gym.command('Ben', '/done bridges 12')
    await gym.app.services.spaces.people.delete(personKey(gym.person('Ben')))
    const told = Promise.withResolvers<void>()
    platform.asked = told.promise
    const board = gym.command('Ana', '/board')
    const deleted = await sure(gym)
    await deleted()
    told.resolve()
    await board
    expect(await bot.rows()).not.toContain('Ben')
    await bot.close()
  })

  test('at the same moment as all kinds of presses leaves nothing that any of them kept', async () => {
    const bot = await open()
    const { gym } = bot
    const walk = await gym.start('Ben')
    const done = actionOf(gym.shows(walk), 'Done')
    const easier = actionOf(gym.shows(walk), 'Easier')
    const later = await gym.press('Ben', gym.prompt(), 'Remind me later')
    const settings = await gym.command('Ben', '/settings')
    if (!settings.on || !later.message) throw new Error('no settings')
    const inThreeHours = actionOf(later.message, 'In 3 hours')
    gym.platform.managers.add('Ben')
    const presses = [
      () => gym.pressAction('Ben', done, walk),
      () => gym.pressAction('Ben', easier, walk),
      () => gym.pressAction('Ben', inThreeHours, later.on ?? walk),
      () => gym.pressAction('Ben', 'settings.units', settings.on ?? walk, ['lb']),
      () => gym.command('Ben', '/done rdl 12'),
      () => gym.press('Ben', gym.prompt(), 'Start'),
      () => gym.command('Ben', '/schedule set tuesday 9:00'),
      () => gym.command('Ana', '/board'),
    ]
    const deleted = await sure(gym)
    // Those that came before, some of them half done.
    const before = presses.map(press => press())
    const gone = deleted()
    await Promise.all([...before, gone])
    // What came too late is told so to the person, and is no trouble of the operator's.
    expect(gym.troubles).toEqual([])
    expect((await gone).text).toContain('Nothing is kept of you any more.')
    expect(await bot.rows()).not.toContain('Ben')
    expect(bot.everyoneReads()).not.toContain('Ben')
    await bot.close()
  })

  test('takes the name out of recaps, and out of nothing of the others', async () => {
    const bot = await open()
    const { gym } = bot
    for (const who of ['Ana', 'Ben']) await gym.command(who, '/done all')
    await gym.travel(MONDAY_8 + 7 * 24 * 3_600_000)
    expect(bot.everyoneReads()).toMatch(/Ben/)
    await (await sure(gym))()
    expect(bot.everyoneReads()).not.toMatch(/Ben/)
    expect(bot.everyoneReads()).toMatch(/Ana/)
    await bot.close()
  })

  test('takes the name out of a walkthrough of months ago, and says what stays', async () => {
    const bot = await open()
    const { gym } = bot
    const walk = await gym.start('Ben')
    const realNow = Date.now
    onTestFinished(() => {
      Date.now = realNow
    })
    // What is kept expires by the real clock.
    Date.now = () => realNow() + 300 * 24 * 3_600_000
    const gone = await (await sure(gym))()
    Date.now = realNow
    expect(plain(gym.shows(walk))).not.toContain('Ben')
    expect(gone.text).toContain(
      'so does a board that someone showed to everyone; whoever manages the channel',
    )
    await bot.close()
  })

  test('has what could not be edited at once tried again the next day, over a restart', async () => {
    const where = await config()
    const platform = new SlowPlatform()
    const waited: number[] = []
    const timers = { ...unhurried, sleep: async (ms: number) => void waited.push(ms) }
    const gym = await Gym.open({ store: await openStore(where), platform, timers })
    await gym.firstPrompt()
    const walk = await gym.start('Ben')
    const deleted = await sure(gym)
    const edit = platform.edit.bind(platform)
    platform.edit = () => Promise.reject(new PlatformError('unknown-outcome', 'down'))
    await deleted()
    expect(waited.length).toBeGreaterThan(0)
    expect(plain(gym.shows(walk))).toContain('Ben')
    platform.edit = edit
    await gym.close()
    const again = await Gym.open({ store: await openStore(where), platform, at: MONDAY_8 + 26 * 3_600_000 })
    await again.app.scheduler.beat()
    expect(plain(again.shows(walk))).not.toContain('Ben')
    expect((await again.store.erasures.some(9)).size).toBe(0)
    await again.close()
  })

  test('has a platform that could not forget them do so later, over a restart; then nothing names them', async () => {
    const where = await config()
    const platform = new SlowPlatform()
    const gym = await Gym.open({ store: await openStore(where), platform })
    await gym.firstPrompt()
    await gym.start('Ben')
    const deleted = await sure(gym)
    const forgotten: string[] = []
    platform.forget = () => Promise.reject(new StorageError('busy', new Error('locked')))
    await deleted()
    await gym.close()
    platform.forget = async (person?: Person) => void forgotten.push(person ? personKey(person) : '')
    const again = await Gym.open({ store: await openStore(where), platform, at: MONDAY_8 + 26 * 3_600_000 })
    await again.app.scheduler.beat()
    expect(forgotten).toEqual([personKey(gym.person('Ben'))])
    const db = await openDatabase(where)
    expect(JSON.stringify(await db.selectFrom('state').selectAll().execute())).not.toContain(forgotten[0])
    await db.destroy()
    await again.close()
  })
})
