import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, renameSync, writeFileSync } from 'node:fs'
import { isPersonKey } from '../core/address.ts'
import { readPlain } from '../core/plain-file.ts'
import type { Now } from '../core/timers.ts'
import type { Database } from './database.ts'
import { openSpace } from './state.ts'

const SPACE = 'deletions'
/** Nobody keeps a backup for longer, in milliseconds. */
const KEPT = 400 * 24 * 60 * 60 * 1000

/** That somebody has deleted what was kept of them; whoever has no backup with them in it cannot tell who. */
export interface Deletion {
  readonly salt: string
  readonly hash: string
  /** Epoch milliseconds. */
  readonly at: number
}

/** Who is to stay deleted when a backup from before is put back. */
export class Deletions {
  readonly #db: Database
  readonly #now: Now

  constructor(db: Database, now: Now) {
    this.#db = db
    this.#now = now
  }

  /** @param key a person's */
  async add(key: string): Promise<void> {
    // A salt for each, so that two of the same person are not known as such.
    const salt = randomBytes(16).toString('base64url')
    await this.#space().set(salt, { hash: hashOf(salt, key), at: this.#now() }, KEPT)
  }

  async all(): Promise<Deletion[]> {
    return [...(await this.#space().all())].map(([salt, rest]) => ({ salt, ...rest }))
  }

  /** Keeps them in a file, too, since a backup that is put back has an older list; with those that stand there. */
  async mirror(file: string): Promise<void> {
    const known = new Map([...readDeletions(file), ...(await this.all())].map(one => [one.salt, one]))
    const since = this.#now() - KEPT
    const lines = [...known.values()].filter(({ at }) => at > since).map(one => `${JSON.stringify(one)}\n`)
    if (lines.length === 0 && !existsSync(file)) return
    const partial = `${file}.partial-${process.pid}`
    writeFileSync(partial, lines.join(''), { mode: 0o600, flush: true })
    chmodSync(partial, 0o600)
    renameSync(partial, file)
  }

  /** The keys of those of whom something is kept although they deleted it: the database is an older one again. */
  async undone(deletions: readonly Deletion[]): Promise<string[]> {
    const known = new Set((await this.all()).map(({ salt }) => salt))
    const since = deletions.filter(({ salt }) => !known.has(salt))
    if (since.length === 0) return []
    const keys = await this.#people()
    return keys.filter(key => since.some(({ salt, hash }) => hashOf(salt, key) === hash))
  }

  /** Everybody of whom anything is kept. */
  async #people(): Promise<string[]> {
    const db = this.#db
    const rows = [
      await db.selectFrom('members').select('person as key').distinct().execute(),
      await db.selectFrom('groups').select('scheduled_by as key').distinct().execute(),
      await db.selectFrom('deliveries').select('target as key').distinct().execute(),
      await db.selectFrom('state').select('key').distinct().execute(),
    ].flat()
    // What is kept under somebody's key may go on behind it.
    const keys = rows.map(({ key }) => key.split('/').slice(0, 3).join('/').replace(/:.*$/, ''))
    return [...new Set(keys)].filter(isPersonKey)
  }

  #space() {
    return openSpace<Omit<Deletion, 'salt'>>(this.#db, SPACE, this.#now)
  }
}

/** Those of a file; of a line that is none, nothing. */
export function readDeletions(file: string): Deletion[] {
  if (!existsSync(file)) return []
  return readPlain(file)
    .toString()
    .split('\n')
    .flatMap(line => {
      try {
        const { salt, hash, at } = JSON.parse(line) as Deletion
        return typeof salt === 'string' && typeof hash === 'string' && typeof at === 'number'
          ? [{ salt, hash, at }]
          : []
      } catch {
        return []
      }
    })
}

function hashOf(salt: string, key: string): string {
  return createHash('sha256').update(`${salt}/${key}`).digest('base64url')
}
