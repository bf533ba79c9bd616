import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startChild } from './support/child.ts'
import { withFolder } from './support/folder.ts'
import { cpuTime, rounds } from './support/rounds.ts'
import {
  type Asked,
  COMMANDS,
  type Logged,
  MEMBERS_PER_CHANNEL,
  type Told,
} from './support/slack/messages.ts'
import { type Side, startBolt, startChatSdk, startOurs } from './support/slack/sides.ts'
import type { Bench, Figure } from './support/table.ts'

const MEMBERS = 24
const COUNT = MEMBERS * COMMANDS.length
const ROUNDS = 7
const LANES = [1, 16]
/** What follows an answer is over by then. Milliseconds. */
const SETTLED = 150

/**
 * A signed /done in, its answer out, each durable before it is answered. Ours reads the line, records a round and
 * answers in the acknowledgement; then it draws the prompt anew and marks the event as seen. The others insert
 * one row, and send the same card, which is ready-made, in a second request.
 */
export const bench: Bench = {
  title: 'Signed /done in, answer out, with Slack in a process of its own',
  run: () => withFolder(measure),
}

async function measure(folder: string): Promise<Figure[]> {
  const slack = startChild<Asked, Told>(join(import.meta.dirname, 'support/slack/server.ts'))
  const sent = new Map<Side, number>()
  const log = async (side: Side, lanes: number): Promise<Logged> => {
    sent.set(side, (sent.get(side) ?? 0) + COUNT)
    const { logged } = await slack.ask({ do: 'log', events: side.events, members: MEMBERS, lanes })
    if (!logged) throw new Error('nothing was logged')
    return logged
  }

  const { api = '' } = await slack.ask({ do: 'open' })
  const ours = await startOurs(folder, api)
  const channels = ((3 * (ROUNDS + 1) * LANES.length + 1) * MEMBERS) / MEMBERS_PER_CHANNEL
  await slack.ask({ do: 'schedule', events: ours.events, channels })
  const { answer } = await log(ours, 1)
  const bolt = await startBolt(folder, api, answer)
  const sdk = await startChatSdk(folder, api, answer)
  if (!sdk) console.log('\nChat SDK is left out; npm ci --prefix bench/peer installs it.')
  const others = sdk ? [bolt, sdk] : [bolt]

  const figures: Figure[] = []
  for (const lanes of LANES) {
    const sides = [ours, ...others].map(side => ({ side, times: [] as Logged[] }))
    const cpu = await rounds(
      ROUNDS,
      Object.fromEntries(
        sides.map(({ side, times }) => [
          side.name,
          () =>
            cpuTime(COUNT, async () => {
              times.push(await log(side, lanes))
              await sleep(SETTLED)
            }),
        ]),
      ),
    )
    figures.push(
      ...figuresOf(lanes, cpu, Object.fromEntries(sides.map(s => [s.side.name, s.times.slice(1)]))),
    )
  }
  for (const side of [ours, ...others]) {
    const kept = await side.kept()
    if (kept !== sent.get(side)) throw new Error(`${side.name}: ${sent.get(side)} commands, ${kept} kept`)
    await side.stop()
  }
  slack.close()
  return figures
}

/** A line for each measure beside each of the others. */
function figuresOf(
  lanes: number,
  cpu: Readonly<Record<string, readonly number[]>>,
  times: Readonly<Record<string, readonly Logged[]>>,
): Figure[] {
  const of = (value: (one: Logged) => number) => (side: string) => (times[side] ?? []).map(value)
  const measures: [string, Figure['unit'], (side: string) => readonly number[], string?][] = [
    [
      lanes === 1 ? 'one after the other' : `${lanes} at once`,
      'a second',
      of(one => (COUNT / one.took) * 1000),
      'more than 1',
    ],
    ['  acknowledged, p50', 'ms', of(one => one.acknowledged.p50)],
    ['  acknowledged, p99', 'ms', of(one => one.acknowledged.p99)],
    ['  answer there, p50', 'ms', of(one => one.answered.p50), 'less than 1'],
    ['  answer there, p99', 'ms', of(one => one.answered.p99), 'less than 1'],
    ['  processor time', 'µs', side => cpu[side] ?? []],
  ]
  const [ours = '', ...others] = Object.keys(times)
  return measures.flatMap(([name, unit, values, aim]) =>
    others.map((other, i) => ({
      name: i === 0 ? name : '',
      unit,
      ours: values(ours),
      beside: { name: other, values: values(other) },
      ...(aim ? { aim } : {}),
    })),
  )
}
