import { Migrator } from 'kysely/migration'
import { expect, test } from 'vitest'
import { connect } from '../../src/storage/database.ts'
import { MIGRATIONS } from '../../src/storage/migrations/index.ts'
import { openStore } from '../../src/storage/store.ts'
import { copyOfFourteenWeeks, fourteenWeeks, holdings } from '../support/fourteen-weeks.ts'
import { PROGRAMS } from '../support/programs.ts'

const { at } = fourteenWeeks()
const NAMES = Object.keys(MIGRATIONS)

/** What is in a database once this version has opened it. */
async function opened(file: string): Promise<unknown> {
  await (await openStore({ file }, { stand: { programs: PROGRAMS, now: at } })).close()
  const db = connect({ file })
  return holdings(db).finally(() => db.destroy())
}

/** A database of the fixture's fourteen weeks as the version had it that knew these changes of the tables. */
async function asOf(known: readonly string[]): Promise<string> {
  const { file } = copyOfFourteenWeeks()
  const db = connect({ file })
  const steps = known.map(one => [one, { up: (into: never) => MIGRATIONS[one]?.up(into, PROGRAMS, at) }])
  const migrator = new Migrator({ db, provider: { getMigrations: async () => Object.fromEntries(steps) } })
  const { error } = await migrator.migrateToLatest()
  expect(error).toBeUndefined()
  await db.destroy()
  return file
}

test.each(NAMES)('a database of %s is brought up to date, and nothing in it is lost', async name => {
  const file = await asOf(NAMES.slice(0, NAMES.indexOf(name) + 1))
  expect(await opened(file)).toEqual(await opened(copyOfFourteenWeeks().file))
  expect(await opened(file)).toEqual(await opened(file))
})

/** What landed while changes that are numbered earlier were still being written. */
const AHEAD = [
  ['0008-kept'],
  ['0007-gate', '0008-kept'],
  ['0005-redraws', '0007-gate', '0008-kept'],
  ['0005-redraws', '0007-gate', '0008-kept', '0008-when-away'],
].map(names => ({ names, named: names.join(' and ') }))

test.each(AHEAD)('nor is it where $named came before others that are numbered earlier', async ({ names }) => {
  const file = await asOf([...NAMES.slice(0, NAMES.indexOf('0004-weeks') + 1), ...names])
  expect(await opened(file)).toEqual(await opened(copyOfFourteenWeeks().file))
})
