import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Door } from '../../src/bot/door.ts'
import { LagWatch } from '../../src/bot/lag.ts'
import { actionsOf } from '../support/buttons.ts'
import { Gym } from '../support/gym.ts'
import { VirtualTime } from '../support/virtual-time.ts'

/** A door in virtual time, with what came of each event and all that was logged. */
function stand() {
  const time = new VirtualTime()
  const logged: string[] = []
  const log = (_data: object, message: string) => logged.push(message)
  const door = new Door(time, { debug: log, info: log, warn: log, error: log })
  const begun: { readonly at: number; readonly arrived: number }[] = []
  const out: ('done' | 'turned away')[] = []
  /** An event comes that takes so long. */
  const come = (takes: number, when: { arrived: number; sent?: { at: number; within: number } } = at()) =>
    door
      .through('web', when, async () => {
        begun.push({ at: time.elapsed, arrived: when.arrived })
        if (takes > 0) await time.sleep(takes)
        return true
      })
      .then(isDone => out.push(isDone ? 'done' : 'turned away'))
  const at = () => ({ arrived: time.elapsed })
  return { time, logged, door, begun, out, come }
}

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

test('who is turned away is told that nothing was recorded, and may press again', async () => {
  const gym = await Gym.open()
  const prompt = await gym.firstPrompt()
  const old = { arrived: performance.now() - 2000 }
  const event = { at: prompt.place, from: gym.person('Ben') }
  const press = {
    ...event,
    id: 'press',
    kind: 'press',
    action: actionsOf(gym.shows(prompt)).find(id => id.startsWith('done.all:')) ?? '',
    on: prompt,
  } as const
  const busy = { first: { kind: 'reply', to: 'you', message: { blocks: [{ kind: 'text' }] } }, after: [] }
  const answer = await gym.app.engine.handle(press, old)
  expect(answer).toMatchObject(busy)
  expect(JSON.stringify(answer)).toContain('That was NOT recorded: I’m very busy right now.')
  const chatter = { ...event, id: 'chatter', kind: 'message', text: 'hello all' } as const
  expect((await gym.app.engine.handle(chatter, old)).first).toEqual({ kind: 'nothing' })
  expect(await gym.app.engine.handle({ ...chatter, addressed: true }, old)).toMatchObject(busy)
  expect((await gym.press('Ben', prompt, 'I did it all')).text).not.toContain('NOT recorded')
  await gym.close()
})
