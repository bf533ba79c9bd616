import { realTimers, type Timers } from '../src/core/timers.ts'
import { PACES } from '../src/platforms/paces.ts'
import { quiet, VirtualTime } from '../test/support/virtual-time.ts'
import { openBot } from './support/bot.ts'
import { withFolder } from './support/folder.ts'
import { ALLOWED, LimitedPlatform } from './support/limited-platform.ts'
import { SLOT, seed } from './support/seed.ts'
import type { Bench, Figure } from './support/table.ts'

const WEEK = 7 * 24 * 60 * 60 * 1000

/** Prompts in real time: enough for three quarters of a minute. */
const REAL = 1000
/** Prompts in virtual time, where nothing takes long but waiting. */
const VIRTUAL = 10_000

/** A herd of prompts against a platform that allows so many requests a second; each prompt takes two, for its thread. */
export const bench: Bench = {
  title: `Drain of a herd against a platform that allows ${ALLOWED} requests a second`,
  run: async () => [
    ...(await drain(REAL, 'in real time', realTime())),
    ...(await drain(VIRTUAL, 'in virtual time', virtualTime())),
  ],
}

interface Time {
  /** Milliseconds since some moment. */
  readonly now: () => number
  readonly timers: Timers
  /** Lets time pass until something is done. */
  run(work: Promise<void>): Promise<void>
}

function realTime(): Time {
  return { now: () => performance.now(), timers: realTimers, run: work => work }
}

function virtualTime(): Time {
  const time = new VirtualTime()
  return {
    now: () => time.elapsed,
    timers: time,
    async run(work) {
      let done = false
      const end = work.finally(() => {
        done = true
      })
      while (!done) await time.passTo(time.next() ?? time.elapsed).then(quiet)
      await end
    },
  }
}

async function drain(prompts: number, how: string, time: Time): Promise<Figure[]> {
  const platform = new LimitedPlatform(time.now, ms => time.timers.sleep(ms))
  await withFolder(async folder => {
    const config = { file: `${folder}/spotter.db` }
    // It has run until now: what came due while a bot was down is looked for before it is posted.
    let began: number | undefined
    const now = () => SLOT + WEEK + (began === undefined ? -60_000 : Math.floor(time.now() - began))
    const paces = { web: { everywhere: PACES.discord.everywhere } }
    const { app, store } = await openBot(config, { platform, now, timers: time.timers, paces })
    await time.run(app.scheduler.beat())
    await seed(config, { groups: prompts })
    began = time.now()
    await time.run(app.scheduler.beat())
    await store.close()
  })
  const { through, refused, posted } = platform
  if (posted.size !== prompts) throw new Error(`${posted.size} of ${prompts} prompts were posted`)
  const seconds = ((through.at(-1) ?? 0) - (through[0] ?? 0)) / 1000
  const count = prompts.toLocaleString('en')
  return [
    {
      name: `${count} prompts ${how}`,
      unit: 'a second',
      ours: [(through.length - 1) / seconds],
      beside: { name: 'allowed', values: [ALLOWED] },
      aim: 'at least 0.95',
    },
    { name: 'it takes', unit: 's', ours: [seconds] },
    { name: 'refused with 429', unit: 'times', ours: [refused], aim: '0' },
  ]
}
