import { randomBytes } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import type { DatabaseConfig } from '../../src/storage/database-config.ts'

/** Groups in one transaction, as the scheduler takes them. */
const BATCH = 100
const DAY = 24 * 60 * 60 * 1000

/** The same writes as a claim's, by hand: no query builder, no calendar, everything known beforehand. */
export interface RawClaim {
  /** Claims all that is due. @returns how many deliveries it wrote. */
  claim(now: number, next: number): Promise<number>
  close(): Promise<void>
}

export async function openRaw(config: DatabaseConfig): Promise<RawClaim> {
  return 'file' in config ? onSqlite(config.file) : onPostgres(config.url)
}

const DUE =
  'select g.id, p.place from groups g join group_places p on p.group_id = g.id where g.next_slot_at <= '
const COLUMNS = 'id, group_id, kind, slot_at, week, target, due_at, state, attempts, leased_until'

/** One prepared statement a row: there is no line to wait for. */
function onSqlite(file: string): RawClaim {
  const db = new DatabaseSync(file)
  db.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on')
  const due = db.prepare(`${DUE} ? order by g.next_slot_at limit ${BATCH}`)
  const move = db.prepare(
    `update groups set next_slot_at = ?, status = 'on', paused_until = null where id = ?`,
  )
  const add = db.prepare(`insert into deliveries (${COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, 'due', 0, 0)`)
  return {
    async claim(now, next) {
      for (let written = 0; ; ) {
        const rows = due.all(now) as unknown as { id: string; place: string }[]
        if (rows.length === 0) return written
        db.exec('begin immediate')
        for (const { id, place } of rows) {
          move.run(next, id)
          for (const [kind, slot, at] of deliveriesAt(now)) {
            add.run(newId(), id, kind, slot, weekOf(now), place, at)
            written++
          }
        }
        db.exec('commit')
      }
    },
    close: async () => db.close(),
  }
}

/** Two statements a transaction, each with all its rows: the line costs as little as it can. */
async function onPostgres(url: string): Promise<RawClaim> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return {
    async claim(now, next) {
      for (let written = 0; ; ) {
        const { rows } = await client.query<{ id: string; place: string }>(
          `${DUE} $1 order by g.next_slot_at limit ${BATCH}`,
          [now],
        )
        if (rows.length === 0) return written
        await client.query('begin')
        await client.query(
          `update groups set next_slot_at = $1, status = 'on', paused_until = null where id = any($2)`,
          [next, rows.map(row => row.id)],
        )
        const fresh = rows.flatMap(row => deliveriesAt(now).map(delivery => ({ ...row, delivery })))
        const { rowCount } = await client.query(
          `insert into deliveries (${COLUMNS})
            select id, group_id, kind, slot_at, $1, target, due_at, 'due', 0, 0
            from unnest($2::text[], $3::text[], $4::text[], $5::bigint[], $6::text[], $7::bigint[])
              as fresh (id, group_id, kind, slot_at, target, due_at)`,
          [
            weekOf(now),
            fresh.map(newId),
            fresh.map(row => row.id),
            fresh.map(row => row.delivery[0]),
            fresh.map(row => row.delivery[1]),
            fresh.map(row => row.place),
            fresh.map(row => row.delivery[2]),
          ],
        )
        await client.query('commit')
        written += rowCount ?? 0
      }
    },
    close: () => client.end(),
  }
}

function deliveriesAt(now: number) {
  const week = now + 1
  return [
    ['prompt', now, now],
    ['reminders', week, now + 5 * DAY],
    ['recap', week, now + 7 * DAY - DAY / 24],
  ] as const
}

/** A week's ordinal, by its slot: later than any that is there. */
function weekOf(slot: number): number {
  return Math.round(slot / DAY)
}

function newId(): string {
  return randomBytes(9).toString('base64')
}
