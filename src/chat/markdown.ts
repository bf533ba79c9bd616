import { isolated, quotable } from '../core/text.ts'

/**
 * The small Markdown of messages: **bold**, *italic*, `code`, [text](https://...), lines that begin with
 * "- " or "1. ", and `<t:1764000000000:style>` for a moment. A platform renders the parts; none of them
 * parses text of its own.
 */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold' | 'italic'; readonly inner: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | { readonly kind: 'time'; readonly at: number; readonly style: TimeStyle }

/** 'relative' counts ("in 2 minutes"); the others are the reader's local date, time, or both. */
export type TimeStyle = 'relative' | 'date' | 'time' | 'datetime'

export interface Line {
  /** 'bullet' and 'number' are list items; `number` says which. */
  readonly kind: 'plain' | 'bullet' | 'number'
  readonly number?: number
  readonly inner: readonly Inline[]
}

/** A moment in epoch milliseconds, shown to each reader in their own zone where the platform can. */
export function moment(at: number, style: TimeStyle): string {
  return `<t:${Math.round(at)}:${style}>`
}

/** Makes text inert: what a person typed shows as typed, and never formats, links, times or pings. */
export function literal(text: string): string {
  return text.replace(/[\\*_`[\]<>~|#@-]/g, '\\$&').replace(/^(\d+)\./gm, '$1\\.')
}

/** Letters that are written from right to left (https://www.unicode.org/Public/UNIDATA/extracted/DerivedBidiClass.txt). */
const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** What somebody typed, short and inert, to be quoted back in a sentence, which it does not turn. */
export function quoted(typed: string, max?: number): string {
  const text = literal(quotable(typed, max))
  return FROM_RIGHT.test(text) ? isolated(text) : text
}

/** Parses text into lines of inline parts. Unclosed marks are plain text. */
export function parse(text: string): readonly Line[] {
  return text.split('\n').map(line => {
    const bullet = /^- (.*)$/s.exec(line)
    if (bullet) return { kind: 'bullet', inner: inline(bullet[1] ?? '') }
    const numbered = /^(\d{1,3})\. (.*)$/s.exec(line)
    if (numbered) return { kind: 'number', number: Number(numbered[1]), inner: inline(numbered[2] ?? '') }
    return { kind: 'plain', inner: inline(line) }
  })
}

// No part can be looked for past the mark that begins another of its kind: so all of it takes time by the length alone.
const PART =
  /\\([\s\S])|`([^`\n]+)`|\*\*((?:\\.|[^\\*])+)\*\*|\*((?:\\.|[^\\*])+)\*|\[((?:\\.|[^\\[\]])+)\]\((https?:\/\/[^\s)[]+)\)|<t:(-?\d{1,15}):(relative|date|time|datetime)>/g

function inline(text: string): readonly Inline[] {
  const parts: Inline[] = []
  let plain = ''
  let from = 0
  const flush = () => {
    if (plain) parts.push({ kind: 'text', text: plain })
    plain = ''
  }
  for (const match of text.matchAll(PART)) {
    plain += text.slice(from, match.index)
    from = match.index + match[0].length
    const [, escaped, code, bold, italic, linkText, url, at, style] = match
    if (escaped !== undefined) {
      plain += escaped
      continue
    }
    flush()
    if (code !== undefined) parts.push({ kind: 'code', text: code })
    else if (bold !== undefined) parts.push({ kind: 'bold', inner: inline(bold) })
    else if (italic !== undefined) parts.push({ kind: 'italic', inner: inline(italic) })
    else if (url !== undefined) parts.push({ kind: 'link', text: unescaped(linkText ?? ''), url })
    else parts.push({ kind: 'time', at: Number(at), style: style as TimeStyle })
  }
  plain += text.slice(from)
  flush()
  return parts
}

function unescaped(text: string): string {
  return text.replace(/\\([\s\S])/g, '$1')
}
