import { afterEach, expect, test, vi } from 'vitest'
import { App } from '../src/app.ts'
import { MemoryPlatform } from './support/memory-platform.ts'
import { memoryStore } from './support/memory-store.ts'
import { PROGRAMS } from './support/programs.ts'
import { quiet } from './support/slack-stage.ts'

afterEach(() => void vi.useRealTimers())

/** What waits for something that never comes. */
const never = () => new Promise<never>(() => {})

test('a stop for which everything takes too long leaves a busy machine a second of the eight', async () => {
  const store = await memoryStore()
  const closed = vi.spyOn(store, 'close').mockImplementation(never)
  const queue = { drain: async () => {}, forget: async () => {}, stop: never, close: vi.fn(never) }
  const app = new App({ store, programs: PROGRAMS, log: quiet, now: Date.now, queue: () => queue })
  const platform = new MemoryPlatform()
  const left = vi.spyOn(platform, 'stop').mockImplementation(never)
  await app.join(platform)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  let ended = false
  const stop = app.stop().then(() => {
    ended = true
  })
  await vi.advanceTimersByTimeAsync(7000)
  expect(ended).toBe(true)
  await stop
  for (const each of [left, queue.close, closed]) expect(each).toHaveBeenCalledOnce()
  closed.mockRestore()
  await store.close()
})
