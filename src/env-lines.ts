/** A setting's line: what it is called, and what is written behind the sign. */
const SETTING = /^\s*(?:export\s+)?([^\s=#](?:[^=]*[^\s=])?)\s*=\s*(.*)$/s

/** The marks between which a value may stand, and run over several lines. */
const MARKS = ['"', "'", '`']

/**
 * What Node's reader of .env files would pass over in silence: lines that set nothing, a setting that stands twice, and
 * values that end before they seem to. No value is quoted: it may be a secret.
 * @param text lines that end with \n
 */
export function problemsOfLines(text: string): string[] {
  const lines = text.split('\n')
  const problems: string[] = []
  const found = new Map<string, { readonly line: number; readonly written: string }>()
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (/^\s*(#|$)/.test(line)) continue
    const [, name, rest = ''] = SETTING.exec(line) ?? []
    if (name === undefined) {
      problems.push(
        `Line ${at + 1} sets nothing: a setting is written NAME=value, and a comment begins with #.`,
      )
      continue
    }
    const began = at + 1
    const value = valueFrom(rest, lines, at)
    at = value.end
    if (value.problem) problems.push(`${name} in line ${began} ${value.problem}.`)
    const before = found.get(name)
    if (before && before.written !== value.written)
      problems.push(
        `${name} stands in line ${before.line} and in line ${began}, and only the last counts: delete one.`,
      )
    found.set(name, { line: began, written: value.written })
  }
  return problems
}

interface Value {
  readonly written: string
  /** The index of its last line. */
  readonly end: number
  readonly problem?: string
}

/** @param rest what follows the sign in its first line, whose index is `at` */
function valueFrom(rest: string, lines: readonly string[], at: number): Value {
  const mark = MARKS.find(one => rest.startsWith(one))
  if (mark) return inMarks(mark, rest, lines, at)
  const hash = rest.indexOf('#')
  const written = (hash < 0 ? rest : rest.slice(0, hash)).trim()
  const isCut = hash > 0 && !/\s/.test(rest[hash - 1] ?? '')
  return { written, end: at, ...(isCut && { problem: 'ends before its #: put the whole value in quotes' }) }
}

function inMarks(mark: string, rest: string, lines: readonly string[], at: number): Value {
  let written = rest.slice(1)
  for (let end = at; end < lines.length; written += `\n${lines[++end] ?? ''}`) {
    const closing = written.indexOf(mark)
    if (closing < 0) continue
    const after = written.slice(closing + 1)
    const isCut = !/^\s*(#|$)/.test(after)
    return {
      written: written.slice(0, closing),
      end,
      ...(isCut && {
        problem: 'goes on behind the quote that ends it: close each quote where its value ends',
      }),
    }
  }
  // Node then takes the quote as part of it.
  return {
    written: rest,
    end: at,
    problem: 'begins with a quote that nothing ends: close it, or take it away',
  }
}
