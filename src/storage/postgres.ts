import {
  type DialectAdapter,
  PostgresAdapter,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  sql,
  type Transaction,
} from 'kysely'
import type pg from 'pg'
import { StorageError } from '../core/errors.ts'
import { measured } from '../core/measures.ts'
import type { Tables } from './schema.ts'
import { timedLater } from './timed.ts'

/** Connections a replica holds at most, unless told otherwise. Postgres allows 100 by default, in all. */
const CONNECTIONS = 10

/** Milliseconds. A person waits for the answer, so nothing may hang: not a lock, not a dead network. */
const CONNECT_TIMEOUT = 5_000
const STATEMENT_TIMEOUT = 10_000
/** For when the network died and the server's own timeout cannot arrive. */
const ANSWER_TIMEOUT = STATEMENT_TIMEOUT + 2_000
/** A replica that hangs in a transaction gives its locks back. */
const IDLE_TIMEOUT = 30_000

export interface PostgresOptions {
  /** At most so many connections at once. */
  readonly connections?: number
  /** False lets a statement take as long as it needs: for migrations and moves, where nobody waits. */
  readonly hurried?: boolean
}

/** How to connect to Postgres: as the settings of one pool. */
export function poolConfig(url: string, options: PostgresOptions = {}): pg.PoolConfig {
  const { connections = CONNECTIONS, hurried = true } = options
  const address = new URL(url)
  if (!hurried) {
    // What the URL says goes before what is set here, and before what the server sets for a user.
    address.searchParams.set('statement_timeout', '0')
    address.searchParams.delete('query_timeout')
  }
  const timeouts = hurried
    ? {
        statement_timeout: STATEMENT_TIMEOUT,
        query_timeout: ANSWER_TIMEOUT,
        idle_in_transaction_session_timeout: IDLE_TIMEOUT,
      }
    : {}
  return {
    connectionString: address.href,
    max: connections,
    application_name: 'spotter',
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    keepAlive: true,
    ...timeouts,
  }
}

/** Kysely over a pool of connections to Postgres. The URL has been checked by {@link postgresUrl}. */
export function postgresDialect(url: string, options: PostgresOptions = {}): PostgresDialect {
  return new Dialect({ pool: () => openPool(url, options) })
}

class Dialect extends PostgresDialect {
  override createAdapter(): DialectAdapter {
    return new Adapter()
  }
}

/** Kysely would lock for a session: what a pooler hands on, and a lock with it. See {@link lockMigrations}. */
class Adapter extends PostgresAdapter {
  override async acquireMigrationLock(): Promise<void> {}
  override async releaseMigrationLock(): Promise<void> {}
}

/** The key of Kysely's own lock, by which older versions wait for us, and we for them. */
const MIGRATION_LOCK = '3853314791062309107'

/**
 * Waits until nobody else migrates, however long, and keeps others out until the transaction ends: also where a pooler
 * gives each transaction another connection, and passes over what was set for one.
 */
