import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { App } from '../../src/app.ts'
import type { Posted } from '../../src/core/address.ts'
import { Store } from '../../src/storage/store.ts'
import type { Program } from '../../src/training/program.ts'
import { CHANNEL, Gym, MONDAY_8 } from '../support/gym.ts'
import { actionOf, MemoryPlatform, type Shown } from '../support/memory-platform.ts'
import { memoryDatabase, memoryStore } from '../support/memory-store.ts'
import { PROGRAMS } from '../support/programs.ts'
import { runs } from '../support/runs.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
const NINE = MONDAY_8 + HOUR
const FILES = PROGRAMS
const STRONG = FILES.find(({ id }) => id === 'low-back-strength') as Program

let gym: Gym
afterEach(() => gym.close())

/** The bot over the same store, started with other program files. */
async function restarted(store: Store, files: readonly Program[]) {
  const warnings: string[] = []
  const ignore = () => {}
  const warn = (_data: object, message: string) => void warnings.push(message)
  const log = { debug: ignore, info: ignore, warn, error: warn }
  const app = new App({ store, programs: files, log, now: gym.clock.now })
  const platform = new MemoryPlatform()
  platform.managers.add('Ana')
  await app.join(platform)
  await app.scheduler.beat()
  const send = (who: string, name: string, input = '') =>
    platform.send({
      id: `${who} ${name} ${input} ${gym.clock.now()}`,
      kind: 'command',
      at: CHANNEL,
      from: gym.person(who),
      name,
      input,
    })
  const ask = async (...of: Parameters<typeof send>) => (await send(...of)).text
  let presses = 0
  const press = (who: string, { message }: Shown, on: Posted | undefined, label: string) => {
    if (!on) throw new Error('it stands nowhere')
    const [id, action] = [`press ${presses++}`, actionOf(message, label)]
    return platform.send({ id, kind: 'press', at: CHANNEL, from: gym.person(who), action, on })
  }
  return { app, ask, send, press, warnings, told: () => platform.publicIn(gym.direct('Ana')).length }
}

async function threeWeeks(): Promise<Store> {
  gym = await Gym.open({ store: await memoryStore() })
  await gym.firstPrompt()
  for (const week of [0, 1, 2]) {
    await gym.travel(NINE + week * 7 * DAY)
    await gym.command('Ben', '/done all')
  }
  return gym.store
}

const lines = (text: string, of: RegExp) => text.split('\n').filter(line => of.test(line))

describe('a program whose file is edited', () => {
  const fourth = {
    ...(STRONG.exercises[0] as Program['exercises'][0]),
    id: 'plank',
    name: 'Plank',
    aliases: [],
  }
  const more = (program: Program): Program => ({
    ...program,
    exercises: [...program.exercises, fourth],
    weeks: program.weeks.map(week => ({
      ...week,
      rounds: week.rounds + 1,
      amount: { ...week.amount, plank: 10 },
    })),
  })
  const fewer = (program: Program): Program => ({ ...program, exercises: program.exercises.slice(0, 1) })
  const renamed = (program: Program): Program => ({ ...program, id: 'another', name: 'Another' })
  const edits = [more, fewer, renamed]

  test.each(edits.map(edit => [edit.name, edit] as const))(
    'by %s changes nothing of the weeks that were, nor of the one that runs',
    async (_name, edit) => {
      const store = await threeWeeks()
      const before = await gym.command('Ben', '/progress')
      const files = FILES.map(program => (program.id === STRONG.id ? edit(program) : program))
      const after = await restarted(store, files)
      expect(await after.ask('Ben', 'progress')).toBe(before.text)
    },
  )

  test('is done as it is now from the next week on', async () => {
    const store = await threeWeeks()
    const files = FILES.map(program => (program.id === STRONG.id ? more(program) : program))
    const after = await restarted(store, files)
    await gym.clock.travel(after.app, NINE + 21 * DAY)
    expect(await after.ask('Ben', 'progress')).toContain('0 of 16 steps')
    expect(await after.ask('Ben', 'progress')).toContain('3 weeks in a row')
  })

  test('whatever is changed, every number of a closed week stays as it was said', async () => {
    const change = fc.array(
      fc.constantFrom(...edits, (program: Program) => program),
      { minLength: 1, maxLength: 3 },
    )
    await fc.assert(
      fc.asyncProperty(change, async list => {
        const store = await threeWeeks()
        const said = (await gym.command('Ben', '/progress')).text
        let strong = STRONG
        for (const edit of list) {
          strong = edit(strong)
          const after = await restarted(store, [...FILES.filter(({ id }) => id !== STRONG.id), strong])
          const now = await after.ask('Ben', 'progress')
          for (const what of [/in a row/, /reps/, /●/]) expect(lines(now, what)).toEqual(lines(said, what))
        }
        await gym.close()
      }),
      { numRuns: runs(5) },
    )
    gym = await Gym.open()
  })
})

