import { actionId, type Block, type Message } from '../../chat/message.ts'
import type { Counts } from '../../storage/weeks.ts'
import type { Standing } from '../../training/progress.ts'
import type { Showing } from '../showing.ts'
import type { Wording } from '../wording/en.ts'
import { groupBlock, type WeekCounts } from './chart.ts'

/** More names than fit on a phone or into a message are counted, not listed. */
export const NAMES = 25

/** A member on the board. */
export interface BoardEntry {
  readonly name: string
  readonly standing: Standing
}

/** A group's week on the board: what it counts, and the first of those who may be named, as they are shown. */
export interface Board extends Pick<Counts, 'joined' | 'finished'> {
  readonly groupId: string
  readonly number: number
  readonly shown: readonly BoardEntry[]
  /** The weeks that are drawn, oldest first: this one, or its month. */
  readonly weeks: readonly WeekCounts[]
  readonly pictures?: Showing | undefined
}

/** The group's week. In order of standing and then of joining; never by weight. */
export function boardView(
  words: Wording,
  { groupId, number, joined, finished, shown, weeks, pictures }: Board,
  shareable: boolean,
): Message {
  const lines = shown.map(
    ({ name, standing }) => `${words.progress.marks[standing]} **${name}** ${words.board.states[standing]}`,
  )
  const named = shown.filter(({ standing }) => standing === 'finished').length
  // Never how many steps: they would tell who does the gentle program, which has fewer or more of them.
  if (joined > shown.length) lines.push(words.board.hidden(joined - shown.length, finished - named))
  return {
    title: words.board.title(number),
    blocks: [
      ...(joined > 0
        ? ([
            {
              kind: 'meter',
              done: finished,
              total: joined,
              label: finished === joined ? words.board.goalMet : words.board.goal(finished, joined),
            },
          ] as const)
        : []),
      ...(weeks.some(week => week.joined > 0) ? [groupBlock(words, weeks, pictures)] : []),
      { kind: 'text', text: joined > 0 ? lines.join('\n') : words.board.empty },
      ...(shareable && joined > 0
        ? ([
            {
              kind: 'buttons',
              buttons: [{ label: words.board.share, action: actionId('board.share', groupId) }],
            },
          ] as const)
        : []),
    ] satisfies Block[],
  }
}
