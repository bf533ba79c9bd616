import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onceOf } from '../src/bot/deliveries/post-key.ts'
import type { Delivery } from '../src/storage/deliveries.ts'
import type { Group } from '../src/storage/groups.ts'
import { openStore, type Store } from '../src/storage/store.ts'
import { query, startPostgres, type TestPostgres } from './support/postgres.ts'
import { type SharedClock, SPEED } from './support/replicas/clock.ts'
import type { ReplicaOptions } from './support/replicas/replica.ts'
import { WITNESS_TABLES } from './support/replicas/witness.ts'
import { TIMES } from './support/runs.ts'

const MINUTE = 60_000
/** How long processes are killed, in real time: `FC_TIMES=5` makes it two minutes. */
const KILLING = 24_000 * TIMES
/** And at least so many, however slow a machine is. */
const KILLED = 6 * TIMES
/** Simulated minutes that come due in that time, and what comes due in each. */
const MINUTES = Math.floor((KILLING * SPEED) / MINUTE)
/** They start, are killed, and then have as long as a busy machine needs to drain. In milliseconds. */
const LIMIT = 300_000 + KILLING
const GROUPS = 200
const COACHES = 20
const NOTICES = 3
/** A Monday morning, when nobody has quiet hours. */
const TEN = Date.UTC(2026, 10, 23, 10)

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.close())

/** Bots of which any may be killed at any moment. */
class Fleet {
  readonly #options: Omit<ReplicaOptions, 'name'>
  readonly #running = new Map<string, ChildProcess>()
  #started = 0
  killed = 0

  constructor(options: Omit<ReplicaOptions, 'name'>) {
    this.#options = options
  }

