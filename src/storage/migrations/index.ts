import type { Kysely } from 'kysely'
import * as start from './0001-start.ts'
import * as mendStart from './0002-mend-start.ts'
import * as privacy from './0003-privacy.ts'
import * as weeks from './0004-weeks.ts'
import type { ProgramFile } from './0004-weeks-judge.ts'
import * as redraws from './0005-redraws.ts'
import * as plans from './0006-plans.ts'
import * as gate from './0007-gate.ts'
import * as kept from './0008-kept.ts'
import * as whenAway from './0008-when-away.ts'
import * as byPerson from './0010-by-person.ts'
import * as sealedCare from './0011-sealed-care.ts'
import * as counts from './0012-counts.ts'

interface Migration {
  /**
   * @param programs the program files as they stand, for what the database never held
   * @param now the time, in epoch milliseconds
   */
  up(db: Kysely<unknown>, programs: readonly ProgramFile[], now: number): Promise<void>
}

/** Every migration, oldest first. Neither its name nor its file is ever changed once it has landed. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-start': start,
  '0002-mend-start': mendStart,
  '0003-privacy': privacy,
  '0004-weeks': weeks,
  '0005-redraws': redraws,
  '0006-plans': plans,
  '0007-gate': gate,
  '0008-kept': kept,
  '0008-when-away': whenAway,
  '0010-by-person': byPerson,
  '0011-sealed-care': sealedCare,
  '0012-counts': counts,
}
