import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { recapOf } from '../../src/bot/deliveries/recap.ts'
import { recapView } from '../../src/bot/views/recap.ts'
import type { Block, Message } from '../../src/chat/message.ts'
import type { Exercise, Program } from '../../src/training/program.ts'
import { CHANNEL, Gym, MONDAY_8 } from '../support/gym.ts'
import { PROGRAMS } from '../support/programs.ts'
import { runs } from '../support/runs.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
const WEEK = 7 * DAY
const NINE = MONDAY_8 + HOUR
const PEOPLE = ['Ben', 'Cleo', 'Dia']
/** Weeks that are closed for good when something is changed; the one after them can be corrected, and one more runs. */
const CLOSED = 3

const gyms: Gym[] = []
afterEach(async () => {
  for (const gym of gyms.splice(0)) await gym.close()
})

/** What people did in each week: all of it, something, or nothing. */
const LINES: Readonly<Record<string, readonly string[]>> = {
  Ben: ['all', 'all @ 20kg', '1 round', 'bridges 3x12'],
  Cleo: ['1 round', '', 'rdl 12 @ 25lb, bridges 9', 'all'],
  Dia: ['', 'goblet 2x8 @ 12kg', 'all easier', ''],
}

async function lived(): Promise<Gym> {
  const gym = await Gym.open()
  gyms.push(gym)
  await gym.firstPrompt()
  for (let week = 0; week <= CLOSED + 1; week++) {
    await gym.travel(NINE + week * WEEK)
    await gym.travel(NINE + week * WEEK + HOUR)
    for (const who of PEOPLE) {
      const line = LINES[who]?.[week]
      if (line) await gym.command(who, `/done ${line}`)
    }
  }
  await gym.travel(NINE + (CLOSED + 1) * WEEK + 2 * HOUR)
  return gym
}

type Files = readonly Program[]
const strong = (edit: (program: Program) => Program) => (files: Files) =>
  files.map(program => (program.exercises.some(({ id }) => id === 'bridge') ? edit(program) : program))
const each = (edit: (exercise: Exercise) => Exercise) =>
  strong(program => ({ ...program, exercises: program.exercises.map(edit) }))

/** What an operator may make of the program files. */
const EDITS: Readonly<Record<string, (files: Files) => Files>> = {
  'an exercise more': strong(program => ({
    ...program,
    exercises: [...program.exercises, { ...(program.exercises[0] as Exercise), id: 'plank', name: 'Plank' }],
    weeks: program.weeks.map(week => ({ ...week, amount: { ...week.amount, plank: 10 } })),
  })),
  'an exercise fewer': strong(program => ({ ...program, exercises: program.exercises.slice(0, -1) })),
  'other rounds and amounts': strong(program => ({
    ...program,
    weeks: program.weeks.map(week => ({ ...week, rounds: week.rounds + 1, note: 'Other.' })),
  })),
  'fewer weeks': strong(program => ({ ...program, weeks: program.weeks.slice(0, 2) })),
  'other names': each(exercise => ({ ...exercise, name: `Other ${exercise.name}`, aliases: [] })),
  'another measure': each(exercise => ({
    ...exercise,
    measure: exercise.measure === 'reps' ? 'seconds' : 'reps',
  })),
  'no weights': each(exercise => ({ ...exercise, weighted: false })),
  'another id': strong(program => ({ ...program, id: 'another', name: 'Another' })),
  'other ids of exercises': strong(program => ({
    ...program,
    exercises: program.exercises.map(exercise => ({ ...exercise, id: `x-${exercise.id}` })),
    weeks: program.weeks.map(week => ({
      ...week,
      amount: Object.fromEntries(Object.entries(week.amount).map(([id, n]) => [`x-${id}`, n])),
    })),
  })),
  'no file': files => files.filter(program => !program.exercises.some(({ id }) => id === 'bridge')),
}

/** What people may make of the group, and of themselves. */
const CHANGES: Readonly<Record<string, (gym: Gym) => Promise<unknown>>> = {
  'another day': gym => gym.command('Ana', '/schedule set friday 18:00'),
  'another zone': gym => gym.command('Ana', '/schedule set sunday 23:30 America/Los_Angeles'),
  'another program': gym => gym.command('Ana', '/schedule set monday 9:00 Europe/Berlin back-mobility'),
  'a skip': gym => gym.command('Ana', '/schedule skip'),
  'a pause': gym => gym.command('Ana', '/schedule pause'),
  'no schedule': gym => gym.command('Ana', '/schedule remove'),
  'somebody leaves': gym => gym.command('Cleo', '/leave'),
  'somebody goes away': gym => gym.command('Dia', '/away for two weeks'),
  'other names': async gym => {
    for (const who of PEOPLE) gym.platform.names.set(who, `The new ${who}`)
  },
}

/** The same bot with other files, over the same store and platform. */
async function restarted(gym: Gym, programs: Files): Promise<Gym> {
  const { store, platform } = gym
  const again = await Gym.open({ store, platform, programs, at: gym.clock.now() })
  await again.app.scheduler.beat()
  return again
}

const blocksOf = (message?: Message): readonly Block[] => message?.blocks ?? []

