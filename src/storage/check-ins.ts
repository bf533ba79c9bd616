import { setImmediate } from 'node:timers/promises'
import { sealedWith, type Vault } from '../core/vault.ts'
import { BATCH, inBatches, SAMPLE } from './batches.ts'
import { beginsWith } from './columns.ts'
import type { Database } from './database.ts'
import { newId } from './ids.ts'
import { OWN } from './own-vault.ts'
import { unlessForgotten } from './personal.ts'
import type { ReadAhead } from './read-ahead.ts'
import type { CheckInRow } from './schema.ts'

/** What someone answered about their body. Instants are epoch milliseconds. */
export interface CheckIn {
  readonly memberId: string
  readonly week: number
  readonly moment: CheckInRow['moment']
  readonly answer: string
  readonly at: number
}

/** How long answers about health, and what follows from them, are kept, in milliseconds: a year. */
export const HEALTH_KEPT = 365 * 24 * 3600 * 1000

/** Answers are filled up to a multiple of so many characters, so that their length does not tell them. */
const PADDED = 16

/** How members' backs felt. Nobody but the member ever sees these, so each is sealed for its own row. */
export class CheckIns {
  readonly #db: Database
  readonly #vault: Vault
  readonly #ahead: ReadAhead | undefined

  constructor(db: Database, health: Vault = OWN, ahead?: ReadAhead) {
    this.#db = db
    this.#vault = health
    this.#ahead = ahead
  }

  /**
   * Keeps an answer, after all that the member gave before: the newest decides, even when the clock has stood
   * still or stepped back since.
   * @returns the instant it is kept under, of no other answer to the same question
   */
  async add(checkIn: CheckIn): Promise<number> {
    const last = await this.#db
      .selectFrom('check_ins')
      .select('at')
      .where('member_id', '=', checkIn.memberId)
      .where('moment', '=', checkIn.moment)
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirst()
    const at = Math.max(checkIn.at, (last?.at ?? 0) + 1)
    await this.#insert({ ...checkIn, at })
    return at
  }

  /** Deletes what a member answered at an instant. @returns what it was; undefined where there is none that can be read */
  async take(memberId: string, moment: CheckIn['moment'], at: number): Promise<string | undefined> {
    const row = await this.#db
      .deleteFrom('check_ins')
      .where('member_id', '=', memberId)
      .where('moment', '=', moment)
      .where('at', '=', at)
      .returningAll()
      .executeTakeFirst()
    return row && this.#read(row)?.answer
  }

  /**
   * Keeps an answer in place of what was answered to the same question, in that week, between two instants.
   * Belongs into a transaction.
   */
  async replace(checkIn: CheckIn, from: number, until: number): Promise<void> {
    await this.#db
      .deleteFrom('check_ins')
      .where('member_id', '=', checkIn.memberId)
      .where('week', '=', checkIn.week)
      .where('moment', '=', checkIn.moment)
      .where('at', '>=', from)
      .where('at', '<', until)
      .execute()
    await this.#insert(checkIn)
  }

