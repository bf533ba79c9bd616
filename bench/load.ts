import { loadavg } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../test/support/free-port.ts'
import { figuresAt } from '../test/support/metrics.ts'
import { type Child, startChild } from './support/child.ts'
import { withFolder } from './support/folder.ts'
import {
  type Figures,
  named,
  partWithin,
  quantileOf,
  rises,
  type Sample,
  slope,
} from './support/load/figures.ts'
import type { Asked, Loaded, Told } from './support/load/messages.ts'
import { MAIN } from './support/main.ts'
import { run } from './support/process.ts'
import type { Bench, Figure } from './support/table.ts'

/** Events offered a second, for how many seconds, and in how many groups. */
const RATE = 200
const SECONDS = 120
const GROUPS = 1000
/** How often the memory is read meanwhile, in milliseconds, and from which second on it counts: caches fill first. */
const EVERY = 4000
const WARM = 40

/** The whole bot in a process of its own, and what an operator reads of its two busy minutes: all of it from /metrics. */
export const bench: Bench = {
  title: `${RATE} events a second for ${SECONDS} s in ${GROUPS} groups, half in Discord and half in Slack`,
  run: () => withFolder(measure),
}

interface Read {
  readonly second: number
  readonly figures: Figures
}

async function measure(folder: string): Promise<Figure[]> {
  const people = startChild<Asked, Told>(join(import.meta.dirname, 'support/load/server.ts'))
  try {
    const [slackPort, OPERATE_PORT] = [await freePort(), String(await freePort())]
    const { env } = await people.ask({ do: 'open', groups: GROUPS, slackPort })
    const bot = await run(MAIN, { ...env, OPERATE_PORT, DATA_DIR: folder, LOG_LEVEL: 'warn' })
    try {
      await people.ask({ do: 'plan' })
      const { loaded, reads } = await loadOf(people, `http://127.0.0.1:${OPERATE_PORT}`)
      const [first, last] = [reads[0], reads.at(-1)]
      if (!loaded || !first || !last) throw new Error('nothing came')
      const all = rises(first.figures, last.figures)
      tell(loaded, all, bot.said())
      // Where nothing was counted there is nothing to tell.
      return figuresOf(loaded, all, reads).filter(({ ours }) => !ours.some(Number.isNaN))
    } finally {
      await bot.stop()
    }
  } finally {
    people.close()
  }
}

/** Has people do what they do, and reads the figures meanwhile. */
async function loadOf(people: Child<Asked, Told>, operator: string) {
  const reads: Read[] = []
  const began = performance.now()
  const read = async () => {
    const figures = await figuresAt(operator)
    reads.push({ second: (performance.now() - began) / 1000, figures })
  }
  await read()
  const loading = people.ask({ do: 'load', rate: RATE, seconds: SECONDS })
  const over = loading.then(() => true)
  while (!(await Promise.race([over, sleep(EVERY, false)]))) await read()
  const { loaded } = await loading
  await read()
  return { loaded, reads }
}

/** Says what no figure says: what was offered, what platforms refused, and what the bot logged. */
function tell({ offered, refused }: Loaded, all: readonly Sample[], logged: string): void {
  const codes = named(all, 'spotter_errors_total').filter(({ value }) => value > 0)
  const lines = logged.split('\n').filter(line => line.startsWith('{'))
  const parsed = lines.map(
    line => JSON.parse(line) as { level: number; msg: string; err?: { message: string } },
  )
  const said = parsed.map(
    ({ level, msg, err }) => `${level >= 50 ? 'error' : 'warn'}: ${msg} ${err?.message ?? ''}`,
  )
  console.error(
    [
      `\nOffered: ${Object.entries(offered)
        .map(([what, n]) => `${n} ${what}`)
        .join(', ')}.`,
      ...(refused.length > 0 ? ['Refused by a platform, or not in time:', ...refused] : []),
      ...(codes.length > 0
        ? [`By code: ${codes.map(({ labels, value }) => `${value} ${labels.code}`).join(', ')}.`]
        : []),
      ...(said.length > 0 ? ['Logged:', ...new Set(said)] : []),
    ].join('\n  '),
  )
}

function figuresOf(
  { offered, took, processor }: Loaded,
  all: readonly Sample[],
  reads: readonly Read[],
): Figure[] {
  const span = (reads.at(-1)?.second ?? 0) - (reads[0]?.second ?? 0)
  const events = named(all, 'spotter_events_total')
  const came = total(events)
  const share = (outcome: string) => [
    (total(events.filter(one => one.labels.outcome === outcome)) * 100) / came,
  ]
  const errors = named(all, 'spotter_log_lines_total').filter(({ labels }) => labels.level === 'error')
  const buckets = (name: string) => named(all, `spotter_event_${name}_seconds_bucket`)
  const within = (name: string, platform: string) => [quantileOf(buckets(name), 0.99, { platform }) * 1000]
  const part = (name: string, platform: string, seconds: number) => [
    partWithin(buckets(name), seconds, { platform }) * 100,
  ]
  const warm = reads.filter(({ second }) => second >= WARM)
  const growth = (name: string) => [
    (slope(warm.map(({ second, figures }) => [second, figures.get(name) ?? Number.NaN])) * 60) / 2 ** 20,
  ]
  const mean = (name: string) => total(named(all, `${name}_sum`)) / total(named(all, `${name}_count`))
  return [
    { name: 'offered', unit: 'a second', ours: [Object.values(offered).reduce((a, b) => a + b, 0) / took] },
    { name: 'answered', unit: '%', ours: share('answered') },
    { name: 'nothing to answer', unit: '%', ours: share('unanswered') },
    { name: 'told that it is busy', unit: '%', ours: share('turned-away') },
    {
      name: 'refused, or failed',
      unit: '%',
      ours: [(share('refused')[0] ?? 0) + (share('failed')[0] ?? 0)],
      aim: '0',
    },
    {
      name: 'errors logged',
      unit: '',
      ours: [total(errors)],
      aim: '0',
    },
    ...['discord', 'slack'].flatMap((platform): Figure[] => [
      {
        name: `99 of 100 of ${platform} acknowledged within`,
        unit: 'ms',
        ours: within('acknowledged', platform),
        aim: 'less than 3,000',
      },
      { name: '  99 of 100 of their answers shown within', unit: 'ms', ours: within('answered', platform) },
      { name: '  answers shown within a second', unit: '%', ours: part('answered', platform, 1) },
    ]),
    { name: 'statements an event', unit: '', ours: [mean('spotter_event_statements')] },
    { name: 'a statement took', unit: 'ms', ours: [mean('spotter_database_seconds') * 1000] },
    {
      name: 'processor time a second',
      unit: 'ms',
      ours: [(total(named(all, 'process_cpu_seconds_total')) * 1000) / span],
    },
    { name: '  of the people and the platforms', unit: 'ms', ours: [processor] },
    { name: 'memory grew a minute by', unit: 'MB', ours: growth('process_resident_memory_bytes') },
    { name: '  of the heap in use', unit: 'MB', ours: growth('nodejs_heap_size_used_bytes') },
    { name: 'processes that wanted the processor, of the last minute', unit: '', ours: [loadavg()[0] ?? 0] },
  ]
}

function total(samples: readonly { readonly value: number }[]): number {
  return samples.reduce((sum, { value }) => sum + value, 0)
}
