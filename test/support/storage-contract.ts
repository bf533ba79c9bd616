import { afterAll, beforeAll, beforeEach, describe } from 'vitest'
import { completionsContract } from './storage/completions.ts'
import { deliveriesContract } from './storage/deliveries.ts'
import { groupsContract } from './storage/groups.ts'
import { linesContract } from './storage/lines.ts'
import { membersContract } from './storage/members.ts'
import { promptsContract } from './storage/prompts.ts'
import { redrawsContract } from './storage/redraws.ts'
import { spacesContract } from './storage/spaces.ts'
import type { Opened } from './storage/things.ts'
import { transactionsContract } from './storage/transactions.ts'
import { weeksContract } from './storage/weeks.ts'

/** What storage must do, whatever database it stands on. Every query of every table is in here. */
export function storageContract(
  open: () => Promise<Omit<Opened, 'replica'> & { replica?: Opened['replica'] }>,
): void {
  let opened: Opened | undefined
  const given = (): Opened => {
    if (!opened) throw new Error('not open yet')
    return opened
  }

  beforeAll(async () => {
    const fresh = await open()
    opened = { replica: fresh.store, ...fresh }
  })
  beforeEach(async () => {
    await given().db.deleteFrom('groups').execute()
    await given().db.deleteFrom('state').execute()
    await given().db.deleteFrom('program_versions').execute()
  })
  afterAll(async () => {
    await opened?.store.close()
    if (opened?.replica !== opened?.store) await opened?.replica.close()
  })

  describe('groups', () => groupsContract(given))
  describe('members', () => membersContract(given))
  describe('completions and check-ins', () => completionsContract(given))
  describe('deliveries', () => deliveriesContract(given))
  describe('lines', () => linesContract(given))
  describe('prompts', () => promptsContract(given))
  describe('redraws', () => redrawsContract(given))
  describe('weeks', () => weeksContract(given))
  describe('transactions', () => transactionsContract(given))
  describe('spaces', () => spacesContract(given))
}
