import type { Person } from '../core/address.ts'
import type { Space } from '../core/spaces.ts'
import { systemNow } from '../core/timers.ts'
import { forgetNote, isAsLeft, noteAsLeft } from './as-left.ts'
import { type Backlog, backlogOf } from './backlog.ts'
import { Beats } from './beats.ts'
import { type Database, openDatabase, type Stand } from './database.ts'
import type { DatabaseConfig } from './database-config.ts'
import { GroupCommit } from './group-commit.ts'
import { TransactionGuard } from './guard.ts'
import type { Page } from './page.ts'
import { checkRemembered, instant, openPersonal, sweepForgotten } from './personal.ts'
import { pastDeadlocks } from './postgres.ts'
import { RateLimits } from './rate-limits.ts'
import { ReadAhead } from './read-ahead.ts'
import { scrub } from './scrub.ts'
import { sweepState } from './state.ts'
import { type Around, Tables } from './tables.ts'

export { type Around, Tables }

interface Made {
  readonly shared?: boolean
  /** The SQLite file, and whether it was {@link isAsLeft}. */
  readonly file?: { readonly path: string; readonly asLeft: boolean } | undefined
  readonly isNew?: boolean
}

/** What stands between the tables and the database, the same for all that a store is asked. */
interface Parts {
  readonly guard: TransactionGuard
  readonly guarded: Database
  readonly together: GroupCommit | undefined
}

function partsOf(db: Database, shared: boolean): Parts {
  const guard = new TransactionGuard()
  return { guard, guarded: db.withPlugin(guard), together: shared ? new GroupCommit(db, guard) : undefined }
}

/**
 * Everything durable. Failures of the disk, the file or the server are StorageErrors, and then nothing was
 * kept; only when the line to Postgres breaks during a commit is it unknown, and doing it again is safe,
 * because every fact has a unique key.
 */
export class Store extends Tables {
  readonly #db: Database
  readonly #parts: Parts
  readonly #isNew: boolean
  readonly #around: Around
  readonly #file: Made['file']
  #rateLimits: RateLimits | undefined
  #beats: Beats | undefined

  /** With `shared`, what is logged at the same moment shares a commit: for SQLite, which writes one after another. */
  constructor(
    db: Database,
    { shared = false, file, isNew = false, ...around }: Made & Around = {},
    parts = partsOf(db, shared),
    ahead?: ReadAhead,
  ) {
    super(ahead ? parts.guarded.withPlugin(ahead) : parts.guarded, around, ahead)
    this.#around = around
    this.#db = db
    this.#parts = parts
    this.#isNew = isNew
    this.#file = file
  }

  /** Shared by all processes, and therefore outside of any transaction. */
  get rateLimits(): RateLimits {
    this.#rateLimits ??= new RateLimits(this.#parts.guarded)
    return this.#rateLimits
  }

  get beats(): Beats {
    this.#beats ??= new Beats(this.#parts.guarded, this.#file?.asLeft)
    return this.#beats
  }

