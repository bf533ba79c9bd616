import { StorageError } from '../core/errors.ts'
import { measured } from '../core/measures.ts'
import { asked } from '../core/under-way.ts'

/** Asks the database something at once, and tells how long that took. */
export function timed<T>(work: () => T): T {
  const told = begin()
  try {
    const done = work()
    told()
    return done
  } catch (error) {
    told(error)
    throw error
  }
}

/** The same where the answer comes later. */
export async function timedLater<T>(work: () => Promise<T>): Promise<T> {
  const told = begin()
  try {
    const done = await work()
    told()
    return done
  } catch (error) {
    told(error)
    throw error
  }
}

function begin(): (error?: unknown) => void {
  const began = performance.now()
  asked()
  return error => {
    const reason = error instanceof StorageError ? { reason: error.reason } : {}
    measured('statement', { took: performance.now() - began, ...reason })
  }
}
