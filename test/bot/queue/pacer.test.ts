import { expect, test } from 'vitest'
import { Pacer } from '../../../src/bot/queue/pacer.ts'
import type { PlatformName } from '../../../src/chat/address.ts'
import { PlatformError } from '../../../src/chat/errors.ts'
import { PACES } from '../../../src/platforms/paces.ts'
import { VirtualTime } from '../../support/virtual-time.ts'

/** A pacer on a clock of its own, and what went through it: when, and where to. */
function paced() {
  const time = new VirtualTime()
  let wrong = 0
  const pacer = new Pacer(() => time.elapsed + wrong, time, PACES)
  const went: { at: number; to: string }[] = []
  const send = (platform: PlatformName, channel: string, fails?: PlatformError, tenant = 't') =>
    pacer
      .run({ platform, tenant, channel }, 'message', async () => {
        went.push({ at: time.elapsed, to: channel })
        if (fails) throw fails
      })
      .catch((error: unknown) => error)
  return {
    time,
    pacer,
    went,
    send,
    stepClock: (ms: number) => {
      wrong += ms
    },
  }
}

const wait = (ms: number, everywhere = false) =>
  new PlatformError('rate-limited', 'wait', { retryAfter: ms, everywhere })

/** The most that went within any second. */
function busiestSecond(went: readonly { at: number }[]): number {
  return Math.max(...went.map(({ at }) => went.filter(one => one.at >= at && one.at < at + 1000).length))
}

test('Discord gets fewer than 50 requests in any second, and nearly as many', async () => {
  const { time, went, send } = paced()
  // As the queue does it: 32 channels at a time.
  const lane = async (n: number) => {
    for (let i = 0; i < 20; i++) await send('discord', `c${n}-${i}`)
  }
  const lanes = Promise.all(Array.from({ length: 32 }, (_, n) => lane(n)))
  await time.pass(60_000)
  await lanes
  expect(went).toHaveLength(640)
  expect(busiestSecond(went)).toBeLessThan(50)
  expect(went.at(-1)?.at).toBeLessThan((640 / 50 / 0.95) * 1000)
})

test('a Slack channel gets one message a second, in order', async () => {
  const { time, went, send } = paced()
  for (let n = 0; n < 3; n++) void send('slack', 'one')
  void send('slack', 'two')
  await time.pass(5000)
  expect(went.filter(({ to }) => to === 'one').map(({ at }) => at)).toEqual([0, 1000, 2000])
  expect(went.find(({ to }) => to === 'two')?.at).toBeLessThan(1000)
})

test('a Slack workspace gets three hundred messages a minute, whatever another one gets', async () => {
  const { time, went, send } = paced()
  for (let n = 0; n < 20; n++) {
    void send('slack', `a${n}`, undefined, 'a')
    void send('slack', `b${n}`, undefined, 'b')
  }
  await time.pass(60_000)
  expect(busiestSecond(went.filter(({ to }) => to.startsWith('a')))).toBe(5)
  expect(busiestSecond(went)).toBe(10)
})

test('the local page waits for nothing', async () => {
  const { time, went, send } = paced()
  await Promise.all(Array.from({ length: 1000 }, () => send('web', 'c')))
  expect(time.elapsed).toBe(0)
  expect(went).toHaveLength(1000)
})

test('a channel that is told to wait waits as long as it was told, and no other does', async () => {
  const { time, went, send } = paced()
  await send('web', 'slow', wait(10_000))
  void send('web', 'slow')
  void send('web', 'quick')
  await time.pass(30_000)
  expect(went).toEqual([
    { at: 0, to: 'slow' },
    { at: 0, to: 'quick' },
    { at: 10_000, to: 'slow' },
  ])
})

test('a platform that says to wait everywhere is left alone everywhere, and another platform is not', async () => {
  const { time, pacer, went, send } = paced()
  await send('web', 'one', wait(10_000, true))
  expect(pacer.heldFor({ platform: 'web' })).toBe(10_000)
  void send('web', 'two')
  void send('discord', 'three')
  await time.pass(30_000)
  expect(went.map(({ to }) => to)).toEqual(['one', 'three', 'two'])
  expect(went.at(-1)?.at).toBe(10_000)
})

test('a wait that is longer than a lease lasts is refused at once, with the time that is left', async () => {
  const { time, went, send } = paced()
  await send('web', 'slow', wait(60_000))
  await time.pass(1000)
  expect(await send('web', 'slow')).toMatchObject({ trouble: 'rate-limited', retryAfter: 59_000 })
  expect(went).toHaveLength(1)
})

test('a clock that steps back or forward changes no pace by more than the step forward', async () => {
  const { time, went, send, stepClock } = paced()
  void send('slack', 'c')
  await time.pass(0)
  stepClock(-3_600_000)
  void send('slack', 'c')
  void send('slack', 'c')
  await time.pass(10_000)
  expect(went.map(({ at }) => at)).toEqual([0, 1000, 2000])
  stepClock(7_200_000)
  void send('slack', 'c')
  await time.pass(0)
  expect(went).toHaveLength(4)
})
