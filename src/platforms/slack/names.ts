import type { CommandSpec } from '../../chat/command.ts'
import type { Block, Message } from '../../chat/message.ts'

/**
 * Calls commands by the names that they have in this workspace: `/done` becomes `/spotter-done`. The bot names
 * them in code, which nothing that a person typed can be: its marks are escaped.
 */
export function prefixer(commands: readonly CommandSpec[], prefix: string): (message: Message) => Message {
  if (!prefix || commands.length === 0) return message => message
  const named = new RegExp(`(?<!\\\\)\`/(?=(?:${commands.map(c => c.name).join('|')})\\b)`, 'g')
  const renamed = (text: string) => text.replace(named, `\`/${prefix}`)
  const inBlock = (block: Block): Block => {
    if (block.kind === 'text' || block.kind === 'note') return { ...block, text: renamed(block.text) }
    if (block.kind !== 'fields') return block
    return { ...block, fields: block.fields.map(f => ({ ...f, value: renamed(f.value) })) }
  }
  return message => ({ ...message, blocks: message.blocks.map(inBlock) })
}
