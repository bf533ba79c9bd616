import { afterEach, expect, test, vi } from 'vitest'
import { App } from '../src/app.ts'
import type { Log } from '../src/core/log.ts'
import { DatabaseWatch } from '../src/database-watch.ts'
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

test('answers that a stop did not wait for are said in one line, and who has none is told to try again', async () => {
  const said: [level: string, data: object, message: string][] = []
  const note = (level: string) => (data: object, message: string) => void said.push([level, data, message])
  const own: Log = { debug() {}, info() {}, warn: note('warn'), error: note('error') }
  const { log } = new DatabaseWatch(own)
  const app = new App({ store: await memoryStore(), programs: PROGRAMS, log, now: Date.now })
  const platform = new MemoryPlatform()
  await app.join(platform)
  const { promise: stopped, resolve: isStopped } = Promise.withResolvers<void>()
  const profile = platform.profile.bind(platform)
  vi.spyOn(platform, 'profile').mockImplementation((...of) => stopped.then(() => profile(...of)))
  const at = { platform: 'web', tenant: 'local', channel: 'gym' } as const
  const asks = (id: string) =>
    app.engine.handle({ id, kind: 'command', name: 'schedule', input: 'skip', at, from: { ...at, id } })
  const both = ['Ana', 'Ben'].map(asks)
  await vi.waitFor(() => expect(platform.profile).toHaveBeenCalledTimes(2))
  await app.stop()
  isStopped()
  for (const { first } of await Promise.all(both))
    expect(first).toMatchObject({
      message: { blocks: [{ text: expect.stringMatching(/^That was NOT recorded.*try again/) }] },
    })
  expect(said).toEqual([
    ['warn', { unanswered: 2 }, 'the bot stops before all are answered: who is not has to try again'],
  ])
})
