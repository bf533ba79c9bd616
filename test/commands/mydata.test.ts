import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { openStore } from '../../src/storage/store.ts'
import { temporaryFolder } from '../support/folder.ts'
import { CHANNEL, Gym } from '../support/gym.ts'
import { actionOf, type Shown } from '../support/memory-platform.ts'

/** Ben, and not the bending that a program speaks of. */
const NAMED = /Ben(?!ding)/

const folder = temporaryFolder()
let files = 0

/** A gym over a file, so that a test can look at every row of every table. */
async function openGym(): Promise<{ gym: Gym; dump: () => string }> {
  const file = join(folder, `${files++}.db`)
  const gym = await Gym.open({ store: await openStore({ file }) })
  const dump = () => {
    const database = new DatabaseSync(file, { readOnly: true })
    const tables = database.prepare("select name from sqlite_master where type = 'table'").all()
    const rows = tables.map(({ name }) => database.prepare(`select * from ${String(name)}`).all())
    database.close()
    return JSON.stringify(rows)
  }
  return { gym, dump }
}

/** Ben does a bit of everything that leaves a trace. */
async function live(gym: Gym): Promise<string> {
  await gym.firstPrompt()
  const before = await gym.command('Ben', '/settings')
  if (before.on) await gym.pressAction('Ben', 'settings.checkins', before.on, ['on'])
  const walk = await gym.start('Ben')
  await gym.press('Ben', walk, 'Easier')
  await gym.press('Ben', walk, 'Done')
  await gym.command('Ben', '/done rdl 12 @ 20 kg')
  const later = await gym.press('Ben', gym.prompt(), 'Remind me later')
  await gym.press('Ben', later, 'In 3 hours')
  const settings = await gym.command('Ben', '/settings')
  if (settings.on) await gym.pressAction('Ben', 'settings.units', settings.on, ['lb'])
  gym.platform.managers.add('Ben')
  await gym.command('Ben', '/schedule set monday 9:00')
  const group = await gym.store.groups.at(CHANNEL)
  return (await gym.store.members.of(group?.id ?? '', gym.person('Ben')))?.id ?? ''
}

function file(shown: Shown): Record<string, unknown> {
  const block = shown.message?.blocks.find(one => one.kind === 'file')
  return JSON.parse(block && 'text' in block ? block.text : '{}')
}

describe('/mydata', () => {
  test('of a stranger says that nothing is kept, and keeps nothing', async () => {
    const { gym, dump } = await openGym()
    expect((await gym.command('Zoe', '/mydata')).text).toBe('Nothing is kept of you.')
    expect(dump()).not.toContain('Zoe')
  })

  test('counts what is kept, in private', async () => {
    const { gym } = await openGym()
    await live(gym)
    const shown = await gym.command('Ben', '/mydata')
    expect(shown.private).toBe(true)
    expect(shown.text).toContain('2 logged steps, 1 check-in.')
  })

  test('of someone who only planned the channel does not say that nothing is kept', async () => {
    const { gym } = await openGym()
    await gym.command('Ana', '/schedule set monday 9:00')
    expect((await gym.command('Ana', '/mydata')).text).toContain('Export as JSON')
  })
})

