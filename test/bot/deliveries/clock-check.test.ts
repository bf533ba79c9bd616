import { describe } from 'vitest'
import { openStore } from '../../../src/storage/store.ts'
import { clockContract } from '../../support/clock-contract.ts'
import { memoryStore } from '../../support/memory-store.ts'
import { createDatabase, withTables } from '../../support/postgres.ts'

describe('on SQLite', () => clockContract(() => memoryStore()))

describe('on Postgres', () => {
  clockContract(async () => openStore({ url: await createDatabase(withTables) }))
})
