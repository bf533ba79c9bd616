import { AsyncLocalStorage } from 'node:async_hooks'
import type { KyselyPlugin, PluginTransformQueryArgs, PluginTransformResultArgs } from 'kysely'
import { StoreClosed } from '../core/errors.ts'
import type { Database } from './database.ts'

/**
 * Keeps queries out of a transaction that they do not belong to. On SQLite such a query would wait for the
 * transaction, and the transaction for the query, for ever; on Postgres it would not see what the transaction
 * wrote, and stay when that is undone. It also keeps out what comes once the store is closed.
 */
export class TransactionGuard implements KyselyPlugin {
  readonly #current = new AsyncLocalStorage<{ open: boolean }>()
  #isClosed = false

  /** Lets nothing in any more. */
  close(): void {
    this.#isClosed = true
  }

  /** Runs a transaction; until it ends, {@link check} throws for all that it calls. */
  async within<T>(work: () => Promise<T>): Promise<T> {
    this.check()
    const current = { open: true }
    try {
      return await this.#current.run(current, work)
    } finally {
      // What the transaction started and did not wait for goes on in its context; it is free now.
      current.open = false
    }
  }

  /** @throws {Error} inside a transaction. @throws {StoreClosed} */
  check(): void {
    if (this.#isClosed) throw new StoreClosed()
    if (this.#current.getStore()?.open) {
      throw new Error('a transaction used the whole store: inside, use only the tables it was given')
    }
  }

  transformQuery(args: PluginTransformQueryArgs) {
    this.check()
    return args.node
  }

  async transformResult(args: PluginTransformResultArgs) {
    return args.result
  }
}

/** Asks the guard of a database, if it has one, before anything that is no query. @throws {Error} inside a transaction. */
export function checkGuard(db: Database): void {
  for (const plugin of db.getExecutor().plugins) if (plugin instanceof TransactionGuard) plugin.check()
}
