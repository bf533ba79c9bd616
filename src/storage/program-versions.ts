import type { Program } from '../training/program.ts'
import type { Database } from './database.ts'

/** Programs exactly as they were checked, by the hash of their content. What has been used is never changed. */
export class ProgramVersions {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** Keeps a version when it is first used. @param at epoch milliseconds */
  async keep(hash: string, program: Program, content: string, at: number): Promise<void> {
    await this.#db
      .insertInto('program_versions')
      .values({ hash, program: program.id, content, first_used_at: at })
      .onConflict(conflict => conflict.column('hash').doNothing())
      .execute()
  }

  async find(hash: string): Promise<Program | undefined> {
    const row = await this.#db
      .selectFrom('program_versions')
      .select('content')
      .where('hash', '=', hash)
      .executeTakeFirst()
    return row && (JSON.parse(row.content) as Program)
  }

  /** The version of a program that was last begun with. */
  async latest(id: string): Promise<{ readonly hash: string; readonly program: Program } | undefined> {
    const row = await this.#db
      .selectFrom('program_versions')
      .select(['hash', 'content'])
      .where('program', '=', id)
      .orderBy('first_used_at', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row && { hash: row.hash, program: JSON.parse(row.content) as Program }
  }
}
