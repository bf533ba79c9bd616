import { keptWeight, shownWeight, type Weight } from '../training/weight.ts'
import type { Database } from './database.ts'
import { columnsOf, inOrder } from './page.ts'
import { unlessForgotten } from './personal.ts'
import { prepared } from './prepared.ts'
import { type ReadAhead, through } from './read-ahead.ts'
import type { CompletionRow } from './schema.ts'
import { asRow, asValue, type Value } from './values.ts'

export interface Completion extends Omit<Value<CompletionRow>, 'weight'> {
  /** As it was typed; rows from before this was kept have only grams. */
  readonly weight?: Weight
}

const COLUMNS = columnsOf('completions')

const added = new Map<number, ReturnType<typeof addsOf>>()

/** The statement that adds so many rows. */
function adding(count: number) {
  const known = added.get(count) ?? addsOf(count)
  added.set(count, known)
  return known
}

function addsOf(count: number) {
  return prepared<Record<string, CompletionRow[keyof CompletionRow]>>((db, value) => {
    const row = (i: number) => Object.fromEntries(COLUMNS.map(column => [column, value(`${column} ${i}`)]))
    return db
      .insertInto('completions')
      .values(Array.from({ length: count }, (_, i) => row(i) as unknown as CompletionRow))
      .onConflict(conflict =>
        conflict.columns(['member_id', 'week', 'program', 'exercise', 'round']).doNothing(),
      )
  })
}

/** What members did: one row an exercise and round, so that nothing counts twice. */
export class Completions {
  readonly #db: Database
  readonly #ahead: ReadAhead | undefined

  constructor(db: Database, ahead?: ReadAhead) {
    this.#db = db
    this.#ahead = ahead
  }

  /**
   * Adds completions in one statement. A step that is already there stays as it was.
   * @returns how many were new.
   */
  async add(all: readonly Completion[]): Promise<number> {
    if (all.length === 0) return 0
    const rows = all.toSorted(byKey).map(rowOfCompletion)
    const insert = async () => {
      const values = rows.flatMap((row, i) => COLUMNS.map(column => [`${column} ${i}`, row[column]] as const))
      return (await adding(rows.length)(this.#db, Object.fromEntries(values)).catch(unlessForgotten)).changed
    }
    return through(this.#ahead, insert, (page, added) =>
      added === rows.length ? { ...page, log: [...page.log, ...rows].toSorted(inOrder) } : undefined,
    )
  }

  /** A member's week, in the order in which it was logged. */
  ofWeek(memberId: string, week: number): Promise<Completion[]> {
    return this.ofWeeks(memberId, [week])
  }

  /** The same of several weeks. */
  async ofWeeks(memberId: string, weeks: readonly number[]): Promise<Completion[]> {
    if (weeks.length === 0) return []
    const page = await this.#ahead?.week(memberId, Math.min(...weeks))
    if (page) return page.log.filter(({ week }) => weeks.includes(week)).map(completionOf)
    const rows = await this.#db
      .selectFrom('completions')
      .selectAll()
      .where('member_id', '=', memberId)
      .where('week', 'in', weeks)
      .orderBy('logged_at')
      .orderBy('round')
      .orderBy('exercise')
      .execute()
    return rows.map(completionOf)
  }

  /** All of a member's completions, oldest week first. */
  async ofMember(memberId: string): Promise<Completion[]> {
    const rows = await this.#db
      .selectFrom('completions')
      .selectAll()
      .where('member_id', '=', memberId)
      .orderBy('week')
      .orderBy('logged_at')
      .orderBy('round')
      .orderBy('exercise')
      .execute()
    return rows.map(completionOf)
  }

  async ofBatch(memberId: string, batch: string): Promise<Completion[]> {
    const rows = await this.#db
      .selectFrom('completions')
      .selectAll()
      .where('batch', '=', batch)
      .where('member_id', '=', memberId)
      .orderBy('round')
      .orderBy('exercise')
      .execute()
    return rows.map(completionOf)
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
  const key = (one: Completion) => `${one.memberId} ${one.week} ${one.program} ${one.exercise}`
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.round - b.round
}

function completionOf({ weight, ...row }: CompletionRow): Completion {
  const typed = weight === null ? undefined : keptWeight(weight)
  return { ...asValue(row), ...(typed && { weight: typed }) }
}

function rowOfCompletion({ weight, ...value }: Completion): CompletionRow {
  return { ...asRow(value), weight: weight ? shownWeight(weight) : null }
}
