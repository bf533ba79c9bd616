import type { JobInsert, JobAttempt as PgBossAttempt, QueueOptions } from 'pg-boss'
import { PgBoss } from 'pg-boss'
import { StorageError } from '../../core/errors.ts'
import type { Log } from '../../core/log.ts'
import { measured } from '../../core/measures.ts'
import type { DatabaseConfig } from '../../storage/database-config.ts'
import { openingError } from '../../storage/opening.ts'
import { pastOthers, poolConfig, serverError } from '../../storage/postgres.ts'

/** Connections of a replica to Postgres besides the store's. */
const CONNECTIONS = 2

/** Its tables are in a schema of their own, apart from the bot's and from any other pg-boss. */
const SCHEMA = 'spotter_queue'

/** Where jobs go that nobody could bring to an end. */
const DEAD = 'dead-letters'

/** A replica that says nothing for so many seconds is dead, and another takes its jobs. */
export const HEARTBEAT = 10

const MINUTE = 60_000
/** In seconds. */
const HOUR = 3600

/** Whether any process has a job in its hands. */
const HELD = `select 1 from ${SCHEMA}.job where state = 'active' limit 1`

/** Jobs of one target that are deleted at a time. */
const FORGOTTEN_AT_ONCE = 100

/** Failures here are of the process (it died, or could not write); those of a post are the delivery's own. */
const OPTIONS: QueueOptions = {
  retryLimit: 8,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 60,
  heartbeatSeconds: HEARTBEAT,
  expireInSeconds: 3600,
}

/** That something waits in a channel. */
export interface Job extends PgBossAttempt {
  readonly data: { readonly target: string }
}

/**
 * pg-boss keeps in Postgres which process works on which channel next: of each channel there is at most one job,
 * waiting or taken. It does not say what is to be posted there: the deliveries table does.
 */
export class Boss {
  readonly #boss: PgBoss
  /** The queues that are known to exist. */
  readonly #ready = new Map<string, Promise<void>>()
  readonly #watch: NodeJS.Timeout
  #looks = false

  private constructor(boss: PgBoss, watched: number) {
    this.#boss = boss
    const look = () => this.#look().catch(error => boss.emit('error', error))
    this.#watch = setInterval(look, watched * 1000).unref()
  }

  /**
   * Connects, and makes or updates the tables; several replicas may do so at once.
   * @param watched how often it looks for replicas that have died, in seconds
   * @throws {SetupError} when it cannot.
   */
  static async open(
    config: Extract<DatabaseConfig, { url: string }>,
    log: Log,
    watched = HEARTBEAT,
  ): Promise<Boss> {
    try {
      return await pastOthers(() => Boss.#start(config, log, watched))
    } catch (error) {
      throw openingError(config, error)
    }
  }

  static async #start(
    config: Extract<DatabaseConfig, { url: string }>,
    log: Log,
    watched: number,
  ): Promise<Boss> {
    const pool = poolConfig(config.url, { connections: CONNECTIONS })
    const boss = new PgBoss({
      ...pool,
      schema: SCHEMA,
      // Weekly slots are rows of our own: its schedules are posted at fifty in five seconds.
      schedule: false,
      // No job waits for another: it need not look for that every five seconds.
      flowIntervalSeconds: HOUR,
      // Its housekeeping is some ten statements, and has little to do while nobody holds a job.
      superviseIntervalSeconds: MINUTE / 1000,
      monitorIntervalSeconds: watched,
      // Ten thousand that wait at once are a Monday morning, and no reason to worry an operator.
      warningQueueSize: 1_000_000,
      registerInstance: false,
      openTelemetry: { enabled: false },
    })
    let told = Number.NEGATIVE_INFINITY
    // It goes on by itself when the database is back; while that is away it would say so every few seconds.
    boss.on('error', error => {
      const err = lineError(error)
      if (performance.now() - told < MINUTE) return
      told = performance.now()
      log.warn({ err }, 'pg-boss could not do its housekeeping; it tries again')
    })
    boss.on('warning', warning => log.warn({ warning: warning.data }, warning.message))
    try {
      await boss.start()
      await boss.createQueue(DEAD, OPTIONS)
    } catch (error) {
      await boss.stop({ graceful: false }).catch(() => {})
      throw error
    }
    return new Boss(boss, watched)
  }

