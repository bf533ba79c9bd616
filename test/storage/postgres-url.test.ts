import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import { SetupError } from '../../src/core/errors.ts'
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
      'at 127.0.0.1:1/d cannot be used. No server answers there (ECONNREFUSED): the connection is refused.',
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

  test.each([
    ['may not make tables', 'login', 'may not create or change tables'],
    ['may not log in', 'nologin', 'does not let this user in'],
    ['has no connection left', 'login connection limit 0', 'no free connections'],
  ])('the user %s', async (_, rights, expected) => {
    const url = await createDatabase()
    const name = `guest${new URL(url).pathname.slice(1)}`
    await query(url, `create role ${name} ${rights} password '${SECRET}'`)
    const guest = changed(url, each => {
      each.username = name
      each.password = SECRET
    })
    const said = await sentence(guest)
    expect(said).toContain(expected)
    expect(said).not.toContain(SECRET)
  })

  test.each([
    ['may only be read', 'set default_transaction_read_only = on', 'must name the primary server'],
    ['takes no connections', 'allow_connections false', 'cannot be used. (55000)'],
  ])('the database %s', async (_, setting, expected) => {
    const url = await createDatabase()
    const { pathname } = new URL(url)
    const other = changed(url, each => {
      each.pathname = '/postgres'
    })
    await query(other, `alter database ${pathname.slice(1)} ${setting}`)
    expect(await sentence(url)).toContain(expected)
  })

  test.each([
    ['57P03', 'The server is starting up or shutting down'],
    ['53100', 'The server’s disk is full'],
    ['XX000', 'cannot be used. (XX000)'],
  ])('the server answers with %s', async (state, expected) => {
    const fields = `SFATAL\0VFATAL\0C${state}\0Mrefused\0\0`
    const refused = Buffer.concat([
      Buffer.from('E\0\0\0'),
      Buffer.from([fields.length + 4]),
      Buffer.from(fields),
    ])
    const server = createServer(socket => socket.once('data', () => socket.end(refused))).listen(
      0,
      '127.0.0.1',
    )
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    expect(await sentence(`postgres://u:${SECRET}@127.0.0.1:${port}/d`)).toContain(expected)
    server.close()
  })
})
