import type { Database } from './database.ts'
import { unlessForgotten } from './personal.ts'
import type { CompletionRow } from './schema.ts'
import type { Together } from './together.ts'

export type Completion = Readonly<CompletionRow>

/** What members did: one row an exercise and round, so that nothing counts twice. */
export class Completions {
  readonly #db: Database
  readonly #together: Together | undefined

  /** With `together`, what is added at the same moment is committed together. */
  constructor(db: Database, together?: Together) {
    this.#db = db
    this.#together = together
  }

  /**
   * Adds completions in one statement. A step that is already there stays as it was.
   * @returns how many were new.
   */
  async add(rows: readonly Completion[]): Promise<number> {
    if (rows.length === 0) return 0
    const insert = async (db: Database) => {
      const result = await db
        .insertInto('completions')
        .values(rows.toSorted(byKey))
        .onConflict(conflict =>
          conflict.columns(['member_id', 'week', 'program', 'exercise', 'round']).doNothing(),
        )
        .executeTakeFirst()
      return Number(result.numInsertedOrUpdatedRows ?? 0n)
    }
    return (this.#together ? this.#together.run(insert) : insert(this.#db)).catch(unlessForgotten)
  }

  /** A member's week, in the order in which it was logged. */
  async ofWeek(memberId: string, week: string): Promise<Completion[]> {
    return this.#db
      .selectFrom('completions')
      .selectAll()
      .where('member_id', '=', memberId)
      .where('week', '=', week)
      .orderBy('logged_at')
      .orderBy('round')
      .orderBy('exercise')
      .execute()
  }

  /** All of a member's completions, oldest week first. */
  async ofMember(memberId: string): Promise<Completion[]> {
    return this.#db
      .selectFrom('completions')
      .selectAll()
      .where('member_id', '=', memberId)
      .orderBy('week')
      .orderBy('logged_at')
      .orderBy('round')
      .orderBy('exercise')
      .execute()
  }

  /** A group's week, all members. */
  async ofGroup(groupId: string, week: string): Promise<Completion[]> {
    return this.#db
      .selectFrom('completions')
      .innerJoin('members', 'members.id', 'completions.member_id')
      .selectAll('completions')
      .where('members.group_id', '=', groupId)
      .where('completions.week', '=', week)
      .orderBy('completions.logged_at')
      .orderBy('completions.round')
      .orderBy('completions.exercise')
      .orderBy('completions.member_id')
      .execute()
  }

  /** The newest week in which a member logged anything. */
  async newestWeek(memberId: string): Promise<string | undefined> {
    const row = await this.#db
      .selectFrom('completions')
      .select(fn => fn.fn.max('week').as('week'))
      .where('member_id', '=', memberId)
      .executeTakeFirst()
    return row?.week ?? undefined
  }

  /** Each member of a group with the newest week in which they logged anything. */
  async newestWeeks(groupId: string): Promise<Map<string, string>> {
    const rows = await this.#db
      .selectFrom('members')
      .select('id')
      // One look into the primary key a member, however long their log is.
      .select(newest =>
        newest
          .selectFrom('completions')
          .select(fn => fn.fn.max('week').as('week'))
          .whereRef('member_id', '=', 'members.id')
          .as('week'),
      )
      .where('group_id', '=', groupId)
      .execute()
    return new Map(rows.flatMap(({ id, week }) => (week === null ? [] : [[id, week]])))
  }

  /** The weight that a member last used for an exercise, in grams. */
  async lastLoad(memberId: string, exercise: string): Promise<number | undefined> {
    const row = await this.#db
      .selectFrom('completions')
      .select('grams')
      .where('member_id', '=', memberId)
      .where('exercise', '=', exercise)
      .where('grams', 'is not', null)
      // By week first: that is the order of the primary key, so that years of log are not read through.
      .orderBy('week', 'desc')
      .orderBy('done_at', 'desc')
      .orderBy('round', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row?.grams ?? undefined
  }

  async ofBatch(memberId: string, batch: string): Promise<Completion[]> {
    return this.#db
      .selectFrom('completions')
      .selectAll()
      .where('batch', '=', batch)
      .where('member_id', '=', memberId)
      .orderBy('round')
      .orderBy('exercise')
      .execute()
  }

  /** Takes back what was logged together. @returns how many steps that were. */
  async undo(memberId: string, batch: string): Promise<number> {
    const result = await this.#db
      .deleteFrom('completions')
      .where('batch', '=', batch)
      .where('member_id', '=', memberId)
      .executeTakeFirst()
    return Number(result.numDeletedRows)
  }
}

/** Two writers that insert the same rows in different orders could wait for each other on Postgres. */
function byKey(a: Completion, b: Completion): number {
  const key = (row: Completion) => `${row.member_id} ${row.week} ${row.program} ${row.exercise}`
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.round - b.round
}
