/** What a reader sees of Discord's Markdown, and what it was made into on the way. */
export interface Read {
  readonly text: string
  /** Every piece of formatting, mention, link or time that was found, by kind. */
  readonly marks: readonly string[]
}

interface Rule {
  readonly kind: string
  readonly match: RegExp
  /** The group whose content is read on; without one the match is shown as `show` says. */
  readonly inner?: number
  readonly show?: (match: RegExpExecArray) => string
}

const whole = (match: RegExpExecArray) => match[0]

/**
 * How Discord's own client reads a line, rule by rule and in its order (it builds on simple-markdown).
 * Written from its behaviour, not from the renderer, so that each can show the other wrong.
 */
const RULES: readonly Rule[] = [
  { kind: 'code', match: /^(`+)([\s\S]*?[^`])\1(?!`)/, show: m => m[2] ?? '' },
  { kind: 'escape', match: /^\\([^0-9A-Za-z\s])/, show: m => m[1] ?? '' },
  {
    kind: 'time',
    match: /^<t:(-?\d{1,17})(?::[tTdDfFsSR])?>/,
    show: m => new Date(Number(m[1]) * 1000).toISOString(),
  },
  { kind: 'mention', match: /^<@!?(\d+)>/, show: m => `@${m[1]}` },
  { kind: 'mention', match: /^<(@&|#)(\d+)>/, show: whole },
  { kind: 'mention', match: /^(@everyone|@here)/, show: whole },
  { kind: 'mention', match: /^<(id:\w+|\/[^>]+:\d+)>/, show: whole },
  { kind: 'emoji', match: /^<a?:(\w+):(\d+)>/, show: whole },
  { kind: 'emoji', match: /^:([^\s:]+?(?:::skin-tone-\d)?):/, show: whole },
  { kind: 'link', match: /^<((?:https?|tel|mailto|sms):[^ >]+)>/, show: m => m[1] ?? '' },
  { kind: 'link', match: /^\[((?:\\.|[^\]\\])+)\]\(\s*<?(https?:\/\/[^\s>)]+)>?\s*\)/, inner: 1 },
  { kind: 'link', match: /^(?:https?|steam):\/\/[^\s<]+[^<.,:;"'\]\s]/, show: whole },
  { kind: 'bold', match: /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, inner: 1 },
  { kind: 'underline', match: /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, inner: 1 },
  { kind: 'italic', match: /^_((?:__|\\[\s\S]|[^\\_])+?)_(?![A-Za-z0-9_])/, inner: 1 },
  {
    kind: 'italic',
    match: /^\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/,
    inner: 1,
  },
  { kind: 'strike', match: /^~~([\s\S]+?)~~(?!_)/, inner: 1 },
  { kind: 'spoiler', match: /^\|\|([\s\S]+?)\|\|/, inner: 1 },
]

const BLOCKS: readonly (readonly [kind: string, RegExp, shown: string])[] = [
  ['heading', /^ *#{1,3}(?!#) +/, ''],
  ['small', /^ *-# +/, ''],
  ['quote', /^ *>(?:>>)? +/, ''],
  ['list', /^ *[-*+] +/, '• '],
  ['list', /^ *\d+\. +/, '1. '],
]

/** Reads a text the way Discord shows it. */
export function readMarkdown(source: string): Read {
  const marks: string[] = []
  const fenced = /```[\s\S]*?```/.test(source)
  if (fenced) marks.push('code')
  const text = source
    .split('\n')
    .map(line => readLine(line, marks))
    .join('\n')
  return { text, marks }
}

function readLine(line: string, marks: string[]): string {
  for (const [kind, pattern, shown] of BLOCKS) {
    const match = pattern.exec(line)
    if (!match) continue
    marks.push(kind)
    const number = kind === 'list' && /\d+/.exec(match[0])
    // An item holds blocks again: a heading in a list is a heading.
    return (number ? `${number[0]}. ` : shown) + readLine(line.slice(match[0].length), marks)
  }
  return readInline(line, marks)
}

function readInline(source: string, marks: string[]): string {
  let out = ''
  let rest = source
  while (rest) {
    const found = RULES.map(rule => ({ rule, match: rule.match.exec(rest) })).find(one => one.match)
    if (found?.match) {
      const { rule, match } = found
      if (rule.kind !== 'escape') marks.push(rule.kind)
      out += rule.inner ? readInline(match[rule.inner] ?? '', marks) : (rule.show?.(match) ?? '')
      rest = rest.slice(match[0].length)
    } else {
      const [point = ''] = rest
      out += point
      rest = rest.slice(point.length)
    }
  }
  return out
}
