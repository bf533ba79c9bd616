import type { CommandSpec } from '../../chat/command.ts'
import type { Block, Message } from '../../chat/message.ts'

/** The command behind which every other can be typed: `/spotter settings`. Apps share one list of names. */
export const MAIN = 'spotter'

/** What people type daily has a name of its own. */
const DAILY: ReadonlySet<string> = new Set(['workout', 'done', 'exercise'])

/** What one types for a command in Slack. @param prefix goes before the names that other apps may have, too */
export function slashOf(name: string, prefix: string): string {
  return DAILY.has(name) ? `/${prefix}${name}` : `/${MAIN} ${name}`
}

/**
 * What was typed, as the command that it is for, and what stands behind that; nothing when it is none of the bot's. An
 * app that was set up long ago has each command by its own name.
 */
export function commandOf(
  commands: readonly CommandSpec[],
  prefix: string,
  typed: string,
  text: string,
): { readonly name: string; readonly input: string } | undefined {
  if (typed === `/${MAIN}`) {
    const [, name, input = ''] = /^\/?(\S*)\s*([\s\S]*)$/.exec(text) ?? []
    return { name: name?.toLowerCase() || 'help', input }
  }
  const own = commands.find(({ name }) => typed === `/${prefix}${name}`)
  return own && { name: own.name, input: text }
}

/**
 * Calls commands by the names that they have in Slack: `/settings` becomes `/spotter settings`. The bot names them in
 * code, which nothing that a person typed can be: its marks are escaped.
 */
export function renamer(commands: readonly CommandSpec[], prefix: string): (message: Message) => Message {
  if (commands.length === 0) return message => message
  const named = new RegExp(`(?<!\\\\)\`/(${commands.map(c => c.name).join('|')})\\b`, 'g')
  const renamed = (text: string) => text.replace(named, (_, name: string) => `\`${slashOf(name, prefix)}`)
  const inBlock = (block: Block): Block => {
    if (block.kind === 'text' || block.kind === 'note') return { ...block, text: renamed(block.text) }
    if (block.kind !== 'fields') return block
    return { ...block, fields: block.fields.map(f => ({ ...f, value: renamed(f.value) })) }
  }
  return message => ({ ...message, blocks: message.blocks.map(inBlock) })
}
