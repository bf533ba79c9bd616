import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises'
import type { ListedSpace, Personal, Space } from '../../src/core/spaces.ts'

/** A namespace whose every answer takes its time, in milliseconds, while a test says so. */
export function slowSpace<T, S extends Space<T>>(space: S, slowness: () => number): S {
  return after<T, S>(space, () => sleep(slowness()))
}

/**
 * A namespace that answers as a database does: not at once, and what is read comes sooner than what is written is kept,
 * so that whoever does not wait for it finds what was there before.
 */
export function asDatabase<T, S extends Space<T> = ListedSpace<T>>(space: S): S {
  return after<T, S>(space, async isWrite => {
    for (let turns = isWrite ? 3 : 1; turns > 0; turns--) await turn()
  })
}

/** The same of what is kept of people. */
export function asDatabaseOf(personal: Personal): Personal {
  return <T>(person: Parameters<Personal>[0]) => asDatabase<T, Space<T>>(personal<T>(person))
}

function after<T, S extends Space<T>>(space: S, wait: (isWrite: boolean) => Promise<unknown>): S {
  const reads = async <R>(ask: () => Promise<R>): Promise<R> => {
    await wait(false)
    return await ask()
  }
  const writes = async <R>(ask: () => Promise<R>): Promise<R> => {
    await wait(true)
    return await ask()
  }
  return {
    ...space,
    get: key => reads(() => space.get(key)),
    many: keys => reads(() => space.many(keys)),
    set: (key, value, ttl) => writes(() => space.set(key, value, ttl)),
    setAll: (entries, ttl) => writes(() => space.setAll(entries, ttl)),
    claim: (key, value, ttl) => writes(() => space.claim(key, value, ttl)),
    delete: key => writes(() => space.delete(key)),
  }
}