  /**
   * The same store for one event: what is asked of its person, and of their group, is read ahead in one statement.
   * @param person whom it is from, if it is about more than a member
   * @param began when the event began, as {@link instant}
   */
  reading(person?: Person, began = 0): Store {
    const ahead = new ReadAhead(this.#parts.guarded, person, began, this.#around.now ?? systemNow)
    return new EventStore(this, ahead, this.#db, this.#around, this.#parts)
  }

  /**
   * Does several things or none of them. Inside, use only the tables it is given: anything else throws. It may be done
   * twice, so it must do no more than read and write.
   */
  async transaction<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
    return this.#whole(tx => work(new Tables(tx, this.#around)))
  }

  /** On Postgres it is done again where it and another waited for each other. */
  #whole<T>(work: (db: Database) => Promise<T>): Promise<T> {
    return pastDeadlocks(() => this.#parts.guard.within(() => this.#db.transaction().execute(work)))
  }

  /**
   * Keeps something of a person, all of it or nothing.
   * @param began when the work began for which it is kept, as {@link instant}
   * @throws {Forgotten} when they have been forgotten since.
   */
  async keep<T>(person: Person, began: number, work: (tables: Tables) => Promise<T>): Promise<T> {
    return this.transaction(remembering(person, began, work))
  }

  /**
   * The same for what is logged, of which much comes at one moment: on SQLite it shares a commit.
   * @param memberId who logs it: they are locked with their group from the beginning, and read ahead
   * @param work is given a store, too: whatever that is asked to do is done in this transaction
   * @param before what the event has read ahead already
   */
  async log<T>(
    person: Person,
    began: number,
    work: (store: Store) => Promise<T>,
    memberId?: string,
    before?: ReadAhead,
  ): Promise<T> {
    const { together } = this.#parts
    const whole = async (db: Database) => {
      const ahead = new ReadAhead(db, person, began, this.#around.now ?? systemNow)
      const inside = new InnerStore(db, this.#around, { ...this.#parts, guarded: db }, ahead)
      if (memberId === undefined) await inside.members.check(person, began)
      else await ahead.lock(memberId, before)
      return work(inside)
    }
    return together ? together.run(whole) : this.#whole(whole)
  }

  /** What a namespace holds of one person. What has begun by now is not kept once they are forgotten. */
  personal<T>(name: string, person: Person): Space<T> {
    const began = instant()
    return openPersonal(name, person, this.#parts.guarded, this.#around.now ?? systemNow, work =>
      this.#whole(async tx => {
        await checkRemembered(tx, person, began)
        return work(tx)
      }),
    )
  }

  /**
   * Deletes what has expired, deliveries that nobody will ask for again, and answers about health of over a year ago.
   * `now` in epoch milliseconds. Once a day is enough.
   * @param stop ends it early, between two batches
   * @returns how many rows went.
   */
  async sweep(now: number, stop?: AbortSignal): Promise<number> {
    await sweepForgotten(this.#parts.guarded)
    const rows = [
      await sweepState(this.#parts.guarded, now, stop),
      await this.deliveries.sweep(now, stop),
      await this.checkIns.sweep(now, stop),
      await this.memberWeeks.sweep(now, stop),
    ]
    return rows.reduce((sum, gone) => sum + gone, 0)
  }

  /**
   * Sees that what was deleted is not kept in the database's files either, and stays deleted when a backup is put back.
   * @returns whether it is done; false while another process reads what was there before.
   */
  async scrub(): Promise<boolean> {
    if (this.#around.deletions) await this.deletions.mirror(this.#around.deletions)
    return scrub(this.#parts.guarded)
  }

  /** Whether its tables were made when it was opened. */
  get isNew(): boolean {
    return this.#isNew
  }

  /** How many groups there are, and members in all of them together. */
  async size(): Promise<{ groups: number; members: number }> {
    const count = async (table: 'groups' | 'members') => {
      const row = await this.#parts.guarded
        .selectFrom(table)
        .select(of => of.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
      return row.n
    }
    return { groups: await count('groups'), members: await count('members') }
  }

  /** What has fallen due and waits, by kind. `now` in epoch milliseconds. */
  async backlog(now: number): Promise<Backlog[]> {
    return backlogOf(this.#parts.guarded, now)
  }

  async close(): Promise<void> {
    this.#parts.guard.close()
    await this.#db.destroy()
    if (this.#file) noteAsLeft(this.#file.path)
  }
}

/** A store for one event. What it has written, it reads anew. */
class EventStore extends Store {
  readonly #base: Store
  readonly #ahead: ReadAhead

  constructor(base: Store, ahead: ReadAhead, db: Database, around: Around, parts: Parts) {
    super(db, around, parts, ahead)
    this.#base = base
    this.#ahead = ahead
  }

  override transaction<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
    return this.#base.transaction(work).finally(() => this.#ahead.clear())
  }

  override reading(): Store {
    return this
  }

  override async log<T>(
    person: Person,
    began: number,
    work: (store: Store) => Promise<T>,
    memberId?: string,
  ): Promise<T> {
    let page: Page | undefined
    const noting = async (store: Store) => {
      const value = await work(store)
      page = await store.page
      return value
    }
    try {
      const value = await this.#base.log(person, began, noting, memberId, this.#ahead)
      await this.#ahead.adopt(page)
      return value
    } catch (error) {
      this.#ahead.clear()
      throw error
    }
  }
}

/** A store inside a transaction: what is done with it belongs to that. */
class InnerStore extends Store {
  override transaction<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
    return work(this)
  }

  override log<T>(_person: Person, _began: number, work: (store: Store) => Promise<T>): Promise<T> {
    return work(this)
  }

  override reading(): Store {
    return this
  }
}

/** Something that is kept of a person, unless they have been forgotten since it began. */
function remembering<T>(person: Person, began: number, work: (tables: Tables) => Promise<T>) {
  return async (tables: Tables) => {
    await tables.members.check(person, began)
    return work(tables)
  }
}

/**
 * Opens the store and brings its tables up to date.
 * @param stand what {@link openDatabase} may need of the day
 * @throws {SetupError}
 */
export async function openStore(
  config: DatabaseConfig,
  { stand, ...around }: { readonly stand?: Stand | undefined } & Around = {},
): Promise<Store> {
  let isNew = false
  const file = 'file' in config ? { path: config.file, asLeft: isAsLeft(config.file) } : undefined
  const db = await openDatabase(config, stand, () => {
    isNew = true
  })
  if (file) forgetNote(file.path)
  return new Store(db, { shared: file !== undefined, file, isNew, ...around })
}
