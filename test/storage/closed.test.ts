import { expect, test } from 'vitest'
import { StoreClosed } from '../../src/core/errors.ts'
import { memoryStore } from '../support/memory-store.ts'

const ANA = { platform: 'web', tenant: 'local', id: 'ana' } as const

test('a store that was closed says so, whatever it is asked', async () => {
  const store = await memoryStore()
  const space = store.space('any')
  await store.close()
  const asked = [
    store.size(),
    space.get('key'),
    space.set('key', 1),
    store.transaction(tables => tables.members.ofPerson(ANA)),
    store.keep(ANA, 0, tables => tables.members.ofPerson(ANA)),
    store.log(ANA, 0, inside => inside.members.ofPerson(ANA)),
    store.reading(ANA).members.ofPerson(ANA),
    store.rateLimits.take('key', 1000, 1),
  ]
  for (const one of asked) await expect(one).rejects.toBeInstanceOf(StoreClosed)
})

test('a transaction that the close of its file cut short says the same, and nothing of it is kept', async () => {
  const store = await memoryStore()
  const { promise: closed, resolve: isClosed } = Promise.withResolvers<void>()
  const { promise: begun, resolve: hasBegun } = Promise.withResolvers<void>()
  const work = store.transaction(async tables => {
    await tables.members.ofPerson(ANA)
    hasBegun()
    await closed
    return tables.members.ofPerson(ANA)
  })
  await begun
  await store.close()
  isClosed()
  await expect(work).rejects.toBeInstanceOf(StoreClosed)
})
