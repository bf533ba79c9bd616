import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../src/storage/database.ts'
import { poolConfig } from '../../src/storage/postgres.ts'
import { openStore, Store } from '../../src/storage/store.ts'
import { createDatabase, query } from '../support/postgres.ts'
import { storageContract } from '../support/storage-contract.ts'

describe('storage on Postgres', () => {
  storageContract(async () => {
    const url = await createDatabase()
    const db = await openDatabase({ url })
    return { db, store: new Store(db), replica: await openStore({ url }) }
  })
})

test.each([
  ['where a person waits is ten seconds', '', true, '10s'],
  ['where nobody says who waits is ten seconds', '', undefined, '10s'],
  ['where a person waits is what the URL says', '?statement_timeout=9000', true, '9s'],
  ['where nobody waits is none', '', false, '0'],
  ['where nobody waits is none, whatever the URL says', '?statement_timeout=9000', false, '0'],
])('the time that a statement may take %s, not what the server sets', async (_what, says, hurried, limit) => {
  const url = await createDatabase()
  await query(url, `alter database ${new URL(url).pathname.slice(1)} set statement_timeout = '7s'`)
  const pool = new pg.Pool(poolConfig(url + says, hurried === undefined ? {} : { hurried }))
  const { rows } = await pool.query('show statement_timeout')
  await pool.end()
  expect(rows).toEqual([{ statement_timeout: limit }])
})
