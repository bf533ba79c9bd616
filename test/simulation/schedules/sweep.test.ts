import { randomInt } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../src/storage/database.ts'
import { PROGRAMS } from '../../support/programs.ts'
import { runs } from '../../support/runs.ts'
import { openBooks } from '../books.ts'
import { type Rows, rowsOf } from './club.ts'
import { sweep } from './sweep.ts'

/** Sequences in one test: so many take seconds, even on a machine that is busy with other things. */
const AT_ONCE = 25

/** On CI the same ones every time, and a thousand in a step of their own; by hand others. */
const FIRST = process.env.CI ? 1 : randomInt(2 ** 31)

describe('whatever a coach does to the schedule, weeks follow each other and nothing of the past changes', () => {
  let db: Database
  let empty: Rows
  beforeAll(async () => {
    db = await openBooks()
    empty = await rowsOf(db)
  })

  const parts = Array.from({ length: Math.ceil(runs(25) / AT_ONCE) }, (_, i) => FIRST + i * AT_ONCE)
  test.each(parts)('sequence %i and those after it', { timeout: 120_000 }, async part => {
    const failed: string[] = []
    for (let seed = part; seed < part + AT_ONCE; seed++) {
      const { breaches } = await sweep(seed, db, empty, PROGRAMS)
      if (breaches.length > 0) failed.push(`npm run simulate -- --schedules --seed ${seed}`, ...breaches)
    }
    expect(failed).toEqual([])
  })
})
