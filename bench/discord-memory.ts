import { join } from 'node:path'
import { startFake } from './support/discord/fake.ts'
import { run } from './support/process.ts'
import { rounds } from './support/rounds.ts'
import type { Bench } from './support/table.ts'

const SERVERS = 10_000
const ROUNDS = 3
const CLIENT = join(import.meta.dirname, 'support/discord/client.ts')

/** What the client holds in memory when it is in many servers, after a garbage collection. */
export const bench: Bench = {
  title: `Memory with ${SERVERS.toLocaleString('en')} Discord servers of 20 channels and 10 roles`,
  async run() {
    const [none, many] = [await startFake(), await startFake()]
    await many.ask({ do: 'grow', servers: SERVERS })
    const weigh = (which: string, api: string, servers: number) => async () => {
      const client = await run(['--expose-gc', CLIENT, which], { DISCORD_API: api })
      if (!client.said().includes(`in ${servers} servers`)) throw new Error(client.said())
      await client.stop()
      return client.megabytes
    }
    const values = await rounds(
      ROUNDS,
      {
        ours: weigh('ours', many.api, SERVERS + 1),
        usual: weigh('usual', many.api, SERVERS + 1),
        empty: weigh('ours', none.api, 1),
        usualEmpty: weigh('usual', none.api, 1),
      },
      0,
    )
    for (const fake of [none, many]) fake.close()
    const grown = (full: number[], empty: number[]) =>
      full.map((value, i) => ((value - (empty[i] ?? 0)) / SERVERS) * 1024)
    return [
      {
        name: 'whole process',
        unit: 'MB',
        ours: values.ours,
        beside: { name: 'discord.js as it comes', values: values.usual },
      },
      {
        name: 'of a server',
        unit: 'KB',
        ours: grown(values.ours, values.empty),
        beside: { name: 'discord.js as it comes', values: grown(values.usual, values.usualEmpty) },
      },
    ]
  },
}
