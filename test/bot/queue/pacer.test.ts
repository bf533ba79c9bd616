import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { Pacer } from '../../../src/bot/queue/pacer.ts'
import { LocalRateLimiter, type RateLimiter, SharedRateLimiter } from '../../../src/bot/queue/rate-limiter.ts'
import type { PlatformName } from '../../../src/core/address.ts'
import { PlatformError } from '../../../src/core/errors.ts'
import type { Timers } from '../../../src/core/timers.ts'
import { PACES } from '../../../src/platforms/paces.ts'
import { runs } from '../../support/runs.ts'
import { VirtualTime } from '../../support/virtual-time.ts'

/** Discord's pace in requests; a message costs more than one. */
const REQUESTS: typeof PACES = { ...PACES, discord: { everywhere: PACES.discord.everywhere ?? 0 } }

/** A pacer on a clock of its own, and what went through it: when, and where to. */
function paced(time = new VirtualTime(), turns?: RateLimiter, timers: Timers = time, paces = REQUESTS) {
  const pacer = new Pacer(timers, paces, turns)
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

test('a message to Discord, which is made and then filled, takes the turns of two requests', async () => {
  const { time, went, send } = paced(undefined, undefined, undefined, PACES)
  const all = Promise.all(Array.from({ length: 96 }, (_, n) => send('discord', `c${n}`)))
  await time.pass(10_000)
  await all
  expect(busiestSecond(went)).toBeLessThanOrEqual(25)
})

/** Time in a process that hangs now and then, `[from, to)` in milliseconds: what would end meanwhile ends at once after. */
class HangingTime extends VirtualTime {
  readonly #hangs: readonly (readonly [from: number, to: number])[]

  constructor(hangs: readonly (readonly [from: number, to: number])[]) {
    super()
    this.#hangs = hangs
  }

  override after(ms: number, run: () => void): { cancel(): void } {
    let end = this.elapsed + ms
    for (const [from, to] of this.#hangs) if (end >= from && end < to) end = to
    return super.after(end - this.elapsed, run)
  }
}

test('Discord gets fewer than 50 requests in any second even from a process that hangs', async () => {
  const hang = fc.tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 1, max: 900 }))
  const property = async (hangs: readonly (readonly [number, number])[]) => {
    const inTurn = hangs.map(([from, ms]) => [from, from + ms] as const).toSorted((a, b) => a[0] - b[0])
    const { time, went, send } = paced(new HangingTime(inTurn))
    const lane = async (n: number) => {
      for (let i = 0; i < 10; i++) await send('discord', `c${n}-${i}`)
    }
    const lanes = Promise.all(Array.from({ length: 32 }, (_, n) => lane(n)))
    await time.pass(30_000)
    await lanes
    expect(went).toHaveLength(320)
    expect(busiestSecond(went)).toBeLessThan(50)
  }
  await fc.assert(fc.asyncProperty(fc.array(hang, { maxLength: 6 }), property), { numRuns: runs(30) })
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

test('a clock that is set changes no pace', async () => {
  const { time, went, send } = paced()
  vi.useFakeTimers({ toFake: ['Date'] })
  void send('slack', 'c')
  await time.pass(0)
  for (const by of [-3_600_000, 7_200_000]) {
    vi.setSystemTime(Date.now() + by)
    void send('slack', 'c')
  }
  await time.pass(999)
  expect(went).toHaveLength(1)
  await time.pass(10_000)
  expect(went.map(({ at }) => at)).toEqual([0, 1000, 2000])
  vi.useRealTimers()
})

test('what waits for its turn when the bot stops is refused, and so is put back', async () => {
  const { time, went, send, pacer } = paced()
  const sent = [send('slack', 'c'), send('slack', 'c'), send('slack', 'd', undefined, 'other')]
  await time.pass(0)
  pacer.stop()
  expect(await Promise.all(sent)).toMatchObject([undefined, { trouble: 'rate-limited' }, undefined])
  expect(await send('slack', 'c')).toMatchObject({ trouble: 'rate-limited' })
  expect(went.map(({ to }) => to)).toEqual(['c', 'd'])
})

test('processes that share a bot keep its pace together, however many they are', async () => {
  const time = new VirtualTime()
  const turns = new LocalRateLimiter(() => time.elapsed)
  const processes = Array.from({ length: 5 }, () => paced(time, turns))
  const lane = async (one: ReturnType<typeof paced>, n: number) => {
    for (let i = 0; i < 20; i++) await one.send('discord', `c${n}-${i}`)
  }
  const all = Promise.all(processes.flatMap(one => Array.from({ length: 32 }, (_, n) => lane(one, n))))
  // One that comes when the others are at it, and one that has gone.
  await time.pass(10_000)
  const late = lane(paced(time, turns), 0)
  await time.pass(120_000)
  await Promise.all([all, late])
  const went = processes.flatMap(one => one.went)
  expect(went).toHaveLength(5 * 640)
  expect(busiestSecond(went)).toBeLessThan(50)
  expect(Math.max(...went.map(({ at }) => at))).toBeLessThan(((5 * 640 + 20) / 50 / 0.95) * 1000)
})

test('a process that hangs does not spoil the pace that it shares', async () => {
  const time = new VirtualTime()
  const turns = new LocalRateLimiter(() => time.elapsed)
  // What would wake it meanwhile wakes it at the end: every three seconds it hangs for 700 milliseconds.
  const awake = (at: number) => (at % 3000 < 700 ? at - (at % 3000) + 700 : at)
  const hanging: Timers = {
    sleep: ms => time.sleep(awake(time.elapsed + ms) - time.elapsed),
    after: (ms, run) => time.after(awake(time.elapsed + ms) - time.elapsed, run),
    soon: run => time.soon(run),
    monotonic: () => time.elapsed,
  }
  const processes = [paced(time, turns, hanging), paced(time, turns), paced(time, turns)]
  const lane = async (one: ReturnType<typeof paced>, n: number) => {
    for (let i = 0; i < 10; i++) await one.send('discord', `c${n}-${i}`)
  }
  const all = Promise.all(processes.flatMap(one => Array.from({ length: 32 }, (_, n) => lane(one, n))))
  await time.pass(60_000)
  await all
  const went = processes.flatMap(one => one.went)
  expect(went).toHaveLength(3 * 320)
  expect(busiestSecond(went)).toBeLessThan(50)
})

test('what one process is told to wait everywhere, all that share the bot wait', async () => {
  const time = new VirtualTime()
  const turns = new LocalRateLimiter(() => time.elapsed)
  const [one, two] = [paced(time, turns), paced(time, turns)]
  await one.send('discord', 'one', wait(60_000, true))
  expect(await two.send('discord', 'two')).toMatchObject({ trouble: 'rate-limited', retryAfter: 60_000 })
  expect(two.pacer.heldFor({ platform: 'discord' })).toBe(60_000)
  await time.pass(59_999)
  expect(two.went).toEqual([])
  void two.send('discord', 'two')
  await time.pass(1000)
  expect(two.went).toEqual([{ at: 60_000, to: 'two' }])
})

test('a request waits no longer in all than a lease allows, however many paces it must keep', async () => {
  const { time, went, send } = paced()
  for (let n = 0; n < 90; n++) void send('slack', `other-${n}`)
  for (let n = 0; n < 15; n++) void send('slack', 'one')
  await time.pass(0)
  const last = send('slack', 'one')
  await time.pass(120_000)
  expect(await last).toMatchObject({ trouble: 'rate-limited' })
  expect(went.every(({ at }) => at <= 20_000)).toBe(true)
})

test('turns that many ask for at the same time are asked of the database together, and each is its own', async () => {
  let next = 0
  const asked: number[] = []
  const table = {
    take: async (_scope: string, length: number) => {
      asked.push(length)
      const wait = next
      next += length
      return wait
    },
    hold: async () => {},
  }
  const turns = new SharedRateLimiter(table)
  const waits = await Promise.all(Array.from({ length: 100 }, () => turns.take('all discord', 20, 20_000)))
  expect(waits).toEqual(Array.from({ length: 100 }, (_, n) => n * 20))
  expect(asked).toEqual([20, 99 * 20])
  table.take = () => Promise.reject(new Error('away'))
  await expect(turns.take('all discord', 20, 20_000)).rejects.toThrow('away')
  table.take = async () => 7
  expect(await turns.take('all discord', 20, 20_000)).toBe(7)
})
