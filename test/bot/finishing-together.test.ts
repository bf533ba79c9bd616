import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plain } from '../../src/chat/plain.ts'
import { Gym } from '../support/gym.ts'
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
  await gym.command('Ben', '/done 2 rounds')
  const lines = []
  for (const said of ROUND) lines.push(await gym.command('Ben', `/done ${said}`))
  expect(plain(gym.shows(gym.prompt()))).toContain('2 of 2 have finished')
  await Promise.all(lines.slice(1).map(one => gym.press('Ben', one, 'Undo')))
  expect(plain(gym.shows(gym.prompt()))).toContain('1 of 2 have finished')
  await gym.close()
})
