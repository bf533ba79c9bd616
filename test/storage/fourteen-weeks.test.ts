import { beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../src/storage/database.ts'
import type { DatabaseConfig } from '../../src/storage/database-config.ts'
import { openStore } from '../../src/storage/store.ts'
import {
  copyOfFourteenWeeks,
  fourteenWeeks,
  fourteenWeeksInPostgres,
  holdings,
} from '../support/fourteen-weeks.ts'
import { createDatabase } from '../support/postgres.ts'
import { PROGRAMS } from '../support/programs.ts'
import { sayings } from '../support/sayings.ts'

const { said, at, installationKeys: _, ...held } = fourteenWeeks()

describe.each([
  { name: 'SQLite', make: async () => copyOfFourteenWeeks() },
  { name: 'Postgres', make: async () => ({ url: await createDatabase(fourteenWeeksInPostgres) }) },
] satisfies { name: string; make: () => Promise<DatabaseConfig> }[])(
  'fourteen weeks that an older version kept, on $name',
  ({ make }) => {
    let config: DatabaseConfig
    beforeAll(async () => {
      config = await make()
    })

    test('lose nothing', async () => {
      await (await openStore(config, { stand: { programs: PROGRAMS, now: at } })).close()
      const db = connect(config)
      expect(sorted(await holdings(db))).toEqual(sorted(held))
      await db.destroy()
    })

    test('are spoken of as they were', async () => {
      const store = await openStore(config)
      const { members, groups } = await sayings(store, at, said)
      // What somebody who was away is asked to do is less now, and theirs alone; the weeks are said in words, too.
      const begun = (one: (typeof said.members)[number]) => ({
        ...one,
        progress: one.progress
          .replace(/^○+ This week: 0 of \d+ steps$/m, 'Not begun')
          .replace(/^Your (?:last \d+ weeks|first week): .*\n/m, ''),
      })
      expect(members.map(begun)).toEqual(said.members.map(begun))
      expect(groups.map(({ schedule: _, ...group }) => group)).toEqual(
        said.groups.map(({ schedule: _, ...group }) => group),
      )
      // Of what is planned more is said now, and nothing less.
      const lines = groups.map(({ schedule }) => schedule.split('\n'))
      for (const [i, group] of said.groups.entries())
        expect(lines[i]).toEqual(expect.arrayContaining(group.schedule.split('\n')))
      await store.close()
    })
  },
)

function sorted({ rows, ...lists }: Awaited<ReturnType<typeof holdings>>) {
  return { rows, ...Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.toSorted()])) }
}
