import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { CHILD_ENV } from './child-env.ts'

const MAIN = resolve('src/main.ts')
const PROGRAMS = resolve('programs')

/** What every process on one Postgres needs. */
const HEALTH_KEY = `k1:${Buffer.alloc(32).toString('base64')}`

/** A container is killed so many milliseconds after it was asked to stop. */
const KILLED_AFTER = 10_000

/** What is left of a process that has ended. */
export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
}

/** The bot as an operator runs it, with all that it prints and how it ends. */
export class RunningMain {
  readonly ended: Promise<Ended>
  readonly #child: ChildProcess
  readonly #url: Promise<string>
  readonly #waiting = new Set<() => void>()
  #out = ''

  /** `cwd` is where it looks for .env. */
  constructor(cwd: string, env: Readonly<Record<string, string>> = {}) {
    this.#child = spawn(process.execPath, [MAIN], {
      cwd,
      env: {
        ...CHILD_ENV,
        PORT: '0',
        DATA_DIR: cwd,
        PROGRAMS_DIR: PROGRAMS,
        LOG_LEVEL: 'warn',
        ...(env.DATABASE_URL ? { HEALTH_KEY } : {}),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let err = ''
    const url = Promise.withResolvers<string>()
    this.#child.stdout?.on('data', chunk => {
      this.#out += chunk
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(this.#out)
      if (found) url.resolve(found[0])
      for (const look of this.#waiting) look()
    })
    this.#child.stderr?.on('data', chunk => {
      err += chunk
    })
    this.ended = new Promise(done => {
      this.#child.once('close', (code, signal) => {
        url.reject(new Error(`it ended with ${code ?? signal}: ${this.#out}${err}`))
        done({ code, signal, out: this.#out, err })
      })
    })
    url.promise.catch(() => {})
    this.#url = url.promise
  }

  /** The page's address, once it is printed. */
  url(): Promise<string> {
    return this.#url
  }

  /** What it has printed, once that matches; rejects when it ends before. */
  async says(pattern: RegExp): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>()
    const look = () => pattern.test(this.#out) && resolve(this.#out)
    this.#waiting.add(look)
    look()
    void this.ended.then(({ err }) =>
      reject(new Error(`it ended before it said ${pattern}: ${this.#out}${err}`)),
    )
    return promise.finally(() => this.#waiting.delete(look))
  }

  /** Ends it as a container's runtime does, which kills what has not ended of itself. */
  stop(): Promise<Ended> {
    const killed = setTimeout(() => void this.end('SIGKILL'), KILLED_AFTER)
    return this.end('SIGTERM').finally(() => clearTimeout(killed))
  }

  end(signal: NodeJS.Signals): Promise<Ended> {
    this.#child.kill(signal)
    return this.ended
  }
}
