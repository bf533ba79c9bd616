import { DatabaseSync } from 'node:sqlite'
import { NOW } from './bot.ts'

/** The Monday of {@link NOW}'s week. */
export const WEEK = '2026-11-23'

const DAY = 24 * 60 * 60 * 1000
const SLOT = Date.parse('2026-11-23T08:00:00Z')

export interface Seed {
  readonly groups: number
  /** In all; they are dealt out to the groups in turn. */
  readonly members?: number
  /** Weeks before this one in which every member did all nine steps. */
  readonly history?: number
}

/**
 * Fills a store's file with groups g1, g2 ..., straight into the tables: a hundred thousand in a second. Each meets
 * in a channel of its own (c1 ...), got this week's prompt (p1 ...) with a thread, and waits for next week's.
 * The members are m1 ..., people person1 ... of the web platform.
 */
export function seed(file: string, { groups, members = 0, history = 0 }: Seed): void {
  const db = new DatabaseSync(file)
  db.exec('begin')
  db.prepare(
    `${upTo(groups)} insert into groups select 'g' || i, 'low-back-strength', 1, '09:00', 'Europe/Berlin', ?, 'on',
      null, '${WEEK}', 'web/local/Ana', null, ? from n`,
  ).run(SLOT + 7 * DAY, SLOT - 7 * history * DAY)
  db.exec(`${upTo(groups)} insert into group_places select 'web/local/c' || i, 'g' || i from n`)
  const place = `json_object('platform', 'web', 'tenant', 'local', 'channel', 'c' || i`
  db.prepare(
    `${upTo(groups)} insert into deliveries select 'd' || i, 'g' || i, 'prompt', ?, '${WEEK}', 'web/local/c' || i,
      null, ?, 'sent', 1, 0, null, json_object('place', ${place}), 'message', 'p' || i),
      ${place}, 'thread', 'p' || i) from n`,
  ).run(SLOT, SLOT)
  db.prepare(
    `${upTo(members)} insert into members
      select 'm' || i, 'g' || ((i - 1) % ${groups} + 1), 'web/local/person' || i, ?, 1 from n where i <= ${members}`,
  ).run(SLOT - 7 * history * DAY)
  for (let week = history; week > 0; week--) {
    const at = SLOT - 7 * week * DAY
    db.prepare(
      `${upTo(members)}, step(s) as (select 0 union all select s + 1 from step where s < 8)
        insert into completions select 'm' || i, ?, 'low-back-strength',
          json_extract('["bridge","romanian-deadlift","goblet-squat"]', '$[' || (s % 3) || ']'), s / 3 + 1, 'done',
          12, iif(s % 3, 12000, null), 'standard', ?, ?, hex(randomblob(10)) from n, step`,
    ).run(new Date(at).toISOString().slice(0, 10), at, at)
  }
  db.exec('commit')
  db.exec('pragma wal_checkpoint(truncate)')
  db.close()
}

function upTo(count: number): string {
  return `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})`
}
