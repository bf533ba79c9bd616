import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import type { DatabaseConfig } from '../../src/storage/database-config.ts'
import { startPostgres } from '../../test/support/postgres.ts'
import { withFolder } from './folder.ts'

export const ENGINES = ['SQLite', 'Postgres'] as const
export type Engine = (typeof ENGINES)[number]

/** Makes an empty database, whose commits wait for the disk. */
export type Create = (engine: Engine) => Promise<DatabaseConfig>

/** Runs something with both databases, on the same disk and both in their usual settings; then they are gone. */
export async function withDatabases<T>(work: (create: Create) => Promise<T>): Promise<T> {
  // Neither the server nor a bot's own timers keep a process from ending.
  const awake = setInterval(() => {}, 60_000)
  const postgres = await startPostgres(true)
  try {
    return await withFolder(folder => {
      let made = 0
      return work(async engine =>
        engine === 'SQLite'
          ? { file: join(folder, `${++made}.db`) }
          : { url: await postgres.createDatabase() },
      )
    })
  } finally {
    await postgres.close()
    clearInterval(awake)
  }
}

/** Runs statements straight on a database, all or none, however long they take. */
export async function runSql(config: DatabaseConfig, statements: readonly string[]): Promise<void> {
  if ('file' in config) {
    const db = new DatabaseSync(config.file)
    // Millions of rows go into indexes in no order: half a gigabyte of them is kept in memory meanwhile.
    const around = ['pragma synchronous = off', 'pragma cache_size = -500000', 'begin']
    for (const statement of [...around, ...statements, 'commit', 'pragma wal_checkpoint(truncate)'])
      db.exec(statement)
    db.close()
    return
  }
  const client = new pg.Client({ connectionString: config.url })
  await client.connect()
  for (const statement of ['begin', ...statements, 'commit', 'analyze', 'checkpoint'])
    await client.query(statement)
  await client.end()
}
