import { mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '../src/storage/store.ts'
import { temporaryFolder } from './support/folder.ts'
import { Gym } from './support/gym.ts'
import { hasPgbouncer, startPgbouncer } from './support/pgbouncer.ts'
import { query, startPostgres, type TestPostgres } from './support/postgres.ts'
import { RunningMain } from './support/run-main.ts'

/** A block of the page that says how pgbouncer is set up. */
function block(kind: 'ini' | 'sql'): string {
  const page = readFileSync('docs/containers.md', 'utf8')
  return new RegExp(`^\`\`\`${kind}\\n([\\s\\S]*?)^\`\`\``, 'm').exec(page)?.[1] ?? ''
}

describe.runIf(hasPgbouncer())('behind pgbouncer in transaction mode', () => {
  let postgres: TestPostgres
  let pooler: Awaited<ReturnType<typeof startPgbouncer>>
  let plain: Awaited<ReturnType<typeof startPgbouncer>>
  beforeAll(async () => {
    postgres = await startPostgres()
    pooler = await startPgbouncer(postgres.port, block('ini'))
    plain = await startPgbouncer(postgres.port, 'pool_mode = transaction')
  })
  afterAll(async () => {
    await pooler.close()
    await plain.close()
    await postgres.close()
  })

  test('set up as the page says, a week runs as ever', async () => {
    const url = await postgres.createDatabase()
    const gym = await Gym.open({ store: await openStore({ url: pooler.through(url) }) })
    const prompt = await gym.firstPrompt()
    await gym.start('Ben')
    expect((await gym.command('Ben', '/done all')).text).not.toContain('NOT recorded')
    expect(gym.shows(prompt).blocks).not.toEqual([])
    expect((await query(url, `select count(*)::int as n from completions`)).rows).toEqual([{ n: 6 }])
    await gym.close()
  })

  test('of many that start at once, one makes the tables, and leaves no lock behind', async () => {
    for (let round = 0; round < 3; round++) {
      const url = await postgres.createDatabase()
      const started = await Promise.allSettled(
        Array.from({ length: 6 }, () => openStore({ url: pooler.through(url), connections: 2 })),
      )
      expect(started.filter(({ status }) => status === 'rejected')).toEqual([])
      const held = `select 1 from pg_locks where locktype = 'advisory'`
      expect((await query(url, held)).rowCount).toBe(0)
      for (const one of started) if (one.status === 'fulfilled') await one.value.close()
    }
  })

  test('so do two processes with their queue, and they stop when told', async () => {
    const url = await postgres.createDatabase()
    const root = temporaryFolder()
    const env = { DATABASE_URL: pooler.through(url) }
    const bots = [1, 2].map(() => new RunningMain(mkdtempSync(join(root, 'run-')), env))
    await Promise.all(bots.map(bot => bot.url()))
    const { rows } = await query(url, 'select count(*)::int as n from spotter_queue.queue')
    expect(rows).toEqual([{ n: 2 }])
    for (const bot of bots) expect(await bot.end('SIGTERM')).toMatchObject({ code: 0, err: '' })
  })

  test('set up otherwise, the start says which line is missing', async () => {
    const url = await postgres.createDatabase()
    await expect(openStore({ url: plain.through(url) })).rejects.toThrow(/ignore_startup_parameters/)
  })

  test('the limits that hold for the user instead are such as Postgres takes', async () => {
    const url = await postgres.createDatabase()
    await query(url, block('sql'))
    const { rows } = await query(url, `select unnest(setconfig) as set from pg_db_role_setting order by 1`)
    expect(rows).toEqual([
      { set: 'idle_in_transaction_session_timeout=30s' },
      { set: 'statement_timeout=10s' },
    ])
  })
})
