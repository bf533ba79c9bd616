import type { Migration } from 'kysely/migration'
import * as start from './0001-start.ts'
import * as mendStart from './0002-mend-start.ts'
import * as privacy from './0003-privacy.ts'

/** Every migration, oldest first. Neither its name nor its file is ever changed once it has landed. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-start': start,
  '0002-mend-start': mendStart,
  '0003-privacy': privacy,
}
