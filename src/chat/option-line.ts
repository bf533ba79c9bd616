import { quotable } from '../core/text.ts'
import type { OptionSpec, Options } from './command.ts'
import { accepts, checkLength, isRest, OptionError, readOne } from './option-value.ts'

/** What was given for each option, not read yet. `loose` is a bare word that only a free text option took. */
export interface Given {
  readonly raw: Map<string, string>
  readonly loose?: string
}

/** What a line gives for each option. @throws {OptionError} */
export function fromLine(options: Options, line: string): Given {
  checkLength(line)
  const raw = new Map<string, string>()
  const free = () => Object.entries(options).filter(([name]) => !raw.has(name))
  let left = line.trim()
  let loose: string | undefined
  while (left) {
    const [word, after, named] = nextWord(left, options)
    if (named) {
      // Said twice, and who knows which is meant.
      if (raw.has(named)) throw new OptionError({ kind: 'not-understood', given: quotable(word) })
      raw.set(named, word)
      left = after
      continue
    }
    const open = free()
    const found = longest(open, left) ?? freeText(open, left)
    const rest = open.find(([, option]) => isRest(option))
    if (found) {
      raw.set(found.name, found.text)
      if (found.loose) loose ??= word
      left = found.after
    } else if (rest) {
      raw.set(rest[0], left)
      left = ''
    } else if (open.length > 0 && open[0]) {
      // Nobody can read it: let the first free option say what it wanted.
      readOne(open[0][0], open[0][1], word)
      throw new OptionError({ kind: 'not-understood', given: quotable(word) })
    } else {
      throw new OptionError({ kind: 'not-understood', given: quotable(left) })
    }
  }
  return loose === undefined ? { raw } : { raw, loose }
}

type Open = readonly (readonly [name: string, option: OptionSpec])[]

interface Taken {
  readonly name: string
  readonly text: string
  readonly after: string
  /** Only a free text option took it. */
  readonly loose?: true
}

/** As many of a value's words as are tried together: "at 9 am", "Dumont d'Urville", "every second monday". */
const MOST_WORDS = 5

/** The most words at the beginning of a line that one of the open options can read. */
function longest(open: Open, line: string): Taken | undefined {
  const pieces = [splitFirst(line)]
  // What stands in quotes is a value of its own.
  while (pieces.length < MOST_WORDS && pieces.at(-1)?.[1] && line.startsWith(pieces[0]?.[0] ?? '')) {
    pieces.push(splitFirst(pieces.at(-1)?.[1] ?? ''))
  }
  for (let count = pieces.length; count > 0; count--) {
    const text = pieces
      .slice(0, count)
      .map(([word]) => word)
      .join(' ')
      .replace(/[,;]+$/, '')
    const reads = open.find(([, option]) => !isRest(option) && !isFree(option) && accepts(option, text))
    if (reads) return { name: reads[0], text, after: pieces[count - 1]?.[1] ?? '' }
  }
  return undefined
}

/** What a free text option takes: all up to the next word that means something to another one. */
function freeText(open: Open, line: string): Taken | undefined {
  const takes = open.find(([, option]) => !isRest(option) && isFree(option))
  if (!takes) return undefined
  const others = open.filter(one => one !== takes)
  let [text, after] = splitFirst(line)
  const quoted = !line.startsWith(text)
  while (after && !quoted && !/^[a-z][a-z_-]*[:=]/i.test(after) && !longest(others, after)) {
    const [word, left] = splitFirst(after)
    text = `${text} ${word}`
    after = left
  }
  return { name: takes[0], text, after, loose: true }
}

function isFree(option: OptionSpec): boolean {
  return option.type === 'text' && option.parse === undefined
}

const QUOTES: Readonly<Record<string, string>> = { '"': '"', '“': '”', '„': '“', '«': '»' }

/** The next word, what follows it, and the option it names (as in `zone:Europe/Berlin`). */
function nextWord(text: string, options: Options): [word: string, after: string, named?: string] {
  const name = /^([a-z][a-z_-]*)[:=]\s*/i.exec(text)
  const key = name?.[1]?.toLowerCase()
  if (name && key && Object.hasOwn(options, key)) {
    const rest = text.slice(name[0].length)
    if (isRest(options[key])) return [rest, '', key]
    const [word, after] = splitFirst(rest)
    return [word, after, key]
  }
  return splitFirst(text)
}

/** The first word, or quoted words, and what follows. */
export function splitFirst(text: string): [string, string] {
  const trimmed = text.trim()
  const close = QUOTES[trimmed[0] ?? '']
  const end = close ? trimmed.indexOf(close, 1) : -1
  if (end > 0) return [trimmed.slice(1, end), trimmed.slice(end + 1).trim()]
  const space = trimmed.search(/\s/)
  return space < 0 ? [trimmed, ''] : [trimmed.slice(0, space), trimmed.slice(space).trim()]
}
