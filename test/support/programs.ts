import { loadPrograms } from '../../src/programs/load.ts'
import type { Program } from '../../src/training/program.ts'

/** The programs that come with Spotter, read once a process; all tests share them, so nothing can change them. */
export const PROGRAMS: readonly Program[] = frozen(await loadPrograms('programs'))

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(frozen)
  }
  return value
}
