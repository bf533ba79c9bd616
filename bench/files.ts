import { Gym, MONDAY_8 } from '../test/support/gym.ts'
import { filesEntered } from './support/entered.ts'
import type { Bench } from './support/table.ts'

const MINUTE = 60_000
const WEEK = 7 * 24 * 60 * MINUTE
const NINE = MONDAY_8 + 60 * MINUTE
/** Weeks in which Ben and Cleo have trained. */
const WEEKS = 3

/** What one has to know to change how a thing is done. */
export const bench: Bench = {
  title: 'Files of src and commands that a thing enters, platforms aside',
  run: async () => {
    const gym = await Gym.open()
    await gym.firstPrompt()
    for (let week = 0; week < WEEKS; week++) {
      await gym.travel(NINE + week * WEEK)
      for (const who of ['Ben', 'Cleo']) await gym.command(who, '/done all')
    }
    await gym.travel(NINE + WEEKS * WEEK - MINUTE)
    const slot = await filesEntered(() => gym.travel(NINE + WEEKS * WEEK))
    const walk = await gym.start('Ben')
    await gym.press('Ben', walk, 'Done')
    const done = await filesEntered(() => gym.press('Ben', walk, 'Done'))
    await gym.command('Cleo', '/done bridges 12')
    const typed = await filesEntered(() => gym.command('Cleo', '/done rdl 10'))
    await gym.close()
    return [
      { name: 'a weekly slot', unit: '', ours: [slot.length], aim: 'at most 25' },
      { name: 'a press on Done', unit: '', ours: [done.length], aim: 'at most 18' },
      { name: 'a typed line', unit: '', ours: [typed.length], aim: 'at most 20' },
    ]
  },
}
