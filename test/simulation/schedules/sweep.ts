import type { Database } from '../../../src/storage/database.ts'
import type { Program } from '../../../src/training/program.ts'
import { Random, realIds, seedIds } from '../random.ts'
import { Club, putBack, type Rows } from './club.ts'
import { type Deed, deedOf, setLine } from './deeds.ts'
import { Rules } from './rules.ts'

/** The Monday from which clubs begin, and over how many days: all of a year, with every zone's changes of clocks. */
const FROM = Date.parse('2026-01-05T00:00:00Z')
const DAYS = 366
const DAY = 24 * 60 * 60 * 1000

/** What a sequence came to. */
export interface Swept {
  readonly seed: number
  readonly breaches: readonly string[]
  readonly trace: readonly string[]
  readonly deeds: number
  readonly prompts: number
}

/** Plays one sequence of what can happen to a group's schedule, and stops at the first breach. @param empty the rows of a fresh database */
export async function sweep(
  seed: number,
  db: Database,
  empty: Rows,
  programs: readonly Program[],
): Promise<Swept> {
  const random = new Random(seed)
  seedIds(new Random(seed ^ 0x1d5))
  const trace: string[] = []
  const breaches: string[] = []
  let [deeds, prompts] = [0, 0]
  try {
    await putBack(db, empty)
    const club = await Club.open(db, programs, FROM + random.int(0, DAYS * DAY))
    const rules = new Rules(db, club)
    const deed = async (one: Deed) => {
      deeds++
      const answer = await club.do(one)
      const { kind, ...details } =
        one.kind === 'edit' ? { kind: one.kind, ids: one.programs.map(p => p.id) } : one
      trace.push(
        `${new Date(club.now).toISOString().slice(0, 16)}  ${kind} ${JSON.stringify(details)}  ${answer.replaceAll('\n', ' · ')}`,
      )
      breaches.push(...(await rules.after(one)))
    }
    await deed({ kind: 'schedule', line: setLine(random, programs) })
    const length = random.int(5, 60)
    for (let n = 0; n < length && breaches.length === 0; n++)
      await deed(deedOf(random, club.today, club.programs))
    prompts = club.prompts.length
  } catch (error) {
    breaches.push(`the sweep itself failed: ${error instanceof Error ? error.stack : error}`)
  } finally {
    realIds()
  }
  return { seed, breaches, trace, deeds, prompts }
}
