import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openStore } from '../src/storage/store.ts'
import { withFolder } from './support/folder.ts'
import { importCosts } from './support/imports.ts'
import { MAIN } from './support/main.ts'
import { output, run } from './support/process.ts'
import { rounds, time } from './support/rounds.ts'
import { seed } from './support/seed.ts'
import type { Bench, Figure } from './support/table.ts'

const ROUNDS = 5
const GROUPS = 10_000
const BARE = [join(import.meta.dirname, 'support/bare-server.ts')]

/** From the start of the process to the line that says it runs, what it weighs then, and which imports weigh. */
export const bench: Bench = {
  title: 'Start-up and memory',
  run: () =>
    withFolder(async folder => {
      const small = dataDir(folder, 'small')
      const large = dataDir(folder, 'large')
      await (await openStore({ file: join(large, 'spotter.db') })).close()
      await seed({ file: join(large, 'spotter.db') }, { groups: GROUPS, members: 5 * GROUPS, history: 1 })

      const memory = { ours: [] as number[], large: [] as number[], bare: [] as number[] }
      const started = async (into: number[], script: readonly string[], DATA_DIR: string) => {
        const process = await run(script, { DATA_DIR, PORT: '0', LOG_LEVEL: 'warn' })
        into.push(process.megabytes)
        await process.stop()
        return process.milliseconds
      }
      const times = await rounds(ROUNDS, {
        ours: () => started(memory.ours, MAIN, small),
        bare: () => started(memory.bare, BARE, small),
        large: () => started(memory.large, MAIN, large),
        node: () => time(() => output(['-e', '0'])),
      })
      const besideBare = (values: number[]) => ({ name: 'bare node:sqlite + http', values })
      return [
        { name: 'until it runs', unit: 'ms', ours: times.ours, beside: besideBare(times.bare) },
        { name: '', unit: 'ms', ours: times.ours, beside: { name: 'node -e 0', values: times.node } },
        { name: `with ${GROUPS.toLocaleString('en')} groups`, unit: 'ms', ours: times.large },
        { name: 'memory once it runs', unit: 'MB', ours: memory.ours, beside: besideBare(memory.bare) },
        { name: `with ${GROUPS.toLocaleString('en')} groups`, unit: 'MB', ours: memory.large },
        ...importCosts(),
      ] satisfies Figure[]
    }),
}

function dataDir(folder: string, name: string): string {
  const path = join(folder, name)
  mkdirSync(path)
  return path
}
