import { randomInt } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Database } from '../../src/storage/database.ts'
import { PROGRAMS } from '../support/programs.ts'
import { runs } from '../support/runs.ts'
import { openBooks } from './books.ts'
import { simulate } from './world.ts'

/** Seeds in one test: so many take seconds, even on a machine that is busy with other things. */
const AT_ONCE = 25

/** On CI the same seeds every time, by hand others: `npm run simulate` plays thousands. */
const FIRST = process.env.CI ? 1 : randomInt(2 ** 31)

let db: Database
beforeAll(async () => {
  db = await openBooks()
})

test.each(Array.from({ length: Math.ceil(runs(25) / AT_ONCE) }, (_, i) => FIRST + i * AT_ONCE))(
  'whatever goes wrong, each prompt comes once and nothing promised is lost: seed %i and those after it',
  async part => {
    const failed: string[] = []
    for (let seed = part; seed < part + AT_ONCE; seed++) {
      const { breaches } = await simulate(seed, db, PROGRAMS)
      if (breaches.length > 0) failed.push(`npm run simulate -- --seed ${seed}`, ...breaches)
    }
    expect(failed).toEqual([])
  },
  120_000,
)
