import type { Message } from '../../chat/message.ts'
import type { Wording } from '../wording/en.ts'
import { groupBlock } from './chart.ts'

/** A group's week, when it is over. */
export interface Recap {
  readonly finished: number
  /** Members who count in it. */
  readonly members: number
  /** Members whose week counts, finished or not; among them gentle weeks, which nobody can tell. */
  readonly kept: number
  /** Those of them who are named, in the order in which they joined. */
  readonly names: readonly string[]
  readonly streaks: readonly { readonly name: string; readonly weeks: number }[]
}

/**
 * The week in one message. It names who trained, never who did not. Nothing is added up: of two who finished, a
 * sum of sets would tell that one of them went gently.
 */
export function recapView(words: Wording, number: number, recap: Recap): Message {
  const { recap: w } = words
  const { finished, members, kept, names, streaks } = recap
  const rows = [...Map.groupBy(streaks, one => one.weeks)]
    .toSorted(([a], [b]) => b - a)
    .map(([weeks, those]) =>
      w.streak(
        weeks,
        those.map(one => one.name),
      ),
    )
  return {
    title: w.title(number),
    blocks: [
      { kind: 'meter', done: finished, total: members, label: w.meter(finished, members) },
      { kind: 'text', text: kept > 0 ? w.kept(names, kept - names.length) : w.begun },
      ...(rows.length > 0 ? ([{ kind: 'text', text: rows.join('\n') }] as const) : []),
      groupBlock(words, [{ planNumber: number, joined: members, kept, finished }]),
    ],
  }
}
