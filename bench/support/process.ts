import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'

export interface Running {
  /** From its start to the line that says it runs. */
  readonly milliseconds: number
  /** What it holds in memory at that moment (resident set). */
  readonly megabytes: number
  /** What it has printed so far. */
  said(): string
  stop(): Promise<void>
}

/** Starts a server with this Node, and waits until it prints that it is running. */
export async function run(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Running> {
  const began = performance.now()
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = await saysRunning(child, args.join(' '))
  const milliseconds = performance.now() - began
  const megabytes = residentSet(child.pid ?? 0) / 1024
  return {
    milliseconds,
    megabytes,
    said,
    async stop() {
      child.kill('SIGTERM')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    },
  }
}

/** Runs something with this Node to its end. @returns what it printed */
export function output(args: readonly string[]): string {
  return execFileSync(process.execPath, args, { encoding: 'utf8' })
}

function saysRunning(child: ChildProcess, name: string): Promise<() => string> {
  let said = ''
  return new Promise((done, fail) => {
    child.stdout?.on('data', (text: Buffer) => {
      said += text
      if (said.includes('running')) done(() => said)
    })
    child.stderr?.on('data', (text: Buffer) => {
      said += text
    })
    child.once('exit', () => fail(new Error(`${name} ended before it ran: ${said}`)))
  })
}

/** In kilobytes. */
function residentSet(pid: number): number {
  const status = `/proc/${pid}/status`
  if (existsSync(status)) return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1])
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }))
}