describe('the export', () => {
  test('holds everything, in private, as a file', async () => {
    const { gym } = await openGym()
    await live(gym)
    const shown = await gym.press('Ben', await gym.command('Ben', '/mydata'), 'Export as JSON')
    expect(shown.private).toBe(true)
    expect(file(shown)).toMatchObject({
      person: 'web/local/Ben',
      profile: { name: 'Ben', zone: 'Europe/Berlin', at: expect.stringMatching(/^2026-11-23T08:00:/) },
      preferences: { units: 'lb' },
      groups: [
        {
          joined: expect.stringMatching(/^2026-11-23T08:00:/),
          reminders: false,
          choices: { bridge: 'easier' },
          completions: [
            {
              week: 1,
              exercise: 'bridge',
              round: 1,
              outcome: 'done',
              amount: 10,
              variant: 'easier',
            },
            { exercise: 'romanian-deadlift', round: 1, amount: 12, grams: 20_000 },
          ],
          checkIns: [{ week: 1, moment: 'before', answer: 'fine' }],
        },
      ],
      reminders: [{ week: 1, at: expect.stringMatching(/^2026-11-23T11:00:/), state: 'due' }],
      scheduled: [{ program: 'low-back-strength', weekday: 1, time: '09:00', zone: 'Europe/Berlin' }],
    })
  })

  test('of who has chosen nothing and done little says that there is nothing of it', async () => {
    const { gym } = await openGym()
    await gym.firstPrompt()
    await gym.command('Ben', '/done rdl 12')
    const shown = await gym.press('Ben', await gym.command('Ben', '/mydata'), 'Export as JSON')
    expect(file(shown)).toMatchObject({
      groups: [{ choices: {}, completions: [{ amount: 12 }], checkIns: [], unreadable: 0 }],
      reminders: [],
      scheduled: [],
    })
  })

  test('says since when a sign holds them back, when they are away, and all else of their membership', async () => {
    const { gym } = await openGym()
    await live(gym)
    const exported = async () =>
      file(await gym.press('Ben', await gym.command('Ben', '/mydata'), 'Export as JSON'))
    const passed = { until: '2026-11-23T23:00:00.000Z', gently: false }
    expect(await exported()).toMatchObject({
      groups: [{ lastWeek: 1, left: null, away: null, heldBackSince: null, passed }],
    })
    await gym.command('Ben', '/away until 10 Jan')
    const hurts = await gym.press('Ben', gym.prompt(), 'My back hurts')
    await gym.press('Ben', hurts, 'One of these applies')
    const today = expect.stringMatching(/^2026-11-23T08:00:/)
    expect(await exported()).toMatchObject({
      groups: [
        {
          away: { from: today, until: '2027-01-09T23:00:00.000Z' },
          heldBackSince: today,
          passed: null,
          weeks: [{ week: 1, excused: ['away', 'flag'] }],
        },
      ],
    })
  })

  test('holds nobody else', async () => {
    const { gym } = await openGym()
    await live(gym)
    await gym.command('Ana', '/done all')
    const shown = await gym.press('Ben', await gym.command('Ben', '/mydata'), 'Export as JSON')
    expect(JSON.stringify(file(shown))).not.toContain('Ana')
  })
})

describe('deleting', () => {
  test('asks first, and keeps everything on “Keep it”', async () => {
    const { gym, dump } = await openGym()
    await live(gym)
    const before = dump()
    const sure = await gym.press('Ben', await gym.command('Ben', '/mydata'), 'Delete it all')
    expect(sure.text).toContain('This cannot be undone.')
    expect((await gym.press('Ben', sure, 'Keep it')).text).toBe('Kept. Nothing changed.')
    expect(dump()).toBe(before)
  })

  test('leaves no trace in any table', async () => {
    const { gym, dump } = await openGym()
    const member = await live(gym)
    for (const trace of ['Ben', member]) expect(dump()).toContain(trace)
    const sure = await gym.press('Ben', await gym.command('Ben', '/mydata'), 'Delete it all')
    const gone = await gym.press('Ben', sure, 'Yes, delete it all')
    expect(gone.text).toContain('Nothing is kept of you any more.')
    for (const trace of [NAMED, member]) expect(dump()).not.toMatch(trace)
  })

  test('leaves the others as they were, and the prompt counts one fewer', async () => {
    const { gym } = await openGym()
    await live(gym)
    await gym.command('Ana', '/done all')
    const sure = await gym.press('Ben', await gym.command('Ben', '/mydata'), 'Delete it all')
    await gym.press('Ben', sure, 'Yes, delete it all')
    expect(JSON.stringify(gym.shows(gym.prompt()))).toContain('1 of 1 has finished')
    expect((await gym.command('Ana', '/progress')).text).toContain('6 of 6 steps')
  })

  test('makes the buttons of a walkthrough stale, and records nothing by them', async () => {
    const { gym, dump } = await openGym()
    await live(gym)
    const walk = gym.walk('Ben')
    const done = actionOf(gym.shows(walk), 'Done')
    const sure = await gym.press('Ben', await gym.command('Ben', '/mydata'), 'Delete it all')
    await gym.press('Ben', sure, 'Yes, delete it all')
    const shown = await gym.pressAction('Ben', done, walk)
    expect(shown.text).toBe('That button is from an earlier time and does nothing any more.')
    expect(dump()).not.toMatch(NAMED)
  })

  test('takes back the reminder that was asked for', async () => {
    const { gym } = await openGym()
    await live(gym)
    const sure = await gym.press('Ben', await gym.command('Ben', '/mydata'), 'Delete it all')
    await gym.press('Ben', sure, 'Yes, delete it all')
    await gym.travel(gym.clock.now() + 24 * 60 * 60 * 1000)
    expect(gym.platform.publicIn(gym.direct('Ben'))).toEqual([])
  })

  test('is followed by a fresh start for who comes back', async () => {
    const { gym } = await openGym()
    await live(gym)
    const sure = await gym.press('Ben', await gym.command('Ben', '/mydata'), 'Delete it all')
    await gym.press('Ben', sure, 'Yes, delete it all')
    await gym.command('Ben', '/done bridges 12')
    expect((await gym.command('Ben', '/progress')).text).toContain('1 of 6 steps')
  })
})
