import type { MemberWeek } from '../storage/member-week.ts'
import type { Tables } from '../storage/store.ts'
import type { Counts, Week } from '../storage/weeks.ts'
import { keeps } from '../training/progress.ts'

export const NOBODY: Counts = { joined: 0, kept: 0, finished: 0 }

/** What a week counts of a member of whom nothing is known but that they take part. */
export const UNTOUCHED: Counts = { joined: 1, kept: 0, finished: 0 }

/** What a member's week adds to what the group's counts: of an excused one only what they did all the same. */
export function countsOf({ standing, excused }: Pick<MemberWeek, 'standing' | 'excused'>): Counts {
  if (excused.includes('flag')) return NOBODY
  const kept = Number(keeps(standing))
  return { joined: excused.length > 0 ? kept : 1, kept, finished: Number(standing === 'finished') }
}

/**
 * What a transaction changes of the counts of a group's weeks. All of it is written at its end, the oldest week first:
 * two that each change two weeks wait for each other, and neither waits for ever.
 */
export class Tally {
  readonly #weeks = new Map<number, { readonly week: Week; readonly by: Counts }>()

  add(week: Week, after: Counts, before = NOBODY): void {
    const { by } = this.#weeks.get(week.ordinal) ?? { by: NOBODY }
    this.#weeks.set(week.ordinal, {
      week,
      by: {
        joined: by.joined + after.joined - before.joined,
        kept: by.kept + after.kept - before.kept,
        finished: by.finished + after.finished - before.finished,
      },
    })
  }

  /** Whether a week counts otherwise by it. */
  get counts(): boolean {
    return this.#changed.length > 0
  }

  async write({ weeks }: Pick<Tables, 'weeks'>): Promise<void> {
    for (const { week, by } of this.#changed.toSorted((a, b) => a.week.ordinal - b.week.ordinal))
      await weeks.count(week, by)
  }

  get #changed() {
    return [...this.#weeks.values()].filter(({ by }) => Object.values(by).some(n => n !== 0))
  }
}
