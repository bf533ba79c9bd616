import { isDeepStrictEqual, parseEnv } from 'node:util'
import { SetupError } from '../../core/errors.ts'

/**
 * The text of a file of settings in which some are set; all else stays as it stands, comments and order too.
 * @throws {SetupError} where that cannot be done without changing another one
 */
export function withSettings(text: string, set: Readonly<Record<string, string>>): string {
  let out = text === '' || text.endsWith('\n') ? text : `${text}\n`
  for (const [name, value] of Object.entries(set)) {
    const line = new RegExp(`^([ \\t]*(?:export[ \\t]+)?${name}[ \\t]*=).*$`, 'gm')
    const quoted = quote(name, value)
    // A function: in a text, $ would mean something.
    out = line.test(out) ? out.replace(line, (_, head: string) => head + quoted) : `${out}${name}=${quoted}\n`
  }
  if (!isDeepStrictEqual({ ...parseEnv(out) }, { ...parseEnv(text), ...set }))
    throw new SetupError([
      `.env cannot be changed without changing something else in it. Set it by hand: ${Object.keys(set).join(', ')}.`,
    ])
  return out
}

/** A value as Node reads it back: https://nodejs.org/api/environment_variables.html#env-files */
function quote(name: string, value: string): string {
  if (/^[\w.:/+=,@-]*$/.test(value)) return value
  const mark = ["'", '"', '`'].find(one => !value.includes(one) && !(one === '"' && value.includes('\\')))
  if (!mark) throw new SetupError([`The value of ${name} cannot stand in .env: set it in the environment.`])
  return mark + value + mark
}
