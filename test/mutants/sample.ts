import { createHash } from 'node:crypto'
import { lineAt, type Mutation } from './mutations.ts'

export interface Place extends Mutation {
  readonly path: string
  /** The source that it changes. */
  readonly text: string
}

/**
 * Some of all mutants, which follow from a seed. Each has its own place in the order, by the line that it changes and
 * what it makes of it: another line of the sources more or less leaves the others where they were, and a larger sample
 * holds the smaller ones.
 */
export function sampleOf<T extends Place>(all: readonly T[], seed: number, size: number): T[] {
  const seen = new Map<string, number>()
  return all
    .map(mutant => {
      const what = keyOf(mutant)
      const nth = seen.get(what) ?? 0
      seen.set(what, nth + 1)
      return { mutant, rank: createHash('sha256').update(`${seed}\n${what}\n${nth}`).digest('hex') }
    })
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, size)
    .map(({ mutant }) => mutant)
}

/** What a mutant is wherever its line stands. */
function keyOf({ path, text, start, end, to }: Place): string {
  const { line, from } = lineAt(text, start)
  return [path, line.trim(), text.slice(from, start).trimStart().length, text.slice(start, end), to].join(
    '\n',
  )
}