  /** Has the jobs of processes that have died be taken by others. A look that lasts is not begun again. */
  async #look(): Promise<void> {
    if (this.#looks) return
    this.#looks = true
    try {
      const held = await this.#boss.getDb().executeSql(HELD)
      if (held.rows.length > 0) await this.#boss.supervise()
    } finally {
      this.#looks = false
    }
  }

  /** Makes a job of every channel that has none. @returns how many it made. */
  async offer(targets: Iterable<string>): Promise<number> {
    let made = 0
    for (const [queue, of] of Map.groupBy(new Set(targets), queueOf)) {
      await this.#exists(queue)
      const jobs: JobInsert[] = of.map(target => ({ singletonKey: target, data: { target } }))
      made += (await this.#ask(boss => boss.insert(queue, jobs, { returnId: true })))?.length ?? 0
    }
    return made
  }

  /** Takes jobs of a platform, and keeps them for as long as they are {@link touch}ed. */
  async take(platform: string, limit: number): Promise<Job[]> {
    const queue = queueOf(platform)
    await this.#exists(queue)
    return this.#ask(boss => boss.fetch<Job['data']>(queue, { batchSize: limit }))
  }

  /** Shows that jobs are still worked on. */
  async touch(platform: string, jobs: readonly Job[]): Promise<void> {
    if (jobs.length > 0) await this.#ask(boss => boss.touch(queueOf(platform), attempts(jobs)))
  }

  /** Ends jobs, unless somebody else has them by now. */
  async end(platform: string, jobs: readonly Job[]): Promise<void> {
    if (jobs.length > 0) await this.#ask(boss => boss.deleteJob(queueOf(platform), attempts(jobs)))
  }

  /** Gives jobs back to be tried again in a while. */
  async fail(platform: string, jobs: readonly Job[]): Promise<void> {
    if (jobs.length > 0) await this.#ask(boss => boss.fail(queueOf(platform), attempts(jobs)))
  }

  /** Does something about each channel whose jobs nobody could bring to an end. */
  async bury(work: (target: string) => Promise<void>): Promise<void> {
    for (const job of await this.#ask(boss => boss.fetch<Job['data']>(DEAD, { batchSize: 10 }))) {
      try {
        await work(job.data.target)
        await this.#ask(boss => boss.complete(DEAD, attempts([job])))
      } catch (error) {
        await this.#ask(boss => boss.fail(DEAD, attempts([job])))
        throw error
      }
    }
  }

  /** Deletes all jobs of a target, ended ones and dead letters too: else they would name it for a week. */
  async forget(target: string): Promise<void> {
    await this.#exists(queueOf(target))
    for (const queue of [queueOf(target), DEAD]) {
      for (;;) {
        const jobs = await this.#ask(boss =>
          boss.findJobs(queue, { data: { target }, limit: FORGOTTEN_AT_ONCE }),
        )
        if (jobs.length === 0) break
        const ids = jobs.map(({ id }) => id)
        await this.#ask(boss => boss.deleteJob(queue, ids))
      }
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#watch)
    await this.#boss.stop({ graceful: false })
  }

  /** pg-boss throws what its line to the server says: here it becomes what the store would say of the same. */
  async #ask<T>(work: (boss: PgBoss) => Promise<T>): Promise<T> {
    try {
      return await work(this.#boss)
    } catch (error) {
      throw lineError(error)
    }
  }

  async #exists(queue: string): Promise<void> {
    const ready = this.#ready.get(queue) ?? this.#create(queue)
    this.#ready.set(queue, ready)
    try {
      await ready
    } catch (error) {
      this.#ready.delete(queue)
      throw error
    }
  }

  async #create(queue: string): Promise<void> {
    const options = { ...OPTIONS, deadLetter: DEAD }
    await this.#ask(boss => boss.createQueue(queue, { ...options, policy: 'exclusive' }))
    // One that another version made has that version's options.
    await this.#ask(boss => boss.updateQueue(queue, options))
  }
}

/** What the store would say of it. The store may have nothing to ask for a while: who watches over it hears this. */
function lineError(error: unknown): unknown {
  const err = serverError(error)
  if (err instanceof StorageError) measured('statement', { took: 0, reason: err.reason })
  return err
}

/** A platform's queue, so that a replica gets only jobs whose token it holds; by the platform or any key of it. */
function queueOf(key: string): string {
  return `deliveries-${key.split('/', 1)[0]}`
}

function attempts(jobs: readonly Job[]): PgBossAttempt[] {
  return jobs.map(({ id, retryCount }) => ({ id, retryCount }))
}
