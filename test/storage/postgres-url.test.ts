import { describe, expect, test } from 'vitest'
import { SetupError } from '../../src/chat/errors.ts'
import { openDatabase } from '../../src/storage/database.ts'
import { createDatabase, query } from '../support/postgres.ts'

/** What an operator reads when the database cannot be opened. */
async function sentence(url: string): Promise<string> {
  const error = await openDatabase({ url }).then(
    db => db.destroy(),
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof SetupError)) throw new Error('no SetupError', { cause: error })
  expect(error.problems).toHaveLength(1)
  return error.message
}

function changed(url: string, change: (url: URL) => void): string {
  const other = new URL(url)
  change(other)
  return other.href
}

describe('a wrong DATABASE_URL is answered with its cause and without its password', () => {
  const SECRET = 'hunter2secret'

  test.each([
    [
      'no server listens',
      `postgres://u:${SECRET}@127.0.0.1:1/d`,
      'at 127.0.0.1:1/d cannot be used. No server answers there (ECONNREFUSED)',
    ],
    [
      'the host is unknown',
      `postgres://u:${SECRET}@nowhere.invalid/d`,
      'at nowhere.invalid:5432/d cannot be used. No server answers there (',
    ],
    ['it is not Postgres', `mysql://u:${SECRET}@h/d`, 'is not a Postgres address'],
    ['it is no URL', `${SECRET}`, 'is not a Postgres address'],
    ['the password has a #', `postgres://u:${SECRET}#x@h/d`, 'is not a Postgres address'],
    ['the password has a %', `postgres://u:%${SECRET}@h/d`, 'is not a Postgres address'],
    ['the password has a /', `postgres://u:1/${SECRET}@h/d`, 'is not a Postgres address'],
    ['the password has a ?', `postgres://u:1?${SECRET}@h/d`, 'is not a Postgres address'],
  ])('%s', async (_, url, expected) => {
    const said = await sentence(url)
    expect(said).toContain(expected)
    expect(said).not.toContain(SECRET)
  })

  test.each<[string, (url: URL) => void, string]>([
    [
      'the password is wrong',
      url => {
        url.password = SECRET
      },
      'refused the user name or password',
    ],
    [
      'the user is unknown',
      url => {
        url.username = 'nobody'
      },
      'refused the user name or password',
    ],
    [
      'the database is not there',
      url => {
        url.pathname = '/elsewhere'
      },
      'no database of that name',
    ],
    [
      'TLS is wanted where there is none',
      url => {
        url.searchParams.set('sslmode', 'verify-full')
      },
      'does not support SSL',
    ],
  ])('%s', async (_, change, expected) => {
    const url = changed(await createDatabase(), change)
    const said = await sentence(url)
    expect(said).toContain(expected)
    expect(said).not.toContain(new URL(url).password)
    expect(said).not.toContain(decodeURIComponent(new URL(url).password))
  })

  test('the user may not make tables', async () => {
    const url = await createDatabase()
    await query(url, `create role guest login password '${SECRET}'`)
    const guest = changed(url, each => {
      each.username = 'guest'
      each.password = SECRET
    })
    expect(await sentence(guest)).toContain('may not create or change tables')
  })
})
