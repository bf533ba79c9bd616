import type { App } from '../src/app.ts'
import { openBot } from './support/bot.ts'
import { type Create, ENGINES, type Engine, withDatabases } from './support/databases.ts'
import { rounds, time } from './support/rounds.ts'
import { seed } from './support/seed.ts'
import type { Bench, Figure } from './support/table.ts'

/** Groups of the large bot and of the small one beside it. */
const SIZES = [
  [100_000, 100],
  [1_000_000, 1000],
] as const

const BEATS: Readonly<Record<Engine, number>> = { SQLite: 500, Postgres: 50 }
const ROUNDS = 21

/** The scheduler's beat when nothing is due: it must not matter how many groups wait. */
export const bench: Bench = {
  title: 'The beat with nothing due: claim, and a look at the queue',
  run: () =>
    withDatabases(async create => {
      const figures: Figure[] = []
      for (const engine of ENGINES) {
        for (const [many, few] of SIZES) figures.push(await compare(create, engine, many, few))
      }
      return figures
    }),
}

async function compare(create: Create, engine: Engine, many: number, few: number): Promise<Figure> {
  const large = await botWith(create, engine, many)
  const small = await botWith(create, engine, few)
  const sides = { large: () => beat(large, BEATS[engine]), small: () => beat(small, BEATS[engine]) }
  const values = await rounds(ROUNDS, sides, 3)
  await Promise.all([large.stop(), small.stop()])
  return {
    name: `${engine}, ${many.toLocaleString('en')} groups`,
    unit: 'µs',
    ours: values.large,
    beside: { name: `with ${few.toLocaleString('en')}`, values: values.small },
    aim: 'at most 1.5',
  }
}

async function botWith(create: Create, engine: Engine, groups: number): Promise<App> {
  const config = await create(engine)
  const { app, store } = await openBot(config)
  await seed(config, { groups })
  // A beat over an empty store would be quick too.
  if ((await store.groups.nextDue()) === undefined) throw new Error('the groups are not there')
  return app
}

/** Microseconds a beat. */
async function beat(app: App, beats: number): Promise<number> {
  const whole = await time(async () => {
    for (let i = 0; i < beats; i++) await app.scheduler.beat()
  })
  return (whole / beats) * 1000
}
