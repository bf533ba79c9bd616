import { setTimeout as sleep } from 'node:timers/promises'
import type { Space } from '../../src/core/spaces.ts'

/** A namespace whose every answer takes its time, in milliseconds, while a test says so. */
export function slowSpace<T, S extends Space<T>>(space: S, slowness: () => number): S {
  const late = async <R>(answer: Promise<R>): Promise<R> => {
    await sleep(slowness())
    return await answer
  }
  return {
    ...space,
    get: key => late(space.get(key)),
    many: keys => late(space.many(keys)),
    set: (key, value, ttl) => late(space.set(key, value, ttl)),
    setAll: (entries, ttl) => late(space.setAll(entries, ttl)),
    claim: (key, value, ttl) => late(space.claim(key, value, ttl)),
    delete: key => late(space.delete(key)),
  }
}
