import { pino } from 'pino'
import { prettyFactory } from 'pino-pretty'
import type { Log } from './core/log.ts'
import { shorten } from './core/text.ts'

/** The longest text in the log, in characters: a cause, and no body. */
const LONGEST = 500
/** A stack with those of its causes. */
const LONGEST_STACK = 4000
/** How deep causes and objects are told. */
const DEEPEST = 4

const HIDDEN = '(hidden)'

/**
 * What looks like a secret, wherever it stands: Slack's tokens and Discord's, the addresses that carry one, what
 * headers carry, and a password in an address.
 */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/\bxox[a-z](?:\.xox[a-z])?-[\w-]+|\bxapp-[\w-]+/g, HIDDEN],
  [/\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}/g, HIDDEN],
  [/((?:interactions|webhooks)\/\d+\/)[\w-]+/g, `$1${HIDDEN}`],
  [/(hooks\.slack\.com\/)[\w/-]+/g, `$1${HIDDEN}`],
  [/(authorization\W{1,6})(?:(?:bot|bearer|basic)\s+)?[^\s"',}\\]+/gi, `$1${HIDDEN}`],
  [/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${HIDDEN}`],
  [/(\w:\/\/[^\s:/@"]*:)[^\s/@"]+(?=@)/g, `$1${HIDDEN}`],
]

/**
 * The operator's log on standard output: lines to read on a terminal, JSON for machines. All that is logged is cut
 * short, and secrets are taken out of it, here and nowhere else.
 * @param secrets those that the settings hold; what looks like one is hidden besides
 */
export function createLog(
  level: string,
  secrets: readonly string[] = [],
  terminal = process.stdout.isTTY,
  out: { write(line: string): void } = pino.destination({ fd: 1, sync: true }),
): Log {
  const readable = prettyFactory({ colorize: true, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' })
  const shown = (line: string) => (terminal ? readable(line) : line)
  const options = { level, formatters: { log: told }, serializers: { err: (error: unknown) => error } }
  return pino(options, { write: line => out.write(shown(scrub(line, secrets))) })
}

/** A line of JSON, or any other text, without its secrets. */
export function scrub(text: string, secrets: readonly string[]): string {
  const forms = secrets.flatMap(secret => [secret, JSON.stringify(secret).slice(1, -1)])
  const known = forms.reduce((left, form) => left.replaceAll(form, HIDDEN), text)
  return SECRETS.reduce((left, [pattern, instead]) => left.replace(pattern, instead), known)
}

/** All texts under names that say what they are, in what the settings come to. */
export function secretsIn(settings: object): string[] {
  return Object.entries(settings).flatMap(([name, value]: [string, unknown]) => {
    if (typeof value === 'object' && value !== null) return secretsIn(value)
    const isSecret = typeof value === 'string' && value.length > 7 && /token|secret|keys/i.test(name)
    return isSecret ? [value] : []
  })
}

function told(data: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, short(value, DEEPEST)]))
}

function short(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return shorten(value, LONGEST)
  if (typeof value !== 'object' || value === null) return value
  if (depth === 0) return '…'
  if (value instanceof Error) return ofError(value, depth)
  if (Array.isArray(value)) return value.slice(0, 20).map(one => short(one, depth - 1))
  const some = Object.entries(value).slice(0, 20)
  return Object.fromEntries(some.map(([name, one]) => [name, short(one, depth - 1)]))
}

/** What an error says, and not what it carries: clients hang whole requests and answers on theirs. */
function ofError(error: Error, depth: number): object {
  const { code, trouble, reason, status } = error as Error & Readonly<Record<string, unknown>>
  const facts = Object.entries({ code, trouble, reason, status }).filter(([, fact]) => isPlain(fact))
  // A stack begins with the message, which may be long.
  const stack = (error.stack ?? '').replace(error.message, shorten(error.message, LONGEST))
  return {
    type: error.name,
    message: shorten(error.message, LONGEST),
    ...Object.fromEntries(facts.map(([name, fact]) => [name, short(fact, 0)])),
    stack: shorten(stack, LONGEST_STACK),
    ...(error.cause === undefined ? {} : { cause: short(error.cause, depth - 1) }),
  }
}

function isPlain(fact: unknown): boolean {
  return typeof fact === 'string' || typeof fact === 'number'
}
