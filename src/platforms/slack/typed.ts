/** What somebody typed, as `text` with Slack's marks in it, and as the rich text of its composer, without them. */
export interface TypedText {
  readonly text?: string
  readonly blocks?: unknown
}

type Part = Readonly<Record<string, unknown>>

/**
 * Typed text as the person saw it, without marks: from the rich text that Slack's composer sends, line by line, else
 * from the text (https://docs.slack.dev/reference/block-kit/blocks/rich-text-block).
 * @param self the bot, whose mention is left out
 */
export function typedText({ text = '', blocks }: TypedText, self: string | undefined): string {
  const rich = parts(blocks).filter(block => block.type === 'rich_text')
  const lines = rich.flatMap(block => parts(block.elements)).flatMap(part => linesOf(part, self))
  const typed = lines.length > 0 ? lines.join('\n') : marked(text, self)
  return typed.replace(/[^\S\n]+/g, ' ').trim()
}

/** A part of rich text line by line: each item of a list is one, and what somebody else is quoted with stays marked. */
function linesOf({ type, elements }: Part, self: string | undefined): string[] {
  if (type === 'rich_text_list') return parts(elements).flatMap(item => linesOf(item, self))
  const lines = parts(elements).map(part => shown(part, self))
  return lines
    .join('')
    .split('\n')
    .map(line => (type === 'rich_text_quote' ? `> ${line}` : line))
}

function shown(part: Part, self: string | undefined): string {
  // What is struck out was not said.
  if ((part.style as Part | undefined)?.strike === true) return ' '
  switch (part.type) {
    case 'user':
      return part.user_id === self ? ' ' : `<@${part.user_id}>`
    case 'channel':
      return `<#${part.channel_id}>`
    case 'broadcast':
      return `@${part.range}`
    case 'emoji':
      return `:${part.name}:`
    default:
      return String(part.text ?? part.url ?? '')
  }
}

/** Slack wraps links, mentions and channels in angle brackets. Those of people and channels stay, by their ids. */
function marked(text: string, self: string | undefined): string {
  const bare = text.replace(/<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g, (_, sigil, target, label) => {
    if (sigil === '@' && target === self) return ' '
    if (sigil === '@' || sigil === '#') return `\0${sigil}${target}\0`
    return (sigil && '@') + (label ?? target)
  })
  return unescaped(bare).replace(/\0([@#][^\0]*)\0/g, '<$1>')
}

/** Undoes what Slack does to `&`, `<` and `>`: https://docs.slack.dev/messaging/formatting-message-text#escaping */
function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

function parts(given: unknown): readonly Part[] {
  const isPart = (one: unknown): one is Part => typeof one === 'object' && one !== null
  return Array.isArray(given) ? given.filter(isPart) : []
}
