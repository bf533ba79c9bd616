import pg from 'pg'
import type { Platform, Profile } from '../../../src/chat/platform.ts'
import type { Person, Place, Posted } from '../../../src/core/address.ts'
import { personKey, placeKey } from '../../../src/core/address.ts'
import { PlatformError } from '../../../src/core/errors.ts'
import { directPlace } from '../memory-platform.ts'

/**
 * What a platform in a database of its own knows, so that no killed process takes any of it along: every message
 * that is shown, in order, and every try to post one.
 */
export const WITNESS_TABLES = `
  create table shown (n serial primary key, once text unique not null, target text not null);
  create table tries (n serial primary key, once text not null, replica text not null, ended boolean not null default false);
  create index on tries (once);
  create table dead (replica text primary key);
  create table doubled (once text not null, replica text not null)`

/** Of a hundred posts, so many are made and their answer is lost, and so many are refused with a wait. */
const LOST = 6
const LIMITED = 4

/** How long a post takes, in milliseconds: from, to. */
const SLOW = [200, 2500] as const

/**
 * A platform as the real ones are: the same key never shows twice, as with Discord's nonce and Slack's metadata;
 * posts take their time, their answers get lost, and sometimes it asks to wait.
 */
export class WitnessPlatform implements Platform {
  readonly name = 'web'
  readonly isConnected = true
  readonly #replica: string
  readonly #pool: pg.Pool

  constructor(url: string, replica: string) {
    this.#replica = replica
    this.#pool = new pg.Pool({ connectionString: url, max: 8 })
    this.#pool.on('error', () => {})
  }

  async start(): Promise<void> {}

  async isIn(): Promise<boolean> {
    return true
  }

  async forget(): Promise<void> {}

  async stop(): Promise<void> {
    await this.#pool.end()
  }

  post(to: Place, _message: unknown, once: string): Promise<Posted> {
    return this.#show(to, placeKey(to), once)
  }

  tell(person: Person, _message: unknown, once: string): Promise<Posted> {
    return this.#show(directPlace(person), personKey(person), once)
  }

  async find(place: Place, once: string): Promise<Posted | undefined> {
    const { rows } = await this.#pool.query('select n from shown where once = $1', [once])
    return rows[0] && { place, message: String(rows[0].n) }
  }

  async edit(): Promise<void> {}

  async openThread(on: Posted): Promise<Place> {
    return { ...on.place, thread: on.message }
  }

  async profile(person: Person): Promise<Profile> {
    return { name: person.id, zone: 'UTC', mayManage: true }
  }

  async #show(place: Place, target: string, once: string): Promise<Posted> {
    const luck = Math.random() * 100
    if (luck < LIMITED) throw new PlatformError('rate-limited', 'wait', { retryAfter: 2000 })
    const attempt = await this.#begin(once)
    const [from, to] = SLOW
    await new Promise(resolve => setTimeout(resolve, from + Math.random() * (to - from)))
    await this.#pool.query('insert into shown (once, target) values ($1, $2) on conflict do nothing', [
      once,
      target,
    ])
    await this.#pool.query('update tries set ended = true where n = $1', [attempt])
    if (luck > 100 - LOST) throw new PlatformError('unknown-outcome', 'no answer')
    const { rows } = await this.#pool.query('select n from shown where once = $1', [once])
    return { place, message: String(rows[0].n) }
  }

  /** Notes down when another living process is at the same message: that is what leases are for. */
  async #begin(once: string): Promise<number> {
    const { rows } = await this.#pool.query('insert into tries (once, replica) values ($1, $2) returning n', [
      once,
      this.#replica,
    ])
    await this.#pool.query(
      `insert into doubled (once, replica) select once, replica from tries
      where once = $1 and n < $2 and not ended and replica not in (select replica from dead)`,
      [once, rows[0].n],
    )
    return rows[0].n
  }
}
