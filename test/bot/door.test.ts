import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stand } from '../support/door.ts'
import { quiet } from '../support/virtual-time.ts'

describe('the door', () => {
  test('lets everybody in at once while there is room', async () => {
    const { time, begun, out, come, logged } = stand()
    for (let n = 0; n < 32; n++) void come(1000)
    await time.pass(0)
    expect(begun).toHaveLength(32)
    await time.pass(1000)
    expect(out).toEqual(Array(32).fill('done'))
    expect(logged).toEqual([])
  })

  test('keeps 200 events a second from being begun too late: each is begun in time or told so in time', async () => {
    const { time, begun, out, come, logged } = stand()
    for (let n = 0; n < 6000; n++) {
      void come(1000)
      await time.pass(5)
    }
    await time.pass(20_000)
    expect(out).toHaveLength(6000)
    for (const { at, arrived } of begun) expect(at - arrived).toBeLessThan(1500)
    // 32 at once for a second each, in thirty seconds and in what was let in at the end.
    expect(begun.length).toBeGreaterThan(900)
    expect(begun.length).toBeLessThan(1100)
    expect(logged).toEqual([
      'more comes in than can be answered in time; who is too late is told to try again',
      'what comes in is answered in time again',
    ])
  })

  test('keeps nobody waiting long once there is more than can be done, and does as much as before', async () => {
    const { time, begun, waited, come } = stand()
    for (let n = 0; n < 6000; n++) {
      void come(1000)
      await time.pass(5)
    }
    const later = waited.filter(({ at }) => at > 3000)
    expect(later.length).toBeGreaterThan(5000)
    for (const { ms } of later) expect(ms).toBeLessThanOrEqual(500)
    // The newest are begun: they did not wait.
    const fresh = begun.filter(({ at, arrived }) => at > 3000 && at - arrived <= 5)
    expect(fresh.length).toBeGreaterThan(800)
  })

  test('serves a rush that is over soon in order, and turns nobody away', async () => {
    const { time, begun, out, come } = stand()
    for (let n = 0; n < 80; n++) void come(500, { arrived: time.elapsed - (80 - n) / 100 })
    await time.pass(3000)
    expect(out).toEqual(Array(80).fill('done'))
    expect(begun).toEqual(begun.toSorted((a, b) => a.arrived - b.arrived))
    const again = stand()
    for (let n = 0; n < 33; n++) void again.come(1000)
    await again.time.pass(1000)
    void again.come(0)
    await again.time.pass(1000)
    expect(again.out).toEqual(Array(34).fill('done'))
  })

  test('reads all that arrived before it begins the next, and begins fewer together when they take long', async () => {
    const turns: (() => void)[] = []
    const { time, begun, come } = stand(run => turns.push(run))
    const turn = async (took = 0) => {
      time.elapsed += took
      for (const run of turns.splice(0)) run()
      await quiet()
    }
    for (let n = 0; n < 100; n++) void come(0)
    await quiet()
    expect(begun).toHaveLength(32)
    // They kept the loop busy. Nobody is begun while others are still being read.
    await turn(700)
    for (let n = 0; n < 10; n++) {
      void come(0)
      await turn()
    }
    expect(begun).toHaveLength(32)
    await turn()
    await turn()
    expect(begun).toHaveLength(48)
    await turn(20)
    await turn(20)
    await turn(20)
    expect(begun).toHaveLength(65)
  })

  test('begins the next all the same when the reading has no end', async () => {
    const turns: (() => void)[] = []
    const { begun, come } = stand(run => turns.push(run))
    for (let n = 0; n < 40; n++) void come(0)
    for (let n = 0; n < 210; n++) {
      void come(0)
      for (const run of turns.splice(0)) run()
      await quiet()
    }
    expect(begun.length).toBeGreaterThan(60)
  })

  test('counts a long turn of the event loop as waited: what is read after it may be as old', async () => {
    const turns: (() => void)[] = []
    const { time, out, come } = stand(run => turns.push(run))
    const turn = async () => {
      for (const run of turns.splice(0)) run()
      await quiet()
    }
    for (let n = 0; n < 32; n++) {
      void come(60_000)
      await turn()
    }
    void come(0)
    // The loop stands still, and reads only then what came meanwhile; after that it is quick again.
    time.elapsed += 1200
    await turn()
    void come(0)
    await turn()
    void come(0)
    await time.pass(299)
    expect(out).toEqual([])
    await time.pass(1)
    expect(out).toEqual(['turned away', 'turned away'])
    await time.pass(1199)
    expect(out).toHaveLength(2)
    await time.pass(1)
    expect(out).toHaveLength(3)
  })

  test('knows who is inside already, and makes room once for each', async () => {
    const { time, door, out, come } = stand()
    const when = { arrived: 0 }
    for (let n = 0; n < 31; n++) void come(60_000)
    await time.pass(0)
    expect(await door.admit('web', when)).toBe(true)
    expect(await door.admit('web', when)).toBe(true)
    for (let n = 0; n < 3; n++) void come(60_000)
    door.leave(when)
    door.leave(when)
    await time.pass(1500)
    expect(out).toEqual(['turned away', 'turned away'])
  })

  test('gives the place of who waits for a platform to others, and back without waiting', async () => {
    const { time, door, out, come } = stand()
    const all = Array.from({ length: 32 }, () => ({ arrived: 0 }))
    for (const when of all) expect(await door.admit('web', when)).toBe(true)
    const answer = Promise.withResolvers<void>()
    const asking = all.map(when => door.outside(when, () => answer.promise))
    for (let n = 0; n < 32; n++) void come(100)
    await time.pass(100)
    expect(out).toEqual(Array(32).fill('done'))
    answer.resolve()
    await Promise.all(asking)
    void come(0)
    await time.pass(100)
    expect(out).toHaveLength(32)
    for (const when of all) door.leave(when)
    await time.pass(0)
    expect(out).toHaveLength(33)
  })

  test('keeps no place for who went out while a platform was asked', async () => {
    const { time, door, out, come } = stand()
    const gone = { arrived: 0 }
    for (let n = 0; n < 31; n++) void come(60_000)
    await door.admit('web', gone)
    const answer = Promise.withResolvers<void>()
    const asking = door.outside(gone, () => answer.promise)
    expect(await door.admit('web', gone)).toBe(true)
    door.leave(gone)
    answer.resolve()
    await asking
    void come(0)
    await time.pass(0)
    expect(out).toEqual(['done'])
  })

  test('tells who waits in time, even when nobody inside comes to an end', async () => {
    const { time, out, come } = stand()
    for (let n = 0; n < 33; n++) void come(60_000)
    await time.pass(1500)
    expect(out).toEqual(['turned away'])
  })

  test('does not begin what waited before it got here, by the platform’s clock, whatever that shows', async () => {
    const { time, out, come } = stand()
    const wrong = 1_700_000_000_000
    const sent = (ago: number, within = 1) =>
      come(0, { arrived: time.elapsed, sent: { at: wrong + time.elapsed - ago, within } })
    // The quickest takes 40 ms by this clock; others are measured by it.
    await sent(40)
    await sent(1000)
    await sent(1600)
    await sent(1600, 1000)
    await sent(2700, 1000)
    expect(out).toEqual(['done', 'done', 'turned away', 'done', 'turned away'])
  })

  test('forgets how quick a way was, so that clocks may drift apart', async () => {
    const { time, out, come } = stand()
    for (let hour = 0; hour < 48; hour++) {
      await come(0, { arrived: time.elapsed, sent: { at: time.elapsed - hour * 200, within: 1 } })
      await time.pass(3_600_000)
    }
    expect(out).toEqual(Array(48).fill('done'))
  })

  test('lets nobody in once it is closed, and who is inside go on', async () => {
    const { time, door, out, come } = stand()
    for (let n = 0; n < 40; n++) void come(100)
    await time.pass(0)
    door.close()
    void come(100)
    await time.pass(100)
    expect(out.filter(one => one === 'done')).toHaveLength(32)
    expect(out.filter(one => one === 'turned away')).toHaveLength(9)
  })

  test('holds no more than it may, loses nobody and begins nothing late, however they come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ gap: fc.nat(400), takes: fc.nat(5000), before: fc.nat(3000) }), {
          maxLength: 300,
        }),
        async events => {
          const { time, begun, out, come } = stand()
          for (const { gap, takes, before } of events) {
            void come(takes, { arrived: time.elapsed - before })
            await time.pass(gap)
          }
          await time.pass(10_000)
          expect(out).toHaveLength(events.length)
          for (const { at, arrived } of begun) expect(at - arrived).toBeLessThan(1500)
        },
      ),
    )
  })
})