/** A chart of some weeks, without those that were not closed. @param open how many those are */
function chartIn(message: Message | undefined, open: number) {
  const [chart] = blocksOf(message).flatMap(block =>
    block.kind === 'picture' && block.picture.kind === 'chart' ? [block.picture.chart] : [],
  )
  if (chart?.kind === 'group') return chart.weeks.slice(0, -open)
  const closed = chart?.lines.map(line => ({
    ...line,
    amounts: line.amounts.slice(0, -open),
    loads: line.loads.slice(0, -open),
  }))
  return { weeks: chart?.weeks.slice(0, -open), lines: closed }
}

/** Everything that one of them is told of their closed weeks. */
async function toldTo(gym: Gym, who: string, open: number) {
  const progress = await gym.command(who, '/progress')
  const year = await gym.command(who, '/progress year')
  const page = { place: CHANNEL, message: '1' }
  const file = async (action: string) =>
    blocksOf((await gym.pressAction(who, action, page)).message).find(block => block.kind === 'file')?.text ??
    ''
  const physio = (await file('mydata.physio-page')).split('\n').filter(line => line.startsWith('<tr><td>'))
  const { groups } = JSON.parse(await file('mydata.export')) as {
    groups: { weeks: { week: number }[]; completions: { week: number }[] }[]
  }
  const isClosed = ({ week }: { week: number }) => week <= CLOSED
  return {
    best: / best \d+/.exec(progress.text)?.[0],
    totals: blocksOf(progress.message)
      .filter(block => block.kind === 'fields')
      .slice(1),
    charts: [progress, year].map(({ message }) => chartIn(message, open)),
    physio: physio.slice(0, -open),
    // Why a plan was as it was is forgotten as soon as the next one is made.
    kept: groups.map(({ weeks, completions }) => [
      weeks.filter(isClosed).map(week => ({ ...week, reason: null })),
      completions.filter(isClosed),
    ]),
  }
}

/** Everything that is told of the weeks that are closed: in sentences, numbers, pictures and files. */
async function told(gym: Gym) {
  const group = await gym.store.groups.at(CHANNEL)
  if (!group) throw new Error('the group is gone')
  const open = group.week - CLOSED
  const people = []
  for (const who of PEOPLE) people.push(await toldTo(gym, who, open))
  const month = chartIn((await gym.command('Ana', '/board month')).message, open)
  const recaps = []
  for (let ordinal = 1; ordinal <= CLOSED; ordinal++) {
    const week = await gym.store.weeks.find(group.id, ordinal)
    const recap = week && (await recapOf(gym.app.services, group, week))
    // Who has left is counted, and not named any more.
    const streaks = recap?.streaks.filter(({ name }) => !name.includes('Cleo')) ?? []
    const shown = recap && { ...recap, names: [], streaks }
    recaps.push(week, shown && recapView(gym.app.services.words, week.planNumber, shown))
  }
  // What somebody calls themselves is no number, and they are called that everywhere.
  return JSON.parse(JSON.stringify({ people, month, recaps }).replaceAll('The new ', ''))
}

/** A bot whose files are edited and whose group is changed, by the names of what is done to them. */
async function changed(names: readonly string[]): Promise<void> {
  let gym = await lived()
  const before = await told(gym)
  let files: Files = PROGRAMS
  for (const name of names) {
    const edit = EDITS[name]
    if (edit) {
      files = edit(files)
      gym = await restarted(gym, files)
    } else await CHANGES[name]?.(gym)
    expect(await told(gym), `after ${name}`).toEqual(before)
  }
  await gym.travel(gym.clock.now() + 2 * WEEK)
  expect(await told(gym), 'two weeks later').toEqual({ ...before, month: expect.anything() })
}

test.each([...Object.keys(EDITS), ...Object.keys(CHANGES)])('closed weeks stay as they were with %s', name =>
  changed([name]),
)

test('closed weeks stay as they were, whatever is done in whatever order', async () => {
  const names = fc.constantFrom(...Object.keys(EDITS), ...Object.keys(CHANGES))
  await fc.assert(fc.asyncProperty(fc.array(names, { minLength: 2, maxLength: 4 }), changed), {
    numRuns: runs(2),
  })
})

test('what a file counts otherwise from now on is not added to what was counted before', async () => {
  let gym = await lived()
  await gym.command('Ben', '/done bridges 12')
  const fields = async () =>
    blocksOf((await gym.command('Ben', '/progress')).message)
      .flatMap(block => (block.kind === 'fields' ? block.fields : []))
      .filter(({ name }) => name === 'Bridge')
      .map(({ value }) => value)
  const [before] = await fields()
  gym = await restarted(gym, EDITS['another measure']?.(PROGRAMS) ?? [])
  await gym.travel(NINE + (CLOSED + 2) * WEEK)
  await gym.command('Ben', '/done bridges 40s')
  expect(await fields()).toEqual([before, '40 seconds'])
  await gym.travel(NINE + (CLOSED + 3) * WEEK)
  await gym.command('Ben', '/done bridges 30s')
  expect(await fields()).toEqual([before, '70 seconds'])
})
