import { copyFileSync } from 'node:fs'
import type { App } from '../src/app.ts'
import type { Button, Message } from '../src/chat/message.ts'
import type { Posted } from '../src/core/address.ts'
import { openStore } from '../src/storage/store.ts'
import { openBot } from './support/bot.ts'
import { withFolder } from './support/folder.ts'
import { keptIn } from './support/kept.ts'
import { inLanes } from './support/lanes.ts'
import { openRawInserts, STEPS } from './support/raw-inserts.ts'
import { cpuTime, perSecond, rounds } from './support/rounds.ts'
import { seed } from './support/seed.ts'
import type { Bench, Figure } from './support/table.ts'

/** Presses at once, each in a walkthrough of its own. */
const AT_ONCE = 32
/** Walkthroughs a round, of nine steps each. */
const WALKS = AT_ONCE
const ROUNDS = 3
/** A bot runs for weeks: what it costs until its code is compiled is not counted. */
const WARM = 3

/** A member for every walkthrough, eight to a group, each with the log of ten years. */
const MEMBERS = 2 * (2 * ROUNDS + WARM + 1) * WALKS
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
  const walkers = walkersOf(app)
  const side = (measure: typeof perSecond, lanes: number) => async () => {
    const walks: Walker[] = []
    for (let i = 0; i < WALKS; i++) walks.push(await walkers.next())
    return measure(WALKS * STEPS, () => inLanes(lanes, walks, walker => walker.walk()))
  }
  const rawSide = (measure: typeof perSecond, lanes: number) => () =>
    measure(WALKS * STEPS, () => raw.insert(WALKS * STEPS, lanes))
  const both = (measure: typeof perSecond) => ({
    one: side(measure, 1),
    many: side(measure, AT_ONCE),
    raw: rawSide(measure, 1),
    // As much to a commit as ours may have.
    together: rawSide(measure, AT_ONCE),
  })
  const cpu = await rounds(ROUNDS, both(cpuTime), WARM)
  const result = await rounds(ROUNDS, both(perSecond))
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

/** Someone on the way through their workout: presses what the answer before offered. */
interface Walker {
  walk(): Promise<void>
}

function walkersOf(app: App) {
  const { store } = app.services
  let count = 0
  return {
    /** The next member, at the first step, with a message in their group's thread. */
    async next(): Promise<Walker> {
      const n = ++count
      const group = ((n - 1) % GROUPS) + 1
      const from = { platform: 'web', tenant: 'local', id: `person${n}` } as const
      const channel = { platform: 'web', tenant: 'local', channel: `c${group}` } as const
      const on: Posted = { place: { ...channel, thread: `p${group}` }, message: `w${n}` }
      const key = `m${n}:${SEED.history + 1}:low-back-strength`
      await app.services.spaces.walks.set(key, on)
      const press = async (action: string) => {
        const id = `${n}-${action}`
        const answer = await app.engine.handle({ kind: 'press', id, from, at: on.place, on, action })
        if (answer.first.kind !== 'update') throw new Error(`${action} was not answered with an update`)
        await app.engine.perform(answer.after)
        return doneButton(answer.first.message)
      }
      await press(`gate.fine:${key}`)
      let action = await press(`walk.go:${key}`)
      return {
        async walk() {
          while (action) action = await press(action)
        },
      }
    },
    /** Nothing was lost: all that pressed have their nine steps in the table. */
    async check(): Promise<void> {
      let kept = 0
      for (let group = 1; group <= GROUPS; group++) {
        kept += await keptIn(store, `g${group}`)
      }
      if (kept !== count * STEPS) throw new Error(`${count * STEPS} presses, ${kept} kept`)
    },
  }
}

function doneButton(message: Message): string | undefined {
  const buttons = message.blocks.flatMap((block): readonly Button[] =>
    block.kind === 'buttons' ? block.buttons : [],
  )
  const button = buttons.find(one => 'action' in one && one.action.startsWith('walk.done:'))
  return button && 'action' in button ? button.action : undefined
}
