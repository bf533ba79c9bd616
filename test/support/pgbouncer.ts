import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { freePort } from './free-port.ts'
import { PASSWORD, unprivileged } from './postgres.ts'
import { waitFor } from './wait-for.ts'

/** Debian's pgbouncer; PGBOUNCER names another. */
const PGBOUNCER = process.env.PGBOUNCER ?? '/usr/sbin/pgbouncer'

/** Whether there is one to test with; where there is none, one line on the console says so. */
export function hasPgbouncer(): boolean {
  const found = spawnSync(PGBOUNCER, ['--version']).status === 0
  if (!found) console.log(`The tests of pgbouncer are skipped: there is no ${PGBOUNCER}.`)
  return found
}

/** Starts a real pgbouncer before a Postgres. @param settings lines of its [pgbouncer] section */
export async function startPgbouncer(postgres: number, settings: string) {
  const [port, user] = [await freePort(), unprivileged()]
  const folder = mkdtempSync(join(tmpdir(), 'spotter-pgbouncer-'))
  const file = join(folder, 'pgbouncer.ini')
  const lines = [
    '[databases]',
    `* = host=127.0.0.1 port=${postgres} user=spotter password='${PASSWORD}'`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${port}`,
    'unix_socket_dir =',
    'auth_type = any',
    settings,
  ]
  writeFileSync(file, `${lines.join('\n')}\n`)
  if (user) for (const path of [folder, file]) chownSync(path, user.uid, user.gid)
  const child = spawn(PGBOUNCER, [file], { ...user, cwd: '/', stdio: 'ignore' })
  const through = (url: string) => {
    const pooled = new URL(url)
    pooled.port = `${port}`
    return pooled.href
  }
  await waitFor(async () => {
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'spotter', database: 'postgres' })
    await client.connect()
    await client.end()
  })
  return {
    /** The same database, by way of the pooler. */
    through,
    close: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
