import { describe } from 'vitest'
import { openDatabase } from '../../src/storage/database.ts'
import { openStore, Store } from '../../src/storage/store.ts'
import { createDatabase } from '../support/postgres.ts'
import { storageContract } from '../support/storage-contract.ts'

describe('storage on Postgres', () => {
  storageContract(async () => {
    const url = await createDatabase()
    const db = await openDatabase({ url })
    return { db, store: new Store(db), replica: await openStore({ url }) }
  })
})
