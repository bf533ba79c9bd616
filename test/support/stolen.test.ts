import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { ownTime, stolen } from './stolen.ts'

const CHILD = `
import { stolen } from '${import.meta.resolve('./stolen.ts')}'
process.on('message', () => process.send(stolen()))
process.send(stolen())`

test('a process that was stopped counts all of that as stolen', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', CHILD], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  try {
    const said = async () => Number((await once(child, 'message'))[0])
    const before = await said()
    child.kill('SIGSTOP')
    await sleep(500)
    child.kill('SIGCONT')
    child.send('how much?')
    expect((await said()) - before).toBeGreaterThan(400)
  } finally {
    child.kill('SIGKILL')
  }
})

afterEach(() => void vi.useRealTimers())

test('a clock that a test moves steals nothing', () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const taken = stolen()
  vi.advanceTimersByTime(3_600_000)
  expect(stolen() - taken).toBeLessThan(3_600_000 / 2)
})

test('nothing that it computes by itself is stolen', () => {
  const [began, { user }, taken] = [ownTime(), process.cpuUsage(), stolen()]
  while (process.cpuUsage().user - user < 100_000);
  expect(ownTime() - began).toBeGreaterThanOrEqual(100)
  expect(stolen()).toBeGreaterThanOrEqual(taken)
})
