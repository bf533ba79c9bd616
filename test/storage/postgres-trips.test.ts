import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { expect, test } from 'vitest'
import { personOf } from '../../src/core/address.ts'
import { openStore } from '../../src/storage/store.ts'
import { createDatabase, withTables } from '../support/postgres.ts'
import { aMember, person } from '../support/storage/things.ts'

/** Lines to Postgres on which no answer comes back between two texts that are sent over one of them. */
async function holding(to: number, from: string, until: string) {
  const sent: string[] = []
  let isHolding = false
  const server = createServer(near => {
    const far = connect(to, '127.0.0.1')
    let held: Buffer[] | undefined
    near.on('data', chunk => {
      const text = chunk.toString('latin1')
      sent.push(text)
      if (isHolding && text.includes(from)) held = []
      if (text.includes(until)) {
        for (const answer of held ?? []) near.write(answer)
        held = undefined
      }
      far.write(chunk)
    })
    far.on('data', chunk => void (held ? held.push(chunk) : near.write(chunk)))
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('close', () => other.destroy())
      one.on('error', () => {})
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const hold = () => {
    isHolding = true
    sent.length = 0
  }
  return { port: (server.address() as AddressInfo).port, sent, hold, close: () => server.close() }
}

test('a transaction begins, locks and reads its member in one trip', async () => {
  const url = new URL(await createDatabase(withTables))
  const line = await holding(Number(url.port), 'begin', 'select page')
  url.port = String(line.port)
  const store = await openStore({ url: url.href })
  line.hold()
  expect(await store.log(person('p1'), 0, async () => 'logged', 'm1')).toBe('logged')
  expect(line.sent.join('')).toMatch(/begin[\s\S]*for update[\s\S]*select page[\s\S]*commit/)
  await store.close()
  line.close()
})

test('a lock that is not to be had is told as that, and the next transaction has a fresh start', async () => {
  const url = new URL(await createDatabase(withTables))
  const other = await openStore({ url: url.href })
  const ann = await aMember(other)
  url.searchParams.set('options', '-c lock_timeout=50')
  const store = await openStore({ url: url.href })
  const log = () => store.log(personOf(ann.person), 0, async () => 'logged', ann.id)
  await other.transaction(async tables => {
    await tables.members.lock(ann.id)
    await expect(log()).rejects.toMatchObject({ name: 'StorageError', reason: 'busy' })
  })
  expect(await log()).toBe('logged')
  await store.close()
  await other.close()
})
