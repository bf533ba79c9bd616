import type { CommandSpec } from '../../chat/command.ts'
import { moment } from '../../chat/markdown.ts'
import type { Message } from '../../chat/message.ts'
import type { Wording } from '../wording/en.ts'

/** What one can do here, in order of use. `nextAt` is the next prompt in epoch milliseconds; `none` is said without one. */
export function helpView(
  words: Wording,
  commands: readonly CommandSpec[],
  nextAt: number | undefined,
  none: string = words.help.plan,
): Message {
  const lines = commands.map(command => {
    const forWhom = command.needs === 'manage' ? ` (${words.help.manage})` : ''
    return `- \`/${command.name}\` ${command.summary}${forWhom}`
  })
  return {
    title: words.help.title,
    blocks: [
      { kind: 'text', text: words.help.lead },
      { kind: 'text', text: lines.join('\n') },
      { kind: 'text', text: words.help.typed },
      {
        kind: 'note',
        text: nextAt === undefined ? none : words.help.next(moment(nextAt, 'datetime')),
      },
    ],
  }
}
