import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from '@prometheus-io/client'
import { onMeasured } from '../core/measures.ts'
import type { Backlog } from '../storage/backlog.ts'
import type { Health } from './health.ts'

interface Size {
  readonly groups: number
  readonly members: number
}

/** What is asked of the store when figures are read. */
export interface Counts {
  backlog(now: number): Promise<readonly Backlog[]>
  size(): Promise<Size>
}

export interface Figured {
  readonly store: Counts
  readonly health: Health
  /** The time in epoch milliseconds. */
  readonly now: () => number
  readonly version: string
}

/** For so long the groups and members that were counted are told again, in milliseconds: to count takes its time. */
const COUNTED_FOR = 60_000

/** Bounds of histograms, in seconds. A platform waits three for an answer; a prompt may be a day late. */
const ANSWERS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10]
const LATENESS = [1, 5, 15, 60, 300, 900, 3600, 14_400, 86_400]
const WAITS = [0.001, 0.01, 0.1, 0.5, 1, 2, 5, 10, 20]
const STATEMENTS = [1, 2, 3, 5, 8, 13, 21, 34, 55]
const DATABASE = [0.0001, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5]

/**
 * What the bot tells of its work, as Prometheus reads it. No label names a person, a place or a text.
 * It listens until {@link Figures.stop}.
 */
export class Figures {
  readonly #registry = new Registry()
  readonly #stops: (() => void)[] = []
  readonly #about: Figured
  readonly #look: () => Promise<void>
  #counted: { readonly at: number; readonly size: Size } | undefined

  constructor(about: Figured) {
    this.#about = about
    collectDefaultMetrics({ register: this.#registry })
    this.#listen()
    this.#look = this.#looks()
  }

  /** All figures, in Prometheus' own format. */
  async text(): Promise<string> {
    await this.#look()
    return this.#registry.metrics()
  }

  get contentType(): string {
    return this.#registry.contentType
  }

  stop(): void {
    for (const stop of this.#stops.splice(0)) stop()
    this.#registry.clear()
  }

  /** What is counted as it happens. */
  #listen(): void {
    const events = this.#counter('events_total', 'Events, by how they ended', 'platform', 'kind', 'outcome')
    const acknowledged = this.#histogram(
      'event_acknowledged_seconds',
      'From when an event came in until the platform was told that it arrived',
      ANSWERS,
      'platform',
      'kind',
    )
    const answered = this.#histogram(
      'event_answered_seconds',
      'From when an event came in until its answer was shown',
      ANSWERS,
      'platform',
      'kind',
    )
    const statements = this.#histogram(
      'event_statements',
      'Statements that the database was asked for an event and for what followed from it',
      STATEMENTS,
      'kind',
    )
    const deliveries = this.#counter(
      'deliveries_total',
      'Tries to deliver something, by how they ended',
      'kind',
      'outcome',
    )
    const lateness = this.#histogram('prompt_late_seconds', 'How late prompts were posted', LATENESS)
    const waits = this.#histogram(
      'turn_wait_seconds',
      'What a request waited to keep the platform’s pace',
      WAITS,
      'platform',
    )
    const database = this.#histogram('database_seconds', 'What a statement took', DATABASE)
    const refused = this.#counter(
      'database_errors_total',
      'Statements that the database did not do',
      'reason',
    )
    const logged = this.#counter('log_lines_total', 'Lines of the log', 'level')
    const errors = this.#counter('errors_total', 'Errors in the log', 'code')
    this.#stops.push(
      onMeasured('event', event => {
        const { platform, kind, outcome } = event
        events.inc({ platform, kind, outcome })
        if (outcome === 'unanswered') return
        if (event.acknowledged !== undefined)
          acknowledged.observe({ platform, kind }, event.acknowledged / 1000)
        if (event.answered !== undefined) answered.observe({ platform, kind }, event.answered / 1000)
        statements.observe({ kind }, event.statements)
      }),
      onMeasured('delivery', ({ kind, outcome, late }) => {
        deliveries.inc({ kind, outcome })
        if (kind === 'prompt' && outcome === 'sent') lateness.observe(Math.max(0, late) / 1000)
      }),
      onMeasured('turn', ({ platform, waited }) => waits.observe({ platform }, waited / 1000)),
      onMeasured('statement', ({ took, reason }) => {
        database.observe(took / 1000)
        if (reason !== undefined) refused.inc({ reason })
      }),
      onMeasured('logged', ({ level, code }) => {
        logged.inc({ level })
        if (code !== undefined) errors.inc({ code })
      }),
    )
  }

  /** What is read whenever somebody asks; what cannot be read then is left out. */
  #looks(): () => Promise<void> {
    const { store, health, now, version } = this.#about
    const waiting = this.#gauge(
      'deliveries_waiting',
      'Deliveries that have fallen due, over all processes',
      'kind',
    )
    const oldest = this.#gauge(
      'deliveries_waiting_seconds',
      'How long the longest of them has waited',
      'kind',
    )
    const groups = this.#gauge('groups', 'Groups, over all processes')
    const members = this.#gauge('members', 'Members of all groups, over all processes')
    const connected = this.#gauge('connected', 'Whether events of a platform can arrive', 'platform')
    const beat = this.#gauge('beat_age_seconds', 'How long ago the latest beat began')
    this.#gauge('build_info', 'Which version this is', 'version').set({ version }, 1)
    return async () => {
      for (const [platform, isUp] of health.platforms()) connected.set({ platform }, Number(isUp))
      beat.set(health.sinceBeat() / 1000)
      const size = await this.#size().catch(() => undefined)
      if (size) groups.set(size.groups)
      if (size) members.set(size.members)
      const backlog = await store.backlog(now()).catch(() => [])
      waiting.reset()
      oldest.reset()
      for (const { kind, waiting: n, since } of backlog) {
        waiting.set({ kind }, n)
        oldest.set({ kind }, Math.max(0, now() - since) / 1000)
      }
    }
  }

  async #size(): Promise<Size> {
    const at = performance.now()
    if (this.#counted && at - this.#counted.at < COUNTED_FOR) return this.#counted.size
    const size = await this.#about.store.size()
    this.#counted = { at, size }
    return size
  }

  #counter<L extends string>(name: string, help: string, ...labelNames: L[]): Counter<L> {
    return new Counter({ name: `spotter_${name}`, help, labelNames, registers: [this.#registry] })
  }

  #histogram<L extends string>(
    name: string,
    help: string,
    buckets: number[],
    ...labelNames: L[]
  ): Histogram<L> {
    return new Histogram({
      name: `spotter_${name}`,
      help,
      buckets,
      labelNames,
      registers: [this.#registry],
    })
  }

  #gauge<L extends string>(name: string, help: string, ...labelNames: L[]): Gauge<L> {
    return new Gauge({ name: `spotter_${name}`, help, labelNames, registers: [this.#registry] })
  }
}
