import type { ListedSpace } from '../core/spaces.ts'
import { type Now, systemNow } from '../core/timers.ts'
import type { Vault } from '../core/vault.ts'
import { CheckIns } from './check-ins.ts'
import { Completions } from './completions.ts'
import type { Database } from './database.ts'
import { Deletions } from './deletions.ts'
import { Deliveries } from './deliveries.ts'
import { Erasures } from './erasures.ts'
import { Groups } from './groups.ts'
import { Lines } from './lines.ts'
import { MemberWeeks } from './member-weeks.ts'
import { Members } from './members.ts'
import type { Page } from './page.ts'
import { ProgramVersions } from './program-versions.ts'
import { Prompts } from './prompts.ts'
import type { ReadAhead } from './read-ahead.ts'
import { Redraws } from './redraws.ts'
import { openSpace } from './state.ts'
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

/**
 * The tables, each behind a few queries. An event asks a few of them, in each of its transactions: they are made when
 * they are first asked for.
 */
export class Tables {
  readonly #db: Database
  readonly #now: Now
  readonly #health: Vault | undefined
  readonly #ahead: ReadAhead | undefined

  #groups: Groups | undefined
  #members: Members | undefined
  #completions: Completions | undefined
  #checkIns: CheckIns | undefined
  #deliveries: Deliveries | undefined
  #lines: Lines | undefined
  #prompts: Prompts | undefined
  #redraws: Redraws | undefined
  #erasures: Erasures | undefined
  #deletions: Deletions | undefined
  #tenants: Tenants | undefined
  #programVersions: ProgramVersions | undefined
  #weeks: Weeks | undefined
  #memberWeeks: MemberWeeks | undefined

  /** @param ahead what is read ahead of questions, if anything is */
  constructor(db: Database, { health, now = systemNow }: Around = {}, ahead?: ReadAhead) {
    this.#db = db
    this.#now = now
    this.#health = health
    this.#ahead = ahead
  }

  get groups(): Groups {
    this.#groups ??= new Groups(this.#db, this.#ahead)
    return this.#groups
  }

  get members(): Members {
    this.#members ??= new Members(this.#db, this.#now, this.#health, this.#ahead)
    return this.#members
  }

  get completions(): Completions {
    this.#completions ??= new Completions(this.#db, this.#ahead)
    return this.#completions
  }

  get checkIns(): CheckIns {
    this.#checkIns ??= new CheckIns(this.#db, this.#health, this.#ahead)
    return this.#checkIns
  }

  get deliveries(): Deliveries {
    this.#deliveries ??= new Deliveries(this.#db)
    return this.#deliveries
  }

  get lines(): Lines {
    this.#lines ??= new Lines(this.#db)
    return this.#lines
  }

  get prompts(): Prompts {
    this.#prompts ??= new Prompts(this.#db)
    return this.#prompts
  }

  get redraws(): Redraws {
    this.#redraws ??= new Redraws(this.#db)
    return this.#redraws
  }

  get erasures(): Erasures {
    this.#erasures ??= new Erasures(this.#db, this.#now)
    return this.#erasures
  }

  get deletions(): Deletions {
    this.#deletions ??= new Deletions(this.#db, this.#now)
    return this.#deletions
  }

  get tenants(): Tenants {
    this.#tenants ??= new Tenants(this.#db, this.#now)
    return this.#tenants
  }

  get programVersions(): ProgramVersions {
    this.#programVersions ??= new ProgramVersions(this.#db)
    return this.#programVersions
  }

  get weeks(): Weeks {
    this.#weeks ??= new Weeks(this.#db, this.#ahead)
    return this.#weeks
  }

  get memberWeeks(): MemberWeeks {
    this.#memberWeeks ??= new MemberWeeks(this.#db, this.#health, this.#ahead)
    return this.#memberWeeks
  }

  /** What was read ahead, as it stands. */
  get page(): Promise<Page | undefined> | undefined {
    return this.#ahead?.page
  }

  /** A namespace of values that are looked up by key and may expire. */
  space<T>(name: string): ListedSpace<T> {
    return openSpace<T>(this.#db, name, this.#now, this.#ahead)
  }
}
