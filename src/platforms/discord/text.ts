import { type Inline, type Line, parse, type TimeStyle } from '../../chat/markdown.ts'
import { characters } from '../../core/text.ts'

/** https://discord.com/developers/docs/reference#message-formatting-timestamp-styles */
const TIME_STYLES: Readonly<Record<TimeStyle, string>> = {
  relative: 'R',
  date: 'D',
  time: 't',
  datetime: 'f',
}

/** How the lines of a text are set: a heading, a paragraph, or Discord's small print (`-# `). */
export type Setting = 'title' | 'plain' | 'note'

/** Keeps two marks of the same kind from running into each other; takes no room on the screen. */
const JOINER = '\u2060'

/**
 * Text that Discord shows as it is. Discord reads `\` before any punctuation as "show this" (its client
 * builds on simple-markdown, whose escape rule is `\\[^0-9A-Za-z\s]`), so nothing has to be left out:
 * a colon is escaped where it could make a link or an emoji, list and heading marks where a line begins.
 * Control characters and the two that turn the writing direction of all that follows are dropped.
 */
function inert(text: string, lineStart = true): string {
  const safe = text
    .replace(/[^\P{Cc}\n\t]|[\u202d\u202e]/gu, '')
    .replace(/[\\*_~`|<@[\]]|:(?=\S)/g, '\\$&')
    .replace(/\n([^\S\n]*)([-+#>=])/g, '\n$1\\$2')
    .replace(/\n([^\S\n]*\d+)([.)])/g, '\n$1\\$2')
  if (!lineStart) return safe
  return safe.replace(/^(\s*)([-+#>=])/, '$1\\$2').replace(/^(\s*\d+)([.)])/, '$1\\$2')
}

/**
 * The small Markdown of messages as Discord's. With `room`, at most so many UTF-16 units: lines that do not
 * fit are left out, a single line too long is cut between characters, and `…` says so.
 */
export function discordText(text: string, setting: Setting = 'plain', room = Infinity): string {
  const lines = parse(
    setting === 'title' ? text.replace(/\s+/g, gap => (gap.includes('\n') ? ' ' : gap)) : text,
  )
  const all = lines.map(line => pieces(line, setting).join('')).join('\n')
  return all.length <= room ? all : cut(lines, setting, room)
}

function cut(lines: readonly Line[], setting: Setting, room: number): string {
  const left = room - 1
  let out = ''
  for (const [i, line] of lines.entries()) {
    const all = pieces(line, setting, escapes)
    const set = (i === 0 ? '' : '\n') + all.join('')
    if (out.length + set.length > left) {
      if (i > 0) return left - out.length > 1 ? `${out}\n…` : `${out}…`
      for (const piece of all) {
        if (out.length + piece.length > left) break
        out += piece
      }
      return `${out}…`
    }
    out += set
  }
  return out
}

/** A line as strings that may not be broken: links, times, bold words, and of other text what `split` makes. */
function pieces(line: Line, setting: Setting, split = whole): string[] {
  const out = [lead(line, setting)]
  for (const [i, part] of line.inner.entries()) {
    const set = inline(part, i === 0, split)
    const before = out.at(-1)?.at(-1)
    const first = set[0]?.[0]
    if (before === first && (before === '*' || before === '`')) out.push(JOINER)
    out.push(...set)
  }
  // An empty line of small print would show its mark.
  return out.length === 1 && line.kind === 'plain' && setting === 'note' ? [''] : out
}

function lead(line: Line, setting: Setting): string {
  if (setting === 'title') return '## '
  // Discord reads no list inside small print, so the mark is written out.
  if (line.kind === 'bullet') return setting === 'note' ? '-# • ' : '- '
  if (line.kind === 'number') return setting === 'note' ? `-# ${line.number}\\. ` : `${line.number}. `
  return setting === 'note' ? '-# ' : ''
}

function whole(text: string): string[] {
  return [text]
}

/** Characters, each with the backslash before it. */
function escapes(text: string): string[] {
  const out: string[] = []
  for (const one of characters(text)) {
    if (out.at(-1) === '\\') out[out.length - 1] += one
    else out.push(one)
  }
  return out
}

function inline(part: Inline, lineStart: boolean, split = whole): string[] {
  switch (part.kind) {
    case 'text':
      return split(inert(part.text, lineStart))
    case 'code':
      return [`\`${part.text}\``]
    case 'link':
      return [`[${inert(part.text, false)}](${part.url})`]
    case 'time':
      return [`<t:${Math.round(part.at / 1000)}:${TIME_STYLES[part.style]}>`]
    case 'bold':
    case 'italic': {
      const inner = part.inner.flatMap(one => inline(one, false)).join('')
      // Discord reads no emphasis next to a space, and `* ` would begin a list.
      if (inner !== inner.trim() || inner === '') return [inner]
      const mark = part.kind === 'bold' ? '**' : '*'
      return [mark + inner + mark]
    }
  }
}
