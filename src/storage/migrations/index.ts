import type { Migration } from 'kysely/migration'
import * as start from './0001-start.ts'

/** Every migration, oldest first. A name is never changed once it has been released. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-start': start,
}
