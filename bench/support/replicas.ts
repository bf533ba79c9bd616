import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** What a replica is told. */
export type Order = { readonly kind: 'beat'; readonly now: number } | { readonly kind: 'report' | 'stop' }

/** What a replica has done since its start. */
export interface Report {
  readonly posts: number
  /** When it posted last, in epoch milliseconds. */
  readonly last: number
  /** Processor time, in microseconds. */
  readonly cpu: NodeJS.CpuUsage
}

/** What a herd cost. */
export interface Cost {
  readonly postsPerSecond: number
  /** Processor time a post, in microseconds: of the bot's processes, and of Postgres. */
  readonly bot: number
  readonly postgres: number
}

/** Bots in processes of their own, on one database. */
export interface Replicas {
  /** Has all of them beat at a moment, and waits for so many posts. @param now what their clocks show */
  herd(posts: number, now: number): Promise<Cost>
  stop(): Promise<void>
}

export async function startReplicas(
  url: string,
  count: number,
  queue: 'shared' | 'local',
): Promise<Replicas> {
  const script = join(import.meta.dirname, 'replica.ts')
  const children = Array.from({ length: count }, () => fork(script, [url, queue]))
  await Promise.all(children.map(child => answer(child)))
  const reports = () => Promise.all(children.map(report))
  return {
    async herd(posts, now) {
      const before = total(await reports())
      const postgres = postgresTimes()
      const began = Date.now()
      for (const child of children) child.send({ kind: 'beat', now } satisfies Order)
      let after = before
      while (after.posts < before.posts + posts) {
        await sleep(50)
        after = total(await reports())
      }
      if (after.posts > before.posts + posts) throw new Error('something was posted twice')
      return {
        postsPerSecond: posts / ((after.last - began) / 1000),
        bot: (after.cpu - before.cpu) / posts,
        postgres: since(postgres) / posts,
      }
    },
    async stop() {
      for (const child of children) child.send({ kind: 'stop' } satisfies Order)
      await Promise.all(children.map(child => once(child, 'exit')))
    },
  }
}

async function report(child: ChildProcess): Promise<Report> {
  const said = answer(child)
  child.send({ kind: 'report' } satisfies Order)
  return (await said) as Report
}

/** The next that a replica says. */
function answer(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('a replica ended'))
    child.once('exit', ended)
    child.once('message', said => {
      child.off('exit', ended)
      resolve(said)
    })
  })
}

function total(reports: readonly Report[]): { posts: number; last: number; cpu: number } {
  return {
    posts: reports.reduce((sum, one) => sum + one.posts, 0),
    last: Math.max(...reports.map(one => one.last)),
    cpu: reports.reduce((sum, one) => sum + one.cpu.user + one.cpu.system, 0),
  }
}

/** Microseconds in a tick of the processor time that Linux counts. */
const TICK = 10_000

/** The processor time that Postgres has had since then, in microseconds, but for connections that have ended. */
function since(before: ReadonlyMap<number, number>): number {
  return [...postgresTimes()].reduce((sum, [pid, time]) => sum + time - (before.get(pid) ?? 0), 0)
}

/** The processor time of each process of Postgres below this one, in microseconds; none where the system does not tell. */
function postgresTimes(): Map<number, number> {
  if (!existsSync('/proc/self/stat')) return new Map()
  const processes = new Map(readdirSync('/proc').flatMap(pid => (/^\d+$/.test(pid) ? statOf(pid) : [])))
  const isOurs = (pid: number): boolean => {
    const parent = processes.get(pid)?.parent
    return parent === process.pid || (parent !== undefined && parent > 1 && isOurs(parent))
  }
  const ours = [...processes].filter(([pid, { name }]) => name === 'postgres' && isOurs(pid))
  return new Map(ours.map(([pid, { ticks }]) => [pid, ticks * TICK]))
}

function statOf(pid: string): [number, { name: string; parent: number; ticks: number }][] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'))
    // https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html, from the third field on.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return [
      [Number(pid), { name, parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }],
    ]
  } catch {
    return []
  }
}
