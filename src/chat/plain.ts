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
export function headline(message: Message): string {
  return spoken(message, () => MOMENT).headline
}

/**
 * A message in words alone, for lock screens and screen readers: what stands first on its own, in at most
 * {@link HEADLINE} characters, and then the rest, without buttons.
 * @param showTime what stands for a moment; sentences with {@link MOMENT} are no headline
 */
export function spoken(
  { title = '', blocks }: Message,
  showTime: ShowTime,
): { readonly headline: string; readonly rest: string } {
  const lines = [
    { isProse: true, text: inlineText(title, showTime) },
    ...blocks.flatMap(b => wordsOf(b, showTime)),
  ]
  const parts = lines.flatMap(({ isProse, text }) => {
    const own = text.split(isProse ? /(?<=[.!?])\s+|\n/ : '\n').map(part => part.trim())
    return own.filter(part => part !== '').map(part => ({ isProse, part }))
  })
  const prose = parts.filter(({ isProse, part }) => isProse && !part.includes(MOMENT))
  const [first = { part: plain({ title, blocks }, () => '').replaceAll('\n', ' ') }, ...others] = prose
  const said = new Set<object>([first])
  let line = shorten(first.part, HEADLINE)
  for (const next of others) {
    const longer = `${line}${/[.!?:…]$/.test(line) ? '' : '.'} ${next.part}`
    if (longer.length > HEADLINE) break
    line = longer
    said.add(next)
  }
  const rest = parts.filter(one => !said.has(one))
  return { headline: line, rest: rest.map(({ part }) => part).join('\n') }
}

/** What is to be read of a block; of the meter its label alone, and nothing of what can be pressed. */
function wordsOf(block: Block, showTime: ShowTime): { isProse: boolean; text: string }[] {
  switch (block.kind) {
    case 'text':
    case 'note':
      return [{ isProse: true, text: inlineText(block.text, showTime) }]
    case 'picture':
      return [{ isProse: true, text: block.alt }]
    case 'meter':
      return [{ isProse: false, text: inlineText(block.label, showTime) }]
    case 'fields':
    case 'file':
      return blockLines(block, showTime).map(text => ({ isProse: false, text }))
    case 'buttons':
    case 'choice':
      return []
  }
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
