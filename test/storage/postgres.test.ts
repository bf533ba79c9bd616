import { afterAll, beforeAll, describe } from 'vitest'
import { openDatabase } from '../../src/storage/database.ts'
import { openStore, Store } from '../../src/storage/store.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'
import { storageContract } from '../support/storage-contract.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.close())

describe('storage on Postgres', () => {
  storageContract(async () => {
    const url = await postgres.createDatabase()
    const db = await openDatabase({ url })
    return { db, store: new Store(db), replica: await openStore({ url }) }
  })
})
