import { SetupError } from '../../src/core/errors.ts'

/** What is said to be wrong with what somebody has set. */
export function problems(work: () => unknown): readonly string[] {
  try {
    work()
  } catch (error) {
    if (error instanceof SetupError) return error.problems
    throw error
  }
  return []
}
