import { loadavg } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { figuresAt } from '../test/support/metrics.ts'
import { startChild } from './support/child.ts'
import { withFolder } from './support/folder.ts'
import type { Asked, Told } from './support/slack/messages.ts'
import { startOurs } from './support/slack/sides.ts'
import type { Bench, Figure } from './support/table.ts'

/** Commands offered a second, for how many seconds, and in how many groups. */
const RATE = 200
const SECONDS = 120
const GROUPS = 1000
/** How often the memory is read meanwhile, in milliseconds. */
const EVERY = 10_000

type Figures = ReadonlyMap<string, number>

/** What an operator reads of two minutes of much work: all of it from /metrics. */
export const bench: Bench = {
  title: `${RATE} signed /done a second for ${SECONDS} s in ${GROUPS} groups, as /metrics tells it`,
  run: () => withFolder(measure),
}

async function measure(folder: string): Promise<Figure[]> {
  const slack = startChild<Asked, Told>(join(import.meta.dirname, 'support/slack/server.ts'))
  const { api = '' } = await slack.ask({ do: 'open' })
  const ours = await startOurs(folder, api, { warned: () => {} })
  const at = ours.figures ?? ''
  await slack.ask({ do: 'schedule', events: ours.events, channels: GROUPS })
  const before = await figuresAt(at)
  const began = performance.now()
  const memory: [seconds: number, bytes: number][] = []
  const flood = slack.ask({
    do: 'flood',
    events: ours.events,
    rate: RATE,
    seconds: SECONDS,
    perChannel: (RATE * SECONDS) / GROUPS,
  })
  let isOver = false
  const done = flood.finally(() => {
    isOver = true
  })
  while (!isOver) {
    memory.push([
      (performance.now() - began) / 1000,
      (await figuresAt(at)).get('process_resident_memory_bytes') ?? 0,
    ])
    await Promise.race([done, sleep(EVERY)])
  }
  await done
  const after = await figuresAt(at)
  await ours.stop()
  slack.close()
  const rise = (name: string) => sum(after, name) - sum(before, name)
  const share = (outcome: string) => [
    (rise(`spotter_events_total{platform="slack",kind="command",outcome="${outcome}"`) * 100) /
      (RATE * SECONDS),
  ]
  return [
    { name: 'answered', unit: '%', ours: share('answered') },
    { name: 'told that it is busy', unit: '%', ours: share('turned-away') },
    { name: 'failed', unit: '', ours: [rise('spotter_errors_total')], aim: '0' },
    {
      name: '99 of 100 acknowledged within',
      unit: 's',
      ours: [quantile(0.99, before, after)],
      aim: 'less than 3',
    },
    {
      name: 'statements an event',
      unit: '',
      ours: [rise('spotter_event_statements_sum') / rise('spotter_event_statements_count')],
    },
    {
      name: 'a statement took',
      unit: 'ms',
      ours: [(rise('spotter_database_seconds_sum') * 1000) / rise('spotter_database_seconds_count')],
    },
    {
      name: 'memory grew in the second minute by',
      unit: 'MB',
      ours: [(slope(memory.filter(([second]) => second >= SECONDS / 2)) * 60) / 2 ** 20],
    },
    { name: 'processes that wanted the processor, of the last minute', unit: '', ours: [loadavg()[0] ?? 0] },
  ]
}

/** All samples of a figure together. */
function sum(figures: Figures, name: string): number {
  return [...figures].filter(([sample]) => sample.startsWith(name)).reduce((all, [, value]) => all + value, 0)
}

/** The bound below which so many acknowledgements stayed, as the histogram knows it. */
function quantile(part: number, before: Figures, after: Figures): number {
  const bounds = [...after.keys()].flatMap(sample => {
    const found = /^spotter_event_acknowledged_seconds_bucket\{le="([^"]+)"/.exec(sample)
    return found
      ? [
          {
            bound: Number(found[1]?.replace('+Inf', 'Infinity')),
            rise: (after.get(sample) ?? 0) - (before.get(sample) ?? 0),
          },
        ]
      : []
  })
  const all = Math.max(0, ...bounds.map(({ rise }) => rise))
  return Math.min(...bounds.filter(({ rise }) => rise >= part * all).map(({ bound }) => bound))
}

/** By how much something grows a second, by least squares. */
function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (of: readonly number[]) => of.reduce((all, one) => all + one, 0) / of.length
  const [x, y] = [mean(points.map(([one]) => one)), mean(points.map(([, one]) => one))]
  const over = points.reduce((all, [one, other]) => all + (one - x) * (other - y), 0)
  return over / points.reduce((all, [one]) => all + (one - x) ** 2, 0)
}
