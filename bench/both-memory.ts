import { join } from 'node:path'
import { freePort } from '../test/support/free-port.ts'
import { startChild } from './support/child.ts'
import { withFolder } from './support/folder.ts'
import type { Asked, Told } from './support/load/messages.ts'
import { MAIN } from './support/main.ts'
import { run } from './support/process.ts'
import { rounds } from './support/rounds.ts'
import type { Bench } from './support/table.ts'

const ROUNDS = 5
const BARE = [join(import.meta.dirname, 'support/both-bare.ts')]

/** What the bot holds in memory once it is connected to Discord and Slack, beside the two libraries as they come. */
export const bench: Bench = {
  title: 'Memory with Discord and Slack connected',
  run: () =>
    withFolder(async folder => {
      const world = startChild<Asked, Told>(join(import.meta.dirname, 'support/load/server.ts'))
      const { env } = await world.ask({ do: 'open', groups: 2, slackPort: await freePort() })
      const weigh = (script: readonly string[]) => async () => {
        const one = await run(script, { ...env, DATA_DIR: folder, LOG_LEVEL: 'warn' })
        await one.stop()
        return one.megabytes
      }
      const values = await rounds(ROUNDS, { ours: weigh(MAIN), bare: weigh(BARE) })
      world.close()
      const beside = { name: 'discord.js with Bolt', values: values.bare }
      return [{ name: 'whole process', unit: 'MB', ours: values.ours, beside, aim: 'at most 1.15' }]
    }),
}
