import { sql } from 'kysely'
import { type Place, placeKey } from '../core/address.ts'
import type { Database } from './database.ts'

/** Spaces whose values hold messages. */
const HOLD_MESSAGES = ['walks', 'erasures']

/** Has all that is kept of a channel be kept of another: the same one, under a new id. Belongs into a transaction. */
export async function moveChannel(db: Database, from: Place, to: Place): Promise<void> {
  const [old, place] = [placeKey(from), placeKey(to)]
  await db.updateTable('group_places').set({ place }).where('place', '=', old).execute()
  await db.updateTable('deliveries').set({ target: place }).where('target', '=', old).execute()
  await db.updateTable('redraws').set({ target: place }).where('target', '=', old).execute()
  const key = (column: string) => sql<string>`replace(${sql.ref(column)}, ${`"${old}"`}, ${`"${place}"`})`
  const inJson = (column: string) => sql<string>`replace(${sql.ref(column)}, ${json(from)}, ${json(to)})`
  const groups = db.selectFrom('group_places').select('group_id').where('place', '=', place)
  await db
    .updateTable('groups')
    .set({ trouble: key('trouble') })
    .where('id', 'in', groups)
    .execute()
  await db
    .updateTable('deliveries')
    .set({ detail: key('detail'), posted: inJson('posted'), thread: inJson('thread') })
    .where('group_id', 'in', groups)
    .execute()
  await db
    .updateTable('state')
    .set({ value: inJson('value') })
    .where('space', 'in', HOLD_MESSAGES)
    .where('value', 'like', `%"${from.channel}"%`)
    .execute()
}

/** @param other the group that met there, and gets the place that becomes free */
export async function rehouse(
  db: Database,
  group: string,
  from: string,
  to: string,
  other: string | undefined,
): Promise<void> {
  await db.deleteFrom('group_places').where('place', 'in', [from, to]).execute()
  const places = [{ group_id: group, place: to }, ...(other ? [{ group_id: other, place: from }] : [])]
  await db.insertInto('group_places').values(places).execute()
  await db
    .updateTable('deliveries')
    .set({ target: to })
    .where('group_id', '=', group)
    .where('target', '=', from)
    .where('state', '=', 'due')
    .execute()
  await db.updateTable('groups').set({ trouble: null }).where('id', '=', group).execute()
}

/** A channel as the JSON of each of its places and messages names it. */
function json({ tenant, channel }: Place): string {
  return `"tenant":${JSON.stringify(tenant)},"channel":${JSON.stringify(channel)}`
}
