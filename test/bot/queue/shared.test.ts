import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { Boss } from '../../../src/bot/queue/boss.ts'
import { SharedQueue } from '../../../src/bot/queue/shared.ts'
import { openStore } from '../../../src/storage/store.ts'
import { FaultyPlatform } from '../../support/faulty-platform.ts'
import { createDatabase, type Make, query, startPostgres, withTables } from '../../support/postgres.ts'
import { queueContract } from '../../support/queue-contract.ts'
import { MINUTE, NINE, Shift } from '../../support/shift.ts'

const silent = { debug() {}, info() {}, warn() {}, error() {} }

/** A database as a bot of many processes leaves it. */
const withQueue: Make = async url => {
  await withTables(url)
  await (await Boss.open({ url }, silent)).close()
}

const shifts: Shift[] = []
afterEach(async () => {
  for (const shift of shifts.splice(0)) await shift.app.stop()
})

async function open(url: string, options: Parameters<typeof Shift.open>[0] = {}): Promise<Shift> {
  const boss = await Boss.open({ url }, silent, 1)
  const shift = await Shift.open({
    store: await openStore({ url }),
    queue: (...all) => new SharedQueue(boss, ...all, POLL),
    ...options,
  })
  shifts.push(shift)
  return shift
}

/** In milliseconds. */
const POLL = 250

/** For what follows by itself, in real time. */
const PATIENT = { timeout: 25_000, interval: 50 }

