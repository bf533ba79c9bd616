import type { CommandSpec, OptionSpec, Options } from './command.ts'

/** The longest line of options that is read. Discord's text options end at 6,000; nobody types that. */
export const MAX_LINE = 500

export type OptionProblem =
  | { readonly kind: 'line-too-long'; readonly length: number; readonly max: number }
  | { readonly kind: 'missing'; readonly option: string; readonly summary: string; readonly like?: string }
  | { readonly kind: 'unreadable'; readonly option: string; readonly given: string; readonly like?: string }
  | {
      readonly kind: 'not-in-range'
      readonly option: string
      readonly given: string
      min: number
      max: number
    }
  | {
      readonly kind: 'not-a-choice'
      readonly option: string
      readonly given: string
      choices: readonly string[]
    }
  | { readonly kind: 'not-understood'; readonly given: string }
  | {
      readonly kind: 'no-such-sub'
      readonly command: string
      readonly given: string
      subs: readonly string[]
    }

/** The options could not be read. The engine words the problem for the person. */
export class OptionError extends Error {
  override readonly name = 'OptionError'
  readonly problem: OptionProblem

  constructor(problem: OptionProblem) {
    super(problem.kind)
    this.problem = problem
  }
}

type Raw = string | Readonly<Record<string, unknown>>

/**
 * Reads a command's input into the subcommand it names and its typed values. A line of text and the
 * same values typed into separate fields give identical results.
 * @throws {OptionError}
 */
export function readCommand(
  spec: CommandSpec,
  input: Raw,
  sub?: string,
): { sub: string | undefined; values: Record<string, unknown> } {
  if (!spec.subs) return { sub: undefined, values: readOptions(spec.options, input) }
  let named = sub
  let rest = input
  if (typeof input === 'string' && !named) {
    const [first = '', after = ''] = splitFirst(input)
    named = first.toLowerCase()
    rest = after
  }
  named ||= spec.preset
  const found = named ? spec.subs[named] : undefined
  if (!named || !found || !Object.hasOwn(spec.subs, named)) {
    throw new OptionError({
      kind: 'no-such-sub',
      command: spec.name,
      given: shorten(named ?? ''),
      subs: Object.keys(spec.subs),
    })
  }
  return { sub: named, values: readOptions(found.options, rest) }
}

/**
 * Reads options from typed fields, or from one line: `name:value` or `name=value` in any order, and bare
 * words, each of which goes to the first free option that can read it.
 * @throws {OptionError}
 */
export function readOptions(options: Options, input: Raw): Record<string, unknown> {
  const { raw, loose } = typeof input === 'string' ? fromLine(options, input) : fromFields(options, input)
  const values: Record<string, unknown> = {}
  for (const [name, option] of Object.entries(options)) {
    const given = raw.get(name)
    if (given === undefined || given.trim() === '') {
      if (option.required) {
        // What a free text option took up was most likely meant for this one.
        if (loose !== undefined) readOne(name, option, loose)
        throw new OptionError({ kind: 'missing', option: name, summary: option.summary, ...like(option) })
      }
      values[name] = undefined
    } else {
      values[name] = readOne(name, option, given.trim())
    }
  }
  return values
}

/** What was given for each option, not read yet. `loose` is a bare word that only a free text option took. */
interface Given {
  readonly raw: Map<string, string>
  readonly loose?: string
}

function fromFields(options: Options, fields: Readonly<Record<string, unknown>>): Given {
  const raw = new Map<string, string>()
  for (const name of Object.keys(options)) {
    const value = fields[name]
    if (value === undefined || value === null) continue
    const text = String(value)
    checkLength(text)
    raw.set(name, text)
  }
  return { raw }
}

function fromLine(options: Options, line: string): Given {
  checkLength(line)
  const raw = new Map<string, string>()
  const free = () => Object.entries(options).filter(([name]) => !raw.has(name))
  let left = line.trim()
  let loose: string | undefined
  while (left) {
    const [word, after, named] = nextWord(left, options)
    if (named) {
      // Said twice, and who knows which is meant.
      if (raw.has(named)) throw new OptionError({ kind: 'not-understood', given: shorten(word) })
      raw.set(named, word)
      left = after
      continue
    }
    const open = free()
    const fits = open.find(([, option]) => option.type === 'text' && option.rest) ?? undefined
    const reads = open.find(([, option]) => !isRest(option) && accepts(option, word))
    if (reads) {
      raw.set(reads[0], word)
      if (reads[1].type === 'text' && !reads[1].parse) loose ??= word
      left = after
    } else if (fits) {
      raw.set(fits[0], left)
      left = ''
    } else if (open.length > 0 && open[0]) {
      // Nobody can read it: let the first free option say what it wanted.
      readOne(open[0][0], open[0][1], word)
      throw new OptionError({ kind: 'not-understood', given: shorten(word) })
    } else {
      throw new OptionError({ kind: 'not-understood', given: shorten(left) })
    }
  }
  return loose === undefined ? { raw } : { raw, loose }
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

function splitFirst(text: string): [string, string] {
  const trimmed = text.trim()
  const close = QUOTES[trimmed[0] ?? '']
  const end = close ? trimmed.indexOf(close, 1) : -1
  if (end > 0) return [trimmed.slice(1, end), trimmed.slice(end + 1).trim()]
  const space = trimmed.search(/\s/)
  return space < 0 ? [trimmed, ''] : [trimmed.slice(0, space), trimmed.slice(space).trim()]
}

function accepts(option: OptionSpec, word: string): boolean {
  try {
    readOne('', option, word)
    return true
  } catch (error) {
    if (error instanceof OptionError) return false
    throw error
  }
}

function readOne(name: string, option: OptionSpec, given: string): unknown {
  switch (option.type) {
    case 'integer': {
      const n = /^[+-]?\d{1,9}$/.test(given) ? Number(given) : Number.NaN
      if (n >= option.min && n <= option.max) return n
      throw new OptionError({
        kind: 'not-in-range',
        option: name,
        given: shorten(given),
        min: option.min,
        max: option.max,
      })
    }
    case 'choice': {
      const wanted = given.toLowerCase()
      const found = option.choices.find(
        c => c.value.toLowerCase() === wanted || c.label.toLowerCase() === wanted,
      )
      if (found) return found.value
      throw new OptionError({
        kind: 'not-a-choice',
        option: name,
        given: shorten(given),
        choices: option.choices.map(c => c.value),
      })
    }
    case 'text': {
      const value = option.parse ? option.parse(given) : given
      if (value !== undefined) return value
      throw new OptionError({ kind: 'unreadable', option: name, given: shorten(given), ...like(option) })
    }
  }
}

function like(option: OptionSpec): { like?: string } {
  return option.type === 'text' && option.like ? { like: option.like } : {}
}

function isRest(option: OptionSpec | undefined): boolean {
  return option?.type === 'text' && option.rest === true
}

function checkLength(text: string): void {
  if (text.length > MAX_LINE) {
    throw new OptionError({ kind: 'line-too-long', length: text.length, max: MAX_LINE })
  }
}

/** What was given, short enough to be quoted back. */
function shorten(text: string): string {
  const points = [...text]
  return points.length > 40 ? `${points.slice(0, 39).join('')}…` : text
}