export async function lockMigrations(tx: Transaction<Tables>): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(tx)
  await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)}::bigint)`.execute(tx)
}

/** pg is loaded when it is used: whoever runs on SQLite starts without it. */
async function openPool(url: string, options: PostgresOptions): Promise<GuardedPool> {
  const { default: pg } = await import('pg')
  const getTypeParser = typeParser(pg.types)
  // What is sent while an answer is still to come goes out at once.
  const pool = new pg.Pool({ ...poolConfig(url, options), types: { getTypeParser }, pipeline: true })
  // A connection that breaks while nobody uses it is replaced at the next query. Without a listener, here and
  // on those in use, Node would end the process when the server restarts.
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  return new GuardedPool(pool)
}

const INT8 = 20
const NUMERIC = 1700

/** Counts, sums and times are int8 or numeric, which pg hands over as text; all of ours fit a number. */
function typeParser(types: typeof pg.types): typeof pg.types.getTypeParser {
  return (oid: number, format?: 'text' | 'binary') =>
    oid === INT8 || oid === NUMERIC ? Number : types.getTypeParser(oid, format)
}

/** pg's pool and clients, as Kysely uses them, with errors that the bot understands. */
class GuardedPool implements PostgresPool {
  readonly #pool: pg.Pool
  readonly options: pg.PoolOptions
  // Kysely remembers what it knows of a connection by the object it was given.
  readonly #clients = new WeakMap<pg.PoolClient, GuardedClient>()

  constructor(pool: pg.Pool) {
    this.#pool = pool
    this.options = pool.options
  }

  async connect(): Promise<PostgresPoolClient> {
    const client = await this.#pool.connect().catch((error: unknown) => {
      measured('statement', { took: 0, reason: 'unreachable' })
      throw serverError(error, 'unreachable')
    })
    const known = this.#clients.get(client)
    if (known) return known
    const fresh = new GuardedClient(client)
    this.#clients.set(client, fresh)
    return fresh
  }

  async end(): Promise<void> {
    await this.#pool.end()
  }
}

const BEGIN = /^(begin|start transaction)\b/i
const ROLLBACK = /^rollback$/i
/** What only reads does no harm where the transaction that it was sent after has not begun. */
const READ = /^\s*select\b/i

/** What a statement begins with whose answer says nothing: it makes one trip with the one that follows it. */
export const AHEAD = '/* ahead */'
const NO_ANSWER: pg.QueryResult = { command: '', rowCount: null, oid: 0, fields: [], rows: [] }
const END = /^(commit|rollback)$/i
const COMMIT = /^commit$/i
/** What is kept at once outside a transaction. */
const WRITE = /^\s*(insert|update|delete|with)\b/i

class GuardedClient {
  readonly #client: pg.PoolClient
  /** What broke the line. Whatever else is asked over it, a rollback above all, has failed by that too. */
  #broken: StorageError | undefined
  #inside = false
  /** What was sent and whose answer nobody waited for; the next statement fails where it did. */
  #ahead: Promise<unknown>[] = []
  readonly query: PostgresPoolClient['query']

  constructor(client: pg.PoolClient) {
    this.#client = client
    const query = (sql: string, parameters: readonly unknown[]) =>
      timedLater(() => this.#query(sql, parameters))
    // The other way to call it, with a cursor, is for streams, which nothing here uses.
    this.query = query as unknown as PostgresPoolClient['query']
  }

  async #query(sql: string, parameters: readonly unknown[]): Promise<pg.QueryResult> {
    if (this.#broken) throw this.#broken
    if (BEGIN.test(sql) || sql.startsWith(AHEAD)) {
      this.#inside = true
      this.#send(sql, parameters)
      return NO_ANSWER
    }
    try {
      if (ROLLBACK.test(sql)) await this.#settled().catch(() => {})
      // A write is kept by itself where no transaction has begun.
      else if (!READ.test(sql)) await this.#settled()
      const answer = this.#send(sql, parameters)
      await this.#settled()
      if (END.test(sql)) this.#inside = false
      return await answer
    } catch (error) {
      const better = serverError(error)
      if (!(better instanceof StorageError) || better.reason !== 'unreachable') throw better
      // After a timeout an answer may still come, and would be taken for that of the next query.
      const keeps = this.#inside ? COMMIT : WRITE
      this.#broken = new StorageError('unreachable', better.cause, keeps.test(sql))
      throw this.#broken
    }
  }

  #send(sql: string, parameters: readonly unknown[]): Promise<pg.QueryResult> {
    const answer = this.#client.query(sql, [...(parameters ?? [])])
    this.#ahead.push(answer)
    // Whoever waits for it, or for what comes after it, is told.
    answer.catch(() => {})
    return answer
  }

  /** Waits for all that was sent. @throws what the first of it failed by */
  async #settled(): Promise<void> {
    const sent = this.#ahead
    this.#ahead = []
    for (const one of await Promise.allSettled(sent)) if (one.status === 'rejected') throw one.reason
  }

  release(destroy = false): void {
    this.#client.release(destroy || this.#broken !== undefined)
  }
}

/** SQLSTATE codes and classes (https://www.postgresql.org/docs/current/errcodes-appendix.html), codes first. */
const REASONS: readonly (readonly [code: RegExp, reason: StorageError['reason']])[] = [
  [/^53100$/, 'full'],
  [/^(25006|42501)$/, 'read-only'],
  // A timeout, a lock that is not to be had, a deadlock, two transactions that cannot both be right.
  [/^(57014|55P03|40P01|40001)$/, 'busy'],
  [/^(08|28|3D|53|57P|25P03)/, 'unreachable'],
  [/^(58|XX)/, 'broken'],
]

/**
 * A {@link StorageError} for what the server or the line refused; anything else as it is, for it is a bug.
 * @param otherwise the reason when there is no SQLSTATE to go by.
 */
export function serverError(error: unknown, otherwise?: StorageError['reason']): unknown {
  if (!(error instanceof Error) || error instanceof StorageError) return error
  const state = sqlState(error)
  if (state) {
    const reason = REASONS.find(([pattern]) => pattern.test(state))?.[1]
    return reason ? new StorageError(reason, error) : error
  }
  // pg's own errors are plain: "Connection terminated unexpectedly", "Query read timeout", Node's ECONNRESET.
  const plain = error.constructor === Error || error instanceof AggregateError || 'errno' in error
  const reason = otherwise ?? (plain ? 'unreachable' : undefined)
  return reason ? new StorageError(reason, error) : error
}

/** The five characters with which Postgres names an error; undefined when another one was asked. */
export function sqlState(error: unknown): string | undefined {
  // pg's DatabaseError, told by what only it has: to start on SQLite loads no pg.
  return error instanceof Error && 'severity' in error && 'code' in error ? String(error.code) : undefined
}

/** Two may stand in each other's way more than once; more often, something else is wrong. */
const TRIES = 3

/** Does a transaction again that Postgres ended because it and another waited for each other. Nothing of it was kept. */
export function pastDeadlocks<T>(work: () => Promise<T>): Promise<T> {
  return again(work, /^40P01$/)
}

/**
 * Does again what makes a schema, where another process made the same at that moment: "if not exists" does not look
 * that far, and what the other has made is there at the next try.
 */
export function pastOthers<T>(work: () => Promise<T>): Promise<T> {
  return again(work, /^(23505|42P0[67]|42710|40P01)$/)
}

async function again<T>(work: () => Promise<T>, states: RegExp): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      const state = sqlState(error instanceof StorageError ? error.cause : error)
      if (state === undefined || !states.test(state) || tries === TRIES) throw error
    }
  }
}
