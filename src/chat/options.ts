import { quotable } from '../core/text.ts'
import type { CommandSpec, Options } from './command.ts'
import { fromLine, type Given, splitFirst } from './option-line.ts'
import { checkLength, like, OptionError, readOne } from './option-value.ts'

export { MAX_LINE, OptionError, type OptionProblem } from './option-value.ts'

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
    const typed = input.trim().replace(/\s+/g, ' ')
    const said = Object.keys(spec.sayings ?? {}).find(saying => typed.toLowerCase() === saying)
    const [first = '', after = ''] = said ? [spec.sayings?.[said]] : splitFirst(input)
    named = first.toLowerCase()
    rest = after
  }
  if (typeof input === 'string' && named && !Object.hasOwn(spec.subs, named) && isFor(spec, input)) {
    named = spec.unnamed
    rest = input
  }
  named ||= spec.preset
  const found = named ? spec.subs[named] : undefined
  if (!named || !found || !Object.hasOwn(spec.subs, named)) {
    throw new OptionError({
      kind: 'no-such-sub',
      command: spec.name,
      given: quotable(named ?? ''),
      subs: Object.keys(spec.subs),
    })
  }
  return { sub: named, values: readOptions(found.options, rest) }
}

/** Whether a line gives what the unnamed subcommand needs first: `/schedule monday 9:00`. */
function isFor({ subs, unnamed }: CommandSpec, line: string): boolean {
  const options = unnamed ? subs?.[unnamed]?.options : undefined
  const [first] = Object.entries(options ?? {}).filter(([, option]) => option.required)
  if (!options || !first) return false
  try {
    return fromLine(options, line).raw.has(first[0])
  } catch (error) {
    if (error instanceof OptionError) return false
    throw error
  }
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
