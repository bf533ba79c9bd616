import { type Profiler, Session } from 'node:inspector/promises'
import { relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cpuTime } from './rounds.ts'

const ROOT = resolve(import.meta.dirname, '../..')
/** Between two samples, in microseconds. */
const EVERY = 100

/** Processor time of one thing, in microseconds, by the room whose code was running. */
export type ByRoom = ReadonlyMap<string, number>

/**
 * Profiles something that is done so many times in one go. What a native function takes counts for the room that calls
 * it, but for SQLite's. Where the process waited, nothing counts: a disk that is slow is no work.
 */
export async function profiled(times: number, work: () => Promise<unknown>): Promise<ByRoom> {
  const session = new Session()
  session.connect()
  try {
    await session.post('Profiler.enable')
    await session.post('Profiler.setSamplingInterval', { interval: EVERY })
    await session.post('Profiler.start')
    const cpu = await cpuTime(times, work)
    const { profile } = await session.post('Profiler.stop')
    return byRoom(profile, cpu)
  } finally {
    session.disconnect()
  }
}

function byRoom({ nodes, samples = [] }: Profiler.Profile, cpu: number): ByRoom {
  const rooms = new Map<number, string>()
  const fill = (node: Profiler.ProfileNode | undefined, caller: string) => {
    if (!node) return
    const room = roomOf(node.callFrame, caller)
    rooms.set(node.id, room)
    for (const id of node.children ?? []) fill(known.get(id), room)
  }
  const known = new Map(nodes.map(node => [node.id, node]))
  fill(nodes[0], '')
  const busy = samples.map(id => rooms.get(id) ?? '').filter(room => room !== IDLE)
  return new Map(
    [...Map.groupBy(busy, room => room)].map(([room, all]) => [room, (all.length / busy.length) * cpu]),
  )
}

const IDLE = 'idle'
const NODE = 'Node, HTTP and the system'
const SQLITE = 'SQLite'
const STATEMENTS: ReadonlySet<string> = new Set(['all', 'run', 'get', 'exec', 'prepare'])

/** Packages that do one thing together. */
const PACKAGES: readonly (readonly [RegExp, string])[] = [
  [/^(@slack\/|express|body-parser|router|raw-body|axios|finalhandler|send$|qs$)/, 'Bolt and its HTTP'],
  [/^(discord\.js|@discordjs\/|undici|ws|discord-api-types|magic-bytes)/, 'discord.js'],
]

function roomOf({ functionName, url }: Profiler.ProfileNode['callFrame'], caller: string): string {
  if (functionName === '(idle)') return IDLE
  if (functionName === '(garbage collector)') return 'garbage collector'
  if (functionName === '(root)' || functionName === '(program)' || url.startsWith('node:')) return NODE
  if (!url.startsWith('file:') && !url.startsWith('/')) return STATEMENTS.has(functionName) ? SQLITE : caller
  const path = relative(ROOT, url.startsWith('file:') ? fileURLToPath(url) : url)
  const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]
  if (name) return PACKAGES.find(([pattern]) => pattern.test(name))?.[1] ?? name
  return /^(src\/platforms\/[^/]+|src\/[^/]+|commands|bench)(?=\/)/.exec(path)?.[0] ?? path
}
