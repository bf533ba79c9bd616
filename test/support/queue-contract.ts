import { expect, test, vi } from 'vitest'
import { PlatformError, StorageError } from '../../src/core/errors.ts'
import type { Timers } from '../../src/core/timers.ts'
import { MINUTE, NINE, type Shift } from './shift.ts'
import { simulatedTimers } from './simulated-timers.ts'

/** Holds up every post to a channel until `release` is called. */
function hold(shift: Shift, channel: string): { release: () => void; begun: Promise<void> } {
  const gate = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  shift.platform.before = to => {
    if (to.channel !== channel) return
    begun.resolve()
    return gate.promise
  }
  return { release: gate.resolve, begun: begun.promise }
}

/** Queues notices to Ana, which count and fall due in the order given; written down in the other order. */
async function notices(shift: Shift, counts: readonly number[]): Promise<void> {
  const group = await shift.plan('other', { weekday: 5, time: '09:00', zone: 'Europe/Berlin' })
  await shift.store.deliveries.add(
    counts
      .map((weeks, nth) => ({
        groupId: group.id,
        kind: 'notice' as const,
        slotAt: NINE + nth,
        week: 1,
        target: 'web/local/Ana',
        notice: { code: 'skipped' as const, weeks },
        dueAt: NINE - 1000 + nth,
      }))
      .toReversed(),
  )
}

/** What the notices that Ana got count, in the order in which she got them. */
function counted(shift: Shift): number[] {
  return shift.told('Ana').map(text => Number(/missed (\d+)/.exec(text)?.[1]))
}

/** For what follows by itself, in real time. */
const PATIENT = { timeout: 25_000, interval: 50 }

