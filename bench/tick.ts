import type { App } from '../src/app.ts'
import { openBot } from './support/bot.ts'
import { withFolder } from './support/folder.ts'
import { rounds, time } from './support/rounds.ts'
import { seed } from './support/seed.ts'
import type { Bench } from './support/table.ts'

const FEW = 100
const MANY = 100_000
const BEATS = 500
const ROUNDS = 21

/** The scheduler's beat when nothing is due: it must not matter how many groups wait. */
export const bench: Bench = {
  title: 'The beat with nothing due: claim, and a look at the queue',
  run: () =>
    withFolder(async folder => {
      const few = await botWith(`${folder}/few.db`, FEW)
      const many = await botWith(`${folder}/many.db`, MANY)
      const values = await rounds(ROUNDS, { many: () => beat(many), few: () => beat(few) }, 3)
      await Promise.all([few.stop(), many.stop()])
      const beside = { name: `with ${FEW.toLocaleString('en')}`, values: values.few }
      const name = `with ${MANY.toLocaleString('en')} groups`
      return [{ name, unit: 'µs', ours: values.many, beside, aim: 'at most 1.5' }]
    }),
}

async function botWith(file: string, groups: number): Promise<App> {
  const { app, store } = await openBot(file)
  seed(file, { groups })
  // A beat over an empty store would be quick too.
  if ((await store.groups.nextDue()) === undefined) throw new Error('the groups are not there')
  return app
}

/** Microseconds a beat. */
async function beat(app: App): Promise<number> {
  const whole = await time(async () => {
    for (let i = 0; i < BEATS; i++) await app.scheduler.beat()
  })
  return (whole / BEATS) * 1000
}
