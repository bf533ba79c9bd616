import type { PlatformName } from '../../core/address.ts'
import type { Services } from '../services.ts'
import type { Boss, Job } from './boss.ts'
import { AT_ONCE, type Lane, type Source } from './keyed-queue.ts'
import type { Outcome, Work } from './queue.ts'

/** Lanes as pg-boss hands them out: each channel to one process at a time. */
export class Jobs implements Source {
  readonly #platform: PlatformName
  readonly #services: Services
  readonly #boss: Boss
  /** The jobs in our hands, by the lanes that they have become. */
  readonly #held = new Map<Lane, Job>()
  /** Lanes that have been left, and whose jobs are still to be ended. */
  #left: { readonly lane: Lane; readonly outcome: Outcome }[] = []

  constructor(platform: PlatformName, services: Services, boss: Boss) {
    this.#platform = platform
    this.#services = services
    this.#boss = boss
  }

  async take(): Promise<readonly Lane[]> {
    await this.#settle()
    const jobs = await this.#boss.take(this.#platform, AT_ONCE)
    if (jobs.length === 0) return []
    try {
      const lanes = await this.#lanesOf(jobs)
      for (const [n, lane] of lanes.entries()) this.#held.set(lane, jobs[n] as Job)
      return lanes
    } catch (error) {
      // The jobs are ours already, and must not stay it.
      for (const job of jobs) this.#give(job, 'taken')
      throw error
    }
  }

  left(lane: Lane, outcome: Outcome): void {
    this.#left.push({ lane, outcome })
  }

  async renew(target: string): Promise<void> {
    await this.#boss.offer([target])
  }

  /** Shows that this process lives and works. */
  async pulse(): Promise<void> {
    await this.#boss.touch(this.#platform, [...this.#held.values()])
  }

  /** Gives back what is held, also what is still being worked on: its deliveries have leases of their own. */
  async giveBack(): Promise<void> {
    await this.#settle()
    await this.#boss.fail(this.#platform, [...this.#held.values()])
  }

  #give(job: Job, outcome: Outcome): void {
    const lane = { target: job.data.target, work: [] }
    this.#held.set(lane, job)
    this.left(lane, outcome)
  }

  async #lanesOf(jobs: readonly Job[]): Promise<Lane[]> {
    const { store, now } = this.#services
    const targets = jobs.map(job => job.data.target)
    const at = now()
    const due = Map.groupBy(await this.#at(targets), one => one.target)
    const heldFor = new Map<string, number>()
    // What a process that died has begun is done first, when its lease has run out.
    for (const one of await store.lines.begun(targets.filter(target => !due.has(target)))) {
      const until = Math.max(one.dueAt, one.leasedUntil)
      if (until > at) heldFor.set(one.target, until - at)
    }
    return targets.map(target => ({
      target,
      work: due.get(target) ?? [],
      ...(heldFor.has(target) ? { heldFor: heldFor.get(target) } : {}),
    }))
  }

  /** What can be done now in these channels: posts in their order, then redraws, for which order does not matter. */
  async #at(targets: readonly string[]): Promise<Work[]> {
    const { store, now } = this.#services
    return [...(await store.lines.at(targets, now())), ...(await store.redraws.at(targets, now()))]
  }

  /** Ends the jobs of the lanes that have been left, and makes new ones where there is more to do. */
  async #settle(): Promise<void> {
    const left = this.#left
    if (left.length === 0) return
    const jobs = (stuck: boolean) =>
      left.flatMap(({ lane, outcome }) =>
        (outcome === 'stuck') === stuck ? (this.#held.get(lane) ?? []) : [],
      )
    this.#left = []
    try {
      await this.#boss.fail(this.#platform, jobs(true))
      await this.#boss.end(this.#platform, jobs(false))
      // What came in while there was a job has got none.
      const targets = jobs(false).map(job => job.data.target)
      await this.#boss.offer((await this.#at(targets)).map(({ target }) => target))
    } catch (error) {
      this.#left.push(...left)
      throw error
    }
    for (const { lane } of left) this.#held.delete(lane)
  }
}
