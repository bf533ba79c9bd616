import { describe, expect, test } from 'vitest'
import { StorageError } from '../../../src/core/errors.ts'
import { MemoryPlatform } from '../../support/memory-platform.ts'
import { queueContract } from '../../support/queue-contract.ts'
import { MINUTE, NINE, Shift } from '../../support/shift.ts'

describe('the queue of one process', () => {
  queueContract(options => Shift.open(options))

  test('says so when it cannot read what is due on one platform, works off the others, and goes on later', async () => {
    const shift = await Shift.open()
    const other = new MemoryPlatform('slack')
    await shift.app.join(other)
    await shift.plan('here')
    await shift.plan('there', { weekday: 1, time: '09:00', zone: 'Europe/Berlin' }, 'slack')
    const { deliveries } = shift.store
    const due = deliveries.due.bind(deliveries)
    deliveries.due = (now, limit, platform) =>
      platform === 'web' ? Promise.reject(new StorageError('busy', 'locked')) : due(now, limit, platform)
    await shift.beatAt(NINE)
    expect(shift.logged).toContainEqual(
      expect.objectContaining({ level: 'error', message: 'a beat failed; the next one tries again' }),
    )
    expect(other.kept).toHaveLength(1)
    expect(shift.prompts('here')).toEqual([])
    deliveries.due = due
    await shift.beatAt(NINE + MINUTE)
    expect(shift.prompts('here')).toHaveLength(1)
  })
})
