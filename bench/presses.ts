import { copyFileSync } from 'node:fs'
import { openStore } from '../src/storage/store.ts'
import { openBot } from './support/bot.ts'
import { withFolder } from './support/folder.ts'
import { inLanes } from './support/lanes.ts'
import { openRawInserts, STEPS } from './support/raw-inserts.ts'
import { perSecondAnd, rounds } from './support/rounds.ts'
import { seed } from './support/seed.ts'
import type { Bench, Figure } from './support/table.ts'
import { type Walker, walkersOf } from './support/walkers.ts'

/** Presses at once, each in a walkthrough of its own. */
const AT_ONCE = 32
/** Walkthroughs a round, of nine steps each. */
const WALKS = AT_ONCE
const ROUNDS = 5
/** A bot runs for weeks: what it costs until its code is compiled is not counted. */
const WARM = 2

/** A member for every walkthrough, eight to a group, each with the log of ten years. */
const MEMBERS = 2 * (ROUNDS + WARM) * WALKS
const GROUPS = MEMBERS / 8
const SEED = { groups: GROUPS, members: MEMBERS, history: 520 }

/** Done presses from event to effects performed, each durable before it is answered. */
export const bench: Bench = {
  title: 'Done presses through engine and durable store',
  run: () => withFolder(measure),
}

async function measure(folder: string): Promise<Figure[]> {
  const [file, other] = [`${folder}/spotter.db`, `${folder}/raw.db`]
  await (await openStore({ file })).close()
  await seed({ file }, SEED)
  // The same tables and the same log, for what is done by hand.
  copyFileSync(file, other)
  const { app, store } = await openBot({ file })
  const raw = await openRawInserts({ file: other }, SEED.history + 1)
  const walkers = walkersOf(app, SEED)
  const cpu = { one: [] as number[], many: [] as number[], raw: [] as number[], together: [] as number[] }
  const side = (used: number[], lanes: number) => async () => {
    const walks: Walker[] = []
    for (let i = 0; i < WALKS; i++) walks.push(await walkers.next())
    return perSecondAnd(used, WALKS * STEPS, () => inLanes(lanes, walks, walker => walker.walk()))
  }
  const rawSide = (used: number[], lanes: number) => () =>
    perSecondAnd(used, WALKS * STEPS, () => raw.insert(WALKS * STEPS, lanes))
  const sides = {
    one: side(cpu.one, 1),
    many: side(cpu.many, AT_ONCE),
    raw: rawSide(cpu.raw, 1),
    // As much to a commit as ours may have.
    together: rawSide(cpu.together, AT_ONCE),
  }
  const result = await rounds(ROUNDS, sides, WARM)
  for (const used of Object.values(cpu)) used.splice(0, WARM)
  await walkers.check()
  await raw.close()
  await store.close()
  const [alone, together] = ['raw insert', `raw insert, ${AT_ONCE} to a commit`]
  const aim = 'at least 0.5'
  return [
    {
      name: 'processor time, one after the other',
      unit: 'µs',
      ours: cpu.one,
      beside: { name: alone, values: cpu.raw },
      aim: 'at most 3',
    },
    {
      name: `processor time, ${AT_ONCE} at once`,
      unit: 'µs',
      ours: cpu.many,
      beside: { name: together, values: cpu.together },
      aim: 'at most 3',
    },
    {
      name: 'one after the other',
      unit: 'a second',
      ours: result.one,
      beside: { name: alone, values: result.raw },
      aim,
    },
    {
      name: `${AT_ONCE} at once`,
      unit: 'a second',
      ours: result.many,
      beside: { name: together, values: result.together },
      aim,
    },
  ]
}
