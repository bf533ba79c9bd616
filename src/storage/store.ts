import type { Person } from '../core/address.ts'
import type { ListedSpace, Space } from '../core/spaces.ts'
import { type Now, systemNow } from '../core/timers.ts'
import type { Vault } from '../core/vault.ts'
import { forgetNote, isAsLeft, noteAsLeft } from './as-left.ts'
import { type Backlog, backlogOf } from './backlog.ts'
import { Beats } from './beats.ts'
import { CheckIns } from './check-ins.ts'
import { Completions } from './completions.ts'
import { type Database, openDatabase, type Stand } from './database.ts'
import type { DatabaseConfig } from './database-config.ts'
import { Deletions } from './deletions.ts'
import { Deliveries } from './deliveries.ts'
import { Erasures } from './erasures.ts'
import { GroupCommit } from './group-commit.ts'
import { Groups } from './groups.ts'
import { TransactionGuard } from './guard.ts'
import { Lines } from './lines.ts'
import { MemberWeeks } from './member-weeks.ts'
import { Members } from './members.ts'
import { checkRemembered, instant, openPersonal, sweepForgotten } from './personal.ts'
import { ProgramVersions } from './program-versions.ts'
import { Prompts } from './prompts.ts'
import { RateLimits } from './rate-limits.ts'
import { Redraws } from './redraws.ts'
import { scrub } from './scrub.ts'
import { openSpace, sweepState } from './state.ts'
import { Tenants } from './tenants.ts'
import { Weeks } from './weeks.ts'

/** What rows are read and written with, beside the database. */
export interface Around {
  /** What seals answers about people's health; nobody can read them later, if none is given. */
  readonly health?: Vault | undefined
  /** A file that says by hashes who has deleted what was kept of them: a backup that is put back does not know. */
  readonly deletions?: string | undefined
  /** By what time what may expire has; this machine's unless another is given. */
  readonly now?: Now | undefined
}

/** The tables, each behind a few queries. */
export class Tables {
  readonly groups: Groups
  readonly members: Members
  readonly completions: Completions
  readonly checkIns: CheckIns
  readonly deliveries: Deliveries
  readonly lines: Lines
  readonly prompts: Prompts
  readonly redraws: Redraws
  readonly erasures: Erasures
  readonly deletions: Deletions
  readonly tenants: Tenants
  readonly programVersions: ProgramVersions
  readonly weeks: Weeks
  readonly memberWeeks: MemberWeeks

  readonly #tables: Database
  readonly #now: Now

  constructor(db: Database, { health, now = systemNow }: Around = {}) {
    this.#tables = db
    this.#now = now
    this.groups = new Groups(db)
    this.members = new Members(db, now)
    this.completions = new Completions(db)
    this.checkIns = new CheckIns(db, health)
    this.deliveries = new Deliveries(db)
    this.lines = new Lines(db)
    this.prompts = new Prompts(db)
    this.redraws = new Redraws(db)
    this.erasures = new Erasures(db, now)
    this.deletions = new Deletions(db, now)
    this.tenants = new Tenants(db, now)
    this.programVersions = new ProgramVersions(db)
    this.weeks = new Weeks(db)
    this.memberWeeks = new MemberWeeks(db, health)
  }

  /** A namespace of values that are looked up by key and may expire. */
  space<T>(name: string): ListedSpace<T> {
    return openSpace<T>(this.#tables, name, this.#now)
  }
}

interface Made {
  readonly shared?: boolean
  /** The SQLite file, and whether it was {@link isAsLeft}. */
  readonly file?: { readonly path: string; readonly asLeft: boolean } | undefined
  readonly isNew?: boolean
}

/**
 * Everything durable. Failures of the disk, the file or the server are StorageErrors, and then nothing was
 * kept; only when the line to Postgres breaks during a commit is it unknown, and doing it again is safe,
 * because every fact has a unique key.
 */
export class Store extends Tables {
  readonly #db: Database
  readonly #guarded: Database
  readonly #guard: TransactionGuard
  readonly #isNew: boolean
  readonly #around: Around
  readonly #together: GroupCommit | undefined
  readonly #file: string | undefined
  /** Shared by all processes, and therefore outside of any transaction. */
  readonly rateLimits: RateLimits
  readonly beats: Beats

  /** With `shared`, what is logged at the same moment shares a commit: for SQLite, which writes one after another. */
  constructor(db: Database, { shared = false, file, isNew = false, ...around }: Made & Around = {}) {
    const guard = new TransactionGuard()
    const guarded = db.withPlugin(guard)
    super(guarded, around)
    this.#around = around
    this.#db = db
    this.#guarded = guarded
    this.#guard = guard
    this.rateLimits = new RateLimits(guarded)
    this.#isNew = isNew
    this.#together = shared ? new GroupCommit(db, guard) : undefined
    this.#file = file?.path
    this.beats = new Beats(guarded, file?.asLeft)
  }

  /** Does several things or none of them. Inside, use only the tables it is given: anything else throws. */
  async transaction<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
    return this.#guard.within(() => this.#db.transaction().execute(tx => work(new Tables(tx, this.#around))))
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
   * The same for what is logged, of which much comes at one moment: on SQLite it shares a commit. It may be done twice,
   * so it must do no more than read and write.
   */
  async log<T>(person: Person, began: number, work: (tables: Tables) => Promise<T>): Promise<T> {
    const whole = remembering(person, began, work)
    return this.#together
      ? this.#together.run(db => whole(new Tables(db, this.#around)))
      : this.transaction(whole)
  }

  /** What a namespace holds of one person. What has begun by now is not kept once they are forgotten. */
  personal<T>(name: string, person: Person): Space<T> {
    const began = instant()
    return openPersonal(name, person, this.#guarded, this.#around.now ?? systemNow, work =>
      this.#guard.within(() =>
        this.#db.transaction().execute(async tx => {
          await checkRemembered(tx, person, began)
          return work(tx)
        }),
      ),
    )
  }

  /**
   * Deletes what has expired, deliveries that nobody will ask for again, and answers about health of over a year ago.
   * `now` in epoch milliseconds. Once a day is enough.
   * @param stop ends it early, between two batches
   * @returns how many rows went.
   */
  async sweep(now: number, stop?: AbortSignal): Promise<number> {
    await sweepForgotten(this.#guarded)
    const rows = [
      await sweepState(this.#guarded, now, stop),
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
    return scrub(this.#guarded)
  }

  /** Whether its tables were made when it was opened. */
  get isNew(): boolean {
    return this.#isNew
  }

  /** How many groups there are, and members in all of them together. */
  async size(): Promise<{ groups: number; members: number }> {
    const count = async (table: 'groups' | 'members') => {
      const row = await this.#guarded
        .selectFrom(table)
        .select(of => of.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
      return row.n
    }
    return { groups: await count('groups'), members: await count('members') }
  }

  /** What has fallen due and waits, by kind. `now` in epoch milliseconds. */
  async backlog(now: number): Promise<Backlog[]> {
    return backlogOf(this.#guarded, now)
  }

  async close(): Promise<void> {
    await this.#db.destroy()
    if (this.#file) noteAsLeft(this.#file)
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
