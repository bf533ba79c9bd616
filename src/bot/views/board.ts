import { actionId, type Block, type Message } from '../../chat/message.ts'
import { countOf, type MemberStanding } from '../standings.ts'
import type { Wording } from '../wording/en.ts'

/** More names than fit on a phone or into a message are counted, not listed. */
const NAMES = 25

/** A member on the board; no name when they would rather not be named. */
export type BoardEntry = MemberStanding & { readonly name: string | undefined }

/** The group's week. In order of standing and then of joining; never by weight. */
export function boardView(
  words: Wording,
  group: { readonly id: string },
  number: number,
  entries: readonly BoardEntry[],
  shareable: boolean,
): Message {
  const { finished, members } = countOf(entries)
  const named = entries.filter(entry => entry.name !== undefined)
  const shown = named.toSorted((a, b) => order(a) - order(b)).slice(0, NAMES)
  const rest = entries.filter(entry => !shown.includes(entry))
  const lines = shown.map(entry => `${mark(words, entry)} **${entry.name}** ${state(words, entry)}`)
  if (rest.length > 0) lines.push(words.board.hidden(rest.length, countOf(rest).finished))
  return {
    title: words.board.title(number),
    blocks: [
      ...(members > 0
        ? ([
            {
              kind: 'meter',
              done: finished,
              total: members,
              label: finished === members ? words.board.goalMet : words.board.goal(finished, members),
            },
          ] as const)
        : []),
      { kind: 'text', text: members > 0 ? lines.join('\n') : words.board.empty },
      ...(shareable && members > 0
        ? ([
            {
              kind: 'buttons',
              buttons: [{ label: words.board.share, action: actionId('board.share', group.id) }],
            },
          ] as const)
        : []),
    ] satisfies Block[],
  }
}

function order(entry: BoardEntry): number {
  return ['finished', 'kept', 'started', 'none'].indexOf(entry.standing)
}

function mark(words: Wording, entry: BoardEntry): string {
  return words.progress.marks[entry.standing]
}

/** Never how many steps: they would tell who does the gentle program, which has fewer or more of them. */
function state(words: Wording, entry: BoardEntry): string {
  return words.board.states[entry.standing]
}
