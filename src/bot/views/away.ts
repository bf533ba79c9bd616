import { moment } from '../../chat/markdown.ts'
import { actionId, type Message, say } from '../../chat/message.ts'
import type { Group } from '../../storage/groups.ts'
import type { Away } from '../away.ts'
import type { Wording } from '../wording/en.ts'

/** That someone is away, or will be, with a way back. @param now epoch milliseconds */
export function awayView(words: Wording, { from, until }: Away, now: number): Message {
  const [first, last] = [from, until].map(at => (at === null ? undefined : moment(at, 'date')))
  const text =
    from <= now || first === undefined
      ? last === undefined
        ? words.away.open
        : words.away.until(last)
      : last === undefined
        ? words.away.from(first)
        : words.away.between(first, last)
  return {
    blocks: [
      { kind: 'text', text },
      {
        kind: 'buttons',
        buttons: [{ label: words.away.undo, action: actionId('away.undo', from.toString(36)) }],
      },
    ],
  }
}

/** A welcome, with a way to start. */
export function backView(words: Wording, group: Pick<Group, 'id' | 'week'>, isDone: boolean): Message {
  if (isDone) return say(words.away.backDone)
  return {
    blocks: [
      { kind: 'text', text: words.away.back },
      {
        kind: 'buttons',
        buttons: [
          {
            label: words.prompt.start,
            action: actionId('walk.start', group.id, group.week),
            style: 'primary',
          },
        ],
      },
    ],
  }
}