/** What a queue must do, whoever works it off. `open` gives a bot with nothing planned yet. */
export function queueContract(open: (options?: Parameters<typeof Shift.open>[0]) => Promise<Shift>): void {
  test('a slow channel does not hold up the others of the same beat', async () => {
    const shift = await open()
    await shift.plan('slow')
    for (const n of [1, 2, 3]) await shift.plan(`quick-${n}`)
    const { release } = hold(shift, 'slow')
    const beat = shift.beatAt(NINE)
    await vi.waitFor(() => {
      for (const n of [1, 2, 3]) expect(shift.prompts(`quick-${n}`)).toHaveLength(1)
    }, PATIENT)
    expect(shift.prompts('slow')).toEqual([])
    release()
    await beat
    expect(shift.prompts('slow')).toHaveLength(1)
  })

  test('a slow channel does not hold up what falls due later', async () => {
    const shift = await open()
    await shift.plan('slow')
    await shift.plan('later', { weekday: 1, time: '09:01', zone: 'Europe/Berlin' })
    const { release } = hold(shift, 'slow')
    const first = shift.beatAt(NINE)
    const second = shift.beatAt(NINE + MINUTE)
    await vi.waitFor(() => expect(shift.prompts('later')).toHaveLength(1), PATIENT)
    release()
    await Promise.all([first, second])
    expect(shift.prompts('slow')).toHaveLength(1)
  })

  test('a post that outlives its lease is not begun a second time', async () => {
    const shift = await open()
    await shift.plan('slow')
    let begun = 0
    const gate = Promise.withResolvers<void>()
    shift.platform.before = () => {
      begun++
      return gate.promise
    }
    const first = shift.beatAt(NINE)
    await vi.waitFor(() => expect(begun).toBe(1), PATIENT)
    const second = shift.beatAt(NINE + 5 * MINUTE)
    await vi.waitFor(
      async () => expect(await shift.store.deliveries.due(shift.now, 9)).toHaveLength(1),
      PATIENT,
    )
    gate.resolve()
    await Promise.all([first, second])
    expect(begun).toBe(1)
  })

  test('many slow channels hold up only as many as are worked on at once, and only until the next beat', async () => {
    const shift = await open()
    for (let n = 0; n < 12; n++) await shift.plan(`slow-${n}`)
    await shift.plan('quick', { weekday: 1, time: '09:01', zone: 'Europe/Berlin' })
    const gate = Promise.withResolvers<void>()
    shift.platform.before = to => (to.channel.startsWith('slow') ? gate.promise : undefined)
    const beats = [shift.beatAt(NINE)]
    beats.push(shift.beatAt(NINE + MINUTE))
    beats.push(shift.beatAt(NINE + 2 * MINUTE))
    await vi.waitFor(() => expect(shift.prompts('quick')).toHaveLength(1), PATIENT)
    gate.resolve()
    await Promise.all(beats)
    for (let n = 0; n < 12; n++) expect(shift.prompts(`slow-${n}`)).toHaveLength(1)
  })

  test('within one channel, what was due first is posted first', async () => {
    const shift = await open()
    await notices(shift, [1, 2, 3])
    let under_way = 0
    shift.platform.before = async () => {
      expect(++under_way).toBe(1)
      await Promise.resolve()
      under_way--
    }
    await shift.beatAt(NINE)
    expect(counted(shift)).toEqual([1, 2, 3])
  })

  test('what is added while it works is worked off too', async () => {
    const shift = await open()
    const group = await shift.plan()
    let added = false
    shift.platform.before = async () => {
      if (added) return
      added = true
      await shift.store.deliveries.add([
        {
          groupId: group.id,
          kind: 'notice',
          slotAt: NINE,
          week: 1,
          target: 'web/local/Ana',
          notice: { code: 'skipped', weeks: 1 },
          dueAt: NINE,
        },
      ])
    }
    await shift.beatAt(NINE)
    expect(shift.told('Ana')).toHaveLength(1)
  })

  test('a full disk ends the work instead of going round for ever', async () => {
    const shift = await open()
    await shift.plan()
    const { deliveries } = shift.store
    const lease = deliveries.lease.bind(deliveries)
    let tries = 0
    deliveries.lease = () => {
      // Were it to go round, this would end it: a failing test is better than one that hangs.
      if (++tries > 50) throw Object.assign(new Error('round and round'), { name: 'Stop' })
      return Promise.reject(new StorageError('full', new Error('disk')))
    }
    await shift.beatAt(NINE)
    expect(tries).toBeLessThan(3)
    deliveries.lease = lease
    await shift.beatAt(NINE + MINUTE)
    await vi.waitFor(() => expect(shift.prompts()).toHaveLength(1), PATIENT)
  })

  test('what is put back comes back by itself when its time has come', async () => {
    const waits: { ms: number; run: () => void }[] = []
    const after: Timers['after'] = (ms, run) => {
      waits.push({ ms, run })
      return { cancel() {} }
    }
    const shift = await open({ timers: { ...simulatedTimers(() => shift.now), after } })
    await shift.plan()
    shift.platform.failures.push(new PlatformError('unknown-outcome', 'no answer'))
    await shift.beatAt(NINE)
    expect(shift.prompts()).toEqual([])
    expect(waits.map(({ ms }) => ms)).toEqual([5000])
    shift.now = NINE + 5000
    waits[0]?.run()
    await vi.waitFor(() => expect(shift.prompts()).toHaveLength(1), PATIENT)
  })

  test('what failed is not overtaken in its channel, neither while it waits nor when both are due', async () => {
    const shift = await open()
    await notices(shift, [1, 2, 3])
    shift.platform.failures.push(new PlatformError('unknown-outcome', 'no answer'))
    await shift.beatAt(NINE)
    await shift.beatAt(NINE + 4999)
    expect(counted(shift)).toEqual([])
    await shift.beatAt(NINE + 5000)
    expect(counted(shift)).toEqual([1, 2, 3])
  })

  test('what a process had under way when it died is done first, when its lease has run out', async () => {
    const shift = await open()
    await notices(shift, [1, 2, 3])
    const [first] = await shift.store.deliveries.due(NINE, 1)
    await shift.store.deliveries.lease(first?.id ?? '', NINE, NINE + MINUTE)
    await shift.beatAt(NINE)
    await shift.beatAt(NINE + MINUTE - 1)
    expect(counted(shift)).toEqual([])
    await shift.beatAt(NINE + MINUTE)
    expect(counted(shift)).toEqual([1, 2, 3])
  })

  test('stopping lets a post finish and begins no other', async () => {
    const shift = await open()
    await shift.plan('first')
    await shift.plan('second', { weekday: 1, time: '09:01', zone: 'Europe/Berlin' })
    const { release, begun } = hold(shift, 'first')
    const beat = shift.beatAt(NINE)
    await begun
    const stopped = shift.app.stop()
    release()
    await Promise.all([beat, stopped])
    expect(shift.prompts('first')).toHaveLength(1)
    await shift.beatAt(NINE + MINUTE)
    expect(shift.prompts('second')).toEqual([])
  })
}
