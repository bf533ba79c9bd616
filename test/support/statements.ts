import type { KyselyPlugin } from 'kysely'
import { Store } from '../../src/storage/store.ts'
import { memoryDatabase } from './memory-store.ts'

/** A new store, and what it is asked. */
export interface Counted {
  readonly store: Store
  /** How many statements some work takes; beginning and ending a transaction are none. */
  readonly count: (work: () => Promise<unknown>) => Promise<number>
}

export async function openCounted(): Promise<Counted> {
  let statements = 0
  const counter: KyselyPlugin = {
    transformQuery({ node }) {
      statements++
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const db = await memoryDatabase()
  return {
    store: new Store(db.withPlugin(counter), { shared: true }),
    async count(work) {
      const before = statements
      await work()
      return statements - before
    },
  }
}
