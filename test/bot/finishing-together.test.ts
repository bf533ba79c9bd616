import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plain } from '../../src/chat/plain.ts'
import { openStore } from '../../src/storage/store.ts'
import { Gym } from '../support/gym.ts'
import { createDatabase, query, withTables } from '../support/postgres.ts'
import { runs } from '../support/runs.ts'

const ROUND = ['bridges 10', 'rdl 10', 'goblet 10']

test('lines that finish a week only together count in the prompt, however they are split', async () => {
  const line = fc.nat(2)
  await fc.assert(
    fc.asyncProperty(fc.tuple(line, line, line), async lines => {
      const gym = await Gym.open()
      await gym.firstPrompt()
      await gym.command('Ana', '/done all')
      await gym.command('Ben', '/done 2 rounds')
      const split = Map.groupBy(ROUND, said => lines[ROUND.indexOf(said)])
      const shown = await Promise.all(
        [...split.values()].map(said => gym.command('Ben', `/done ${said.join(', ')}`)),
      )
      for (const one of shown) expect(one.text).toContain('Logged')
      expect(plain(gym.shows(gym.prompt()))).toContain('2 of 2 have finished')
      await gym.close()
    }),
    { numRuns: runs(27) },
  )
})

test('of two lines that take a finished week back together, the prompt counts it no more', async () => {
  const gym = await Gym.open()
  await gym.firstPrompt()
  await gym.command('Ana', '/done all')
  await gym.command('Ben', '/done 1 round')
  const lines = []
  for (const said of ROUND) lines.push(await gym.command('Ben', `/done ${said}`))
  expect(plain(gym.shows(gym.prompt()))).toContain('2 of 2 have finished')
  await Promise.all(lines.slice(1).map(one => gym.press('Ben', one, 'Undo')))
  expect(plain(gym.shows(gym.prompt()))).toContain('1 of 2 have finished')
  await gym.close()
})

test('on Postgres, too, a line that comes before the commit of another one sees what that one has logged', async () => {
  const url = await createDatabase(withTables)
  const gym = await Gym.open({ store: await openStore({ url }) })
  await gym.firstPrompt()
  await gym.command('Ben', '/done 2 rounds')
  await gym.command('Ben', '/done bridges 10')
  const { store } = gym
  const log = store.log.bind(store)
  const { promise: written, resolve } = Promise.withResolvers<void>()
  const second = written.then(() => gym.command('Ben', '/done goblet 10'))
  store.log = (person, began, work, member) => {
    store.log = log
    return log(
      person,
      began,
      async tables => {
        const done = await work(tables)
        resolve()
        const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
        await expect.poll(async () => (await query(url, waiting)).rowCount).toBe(1)
        return done
      },
      member,
    )
  }
  await gym.command('Ben', '/done rdl 10')
  await second
  const [ben] = await store.members.ofPerson(gym.person('Ben'))
  expect(await store.memberWeeks.find(ben?.id ?? '', 1)).toMatchObject({ standing: 'finished', done: 6 })
  expect(await store.weeks.find(ben?.groupId ?? '', 1)).toMatchObject({ joined: 1, finished: 1 })
  await gym.close()
})
