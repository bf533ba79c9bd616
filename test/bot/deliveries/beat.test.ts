import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Beat } from '../../../src/bot/deliveries/beat.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const NOON = Date.parse('2026-11-23T12:00:20Z')

let beats: { at: string; stepped: boolean }[]
let logged: { data: object; message: string }[]
let beat: Beat

beforeEach(() => {
  // The real node-cron, with a clock that can be set: timers and performance go on by their own time.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'], now: NOON })
  beats = []
  logged = []
  const log = (data: object, message: string) => logged.push({ data, message })
  beat = new Beat({ debug: log, info: log, warn: log, error: log }, stepped => {
    beats.push({ at: new Date().toISOString().slice(11, 19), stepped })
  })
  beat.start()
})
afterEach(() => {
  beat.stop()
  vi.useRealTimers()
})

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const set = (by: number) => vi.setSystemTime(Date.now() + by)

describe('the minute’s beat', () => {
  test('comes at every full minute, once', async () => {
    await pass(3 * MINUTE)
    expect(beats.map(({ at }) => at)).toEqual(['12:01:00', '12:02:00', '12:03:00'])
    expect(logged).toEqual([])
  })

  test('comes every minute after the clock was set back by two hours, and that is one line', async () => {
    set(-2 * HOUR)
    await pass(10 * MINUTE)
    expect(beats[0]).toMatchObject({ stepped: true })
    expect(beats.slice(1).map(({ at }) => at)).toEqual(
      Array.from({ length: 10 }, (_, n) => `10:${String(n + 1).padStart(2, '0')}:00`),
    )
    expect(logged).toEqual([{ data: { seconds: 7200 }, message: 'the clock was set back' }])
  })

  test.each([
    ['in the middle of a minute', 20 * SECOND],
    ['just before a full minute', 40 * SECOND - 10],
  ])('does not go through 60 days one by one when the clock is set forward %s', async (_when, wait) => {
    await pass(wait)
    const [warned, calculated] = [vi.spyOn(console, 'warn'), vi.spyOn(Date, 'UTC')]
    set(60 * DAY)
    await pass(2 * MINUTE)
    expect(beats.filter(({ stepped }) => stepped)).toHaveLength(1)
    expect(beats.length).toBeLessThanOrEqual(4)
    expect(logged).toHaveLength(1)
    expect(warned).not.toHaveBeenCalled()
    // node-cron calculates with it: twice and more for each minute that it goes through.
    expect(calculated.mock.calls.length).toBeLessThan(1000)
  })

  test.each([[SECOND], [-SECOND], [59 * SECOND], [-59 * SECOND], [HOUR], [-HOUR], [40 * DAY], [-40 * DAY]])(
    'comes within a minute of any step, and goes on from there: %d ms',
    async by => {
      for (const wait of [1, 500, 39_000, 40_000, 40_001, 59_999]) {
        await pass(wait)
        set(by)
        beats.length = 0
        await pass(5 * MINUTE)
        expect(beats.length).toBeGreaterThanOrEqual(5)
        expect(beats.filter(({ at }) => at.endsWith(':00')).length).toBeGreaterThanOrEqual(4)
      }
    },
  )

  test('comes late rather than never when the process stood still', async () => {
    await pass(30 * SECOND)
    // Both clocks go on while nothing runs, as under SIGSTOP.
    const before = performance.now()
    vi.spyOn(performance, 'now').mockImplementation(() => before + 20 * SECOND)
    set(20 * SECOND)
    await pass(SECOND)
    expect(beats).toEqual([{ at: '12:01:10', stepped: false }])
    expect(logged).toEqual([])
    vi.restoreAllMocks()
  })

  test('comes once after hours in which nothing ran, and that is one line', async () => {
    await pass(30 * SECOND)
    // Both clocks go on while the machine sleeps, as on a Mac.
    const { now } = performance
    vi.spyOn(performance, 'now').mockImplementation(() => now.call(performance) + 8 * HOUR)
    set(8 * HOUR)
    await pass(SECOND)
    expect(beats).toEqual([{ at: '20:00:50', stepped: false }])
    await pass(MINUTE)
    expect(beats.slice(1).map(({ at }) => at)).toEqual(['20:01:00'])
    const message = 'nothing ran for a while: this machine slept, or the process was stopped'
    expect(logged).toEqual([{ data: { seconds: 28801 }, message }])
    vi.restoreAllMocks()
  })

  test('does not come any more once it is stopped', async () => {
    beat.stop()
    set(-HOUR)
    await pass(5 * MINUTE)
    expect(beats).toEqual([])
    expect(vi.getTimerCount()).toBe(0)
  })
})
