import type { Database } from './database.ts'
import { newId } from './ids.ts'
import { unlessForgotten } from './personal.ts'
import type { CheckInRow } from './schema.ts'

export type CheckIn = Readonly<CheckInRow>

/** How members' backs felt before and after. Nobody but the member ever sees these. */
export class CheckIns {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /**
   * Keeps an answer, after all that the member gave before: the newest decides, even when the clock has stood
   * still or stepped back since.
   */
  async add(checkIn: Omit<CheckIn, 'id'>): Promise<void> {
    const [last] = await this.ofMember(checkIn.member_id, checkIn.moment, 1)
    const at = Math.max(checkIn.at, (last?.at ?? 0) + 1)
    await this.#db
      .insertInto('check_ins')
      .values({ ...checkIn, at, id: newId() })
      .execute()
      .catch(unlessForgotten)
  }

  /** Newest first. */
  async ofMember(memberId: string, moment: CheckIn['moment'], limit: number): Promise<CheckIn[]> {
    return this.#db
      .selectFrom('check_ins')
      .selectAll()
      .where('member_id', '=', memberId)
      .where('moment', '=', moment)
      .orderBy('at', 'desc')
      .orderBy('id')
      .limit(limit)
      .execute()
  }

  /** Everything that is kept of a member, oldest first. */
  async all(memberId: string): Promise<CheckIn[]> {
    return this.#db
      .selectFrom('check_ins')
      .selectAll()
      .where('member_id', '=', memberId)
      .orderBy('at')
      .orderBy('id')
      .execute()
  }
}
