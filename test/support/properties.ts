/** Runs before every test file. */
import fc from 'fast-check'
import { afterAll } from 'vitest'
import { removeTemporary } from './folder.ts'
import { runs } from './runs.ts'

afterAll(removeTemporary)

/**
 * On CI the same cases every time: what it finds there was there before, and stops nobody else. By hand others
 * each time; a failure prints its seed, and `FC_SEED` tries it again.
 */
const seed = process.env.FC_SEED ?? (process.env.CI ? '20261123' : undefined)

fc.configureGlobal({ numRuns: runs(100), ...(seed === undefined ? {} : { seed: Number(seed) }) })
