import type { Space } from '../chat/services.ts'
import { CheckIns } from './check-ins.ts'
import { Completions } from './completions.ts'
import { type Database, type DatabaseConfig, openDatabase } from './database.ts'
import { Deliveries } from './deliveries.ts'
import { Groups } from './groups.ts'
import { Members } from './members.ts'
import { openSpace, sweepState } from './state.ts'

/** The tables, each behind a few queries. */
export class Tables {
  readonly groups: Groups
  readonly members: Members
  readonly completions: Completions
  readonly checkIns: CheckIns
  readonly deliveries: Deliveries

  constructor(db: Database) {
    this.groups = new Groups(db)
    this.members = new Members(db)
    this.completions = new Completions(db)
    this.checkIns = new CheckIns(db)
    this.deliveries = new Deliveries(db)
  }
}

/** Everything durable. Failures of the disk or the file are StorageErrors, and then nothing was kept. */
export class Store extends Tables {
  readonly #db: Database

  constructor(db: Database) {
    super(db)
    this.#db = db
  }

  /** Does several things or none of them. Inside, use only the tables it is given. */
  async transaction<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
    return this.#db.transaction().execute(transaction => work(new Tables(transaction)))
  }

  /** A namespace of values that are looked up by key and may expire. */
  space<T>(name: string): Space<T> {
    return openSpace<T>(this.#db, name)
  }

  /** Housekeeping: forgets what has expired. `now` in epoch milliseconds. */
  async sweep(now: number): Promise<void> {
    await sweepState(this.#db, now)
  }

  async close(): Promise<void> {
    await this.#db.destroy()
  }
}

/** Opens the store and brings its tables up to date. @throws {StorageError} */
export async function openStore(config: DatabaseConfig): Promise<Store> {
  return new Store(await openDatabase(config))
}
