import { describe } from 'vitest'
import { openStore } from '../../../src/storage/store.ts'
import { clockContract } from '../../support/clock-contract.ts'
import { createDatabase } from '../../support/postgres.ts'

describe('on SQLite', () => clockContract(() => openStore({ file: ':memory:' })))

describe('on Postgres', () => {
  clockContract(async () => openStore({ url: await createDatabase() }))
})
