import { expect, test } from 'vitest'
import { memoryPersonal, memorySpace } from '../../../src/core/memory-space.ts'
import { Servers } from '../../../src/platforms/discord/servers.ts'

test('the server that someone had to do with last is written when it is another one, not at every event', async () => {
  const servers = new Servers(memorySpace(), memoryPersonal())
  const kept = servers.near('1')
  const written: unknown[] = []
  const near = {
    ...kept,
    set: async (key: string, value: unknown) => {
      written.push(value)
      await kept.set(key, value)
    },
  }
  for (const server of ['10', '10', '20', '20', '10']) await servers.about(near, server)
  expect(written).toEqual(['10', '20', '10'])
  expect(await servers.subject('1', undefined)).toBe('10')
})
