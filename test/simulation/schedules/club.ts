import { sql } from 'kysely'
import { App } from '../../../src/app.ts'
import type { Message } from '../../../src/chat/message.ts'
import type { Person, Place, Posted } from '../../../src/core/address.ts'
import type { Database } from '../../../src/storage/database.ts'
import { Store } from '../../../src/storage/store.ts'
import { localDate } from '../../../src/training/calendar.ts'
import type { Program } from '../../../src/training/program.ts'
import { actionOf, type Kept, MemoryPlatform, type Shown } from '../../support/memory-platform.ts'
import { simulatedTimers } from '../../support/simulated-timers.ts'
import type { Deed } from './deeds.ts'

const CHANNEL: Place = { platform: 'web', tenant: 'local', channel: 'back-club' }
const MINUTE = 60_000

/** A prompt as it stands in the channel. */
export interface Prompt {
  readonly id: string
  /** The group and week that its Start button names. */
  readonly week: string
  /** The key under which it was posted. */
  readonly once: string | undefined
  /** When it was posted, by the right time in epoch milliseconds. */
  readonly at: number
  /** Whether somebody deleted it by hand. */
  deleted: boolean
}

export type Rows = ReadonlyMap<string, readonly Record<string, unknown>[]>

/** One group and its bot, through whatever a coach, its members and its operator do. */
export class Club {
  /** The right time, in epoch milliseconds. */
  at: number
  /** How much the bot's clock is ahead of it, in milliseconds. */
  ahead = 0
  readonly prompts: Prompt[] = []
  /** What the bot logged as an error. */
  readonly errors: string[] = []
  readonly store: Store
  readonly #db: Database
  readonly #platform = new MemoryPlatform()
  #programs: readonly Program[]
  #app: App
  #last: Shown | undefined
  #backup: Rows | undefined
  #events = 0

  private constructor(db: Database, programs: readonly Program[], at: number) {
    this.#db = db
    this.store = new Store(db)
    this.#programs = programs
    this.at = at
    this.#platform.managers.add('Ana')
    this.#app = this.#start()
  }

  static async open(db: Database, programs: readonly Program[], at: number): Promise<Club> {
    const club = new Club(db, programs, at)
    await club.#restart(programs)
    return club
  }

  get programs(): readonly Program[] {
    return this.#programs
  }

  /** The time that the bot sees. */
  get now(): number {
    return this.at + this.ahead
  }

  get today(): string {
    return localDate(this.now, 'UTC')
  }

  /** Does one thing, and lets the bot do what follows from it. @returns what was answered, if anybody asked. */
  async do(deed: Deed): Promise<string> {
    const answer = await this.#do(deed)
    await this.#settle()
    return answer
  }

  /** What a member is told of their weeks. */
  async progressOf(who: string): Promise<string> {
    return (await this.#command(who, 'progress', '')).text
  }

  async #do(deed: Deed): Promise<string> {
    switch (deed.kind) {
      case 'schedule':
        this.#last = await this.#command('Ana', 'schedule', deed.line)
        return this.#last.text
      case 'done':
        return (await this.#command(deed.who, 'done', deed.line)).text
      case 'take-back':
        return this.#press('Ana', this.#last, 'Take it back')
      case 'start':
        return this.#press(deed.who, this.#newest(), 'Start')
      case 'wait':
        await this.#travel(this.at + deed.ms)
        return ''
      case 'step':
        this.ahead += deed.ms
        return ''
      case 'restart':
        await this.#restart(this.#programs)
        return ''
      case 'edit':
        await this.#restart(deed.programs)
        return ''
      case 'delete-prompt':
        this.#deleteNewest()
        return ''
      case 'backup':
        this.#backup = await rowsOf(this.#db)
        return ''
      case 'restore':
        if (this.#backup) {
          await putBack(this.#db, this.#backup)
          this.#platform.forgetPosts()
        }
        await this.#restart(this.#programs)
        return ''
    }
  }

  #start(): App {
    const quiet = () => {}
    const error = (data: object, message: string) => {
      const cause = 'err' in data && data.err instanceof Error ? ` (${data.err.stack})` : ''
      this.errors.push(`${message}${cause}`)
    }
    return new App({
      store: this.store,
      programs: this.#programs,
      log: { debug: quiet, info: quiet, warn: quiet, error },
      now: () => this.now,
      timers: simulatedTimers(() => this.at),
    })
  }

  /** A new process over the same database and the same chat. */
  async #restart(programs: readonly Program[]): Promise<void> {
    this.#programs = programs
    this.#app = this.#start()
    await this.#app.join(this.#platform)
  }

