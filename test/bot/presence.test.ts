import { expect, test } from 'vitest'
import { memoryStore } from '../support/memory-store.ts'
import { HOUR, Shift } from '../support/shift.ts'

test('a server is asked about once a day, whichever process does it, and after a restart', async () => {
  let shift: Shift | undefined
  const store = await memoryStore({ now: () => shift?.now ?? Date.now() })
  shift = await Shift.open({ store })
  const { platform } = shift
  const asked: number[] = []
  const isIn = platform.isIn.bind(platform)
  platform.isIn = tenant => {
    asked.push(Math.floor(((shift?.now ?? 0) - start) / HOUR))
    return isIn(tenant)
  }
  const start = shift.now
  await shift.plan()
  const other = await Shift.open({ store, platform })
  const beat = async (hours: number) => {
    for (const one of [shift, other]) {
      if (!one) continue
      await one.beatAt(start + hours * HOUR)
    }
  }
  for (const hours of [0, 2, 6, 24, 30, 49]) await beat(hours)
  expect(asked).toEqual([0, 24, 49])
})
