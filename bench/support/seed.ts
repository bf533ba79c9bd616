import { DatabaseSync } from 'node:sqlite'
import { NOW } from './bot.ts'

/** The Monday of {@link NOW}'s week. */
export const WEEK = '2026-11-23'

const DAY = 24 * 60 * 60 * 1000

/**
 * Fills a store that is closed, or open in this process, with groups: each meets in its own channel, got this
 * week's prompt with a thread, and waits for next week's. Straight into the tables: a hundred thousand in a second.
 */
export function seedGroups(file: string, count: number): void {
  const db = new DatabaseSync(file)
  db.exec('begin')
  const upTo = `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})`
  const slot = Date.parse('2026-11-23T08:00:00Z')
  db.prepare(
    `${upTo} insert into groups select 'g' || i, 'low-back-strength', 1, '09:00', 'Europe/Berlin', ?, 'on', null,
      '${WEEK}', 'web/local/Ana', null, ? from n`,
  ).run(slot + 7 * DAY, NOW - 7 * DAY)
  db.exec(`${upTo} insert into group_places select 'web/local/c' || i, 'g' || i from n`)
  db.prepare(
    `${upTo} insert into deliveries select 'd' || i, 'g' || i, 'prompt', ?, '${WEEK}', 'web/local/c' || i, null, ?,
      'sent', 1, 0, null,
      json_object('place', json_object('platform', 'web', 'tenant', 'local', 'channel', 'c' || i), 'message', 'p' || i),
      json_object('platform', 'web', 'tenant', 'local', 'channel', 'c' || i, 'thread', 'p' || i) from n`,
  ).run(slot, slot)
  db.exec('commit')
  db.close()
}