  /** Lets time pass, moment by moment at which the bot has something to do. */
  async #travel(to: number): Promise<void> {
    for (let next = await this.#due(); next !== undefined && next <= to; ) {
      this.at = Math.max(this.at, next)
      await this.#settle()
      const following = await this.#due()
      next = following === next ? next + 60 * MINUTE : following
    }
    this.at = Math.max(this.at, to)
  }

  /** When the bot has something to do next, by the right time. */
  async #due(): Promise<number | undefined> {
    const { groups, deliveries } = this.store
    const due = [await groups.nextDue(), await deliveries.nextDue()].filter(at => at !== undefined)
    return due.length > 0 ? Math.min(...due) - this.ahead : undefined
  }

  async #settle(): Promise<void> {
    await this.#app.scheduler.beat()
    await this.#app.scheduler.beat()
    for (const kept of this.#platform.publicIn(CHANNEL)) {
      const week = weekOf(kept)
      if (week && !this.prompts.some(({ id }) => id === kept.id))
        this.prompts.push({ id: kept.id, week, once: kept.once, at: this.at, deleted: false })
    }
  }

  #command(who: string, name: string, input: string): Promise<Shown> {
    return this.#platform.send({ ...this.#event(who), kind: 'command', name, input })
  }

  async #press(
    who: string,
    on: { message?: Message; on?: Posted } | undefined,
    label: string,
  ): Promise<string> {
    if (!on?.on || !has(on.message, label)) return ''
    const action = actionOf(on.message, label)
    return (await this.#platform.send({ ...this.#event(who), kind: 'press', action, on: on.on })).text
  }

  #newest(): { message: Message; on: Posted } | undefined {
    const kept = this.#platform.publicIn(CHANNEL).findLast(weekOf)
    return kept && { message: kept.message, on: { place: kept.place, message: kept.id } }
  }

  #deleteNewest(): void {
    const { kept } = this.#platform
    const index = kept.findLastIndex(one => one.for === undefined && weekOf(one))
    const [gone] = index < 0 ? [] : kept.splice(index, 1)
    for (const prompt of this.prompts) if (prompt.id === gone?.id) prompt.deleted = true
  }

  #event(who: string) {
    const from: Person = { platform: 'web', tenant: 'local', id: who }
    return { id: `event-${++this.#events}`, at: CHANNEL, from }
  }
}

/** All that a database holds, by table. */
export async function rowsOf(db: Database): Promise<Rows> {
  const rows = new Map<string, readonly Record<string, unknown>[]>()
  for (const { name } of await db.introspection.getTables())
    rows.set(name, (await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db)).rows)
  return rows
}

/** Has a database hold those rows and nothing else, as when a backup is put back. */
export async function putBack(db: Database, rows: Rows): Promise<void> {
  await db.transaction().execute(async tx => {
    await sql`pragma defer_foreign_keys = on`.execute(tx)
    for (const name of rows.keys()) await sql`delete from ${sql.table(name)}`.execute(tx)
    for (const [name, list] of rows) {
      for (const row of list)
        await tx
          .insertInto(name as 'state')
          .values(row as never)
          .execute()
    }
  })
}

function weekOf({ message }: Pick<Kept, 'message'>): string | undefined {
  for (const block of message.blocks) {
    if (block.kind !== 'buttons') continue
    for (const button of block.buttons) {
      if ('action' in button && button.action.startsWith('walk.start:')) return button.action.slice(11)
    }
  }
  return undefined
}

function has(message: Message | undefined, label: string): boolean {
  return (message?.blocks ?? []).some(
    block => block.kind === 'buttons' && block.buttons.some(button => button.label === label),
  )
}
