import type { Kysely } from 'kysely'
import { textType } from '../columns.ts'

/** The tables as they are now, as far as this needs them. */
interface Tables {
  state: { space: string; key: string; value: string; expires_at: number | null }
  members: { id: string; person: string }
  deliveries: { id: string; kind: string; target: string }
}

const DAY = 24 * 60 * 60 * 1000

/**
 * What an adapter kept of a person under keys of its own goes under the person's key, where it is found to be
 * exported and deleted. Which server a direct message was about says nothing of anyone, and expires.
 */
export async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('forgotten')
    .addColumn('hash', textType(db), c => c.primaryKey())
    .addColumn('at', 'bigint', c => c.notNull())
    .execute()
  const rows = await db
    .selectFrom('state')
    .selectAll()
    .where('key', 'like', 'direct:%')
    .unionAll(db.selectFrom('state').selectAll().where('key', 'like', 'once:%'))
    .execute()
  for (const row of rows) {
    const [kind = '', id = '', ...more] = row.key.split(':')
    await db.deleteFrom('state').where('space', '=', row.space).where('key', '=', row.key).execute()
    if (kind === 'direct') {
      const { value } = JSON.parse(row.value) as { value: unknown }
      const expires = Date.now() + 90 * DAY
      await put(db, `${row.space}/dm/${id}/server`, {
        ...row,
        value: JSON.stringify({ value, expires }),
        expires_at: expires,
      })
      continue
    }
    const whose = await personOf(db, id, more[0] ?? '')
    // Of a walkthrough whose member is gone nothing may be left.
    if (whose || id !== 'walk') await put(db, whose ? `${whose}/${row.key}` : row.key, row)
  }
}

/** Whom a message was for or about, by the key under which it was posted once; undefined when it was for a channel. */
async function personOf(db: Kysely<Tables>, kind: string, id: string): Promise<string | undefined> {
  if (kind === 'walk') {
    const member = await db.selectFrom('members').select('person').where('id', '=', id).executeTakeFirst()
    return member?.person
  }
  const delivery = await db
    .selectFrom('deliveries')
    .select('target')
    .where('id', '=', id)
    .where('kind', 'not in', ['prompt', 'recap'])
    .executeTakeFirst()
  return delivery?.target
}

async function put(db: Kysely<Tables>, key: string, row: Tables['state']): Promise<void> {
  await db
    .insertInto('state')
    .values({ ...row, key })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}
