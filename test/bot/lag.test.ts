import { expect, test } from 'vitest'
import { LagWatch } from '../../src/bot/lag.ts'

test('the lag of the loop is one line when it begins and one when it is over', () => {
  const logged: object[] = []
  const log = (data: object, message: string) => logged.push({ ...data, message })
  const watch = new LagWatch({ debug: log, info: log, warn: log, error: log })
  for (const ms of [20, 499, 501, 900, 300, 450, 120, 99, 20, 300]) watch.look(ms)
  expect(logged).toEqual([
    { lag: 501, message: 'the event loop lags (in milliseconds): answers are late' },
    { lag: 99, message: 'the event loop lags no more' },
  ])
})