  start(): void {
    const name = `replica ${++this.#started}`
    const options: ReplicaOptions = { ...this.#options, name }
    const child = spawn(process.execPath, ['test/support/replicas/replica.ts', JSON.stringify(options)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    this.#running.set(name, child)
  }

  /** Kills any one without a word, and starts another in its place. */
  async killOne(): Promise<void> {
    const all = [...this.#running]
    const [name, child] = all[Math.floor(Math.random() * all.length)] as [string, ChildProcess]
    this.#running.delete(name)
    // Had it ended by itself, this would wait for ever.
    expect(child.exitCode).toBeNull()
    child.kill('SIGKILL')
    await once(child, 'exit')
    await query(this.#options.witness, 'insert into dead values ($1)', [name])
    this.killed++
    this.start()
  }

  /** Tells all to stop. @returns how each ended. */
  async stop(): Promise<(number | null)[]> {
    return Promise.all(
      [...this.#running.values()].map(async child => {
        if (child.exitCode !== null) return child.exitCode
        child.kill('SIGTERM')
        const [code] = await once(child, 'exit')
        return code as number | null
      }),
    )
  }

  end(): void {
    for (const child of this.#running.values()) child.kill('SIGKILL')
  }
}

/** Groups whose prompts fall due minute by minute, and notices to few people, so that long lines form. */
async function plan(store: Store): Promise<void> {
  for (let minute = 1; minute <= MINUTES; minute++) {
    const at = TEN + minute * MINUTE
    const groups = await Promise.all(Array.from({ length: GROUPS }, (_, n) => group(store, at, n)))
    const rows = Array.from({ length: COACHES * NOTICES }, (_, n) => ({
      groupId: groups[n]?.id ?? '',
      kind: 'notice' as const,
      slotAt: at + n,
      week: null,
      target: `web/local/coach-${n % COACHES}`,
      notice: { code: 'skipped' as const, weeks: 1 },
      dueAt: at + n,
    }))
    await store.deliveries.add(rows.toReversed())
  }
}

function group(store: Store, at: number, n: number): Promise<Group> {
  const time = new Date(at).toISOString().slice(11, 16)
  return store.groups.create(
    { platform: 'web', tenant: 'local', channel: `c-${time}-${n}` },
    {
      program: 'low-back-strength',
      weekday: 1,
      time,
      zone: 'UTC',
      nextSlotAt: at,
      scheduledBy: 'web/local/coach-0',
      at: TEN,
    },
  )
}

test(
  'three processes, one of them killed every few seconds, post all that is due once and in order',
  async () => {
    const url = await postgres.createDatabase()
    const witness = await postgres.createDatabase()
    await query(witness, WITNESS_TABLES)
    const store = await openStore({ url })
    await plan(store)
    const clock: SharedClock = { started: Date.now(), from: TEN }
    const fleet = new Fleet({ url, witness, clock })
    try {
      for (let n = 0; n < 3; n++) fleet.start()
      const end = clock.started + KILLING
      while (Date.now() < end || fleet.killed < KILLED) {
        await sleep(2000 + Math.random() * 2000)
        await fleet.killOne()
      }
      await drained(url)
      expect(fleet.killed).toBeGreaterThanOrEqual(KILLED)
      expect(await fleet.stop()).toEqual([0, 0, 0])
    } finally {
      fleet.end()
      await store.close()
    }

    const { rows: deliveries } = await query(
      url,
      `select id, group_id as "groupId", week, case when kind = 'prompt' then detail end as mark, kind, target,
      slot_at::float8 as "slotAt", state from deliveries where kind in ('prompt', 'notice')`,
    )
    const { rows: shown } = await query(witness, 'select once, target from shown order by n')

    // None missing and none lost: each group's prompt and each notice has been sent, …
    expect(deliveries.filter(({ kind }) => kind === 'prompt')).toHaveLength(MINUTES * GROUPS)
    expect(deliveries.filter(({ kind }) => kind === 'notice')).toHaveLength(MINUTES * COACHES * NOTICES)
    expect(deliveries.filter(({ state }) => state !== 'sent')).toEqual([])
    // … and none is there twice: each message is one delivery's, and no channel has two.
    expect(shown.map(one => one.once).toSorted()).toEqual(
      deliveries.map(row => onceOf(row as Delivery, row.week === null ? undefined : row.slotAt)).toSorted(),
    )
    const channels = shown.filter(({ target }) => target.includes('/c-')).map(({ target }) => target)
    expect(new Set(channels).size).toBe(channels.length)
    // In order: to each coach in the order in which they fell due, whoever was killed meanwhile.
    const slotOf = new Map(
      deliveries.map(row => [
        onceOf(row as Delivery, row.week === null ? undefined : row.slotAt),
        row.slotAt as number,
      ]),
    )
    for (const [target, lines] of Map.groupBy(shown, one => one.target as string)) {
      const slots = lines.map(line => slotOf.get(line.once) ?? 0)
      expect({ target, slots }).toEqual({ target, slots: slots.toSorted((a, b) => a - b) })
    }
    // Never two living processes at one message: the platform would show it once, but for how long it remembers.
    expect((await query(witness, 'select * from doubled')).rows).toEqual([])
  },
  LIMIT,
)

/** Resolves when all that falls due in the test has ended. */
async function drained(url: string): Promise<void> {
  const due = `select count(*)::int as n from deliveries where state = 'due' and kind in ('prompt', 'notice')`
  const unclaimed = `select count(*)::int as n from groups where next_slot_at < $1`
  const last = TEN + (MINUTES + 1) * MINUTE
  for (let tries = 0; tries < 180; tries++) {
    const [{ rows: waiting }, { rows: slots }] = await Promise.all([
      query(url, due),
      query(url, unclaimed, [last]),
    ])
    if (waiting[0].n === 0 && slots[0].n === 0) return
    await sleep(1000)
  }
  const { rows } = await query(
    url,
    `select * from deliveries where state = 'due' and kind in ('prompt', 'notice')`,
  )
  throw new Error(`not drained after three minutes: ${JSON.stringify(rows.slice(0, 9))}`)
}
