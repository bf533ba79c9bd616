import { beforeAll, describe, expect, test } from 'vitest'
import { loadPrograms } from '../../src/programs.ts'
import type { Database } from '../../src/storage/database.ts'
import type { Program } from '../../src/training/program.ts'
import { openBooks } from './books.ts'
import { simulate } from './world.ts'

/** Seeds in one test: so many take seconds, even on a machine that is busy with other things. */
const AT_ONCE = 50

/** Runs the seeds from `from` to, not with, `to`. Each file of tests takes a part: files run side by side. */
export function seedsHold(from: number, to: number): void {
  let db: Database
  let programs: readonly Program[]
  beforeAll(async () => {
    db = await openBooks()
    programs = await loadPrograms('programs')
  })

  const parts = Array.from({ length: Math.ceil((to - from) / AT_ONCE) }, (_, i) => from + i * AT_ONCE)
  describe('whatever goes wrong, each prompt comes once and nothing that was promised is lost', () => {
    test.each(parts)('seed %i and those after it', { timeout: 120_000 }, async part => {
      const failed: string[] = []
      for (let seed = part; seed < Math.min(part + AT_ONCE, to); seed++) {
        const { breaches } = await simulate(seed, db, programs)
        if (breaches.length > 0) failed.push(`npm run simulate -- --seed ${seed}`, ...breaches)
      }
      expect(failed).toEqual([])
    })
  })
}
