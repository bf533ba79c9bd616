import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Parts } from '../src/app.ts'
import { Boss } from '../src/bot/queue/boss.ts'
import { SharedQueue } from '../src/bot/queue/shared.ts'
import { LOG, openBot } from './support/bot.ts'
import { withDatabases } from './support/databases.ts'
import { cpuTime } from './support/rounds.ts'
import { SLOT, seed } from './support/seed.ts'
import type { Bench } from './support/table.ts'

const MINUTE = 60_000
/** The server adds up what a connection did when that has been idle for so long. Milliseconds. */
const TOLD = 11_000

/** A minute of a bot on Postgres with nothing to do: its beat, and what the shared queue does by itself. */
export const bench: Bench = {
  title: 'A minute with nothing due, on Postgres with the queue of several processes',
  run: () =>
    withDatabases(async create => {
      const config = await create('Postgres')
      if (!('url' in config)) throw new Error('no Postgres')
      const { url } = config
      const boss = await Boss.open({ url }, LOG)
      const queue: Parts['queue'] = (...all) => new SharedQueue(boss, ...all)
      const { app } = await openBot(config, { queue, now: () => SLOT + MINUTE })
      await seed(config, { groups: 100 })
      const server = new pg.Client({ connectionString: url })
      await server.connect()
      const transactions = async () => {
        await server.query('select pg_stat_clear_snapshot()')
        const asked = 'select xact_commit as n from pg_stat_database where datname = current_database()'
        return Number((await server.query(asked)).rows[0].n)
      }
      await app.scheduler.beat()
      await sleep(TOLD)
      const before = await transactions()
      const cpu = await cpuTime(1000, async () => {
        await app.scheduler.beat()
        await sleep(MINUTE)
      })
      await sleep(TOLD)
      const trips = (await transactions()) - before
      await server.end()
      await app.stop()
      return [
        { name: 'processor time', unit: 'ms', ours: [cpu] },
        { name: 'transactions in a minute and a bit', unit: '', ours: [(trips * MINUTE) / (MINUTE + TOLD)] },
      ]
    }),
}
