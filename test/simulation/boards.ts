import type { Database } from '../../src/storage/database.ts'
import type { Store } from '../../src/storage/store.ts'
import type { Program } from '../../src/training/program.ts'
import type { Line } from './chat.ts'
import { countOf } from './invariants.ts'
import type { Member } from './people.ts'

/** The boards on which people see something else than the log says, in a sentence each. */
export async function wrongBoards(
  store: Store,
  db: Database,
  programs: readonly Program[],
  people: readonly Member[],
  lineOf: (who: Member) => Line | undefined,
): Promise<string[]> {
  const found: string[] = []
  for (const who of people) {
    for (const at of who.channels) {
      const group = await store.groups.at(at)
      const line = lineOf(who)
      if (!group || !line) continue
      const { finished, members } = await countOf(db, programs, group, group.week)
      const event = { id: 'board', kind: 'command', name: 'board', input: '', from: who.person, at } as const
      await line.send(event, async ({ message }) => {
        const meter = message?.blocks.find(block => block.kind === 'meter')
        if ((meter?.done ?? 0) === finished && (meter?.total ?? 0) === members) return
        found.push(
          `the board in ${at.channel} shows ${meter?.done} of ${meter?.total}, not ${finished} of ${members}`,
        )
      })
    }
  }
  return found
}
