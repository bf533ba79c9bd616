import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Database } from '../../src/storage/database.ts'
import { Store } from '../../src/storage/store.ts'
import { Gym, MONDAY_8 } from '../support/gym.ts'
import { memoryDatabase } from '../support/memory-store.ts'
import { runs, TIMES } from '../support/runs.ts'

const HOUR = 60 * 60 * 1000
const WEEK = 7 * 24 * HOUR
const NINE = MONDAY_8 + HOUR
const PEOPLE = ['Ben', 'Cleo', 'Dia'] as const
const EXERCISES = ['bridge', 'romanian-deadlift', 'goblet-squat']
const PROGRAM = 'low-back-strength'

const who = fc.constantFrom(...PEOPLE)
const line = fc.constantFrom(
  'all',
  '1 round',
  '2 rounds',
  'bridges 12',
  'rdl 3x8 @ 20kg',
  'all last week',
  '1 round last week',
)
const deed = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('done' as const), who, line }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('undo' as const), who }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('week' as const), weeks: fc.integer({ min: 1, max: 2 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('forget' as const), who }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('schedule' as const),
      line: fc.constantFrom('skip', 'pause', 'resume'),
    }),
  },
)

async function act(
  gym: Gym,
  one: typeof deed extends fc.Arbitrary<infer Deed> ? Deed : never,
): Promise<void> {
  switch (one.kind) {
    case 'done':
      return void (await gym.command(one.who, `/done ${one.line}`))
    case 'undo': {
      const last = await gym.command(one.who, '/done undo')
      if (last.text.includes('[Undo]')) await gym.press(one.who, last, 'Undo')
      return
    }
    case 'week':
      return gym.travel(gym.clock.now() + one.weeks * WEEK)
    case 'forget': {
      const shown = await gym.command(one.who, '/mydata')
      if (!shown.text.includes('[Delete it all]')) return
      const sure = await gym.press(one.who, shown, 'Delete it all')
      return void (await gym.press(one.who, sure, 'Yes, delete it all'))
    }
    case 'schedule':
      return void (await gym.command('Ana', `/schedule ${one.line}`))
  }
}

interface WeekRow {
  ordinal: number
  left_out: string | null
  closed_at: number | null
  away_before: number
  joined: number
  kept: number
  finished: number
}
interface LogRow {
  member_id: string
  week: number
  exercise: string
  round: number
  amount: number
  outcome: string
}

async function rows<Row>(db: Database, table: string): Promise<Row[]> {
  return (await sql<Row>`select * from ${sql.table(table)}`.execute(db)).rows
}

/** A member's week as it is kept: how many rounds their own plan has. */
interface TouchedRow {
  member_id: string
  week: number
  run: number
  best: number
  totals: string
  plan: string | null
}

function roundsOf(row: TouchedRow | undefined): number {
  const plans = JSON.parse(row?.plan ?? '{}') as Record<string, { plan: { rounds: number } }>
  return plans[PROGRAM]?.plan.rounds ?? Number.NaN
}

/** How a week stands, told from its log and how many rounds were planned. */
function standing(log: readonly LogRow[], planned: number): 'finished' | 'kept' | 'none' {
  const rounds = EXERCISES.map(
    id => new Set(log.filter(row => row.exercise === id).map(row => row.round)).size,
  )
  const whole = Math.min(...rounds)
  return whole >= planned ? 'finished' : whole >= 1 ? 'kept' : 'none'
}

/** Everything that rows keep of what they have come to, against what the logs and plain counts say. */
async function check(db: Database, gym: Gym): Promise<void> {
  const [group] = await rows<{ id: string; week: number }>(db, 'groups')
  const weeks = (await rows<WeekRow>(db, 'weeks')).toSorted((a, b) => a.ordinal - b.ordinal)
  const members = await rows<{ id: string; person: string }>(db, 'members')
  const touched = await rows<TouchedRow>(db, 'member_weeks')
  const log = await rows<LogRow>(db, 'completions')
  const stands = (member: string, week: number) =>
    standing(
      log.filter(row => row.member_id === member && row.week === week),
      roundsOf(touched.find(row => row.member_id === member && row.week === week)),
    )
  for (const week of weeks.filter(({ ordinal }) => ordinal >= (group?.week ?? 0) - 1)) {
    const counting = members.filter(({ id }) => {
      const own = touched.filter(row => row.member_id === id && row.week <= week.ordinal).map(row => row.week)
      return own.length > 0 && Math.max(...own) >= Math.min(week.away_before, week.ordinal)
    })
    const all = counting.map(({ id }) => stands(id, week.ordinal))
    const { ordinal, joined, kept, finished } = week
    expect({ ordinal, joined, kept, finished }).toEqual({
      ordinal,
      joined: counting.length,
      kept: all.filter(one => one !== 'none').length,
      finished: all.filter(one => one === 'finished').length,
    })
  }
  for (const { id, person } of members) {
    let [run, best] = [0, 0]
    for (const { ordinal, left_out, closed_at } of weeks) {
      if (stands(id, ordinal) !== 'none') best = Math.max(best, ++run)
      else if (closed_at !== null && left_out === null) run = 0
    }
    const name = person.split('/').at(-1) ?? ''
    const newest = touched.filter(row => row.member_id === id).toSorted((a, b) => b.week - a.week)[0]
    const totals = Object.entries(JSON.parse(newest?.totals ?? '{}') as Record<string, [number]>)
    const sums = Map.groupBy(
      log.filter(row => row.member_id === id && row.outcome === 'done'),
      row => row.exercise,
    )
    expect({
      name,
      best: newest?.best ?? 0,
      totals: Object.fromEntries(totals.map(([key, [amount]]) => [key.split('/')[1], amount])),
    }).toEqual({
      name,
      best,
      totals: Object.fromEntries(
        [...sums].map(([key, list]) => [key, list.reduce((sum, row) => sum + row.amount, 0)]),
      ),
    })
    const said = (await gym.command(name, '/progress')).text
    if (log.some(row => row.member_id === id) && run > 0)
      expect(said).toContain(`${run} week${run > 1 ? 's' : ''}** in a row`.replace('**', ''))
  }
}

test(
  'whatever is logged, taken back, skipped, paused and forgotten, what rows keep is what the logs say',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 40 }), async deeds => {
        const db = await memoryDatabase()
        const gym = await Gym.open({ store: new Store(db, { shared: true }) })
        try {
          await gym.command('Ana', '/schedule set monday 9:00 Europe/Berlin')
          await gym.travel(NINE)
          for (const one of deeds) {
            await act(gym, one)
            await check(db, gym)
          }
        } finally {
          await gym.close()
        }
      }),
      { numRuns: runs(12) },
    )
  },
  120_000 * TIMES,
)
