import { afterAll, beforeAll, describe } from 'vitest'
import { openStore } from '../../src/storage/store.ts'
import { clockContract } from '../support/clock-contract.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'

describe('on SQLite', () => clockContract(() => openStore({ file: ':memory:' })))

describe('on Postgres', () => {
  let postgres: TestPostgres
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres.close())
  clockContract(async () => openStore({ url: await postgres.createDatabase() }))
})
