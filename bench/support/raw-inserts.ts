import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import type { Completion } from '../../src/storage/completions.ts'
import type { DatabaseConfig } from '../../src/storage/database-config.ts'
import { asRow } from '../../src/storage/values.ts'

export const STEPS = 9
const EXERCISES = ['bridge', 'romanian-deadlift', 'goblet-squat']

/** The n-th completion of a week of a seeded store, from 0: nine steps of m1, nine of m2 and so on. */
export function completionAt(n: number, week: number): Completion {
  const [member, step] = [Math.floor(n / STEPS) + 1, n % STEPS]
  const at = Date.now()
  return {
    memberId: `m${member}`,
    week,
    program: 'low-back-strength',
    version: '',
    exercise: EXERCISES[step % 3] ?? '',
    round: Math.floor(step / 3) + 1,
    outcome: 'done',
    amount: 12,
    grams: null,
    variant: 'standard',
    doneAt: at,
    loggedAt: at,
    batch: `${((n * 7919) % 1_000_003).toString(36)}-${n}`,
  }
}

/** The least that any bot must do: one prepared insert of a completion, in a commit of its own. */
export interface RawInserts {
  /** Inserts so many of the next ones: so many to a commit on SQLite, over so many connections on Postgres. */
  insert(count: number, atOnce?: number): Promise<void>
  close(): Promise<void>
}

const COLUMNS = Object.keys(asRow(completionAt(0, 1)))

/** Into the table of a store that is there already, with all its indexes and whatever log it holds. */
export async function openRawInserts(config: DatabaseConfig, week: number): Promise<RawInserts> {
  return 'file' in config ? onSqlite(config.file, week) : onPostgres(config.url, week)
}

function onSqlite(file: string, week: number): RawInserts {
  const db = new DatabaseSync(file)
  db.exec('pragma journal_mode = wal; pragma synchronous = full')
  const insert = db.prepare(
    `insert into completions (${COLUMNS.join(', ')}) values (${COLUMNS.map(() => '?').join(', ')})`,
  )
  let next = 0
  return {
    async insert(count, atOnce = 1) {
      for (let i = 0; i < count; i += atOnce) {
        if (atOnce > 1) db.exec('begin immediate')
        for (let n = i; n < Math.min(i + atOnce, count); n++)
          insert.run(...Object.values(completionAt(next++, week)))
        if (atOnce > 1) db.exec('commit')
      }
    },
    close: async () => db.close(),
  }
}

async function onPostgres(url: string, week: number): Promise<RawInserts> {
  const clients: pg.Client[] = []
  const text = `insert into completions (${COLUMNS.join(', ')}) values (${COLUMNS.map((_, i) => `$${i + 1}`).join(', ')})`
  let next = 0
  return {
    async insert(count, atOnce = 1) {
      while (clients.length < atOnce) {
        const client = new pg.Client({ connectionString: url })
        await client.connect()
        clients.push(client)
      }
      const end = next + count
      const lane = async (client: pg.Client) => {
        while (next < end) {
          await client.query({ name: 'insert', text, values: Object.values(completionAt(next++, week)) })
        }
      }
      await Promise.all(clients.slice(0, atOnce).map(lane))
    },
    async close() {
      for (const client of clients) await client.end()
    },
  }
}
