import { join } from 'node:path'
import { describe } from 'vitest'
import { openDatabase } from '../../src/storage/database.ts'
import { postgresDialect } from '../../src/storage/postgres.ts'
import { sqliteDialect } from '../../src/storage/sqlite.ts'
import { temporaryFolder } from '../support/folder.ts'
import { createDatabase, withTables } from '../support/postgres.ts'
import { plansContract } from '../support/storage/plans.ts'

describe('on SQLite', () => {
  plansContract(async () => {
    const file = join(temporaryFolder(), 'spotter.db')
    await (await openDatabase({ file })).destroy()
    return sqliteDialect(file)
  })
})

describe('on Postgres', () => {
  plansContract(async () => {
    return postgresDialect(await createDatabase(withTables))
  })
})
