import { expect, test } from 'vitest'
import { DAY, HOUR, MINUTE, NINE, Shift } from '../support/shift.ts'
import { VirtualTime } from '../support/virtual-time.ts'

test('daily work is done by the first beat of a process and by the first of each day', async () => {
  const days: string[] = []
  const daily = [{ name: 'count', run: async () => void days.push(new Date(shift.now).toISOString()) }]
  const shift = await Shift.open({ daily })
  for (const at of [NINE, NINE + MINUTE, NINE + 15 * HOUR, NINE + 16 * HOUR, NINE + DAY + HOUR])
    await shift.beatAt(at)
  expect(days).toEqual(['2026-11-23T08:00:00.000Z', '2026-11-24T00:00:00.000Z'])
  await shift.beatAt(NINE + 3 * DAY)
  expect(days).toHaveLength(3)
})

test('daily work that fails is logged and done by the next beat; prompts do not wait for it', async () => {
  let tries = 0
  const fails = async () => {
    expect(shift.prompts()).toHaveLength(1)
    if (++tries === 1) throw new Error('away')
  }
  const shift = await Shift.open({ daily: [{ name: 'housekeeping', run: fails }] })
  await shift.plan()
  for (let minute = 0; minute < 4; minute++) await shift.beatAt(NINE + minute * MINUTE)
  expect(tries).toBe(2)
  expect(shift.logged.filter(({ level }) => level === 'error').map(({ data }) => data)).toMatchObject([
    { work: 'housekeeping', err: { message: 'away' } },
  ])
})

test('daily work that takes longer than a minute is not begun a second time, and is told to stop', async () => {
  let begun = 0
  const long = (stop: AbortSignal) => {
    begun++
    return new Promise<void>(done => stop.addEventListener('abort', () => done()))
  }
  const shift = await Shift.open({ daily: [{ name: 'long', run: long }] })
  const both = Promise.all([shift.beatAt(NINE), shift.beatAt(NINE + MINUTE)])
  await expect.poll(() => begun).toBe(1)
  await shift.app.scheduler.stop()
  await both
  await shift.beatAt(NINE + DAY)
  expect(begun).toBe(1)
})

test('daily work waits for an hour after the clock was set: it may be set right again', async () => {
  const days: number[] = []
  const time = new VirtualTime()
  const daily = [{ name: 'delete', run: async () => void days.push(shift.now) }]
  const shift = await Shift.open({ daily, timers: time })
  await shift.beatAt(NINE)
  shift.now = NINE + 60 * DAY
  await shift.app.scheduler.beat(true)
  await shift.beatAt(NINE + 60 * DAY + 30 * MINUTE)
  expect(days).toEqual([NINE])
  await time.pass(HOUR)
  await shift.beatAt(NINE + 60 * DAY + HOUR)
  expect(days).toEqual([NINE, NINE + 60 * DAY + HOUR])
})
