import type { CommandSpec } from '../../chat/command.ts'
import { moment } from '../../chat/markdown.ts'
import type { Message } from '../../chat/message.ts'
import type { Wording } from '../wording/en.ts'

/** Where someone asks, and what they may do there. */
export interface HelpContext {
  readonly direct: boolean
  readonly mayManage: boolean
  readonly mentionsOnly: boolean
  /** Something is planned here, or was. */
  readonly planned: boolean
  /** The next prompt in epoch milliseconds. */
  readonly nextAt: number | undefined
}

/** What one can do here, in order of use: who runs a channel where nothing is planned begins with that. */
export function helpView(words: Wording, commands: readonly CommandSpec[], here: HelpContext): Message {
  const { help, trouble } = words
  const { direct, mayManage, planned, nextAt } = here
  const mine = commands.filter(command => command.needs === undefined || mayManage)
  const toPlan = mayManage && !planned
  const order = toPlan ? mine.toSorted((a, b) => rank(a) - rank(b)) : mine
  const none = direct ? trouble.noGroupDirect : mayManage ? help.planIt : help.plan
  const next = planned ? help.quiet : none
  return {
    title: direct ? help.titleDirect : help.title,
    blocks: [
      { kind: 'text', text: direct ? help.leadDirect : toPlan ? help.planIt : help.lead },
      { kind: 'text', text: order.map(line).join('\n') },
      { kind: 'text', text: direct ? help.typedDirect : here.mentionsOnly ? help.typedMention : help.typed },
      ...(toPlan
        ? []
        : ([
            { kind: 'note', text: nextAt === undefined ? next : help.next(moment(nextAt, 'datetime')) },
          ] as const)),
    ],
  }
}

function rank(command: CommandSpec): number {
  return command.needs === 'manage' ? 0 : 1
}

function line({ name, summary, subs }: CommandSpec): string {
  const more = Object.keys(subs ?? {}).map(sub => `\`${sub}\``)
  return `- \`/${name}\` ${summary}${more.length > 0 ? `: ${more.join(', ')}` : ''}`
}
