import {
  type KyselyPlugin,
  type PluginTransformResultArgs,
  RawNode,
  type RootOperationNode,
  sql,
} from 'kysely'
import { StorageError } from '../../src/core/errors.ts'
import type { Database } from '../../src/storage/database.ts'
import { Store } from '../../src/storage/store.ts'
import { memoryDatabase } from './memory-store.ts'

/** A store whose disk takes so many more writes, and after them none. */
export class FullDisk {
  readonly store: Store
  /** How many more writes it takes. */
  room = Number.POSITIVE_INFINITY
  readonly #db: Database

  private constructor(db: Database) {
    this.#db = db
    this.store = new Store(db.withPlugin(this.#plugin()), { shared: true, isNew: true })
  }

  static async open(): Promise<FullDisk> {
    return new FullDisk(await memoryDatabase())
  }

  /**
   * All that is kept of groups and people, the same in two stores where the same was done: ids by the order in which
   * they are come upon, and what is encrypted only as being there.
   */
  async facts(): Promise<Record<string, readonly string[]>> {
    const ids = new Map<unknown, string>()
    const named = (key: string, value: unknown) => {
      if (typeof value === 'number' && value > 1e12) return value - (value % MINUTE)
      if (typeof value === 'string' && (value.length > 60 || value.startsWith('v1.'))) return '…'
      if (!/^(id|batch|.*_id)$/.test(key) || value === null) return value
      if (!ids.has(value)) ids.set(value, `#${ids.size + 1}`)
      return ids.get(value)
    }
    const all: Record<string, readonly string[]> = {}
    for (const [table, order] of TABLES) {
      const kept = sql<object>`select * from ${sql.table(table)} order by ${sql.raw(order)}`
      all[table] = (await kept.execute(this.#db)).rows.map(row => JSON.stringify(row, named))
    }
    const { rows } = await sql<{ key: string; value: string }>`select key, value from state`.execute(this.#db)
    const kept = rows.filter(({ key }) => KEPT.test(key))
    all.state = kept.map(({ key, value }) => `${key.split(/\W/)[0]} ${value}`).sort()
    return all
  }

  #plugin(): KyselyPlugin {
    return {
      transformQuery: ({ node }) => {
        if (!isWrite(node)) return node
        if (this.room <= 0) throw new StorageError('full', undefined)
        this.room--
        return node
      },
      transformResult: async ({ result }: PluginTransformResultArgs) => result,
    }
  }
}

const MINUTE = 60_000

/** The tables that hold what people did and chose, and an order that is the same however fast each store was. */
const TABLES = [
  ['groups', 'created_at'],
  ['weeks', 'ordinal'],
  ['members', 'person'],
  ['member_weeks', 'week'],
  ['completions', 'week, round, exercise'],
  ['check_ins', 'week, moment, at'],
] as const

const KEPT = /^(preferences|choices|notes|undone)\b/

function isWrite(node: RootOperationNode): boolean {
  if (RawNode.is(node)) return /^\s*(insert|update|delete)/i.test(node.sqlFragments[0] ?? '')
  return /^(Insert|Update|Delete|Merge)/.test(node.kind)
}