test('a program whose file is gone goes on as it was; the operator is warned, and the scheduler told once', async () => {
  const store = await threeWeeks()
  const files = FILES.filter(({ id }) => id !== STRONG.id)
  for (const told of [1, 0]) {
    const after = await restarted(store, files)
    await after.app.scheduler.beat()
    expect(after.warnings).toContain('the file of a program is gone')
    expect(after.told()).toBe(told)
  }
  const later = await restarted(store, files)
  await gym.clock.travel(later.app, NINE + 21 * DAY)
  expect(await later.ask('Ana', 'schedule', 'show')).toContain('Running: week 4 of Low-back strength')
})

describe('a gentle program whose file is edited', () => {
  const GENTLE = FILES.find(({ kind }) => kind === 'gentle') as Program
  const edited: Program = {
    ...GENTLE,
    exercises: GENTLE.exercises.map(exercise => ({ ...exercise, name: `${exercise.name} anew` })),
  }
  const files = [STRONG, edited]

  async function walked(): Promise<void> {
    const hurts = await gym.press('Ben', gym.prompt(), 'My back hurts')
    const sore = await gym.press('Ben', hurts, 'None of these')
    const walk = await gym.press('Ben', sore, 'Start gently')
    for (let n = 0; n < GENTLE.exercises.length; n++) await gym.press('Ben', walk, 'Done')
  }

  test.each([
    ['walked through', walked],
    [
      'typed',
      async () => void (await gym.command('Ben', '/done pelvic tilt 8, knees to chest 20, cat-cow 8')),
    ],
  ])('says of what was %s what it said before', async (_, train) => {
    gym = await Gym.open({ store: await memoryStore() })
    await gym.firstPrompt()
    await train()
    const before = (await gym.command('Ben', '/progress')).text
    expect(before).toMatch(/Pelvic tilt: \d+ reps.*Knees to chest: \d+ seconds/s)
    expect(await (await restarted(gym.store, files)).ask('Ben', 'progress')).toBe(before)
  })

  test('goes on as it was begun in that week, also where steps are new or gone, and is judged so', async () => {
    gym = await Gym.open({ store: await memoryStore() })
    await gym.firstPrompt()
    const hurts = await gym.press('Ben', gym.prompt(), 'My back hurts')
    const sore = await gym.press('Ben', hurts, 'None of these')
    const first = await gym.press('Ben', sore, 'Start gently')
    const second = await gym.press('Ben', first, 'Done')
    const fewer = { ...edited, exercises: edited.exercises.slice(0, 1) }
    for (const file of [edited, fewer]) {
      const after = await restarted(gym.store, [STRONG, file])
      expect(await after.ask('Ben', 'workout')).toBe(second.text)
    }
    const after = await restarted(gym.store, [STRONG, edited])
    let shown = await after.send('Ben', 'workout')
    const { on } = shown
    for (let n = 1; n < GENTLE.exercises.length; n++) shown = await after.press('Ben', shown, on, 'Done')
    expect(shown.text).toMatch(/^Ben did the week\nAll 5 steps.*Knees to chest: 1/s)
    expect(shown.text).not.toContain('anew')
    expect(await after.ask('Ben', 'progress')).toMatch(/1 week in a row/)
  })

  test('names what an older version did not keep as its file does now', async () => {
    const db = await memoryDatabase()
    gym = await Gym.open({ store: new Store(db, { shared: true, isNew: true }) })
    await gym.firstPrompt()
    await walked()
    await db.deleteFrom('program_versions').where('program', '=', GENTLE.id).execute()
    expect(await (await restarted(gym.store, files)).ask('Ben', 'progress')).toMatch(
      /Knees to chest anew: \d+ seconds/,
    )
  })
})
