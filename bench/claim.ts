import type { DatabaseConfig } from '../src/storage/database-config.ts'
import { openBot } from './support/bot.ts'
import { type Create, ENGINES, type Engine, runSql, withDatabases } from './support/databases.ts'
import { openRaw } from './support/raw-claim.ts'
import { rounds, time } from './support/rounds.ts'
import { SLOT, seed } from './support/seed.ts'
import type { Bench, Figure } from './support/table.ts'

const GROUPS = 10_000
const ROUNDS = 5
const WARM = 2
const WEEK = 7 * 24 * 60 * 60 * 1000

/** What a claim writes of each group: its prompt, the plan of its reminders, its recap. */
const ROWS = 3

/** A week goes by, and all that it had was posted. */
const POSTED = `update deliveries set state = 'sent' where state = 'due'`

/** A Monday 9:00 herd, from due to three rows a group for the queue; every round is a week later. */
export const bench: Bench = {
  title: `Claim of ${GROUPS.toLocaleString('en')} groups that are due at once`,
  run: () =>
    withDatabases(async create => {
      const figures: Figure[] = []
      for (const engine of ENGINES) figures.push(await compare(create, engine))
      return figures
    }),
}

async function compare(create: Create, engine: Engine): Promise<Figure> {
  const ours = await botSide(await seeded(create, engine))
  const raw = await rawSide(await seeded(create, engine))
  const values = await rounds(ROUNDS, { ours: ours.claim, raw: raw.claim }, WARM)
  await ours.close()
  await raw.close()
  return {
    name: engine,
    unit: 'ms',
    ours: values.ours,
    beside: { name: 'raw SQL', values: values.raw },
  }
}

async function seeded(create: Create, engine: Engine): Promise<DatabaseConfig> {
  const config = await create(engine)
  await (await openBot(config)).store.close()
  await seed(config, { groups: GROUPS })
  return config
}

async function botSide(config: DatabaseConfig) {
  let now = SLOT
  const { app, store } = await openBot(config, { now: () => now })
  return {
    async claim(): Promise<number> {
      now += WEEK
      let claimed = 0
      const took = await time(async () => {
        claimed = await app.scheduler.claim()
      })
      const due = await store.deliveries.due(now, 2 * GROUPS)
      const prompts = due.filter(delivery => delivery.kind === 'prompt' && delivery.slotAt === now).length
      if (claimed !== GROUPS || prompts !== GROUPS) throw new Error(`claimed ${claimed}, ${prompts} prompts`)
      await runSql(config, [POSTED])
      return took
    },
    close: () => store.close(),
  }
}

async function rawSide(config: DatabaseConfig) {
  let now = SLOT
  const raw = await openRaw(config)
  return {
    async claim(): Promise<number> {
      now += WEEK
      let written = 0
      const took = await time(async () => {
        written = await raw.claim(now, now + WEEK)
      })
      if (written !== GROUPS * ROWS) throw new Error(`wrote ${written} rows`)
      await runSql(config, [POSTED])
      return took
    },
    close: () => raw.close(),
  }
}
