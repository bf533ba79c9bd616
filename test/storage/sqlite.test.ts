import { join } from 'node:path'
import { describe } from 'vitest'
import { openDatabase } from '../../src/storage/database.ts'
import { Store } from '../../src/storage/store.ts'
import { temporaryFolder } from '../support/folder.ts'
import { storageContract } from '../support/storage-contract.ts'

describe('storage on SQLite', () => {
  storageContract(async () => {
    const db = await openDatabase({ file: join(temporaryFolder(), 'spotter.db') })
    return { db, store: new Store(db, { shared: true }) }
  })
})
