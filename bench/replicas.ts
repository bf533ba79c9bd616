import { openStore } from '../src/storage/store.ts'
import { type Create, runSql, withDatabases } from './support/databases.ts'
import { type Cost, type Replicas, startReplicas } from './support/replicas.ts'
import { rounds } from './support/rounds.ts'
import { SLOT, seed } from './support/seed.ts'
import type { Bench, Figure } from './support/table.ts'

const PROMPTS = 1500
const ROUNDS = 4
const WEEK = 7 * 24 * 60 * 60 * 1000

/** A herd of prompts on Postgres against a platform that answers at once: what the machine itself allows. */
export const bench: Bench = {
  title: `${PROMPTS.toLocaleString('en')} prompts on Postgres, on a platform without limits`,
  run: () => withDatabases(measure),
}

async function measure(create: Create): Promise<Figure[]> {
  const three = await side(create, 3, 'shared')
  const one = await side(create, 1, 'shared')
  const alone = await side(create, 1, 'local')
  const speed = await rounds(ROUNDS, { three: three.herd, one: one.herd, alone: alone.herd })
  for (const each of [three, one, alone]) await each.stop()
  const cost = (name: string, ours: number[], of: string, values: number[]): Figure => ({
    name,
    unit: 'µs',
    ours,
    beside: { name: of, values },
  })
  const cpu = (of: typeof one, part: 'bot' | 'postgres') => of.costs.slice(1).map(each => each[part])
  return [
    {
      name: 'three replicas',
      unit: 'a second',
      ours: speed.three,
      beside: { name: 'one replica', values: speed.one },
    },
    {
      name: 'one replica, through pg-boss',
      unit: 'a second',
      ours: speed.one,
      beside: { name: 'a queue of its own', values: speed.alone },
    },
    cost('processor time of a post, three: bot', cpu(three, 'bot'), 'Postgres', cpu(three, 'postgres')),
    cost('one', cpu(one, 'bot'), 'Postgres', cpu(one, 'postgres')),
    cost('queue of its own', cpu(alone, 'bot'), 'Postgres', cpu(alone, 'postgres')),
  ]
}

async function side(create: Create, count: number, queue: 'shared' | 'local') {
  const config = await create('Postgres')
  if (!('url' in config)) throw new Error('no Postgres')
  await (await openStore(config)).close()
  await seed(config, { groups: PROMPTS })
  const replicas: Replicas = await startReplicas(config.url, count, queue)
  const costs: Cost[] = []
  let now = SLOT
  return {
    /** What each round cost, the first of them to warm up. */
    costs,
    /** Posts a second. */
    async herd(): Promise<number> {
      now += WEEK
      const cost = await replicas.herd(PROMPTS, now)
      costs.push(cost)
      // The week goes by.
      await runSql(config, [`update deliveries set state = 'sent' where state = 'due'`])
      return cost.postsPerSecond
    },
    stop: () => replicas.stop(),
  }
}
