import { copyFileSync, renameSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { plain } from '../../../src/chat/plain.ts'
import { type Place, placeKey } from '../../../src/core/address.ts'
import { PlatformError } from '../../../src/core/errors.ts'
import { backup } from '../../../src/storage/backup.ts'
import { openStore } from '../../../src/storage/store.ts'
import { temporaryFolder } from '../../support/folder.ts'
import { CHANNEL, Gym, MONDAY_8 } from '../../support/gym.ts'
import { MemoryPlatform } from '../../support/memory-platform.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const WEEK = 7 * DAY
const NINE = MONDAY_8 + HOUR
const MONDAYS = { weekday: 1, time: '09:00', zone: 'Europe/Berlin' } as const

/** A platform that counts who looks for something, and can refuse it. */
class Looked extends MemoryPlatform {
  looks = 0
  until = 0
  readonly refusals: PlatformError[] = []

  override async find(to: Place, once: string, from: number, until: number) {
    this.looks++
    this.until = until
    const refusal = this.refusals.shift()
    if (refusal) throw refusal
    return super.find(to, once, from, until)
  }
}

let file: string
let platform: Looked
let gym: Gym
beforeEach(async () => {
  file = `${temporaryFolder()}/spotter.db`
  platform = new Looked()
  gym = await open(MONDAY_8)
  await gym.command('Ana', '/schedule set monday 9:00 Europe/Berlin')
})
afterEach(() => gym.close())

const open = async (at: number) => Gym.open({ at, platform, store: await openStore({ file }) })
const prompts = () =>
  platform.publicIn(CHANNEL).filter(({ message }) => /^Week \d+ · /.test(message.title ?? ''))
const titles = () => prompts().map(({ message }) => message.title?.slice(0, 6))
const meter = () => plain(gym.shows(gym.prompt()))
const backUp = () => backup(file, `${file}.copy`)

/** Stops the bot, puts the copy back, and starts it at an instant: of what it posted since it keeps no record. */
async function restore(at: number, more: (platform: Looked) => void = () => {}): Promise<void> {
  await gym.close()
  copyFileSync(`${file}.copy`, file)
  for (const left of ['-wal', '-shm']) rmSync(`${file}${left}`, { force: true })
  platform.forgetPosts()
  platform.looks = 0
  more(platform)
  gym = await open(at)
  await gym.travel(at)
}

describe('a backup from before the prompt', () => {
  test.each([
    ['minutes', 5 * MINUTE],
    ['hours', 5 * HOUR],
    ['days', 3 * DAY],
    ['nearly a week', WEEK - HOUR],
  ])('that is put back %s later posts nothing again, and the week goes on', async (_when, later) => {
    backUp()
    await gym.travel(NINE)
    await gym.press('Ben', gym.prompt(), 'I did it all')
    expect(meter()).toContain('1 of 1 has finished')
    await restore(NINE + later)
    expect(titles()).toEqual(['Week 1'])
    expect(platform.looks).toBe(later > DAY ? 2 : 1)
    // Nothing of what is to come can stand there, and each call may have to wait for a minute.
    expect(platform.until).toBeLessThan(NINE + later + MINUTE)
    expect(meter()).toContain('Nobody has joined yet')
    await gym.press('Ben', gym.prompt(), 'I did it all')
    expect(meter()).toContain('1 of 1 has finished')
    const [known] = await gym.store.prompts.of((await gym.store.groups.at(CHANNEL))?.id ?? '', 1)
    expect(known?.thread).toEqual(gym.threadOf(gym.prompt()))
    await gym.travel(NINE + WEEK)
    expect(titles()).toEqual(['Week 1', 'Week 2'])
    expect(platform.publicIn(gym.direct('Ana'))).toEqual([])
  })

  test('of weeks ago takes over the newest, whose buttons work by the number that it has now', async () => {
    backUp()
    for (const week of [0, 1, 2]) {
      await gym.travel(NINE + week * WEEK)
      await gym.press('Ben', gym.prompt(), 'I did it all')
    }
    await restore(NINE + 2 * WEEK + DAY + HOUR)
    expect(prompts()).toHaveLength(3)
    expect(gym.shows(gym.prompt()).title).toBe('Week 1 · Low-back strength')
    await gym.press('Cleo', gym.prompt(), 'I did it all')
    expect(meter()).toContain('1 of 1 has finished')
    for (const week of [3, 4]) await gym.travel(NINE + week * WEEK)
    expect(prompts()).toHaveLength(5)
  })

  test('of weeks ago has a walkthrough in the thread of its week, on a platform that forgets no key', async () => {
    await gym.travel(NINE)
    await gym.start('Ben')
    backUp()
    for (const week of [1, 2]) {
      await gym.travel(NINE + week * WEEK)
      await gym.start('Ben')
    }
    platform.forgetPosts = () => {}
    await restore(NINE + 3 * WEEK - HOUR)
    await gym.travel(NINE + 3 * WEEK)
    const walk = await gym.start('Ben')
    expect(walk.place.thread).toBe(gym.prompt().message)
  })

  test('from when prompts were just going out has none posted that stands', async () => {
    platform.failures.push(new PlatformError('unknown-outcome', 'no answer'))
    await gym.travel(NINE)
    expect(prompts()).toEqual([])
    backUp()
    await gym.travel(NINE + HOUR)
    expect(prompts()).toHaveLength(1)
    await restore(NINE + 2 * HOUR)
    expect(prompts()).toHaveLength(1)
  })

  test('has the recap looked for as well, also where it would wait for the morning', async () => {
    await gym.command('Ana', '/schedule set monday 0:30')
    await gym.travel(NINE + DAY)
    await gym.travel(Date.parse('2026-12-06T15:00:00Z'))
    await gym.command('Ben', '/done all')
    backUp()
    await gym.travel(Date.parse('2026-12-06T19:30:00Z'))
    const recaps = () =>
      platform.publicIn(CHANNEL).filter(({ message }) => message.title?.endsWith('together'))
    expect(recaps()).toHaveLength(1)
    await restore(Date.parse('2026-12-06T21:30:00Z'))
    await gym.travel(Date.parse('2026-12-07T12:00:00Z'))
    expect(recaps()).toHaveLength(1)
    expect(titles()).toEqual(['Week 1', 'Week 2'])
  })

  test('where the prompt was deleted since has it posted, and says of one that is too late that it was missed', async () => {
    backUp()
    await gym.travel(NINE)
    platform.kept.length = 0
    await restore(NINE + 2 * HOUR)
    expect(titles()).toEqual(['Week 1'])
    platform.kept.length = 0
    await restore(NINE + 2 * DAY)
    expect(titles()).toEqual([])
    expect(plain(platform.publicIn(gym.direct('Ana'))[0]?.message ?? { blocks: [] })).toContain(
      'missed 1 weekly prompt',
    )
  })

  test('of a group in two channels has it looked for in both', async () => {
    const group = await gym.store.groups.at(CHANNEL)
    const other = { ...CHANNEL, channel: 'evening-club' }
    addPlace(group?.id ?? '', other)
    backUp()
    await gym.travel(NINE)
    await restore(NINE + 3 * DAY)
    for (const place of [CHANNEL, other]) {
      const standing = platform.publicIn(place).filter(({ message }) => message.title?.startsWith('Week 1 '))
      expect(standing).toHaveLength(1)
    }
    expect(await gym.store.prompts.of(group?.id ?? '', 1)).toHaveLength(2)
  })
})

describe('a look at what stands', () => {
  test('is made for no prompt that comes while the bot runs', async () => {
    // It runs from before the first: one that starts just after a slot may have been put back since.
    await gym.travel(NINE - MINUTE)
    for (const week of [0, 1, 2]) await gym.travel(NINE + week * WEEK)
    expect(prompts()).toHaveLength(3)
    expect(platform.looks).toBe(0)
  })

  test('is made for no prompt that came due during a restart', async () => {
    await gym.travel(NINE - MINUTE)
    const [store] = [await openStore({ file })]
    const group = await store.groups.at(CHANNEL)
    for (let n = 0; n < 20; n++)
      await store.groups.create(
        { ...CHANNEL, channel: `club ${n}` },
        {
          ...MONDAYS,
          program: group?.program ?? '',
          nextSlotAt: NINE,
          scheduledBy: 'web/local/Ana',
          at: MONDAY_8,
        },
      )
    await store.close()
    await gym.close()
    gym = await open(NINE + 2 * MINUTE)
    await gym.travel(NINE + 2 * MINUTE)
    expect(titles()).toEqual(['Week 1'])
    expect(platform.kept.filter(({ message }) => message.title?.startsWith('Week 1 ·'))).toHaveLength(21)
    expect(platform.looks).toBe(0)
  })

  test.each([
    ['copied by hand while the bot ran', 'cp'],
    ['copied by hand while it was stopped, and put back under its name', 'mv'],
  ])('is made when a file %s was put back as quickly', async (_how, how) => {
    await gym.travel(NINE - MINUTE)
    if (how === 'mv') await gym.close()
    else await gym.store.scrub()
    copyFileSync(file, `${file}.copy`)
    if (how === 'mv') gym = await open(NINE - MINUTE)
    await gym.travel(NINE)
    expect(titles()).toEqual(['Week 1'])
    await gym.close()
    if (how === 'mv') renameSync(`${file}.copy`, file)
    else copyFileSync(`${file}.copy`, file)
    platform.forgetPosts()
    gym = await open(NINE + MINUTE)
    await gym.travel(NINE + MINUTE)
    expect(titles()).toEqual(['Week 1'])
    expect(platform.looks).toBe(1)
  })

  test('is made when a backup was put back as quickly', async () => {
    await gym.travel(NINE - MINUTE)
    backUp()
    await gym.travel(NINE)
    await restore(NINE + MINUTE)
    expect(titles()).toEqual(['Week 1'])
    expect(platform.looks).toBe(1)
    // Another start soon after that knows of it.
    await gym.close()
    gym = await open(NINE + 2 * MINUTE)
    expect(gym.app.services.lastBeat.lookBefore).toBeGreaterThan(NINE)
    await gym.travel(NINE + 2 * MINUTE)
    expect(gym.app.services.lastBeat.lookBefore).toBeLessThan(NINE + 2 * MINUTE)
  })

  test('that must wait is made later, however often, and until then nothing is posted', async () => {
    backUp()
    await gym.travel(NINE)
    await restore(NINE + HOUR, ({ refusals }) => {
      for (let i = 0; i < 20; i++) refusals.push(new PlatformError('unknown-outcome', 'no answer'))
    })
    expect(titles()).toEqual(['Week 1'])
    await gym.travel(NINE + HOUR + 30 * MINUTE)
    expect(titles()).toEqual(['Week 1'])
    expect(platform.looks).toBe(21)
    await gym.press('Ben', gym.prompt(), 'I did it all')
    expect(meter()).toContain('1 of 1 has finished')
  })

  test('that is not allowed keeps no prompt from the channel', async () => {
    backUp()
    await restore(NINE + HOUR, ({ refusals }) =>
      refusals.push(new PlatformError('forbidden', 'no', { detail: 'Read Message History' })),
    )
    expect(titles()).toEqual(['Week 1'])
  })

  test('finds nothing for a group that was removed or paused meanwhile', async () => {
    backUp()
    await gym.travel(NINE)
    await restore(NINE + 3 * DAY, ({ refusals }) =>
      refusals.push(new PlatformError('unknown-outcome', 'no answer')),
    )
    await gym.command('Ana', '/schedule pause')
    await gym.travel(NINE + 3 * DAY + HOUR)
    expect((await gym.store.groups.at(CHANNEL))?.status).toBe('paused')
    expect((await gym.store.groups.at(CHANNEL))?.week).toBe(0)
  })
})

function addPlace(groupId: string, place: Place): void {
  const db = new DatabaseSync(file)
  db.prepare('insert into group_places (group_id, place) values (?, ?)').run(groupId, placeKey(place))
  db.close()
}
