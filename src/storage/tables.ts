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
  readonly #ahead: ReadAhead | undefined

  /** @param ahead what is read ahead of questions, if anything is */
  constructor(db: Database, { health, now = systemNow }: Around = {}, ahead?: ReadAhead) {
    this.#tables = db
    this.#now = now
    this.#ahead = ahead
    this.groups = new Groups(db, ahead)
    this.members = new Members(db, now, ahead)
    this.completions = new Completions(db, ahead)
    this.checkIns = new CheckIns(db, health, ahead)
    this.deliveries = new Deliveries(db)
    this.lines = new Lines(db)
    this.prompts = new Prompts(db)
    this.redraws = new Redraws(db)
    this.erasures = new Erasures(db, now)
    this.deletions = new Deletions(db, now)
    this.tenants = new Tenants(db, now)
    this.programVersions = new ProgramVersions(db)
    this.weeks = new Weeks(db, ahead)
    this.memberWeeks = new MemberWeeks(db, health, ahead)
  }

  /** What was read ahead, as it stands. */
  get page(): Promise<Page | undefined> | undefined {
    return this.#ahead?.page
  }

  /** A namespace of values that are looked up by key and may expire. */
  space<T>(name: string): ListedSpace<T> {
    return openSpace<T>(this.#tables, name, this.#now, this.#ahead)
  }
}