describe('the queue of many processes', () => {
  queueContract(async options => open(await createDatabase(withQueue), options))

  test('five processes may start it at the same moment', async () => {
    const url = await createDatabase()
    const bosses = await Promise.all([1, 2, 3, 4, 5].map(() => Boss.open({ url }, silent)))
    await Promise.all(bosses.map(boss => boss.offer(['web/local/one', 'slack/t/one'])))
    const taken = await Promise.all(bosses.map(boss => boss.take('web', 9)))
    expect(taken.flat().map(job => job.data.target)).toEqual(['web/local/one'])
    await Promise.all(bosses.map(boss => boss.close()))
  })

  test('whatever is asked of it while the server is away fails as the store fails, so that nobody says it twice', async () => {
    const postgres = await startPostgres()
    onTestFinished(() => postgres.close())
    const boss = await Boss.open({ url: await postgres.createDatabase(withQueue) }, silent)
    await boss.offer(['web/local/one'])
    const jobs = await boss.take('web', 1)
    await postgres.stop()
    const asked = [
      () => boss.offer(['web/local/two']),
      () => boss.offer(['slack/t/one']),
      () => boss.take('web', 1),
      () => boss.touch('web', jobs),
      () => boss.end('web', jobs),
      () => boss.fail('web', jobs),
      () => boss.bury(async () => {}),
      () => boss.forget('web/local/one'),
    ]
    for (const ask of asked) await expect(ask()).rejects.toMatchObject({ reason: 'unreachable' })
    await boss.close()
  })

  test('what one process has claimed is posted by the one that holds the platform’s token', async () => {
    const url = await createDatabase(withQueue)
    const web = await open(url)
    const slack = await open(url, { platform: new FaultyPlatform('slack') })
    await web.plan()
    slack.now = web.now
    await slack.beatAt(slack.now)
    await web.plan('slackers', undefined, 'slack')
    slack.now = NINE
    await web.beatAt(NINE)
    expect(web.prompts()).toHaveLength(1)
    expect(web.prompts('slackers')).toEqual([])
    await vi.waitFor(() => expect(slack.platform.kept).toHaveLength(1), PATIENT)
    expect(slack.platform.kept[0]?.place.channel).toBe('slackers')
  })

  test('two processes share a herd, and nothing comes twice', async () => {
    const url = await createDatabase(withQueue)
    const one = await open(url)
    const two = await open(url)
    for (let n = 0; n < 120; n++) await one.plan(`c${n}`)
    for (const shift of [one, two]) {
      shift.platform.before = () => new Promise(resolve => setTimeout(resolve, 20))
    }
    await Promise.all([one.beatAt(NINE), two.beatAt(NINE)])
    const posts = [...one.platform.kept, ...two.platform.kept].map(kept => kept.place.channel)
    expect(posts.toSorted()).toEqual(Array.from({ length: 120 }, (_, n) => `c${n}`).toSorted())
    expect(one.platform.kept.length).toBeGreaterThan(0)
    expect(two.platform.kept.length).toBeGreaterThan(0)
  })

  test('what one process adds behind another’s post is posted after it', async () => {
    const url = await createDatabase(withQueue)
    const one = await open(url)
    const two = await open(url)
    const group = await one.plan()
    const posting = Promise.withResolvers<void>()
    const gate = Promise.withResolvers<void>()
    one.platform.before = to => {
      if (to.channel !== 'back-club') return
      posting.resolve()
      return gate.promise
    }
    const first = one.beatAt(NINE)
    // Before that the other could still claim the slot itself.
    await posting.promise
    const week = await one.week(group)
    await one.store.weeks.open([{ ...week, ordinal: 2, slotAt: NINE + 1, openedAt: NINE + 1 }])
    await one.store.deliveries.add([
      {
        groupId: group.id,
        kind: 'prompt',
        slotAt: NINE + 1,
        week: 2,
        target: 'web/local/back-club',
        dueAt: NINE + 1,
      },
    ])
    await two.beatAt(NINE + MINUTE / 2)
    expect(two.prompts()).toEqual([])
    one.now = NINE + MINUTE / 2
    gate.resolve()
    await first
    expect([...one.prompts(), ...two.prompts()]).toHaveLength(2)
  })

  test('when pg-boss has lost its jobs, the next beat makes them anew', async () => {
    const url = await createDatabase(withQueue)
    const shift = await open(url)
    const boss = await Boss.open({ url }, silent)
    await shift.plan()
    // As a process that is killed between claim and post: the job is in its hands.
    await shift.app.scheduler.claim()
    await boss.offer(['web/local/back-club'])
    expect(await boss.take('web', 1)).toHaveLength(1)
    await shift.beatAt(NINE)
    expect(shift.prompts()).toEqual([])
    await query(url, 'truncate spotter_queue.job')
    await shift.beatAt(NINE + MINUTE)
    expect(shift.prompts()).toHaveLength(1)
    await boss.close()
  })

  test('a job whose process has died is taken over without a beat', async () => {
    const url = await createDatabase(withQueue)
    const shift = await open(url)
    const boss = await Boss.open({ url }, silent)
    await shift.plan()
    await boss.offer(['web/local/back-club'])
    expect(await boss.take('web', 1)).toHaveLength(1)
    await shift.beatAt(NINE)
    expect(shift.prompts()).toEqual([])
    // Its heart stopped a while ago; the rest is pg-boss's housekeeping.
    await query(url, `update spotter_queue.job set heartbeat_on = now() - interval '11 s'`)
    await vi.waitFor(() => expect(shift.prompts()).toHaveLength(1), PATIENT)
    await boss.close()
  })

  test('what kills every process that tries it is given up, and the scheduler is told', async () => {
    const url = await createDatabase(withQueue)
    const shift = await open(url)
    const boss = await Boss.open({ url }, silent)
    await shift.plan()
    shift.now = NINE
    await shift.app.scheduler.claim()
    const [prompt] = await shift.store.deliveries.due(NINE, 1)
    await boss.offer(['web/local/back-club'])
    for (let died = 0; died < 9; died++) {
      await query(url, 'update spotter_queue.job set start_after = now()')
      const jobs = await boss.take('web', 1)
      await shift.store.deliveries.lease(prompt?.id ?? '', NINE + died, NINE + died + 1)
      await boss.fail('web', jobs)
    }
    await shift.beatAt(NINE + MINUTE)
    expect(shift.prompts()).toEqual([])
    expect(await shift.store.deliveries.find(prompt?.id ?? '')).toMatchObject({
      state: 'failed',
      reason: 'broken',
    })
    expect(shift.told('Ana')).toEqual([expect.stringContaining('something is wrong on my side')])
    expect(shift.logged.filter(({ level }) => level === 'error')).toHaveLength(1)
    await boss.close()
  })

  test('deleting a person takes them out of jobs that wait, failed or ended, and of dead letters', async () => {
    const url = await createDatabase(withQueue)
    const shift = await open(url)
    const boss = await Boss.open({ url }, silent)
    const [ben, bengt] = ['web/local/Ben', 'web/local/Bengt']
    const count = async (target: string) => {
      const found = await query(
        url,
        `select state from spotter_queue.job where data->>'target' = '${target}'`,
      )
      return found.rows.length
    }
    await boss.offer([ben, bengt])
    for (let died = 0; died < 9; died++) {
      await query(url, 'update spotter_queue.job set start_after = now()')
      await boss.fail('web', await boss.take('web', 2))
    }
    await boss.bury(async () => {})
    await boss.offer([ben, bengt])
    // One failed, its dead letter, and one that waits.
    expect([await count(ben), await count(bengt)]).toEqual([3, 3])
    await shift.store.erasures.add([{ forgotten: { platform: 'web', tenant: 'local', id: 'Ben' } }])
    await shift.app.engine.perform([{ kind: 'erase' }])
    expect([await count(ben), await count(bengt)]).toEqual([0, 3])
    await boss.close()
  })

  test('stopping leaves nothing in its hands: another goes on at once', async () => {
    const url = await createDatabase(withQueue)
    const one = await open(url)
    const two = await open(url)
    for (let n = 0; n < 60; n++) await one.plan(`c${n}`)
    const gate = Promise.withResolvers<void>()
    let begun = 0
    one.platform.before = () => {
      begun++
      return gate.promise
    }
    const beat = one.beatAt(NINE)
    await vi.waitFor(() => expect(begun).toBe(32), PATIENT)
    const stopped = one.app.stop()
    gate.resolve()
    await Promise.all([beat, stopped])
    expect(one.platform.kept).toHaveLength(32)
    expect((await query(url, `select 1 from spotter_queue.job where state = 'active'`)).rows).toEqual([])
    await two.beatAt(NINE)
    expect(two.platform.kept).toHaveLength(28)
  })

  test('a server that restarts ends no process, and the work goes on when it is back', async () => {
    const postgres = await startPostgres()
    onTestFinished(() => postgres.close())
    const shift = await open(await postgres.createDatabase(withQueue))
    await shift.plan()
    await shift.beatAt(NINE - MINUTE)
    await postgres.stop()
    await shift.beatAt(NINE)
    await postgres.start()
    await shift.beatAt(NINE + MINUTE)
    await vi.waitFor(() => expect(shift.prompts()).toHaveLength(1), PATIENT)
  })
})