  /** Newest first; of those that can be read. */
  async ofMember(memberId: string, moment: CheckIn['moment'], limit: number): Promise<CheckIn[]> {
    const rows = await this.#db
      .selectFrom('check_ins')
      .selectAll()
      .where('member_id', '=', memberId)
      .where('moment', '=', moment)
      .orderBy('at', 'desc')
      .orderBy('id')
      .limit(limit)
      .execute()
    return rows.flatMap(row => this.#read(row) ?? [])
  }

  /** What a member answered in a week and those after it, oldest first; of what can be read. */
  async from(memberId: string, week: number): Promise<CheckIn[]> {
    const page = await this.#ahead?.week(memberId, week)
    if (page) return page.answers.filter(row => row.week >= week).flatMap(row => this.#read(row) ?? [])
    const rows = await this.#db
      .selectFrom('check_ins')
      .selectAll()
      .where('member_id', '=', memberId)
      .where('week', '>=', week)
      .orderBy('at')
      .orderBy('id')
      .execute()
    return rows.flatMap(row => this.#read(row) ?? [])
  }

  /** Everything that is kept of a member and can be read, oldest first. */
  async all(memberId: string): Promise<CheckIn[]> {
    return this.from(memberId, 0)
  }

  /** How many answers are kept of a member, also of those that no key opens. */
  async count(memberId: string): Promise<number> {
    const { n } = await this.#db
      .selectFrom('check_ins')
      .select(of => of.fn.countAll<number>().as('n'))
      .where('member_id', '=', memberId)
      .executeTakeFirstOrThrow()
    return n
  }

  /**
   * Seals whatever is not sealed by the newest key: answers that older versions kept in clear, and those of a key
   * that was replaced.
   * @returns how many were sealed, and how many no key opens, by the id of the key that sealed them.
   */
  async sealAnew(): Promise<{ sealed: number; closed: ReadonlyMap<string, number> }> {
    const closed = new Map<string, number>()
    let sealed = 0
    for (let after = '', more = true; more; await setImmediate()) {
      const rows = await this.#db
        .selectFrom('check_ins')
        .select(['id', 'answer'])
        .where('id', '>', after)
        .where(where => where.not(beginsWith('answer', this.#vault.mark)))
        .orderBy('id')
        .limit(BATCH)
        .execute()
      for (const { id, answer } of rows) {
        const open = this.open(answer, id)
        if (open === undefined) {
          const by = sealedWith(answer)
          closed.set(by, (closed.get(by) ?? 0) + 1)
          continue
        }
        // Another process may have been quicker.
        await this.#db
          .updateTable('check_ins')
          .set({ answer: this.seal(open, id) })
          .where('id', '=', id)
          .where('answer', '=', answer)
          .execute()
        sealed++
      }
      after = rows.at(-1)?.id ?? after
      more = rows.length === BATCH
    }
    return { sealed, closed }
  }

  /** Of some answers that a key of the newest one's name has sealed: whether the newest opens them. */
  async opened(): Promise<boolean[]> {
    const rows = await this.#db
      .selectFrom('check_ins')
      .select(['id', 'answer'])
      .where(beginsWith('answer', this.#vault.mark))
      .limit(SAMPLE)
      .execute()
    return rows.map(({ id, answer }) => this.open(answer, id) !== undefined)
  }

  /** Deletes what is older than a year. @param now epoch milliseconds @returns how many went. */
  async sweep(now: number, stop?: AbortSignal): Promise<number> {
    return inBatches(stop, () =>
      this.#db
        .deleteFrom('check_ins')
        .where('id', 'in', old =>
          old
            .selectFrom('check_ins')
            .select('id')
            .where('at', '<', now - HEALTH_KEPT)
            .orderBy('at')
            .limit(BATCH),
        )
        .executeTakeFirstOrThrow(),
    )
  }

  async #insert({ memberId, answer, ...checkIn }: CheckIn): Promise<void> {
    const id = newId()
    await this.#db
      .insertInto('check_ins')
      .values({ ...checkIn, id, member_id: memberId, answer: this.seal(answer, id) })
      .execute()
      .catch(unlessForgotten)
  }

  #read({ id, member_id, answer, ...row }: CheckInRow): CheckIn | undefined {
    const open = this.open(answer, id)
    return open === undefined ? undefined : { ...row, memberId: member_id, answer: open }
  }

  /** Seals what somebody says of their body, also where it only waits for them to agree. @param id what it is kept as */
  seal(answer: string, id: string): string {
    return this.#vault.seal(answer.padEnd(Math.ceil(answer.length / PADDED) * PADDED), id)
  }

  /** What was answered; undefined where no key opens it. Older versions kept it in clear. */
  open(answer: string, id: string): string | undefined {
    if (!this.#vault.isSealed(answer)) return answer
    try {
      return this.#vault.open(answer, id).trimEnd()
    } catch {
      return undefined
    }
  }
}
