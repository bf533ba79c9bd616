import { shorten } from '../core/text.ts'
import { type Inline, parse } from './markdown.ts'
import type { Block, Message } from './message.ts'

/** How plain text shows a moment: epoch milliseconds and style in, text out. */
export type ShowTime = (at: number, style: 'relative' | 'date' | 'time' | 'datetime') => string

/** A message as plain text: for notifications, screen readers and transcripts. No line is empty. */
export function plain(message: Message, showTime: ShowTime = isoTime): string {
  const lines = message.title ? [inlineText(message.title, showTime)] : []
  for (const block of message.blocks) lines.push(...blockLines(block, showTime))
  return lines
    .flatMap(line => line.split('\n'))
    .filter(line => line.trim() !== '')
    .join('\n')
}

/** As much as a lock screen shows, in UTF-16 units. */
const HEADLINE = 150
/** Stands for a moment: in whose zone a lock screen is read nobody knows. */
const MOMENT = '\0'

/** What a lock screen says of a message: its first whole sentences, as many as fit, without moments in time. */
export function headline({ title = '', blocks }: Message): string {
  const texts = blocks.flatMap(block => {
    if (block.kind === 'text' || block.kind === 'note') return [block.text]
    return block.kind === 'picture' ? [block.alt] : []
  })
  const said = [title, ...texts].flatMap(text => inlineText(text, () => MOMENT).split(/(?<=[.!?])\s+|\n/))
  const sentences = said.map(one => one.trim()).filter(one => one !== '' && !one.includes(MOMENT))
  const [first = plain({ title, blocks }, () => '').replaceAll('\n', ' '), ...rest] = sentences
  let line = shorten(first, HEADLINE)
  for (const next of rest) {
    const longer = `${line}${/[.!?:…]$/.test(line) ? '' : '.'} ${next}`
    if (longer.length > HEADLINE) break
    line = longer
  }
  return line
}

/** Markdown text as plain text. */
export function inlineText(text: string, showTime: ShowTime = isoTime): string {
  return parse(text)
    .map(line => {
      const body = line.inner.map(part => part_(part, showTime)).join('')
      if (line.kind === 'bullet') return `- ${body}`
      return line.kind === 'number' ? `${line.number}. ${body}` : body
    })
    .join('\n')
}

/** The meter as text: `●●●○○ 3 of 5`. At most ten dots, so that it fits a phone. */
export function meterBar(done: number, total: number): string {
  const dots = Math.max(1, Math.min(10, total))
  const full = total === 0 ? 0 : Math.min(dots, Math.floor((done / total) * dots))
  return '●'.repeat(full) + '○'.repeat(dots - full)
}

function blockLines(block: Block, showTime: ShowTime): string[] {
  switch (block.kind) {
    case 'text':
    case 'note':
      return [inlineText(block.text, showTime)]
    case 'fields':
      return block.fields.map(f => `${inlineText(f.name, showTime)}: ${inlineText(f.value, showTime)}`)
    case 'picture':
      return []
    case 'meter':
      return [`${meterBar(block.done, block.total)} ${inlineText(block.label, showTime)}`]
    case 'buttons':
      return [block.buttons.map(b => `[${b.label}]`).join(' ')]
    case 'choice':
      return [`${block.placeholder}: ${block.options.map(o => o.label).join(', ')}`]
    case 'file':
      return [block.name]
  }
}

function part_(part: Inline, showTime: ShowTime): string {
  switch (part.kind) {
    case 'text':
    case 'code':
    case 'link':
      return part.text
    case 'bold':
    case 'italic':
      return part.inner.map(inner => part_(inner, showTime)).join('')
    case 'time':
      return showTime(part.at, part.style)
  }
}

function isoTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
