import type {
  MrkdwnElement,
  PlainTextElement,
  RichTextBlock,
  RichTextElement,
  RichTextLink,
  RichTextText,
} from '@slack/types'
import { type Inline, type Line, parse, type TimeStyle } from '../../chat/markdown.ts'
import { inlineText } from '../../chat/plain.ts'
import { shorten } from '../../core/text.ts'
import { LIMITS } from './limits.ts'

type Style = NonNullable<RichTextText['style']>
type Part = RichTextElement

/**
 * How a moment shows: in the reader's own zone and clock. Slack has no word for "in 2 minutes", so a
 * relative moment shows as the local time
 * (https://docs.slack.dev/messaging/formatting-message-text#date-formatting).
 */
const TIMES: Readonly<Record<TimeStyle, string>> = {
  date: '{date_short_pretty}',
  time: '{time}',
  datetime: '{date_short_pretty} {time}',
  relative: '{date_short_pretty} {time}',
}

/** Plain text, in which `:wave:` stays as it was typed. */
export function plainText(text: string, max: number): PlainTextElement {
  return { type: 'plain_text', text: shorten(text, max), emoji: false }
}

/** Escapes what Slack would read as a mention, a link or a date: https://docs.slack.dev/messaging/formatting-message-text#escaping */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/**
 * Markdown as a rich text block. Its parts are data, so that nothing a person typed is ever parsed again:
 * marks, `:emoji:` and `@here` show as typed.
 */
export function richText(text: string, max: number = LIMITS.text): RichTextBlock | undefined {
  const budget = { left: max }
  const elements: RichTextBlock['elements'] = []
  let plain: Part[] | undefined
  for (const line of parse(text)) {
    if (budget.left <= 0) break
    const parts = line.inner.flatMap(part => richParts(part, {}, budget))
    if (line.kind === 'plain') {
      if (plain) plain.push({ type: 'text', text: '\n' }, ...parts)
      else {
        plain = parts
        elements.push({ type: 'rich_text_section', elements: parts })
      }
    } else {
      plain = undefined
      addItem(elements, line, parts)
    }
  }
  const shown = elements.filter(e => e.elements.length > 0)
  return shown.length > 0 ? { type: 'rich_text', elements: shown } : undefined
}

function addItem(elements: RichTextBlock['elements'], line: Line, parts: Part[]): void {
  if (parts.length === 0) return
  const style = line.kind === 'bullet' ? 'bullet' : 'ordered'
  const item = { type: 'rich_text_section' as const, elements: parts }
  const last = elements.at(-1)
  if (last?.type === 'rich_text_list' && last.style === style) last.elements.push(item)
  else {
    const offset = (line.number ?? 1) - 1
    elements.push({ type: 'rich_text_list', style, elements: [item], ...(offset > 0 ? { offset } : {}) })
  }
}

function richParts(part: Inline, style: Style, budget: { left: number }): Part[] {
  if ('inner' in part) {
    return part.inner.flatMap(inner => richParts(inner, { ...style, [part.kind]: true }, budget))
  }
  const styled = Object.keys(style).length > 0 ? { style } : {}
  if (part.kind === 'time') {
    const timestamp = Math.floor(part.at / 1000)
    return [{ type: 'date', timestamp, format: TIMES[part.style], fallback: fallback(part.at), ...styled }]
  }
  const text = budget.left > 0 ? shorten(part.text, budget.left) : ''
  budget.left -= part.text.length
  if (!text) return []
  if (part.kind === 'link') return [{ type: 'link', url: part.url, text, ...styled } satisfies RichTextLink]
  return [{ type: 'text', text, ...(part.kind === 'code' ? { style: { ...style, code: true } } : styled) }]
}

/**
 * Markdown as the small text of notes and fields, where Slack takes no rich text. Slack has no way to
 * escape its own marks, so text that holds one goes out as plain text, without bold and links: what a
 * person typed must show as typed.
 */
export function smallText(text: string, max: number): MrkdwnElement | PlainTextElement {
  const lines = parse(text)
  const isSafe = lines.every(line => line.inner.every(isInert) && !/^\s*>/.test(firstText(line)))
  const marked = lines.map(mrkdwnLine).join('\n')
  if (!isSafe || marked.length > max) return plainText(inlineText(text, fallback), max)
  return { type: 'mrkdwn', text: marked, verbatim: true }
}

function isInert(part: Inline): boolean {
  if ('inner' in part) return part.inner.every(isInert)
  return part.kind === 'time' || !/[*_~`|]|:[^\s:]+:|^>/m.test(part.text)
}

function firstText(line: Line): string {
  const [first] = line.inner
  return first && 'text' in first ? first.text : ''
}

function mrkdwnLine(line: Line): string {
  const body = line.inner.map(mrkdwn).join('')
  if (line.kind === 'bullet') return `• ${body}`
  return line.kind === 'number' ? `${line.number}. ${body}` : body
}

function mrkdwn(part: Inline): string {
  switch (part.kind) {
    case 'text':
      return escaped(part.text)
    case 'code':
      return `\`${escaped(part.text)}\``
    case 'bold':
      return `*${part.inner.map(mrkdwn).join('')}*`
    case 'italic':
      return `_${part.inner.map(mrkdwn).join('')}_`
    case 'link':
      return `<${escaped(part.url).replaceAll('|', '%7C')}|${escaped(part.text)}>`
    case 'time':
      return dateText(part.at, part.style)
  }
}

/** A moment (epoch milliseconds) in the reader's own time, wherever Slack reads marks. */
export function dateText(at: number, style: TimeStyle): string {
  return `<!date^${Math.floor(at / 1000)}^${TIMES[style]}|${fallback(at)}>`
}

/** For clients too old to show a date: the moment in UTC. */
function fallback(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
