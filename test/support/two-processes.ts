import { expect } from 'vitest'
import { openStore, type Tables } from '../../src/storage/store.ts'
import type { Week } from '../../src/storage/weeks.ts'
import { CHANNEL, Gym, MONDAY_8 } from './gym.ts'
import { createDatabase, query, withTables } from './postgres.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const WEEK = 7 * 24 * HOUR
export const NINE = MONDAY_8 + HOUR

/** What is done in a transaction. */
export type Work = (tables: Tables) => Promise<unknown>

/** Two processes on one Postgres: people speak to the first, and the second claims. */
export class TwoProcesses {
  readonly first: Gym
  readonly second: Gym
  readonly #url: string

  private constructor(url: string, first: Gym, second: Gym) {
    this.#url = url
    this.first = first
    this.second = second
  }

  static async open(): Promise<TwoProcesses> {
    const url = await createDatabase(withTables)
    const first = await Gym.open({ store: await openStore({ url }) })
    await first.firstPrompt()
    const second = await Gym.open({ store: await openStore({ url }), at: NINE })
    return new TwoProcesses(url, first, second)
  }

  async close(): Promise<void> {
    await this.first.close()
    await this.second.close()
  }

  /** The second process does all that comes before the slot of a week … */
  near(weeks: number): Promise<void> {
    return this.second.travel(NINE + weeks * WEEK - MINUTE)
  }

  /** … and claims that. */
  claim(weeks: number): Promise<void> {
    return this.second.travel(NINE + weeks * WEEK)
  }

  async weekOf(ordinal: number): Promise<Week | undefined> {
    const group = await this.first.store.groups.at(CHANNEL)
    return this.first.store.weeks.find(group?.id ?? '', ordinal)
  }

  /** How many transactions wait for what others have locked. */
  async waiting(): Promise<number> {
    const waits = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    return (await query(this.#url, waits)).rowCount ?? 0
  }

  /** Until a transaction waits for what another one has locked. */
  async somebodyWaits(): Promise<void> {
    await expect.poll(() => this.waiting()).toBe(1)
  }
}
