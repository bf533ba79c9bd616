import { literal } from '../../chat/markdown.ts'
import { actionId, type Message } from '../../chat/message.ts'
import type { Named } from '../which.ts'
import type { Wording } from '../wording/en.ts'

/** Asks someone in several groups which one they mean where no group meets. */
export function whichView(words: Wording, groups: readonly Named[]): Message {
  return {
    blocks: [
      { kind: 'text', text: words.which.ask },
      {
        kind: 'buttons',
        buttons: groups.map(({ id, name }) => ({ label: name, action: actionId('which.group', id) })),
      },
    ],
  }
}

/** A message about one of somebody's several groups says of which. */
export function ofGroup(words: Wording, message: Message, name: string): Message {
  return { ...message, blocks: [{ kind: 'note', text: words.which.of(literal(name)) }, ...message.blocks] }
}
