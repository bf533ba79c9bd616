import { type ChildProcess, fork } from 'node:child_process'
import type { Job, Outcome } from './host.ts'

/** A host in a process group of its own, which is begun anew after a job that hung. */
export class Host {
  readonly #kind: Job['kind']
  #child: ChildProcess | undefined

  constructor(kind: Job['kind']) {
    this.#kind = kind
    process.once('exit', () => this.stop())
  }

  /** What came of a job; undefined if a file of it took longer than so many milliseconds, or ended the process. */
  async run(job: Job, limit: number): Promise<Outcome | undefined> {
    this.#child ??= await this.#begin()
    const child = this.#child
    const outcome = await new Promise<Outcome | undefined>(resolve => {
      const end = (result?: Outcome) => {
        clearTimeout(timer)
        child.removeAllListeners()
        resolve(result)
      }
      const timer = setTimeout(end, limit)
      child.on('message', (told: Outcome | 'alive') => {
        if (told === 'alive') timer.refresh()
        else end(told)
      })
      child.once('exit', () => end())
      child.send(job)
    })
    if (!outcome) this.stop()
    return outcome
  }

  /** Ends the process and the workers that it has begun. */
  stop(): void {
    const pid = this.#child?.pid
    this.#child = undefined
    try {
      if (pid !== undefined) process.kill(-pid, 'SIGKILL')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }

  #begin(): Promise<ChildProcess> {
    return new Promise((resolve, reject) => {
      const child = fork(new URL('./host.ts', import.meta.url), [this.#kind], {
        detached: true,
        env: { ...process.env, FC_SEED: '20261123' },
      })
      child.once('exit', code => reject(new Error(`the host of vitest ended with ${code}`)))
      child.once('message', () => {
        child.removeAllListeners()
        resolve(child)
      })
    })
  }
}
