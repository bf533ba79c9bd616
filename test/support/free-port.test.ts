import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { freePort } from './free-port.ts'

test('a free port is none that the system gives to others meanwhile, nor one that was given before', async () => {
  const given = [await freePort(), await freePort()]
  const taken = createServer().listen((given[1] ?? 0) + 1, '127.0.0.1')
  await once(taken, 'listening')
  given.push(await freePort())
  taken.close()
  expect(new Set(given).size).toBe(3)
  expect(given).not.toContain((given[1] ?? 0) + 1)
  expect(Math.max(...given)).toBeLessThan(32_768)
})
