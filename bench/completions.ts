import type { DatabaseConfig } from '../src/storage/database-config.ts'
import { openStore } from '../src/storage/store.ts'
import { type Create, type Engine, withDatabases } from './support/databases.ts'
import { keptIn } from './support/kept.ts'
import { completionAt, openRawInserts, STEPS } from './support/raw-inserts.ts'
import { perSecond, rounds } from './support/rounds.ts'
import { seed } from './support/seed.ts'
import type { Bench, Figure } from './support/table.ts'

const ROUNDS = 7
const GROUPS = 100
/** Weeks that every member has logged before. */
const HISTORY = 12

/** How many a round, and how many of them are under way at the same time. */
const WAYS: readonly (readonly [engine: Engine, count: number, atOnce: number])[] = [
  ['SQLite', 999, 1],
  ['Postgres', 495, 1],
  ['Postgres', 990, 10],
]

/** Completions through the store, each durable before the next, beside the same insert by hand. */
export const bench: Bench = {
  title: 'Completions kept, one a commit',
  run: () =>
    withDatabases(async create => {
      const figures: Figure[] = []
      for (const [engine, count, atOnce] of WAYS) figures.push(await compare(create, engine, count, atOnce))
      return figures
    }),
}

async function compare(create: Create, engine: Engine, count: number, atOnce: number): Promise<Figure> {
  const all = (ROUNDS + 1) * count
  const ours = await seeded(create, engine, all / STEPS)
  const raw = await openRawInserts(await seeded(create, engine, all / STEPS), HISTORY + 1)
  const store = await openStore(ours)
  let next = 0
  const add = () =>
    perSecond(count, async () => {
      const end = next + count
      const lane = async () => {
        while (next < end) await store.completions.add([completionAt(next++, HISTORY + 1)])
      }
      await Promise.all(Array.from({ length: atOnce }, lane))
    })
  const values = await rounds(ROUNDS, {
    ours: add,
    raw: () => perSecond(count, () => raw.insert(count, atOnce)),
  })
  let kept = 0
  for (let group = 1; group <= GROUPS; group++) kept += await keptIn(store, `g${group}`)
  if (kept !== all) throw new Error(`${all} completions, ${kept} kept`)
  await store.close()
  await raw.close()
  return {
    name: atOnce === 1 ? `${engine}, one after the other` : `${engine}, ${atOnce} at once`,
    unit: 'a second',
    ours: values.ours,
    beside: { name: 'raw inserts', values: values.raw },
  }
}

async function seeded(create: Create, engine: Engine, members: number): Promise<DatabaseConfig> {
  const config = await create(engine)
  await (await openStore(config)).close()
  await seed(config, { groups: GROUPS, members, history: HISTORY })
  return config
}
