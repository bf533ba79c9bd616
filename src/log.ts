import { createRequire } from 'node:module'
import { type LoggerOptions, levels, pino } from 'pino'
import type { Log } from './core/log.ts'
import { measured } from './core/measures.ts'
import { oneLine, printable, shorten } from './core/text.ts'
import { facts } from './core/under-way.ts'

/** The longest text in the log, in characters: a cause, and no body. */
const LONGEST = 500
/** A stack with those of its causes. */
const LONGEST_STACK = 4000
/** How deep causes and objects are told. */
const DEEPEST = 4

const HIDDEN = '(hidden)'

const LEVELS: Readonly<Record<number, string>> = levels.labels
/** A word or a number that a library names an error by. */
const CODE = /^(?!undefined$)[\w-]{2,40}$/

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
 * short, and secrets and what a terminal would do are taken out of it, here and nowhere else.
 * @param secrets those that the settings hold; what looks like one is hidden besides
 */
export function createLog(
  level: string,
  secrets: readonly string[] = [],
  terminal = process.stdout.isTTY,
  out: { write(line: string): void } = pino.destination({ fd: 1, sync: true }),
): Log {
  const shown = terminal ? readably() : (line: string) => line
  const options: LoggerOptions = {
    level,
    formatters: { log: told },
    serializers: { err: (error: unknown) => error },
    // Whatever is said while an event or a delivery is dealt with carries its id.
    mixin: facts,
    hooks: {
      logMethod(given, method, as) {
        measured('logged', { level: LEVELS[as] ?? 'other', code: codeOf(given[0]) })
        const [data, ...said] = given
        method.apply(this, [data, ...said.map(one => short(one, DEEPEST))] as typeof given)
      },
    },
  }
  return pino(options, { write: line => out.write(shown(scrub(line, secrets))) })
}

/** Lines for people. Loaded only then: for machines it would make each start slower. */
function readably(): (line: string) => string {
  const require = createRequire(import.meta.url)
  const { prettyFactory } = require('pino-pretty') as typeof import('pino-pretty')
  return prettyFactory({ colorize: true, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' })
}

/** What an error is counted under; undefined where none is logged. There are few codes, and nothing of a person in them. */
function codeOf(given: unknown): string | undefined {
  if (typeof given !== 'object' || given === null) return undefined
  const { err } = given as { readonly err?: unknown }
  if (!(err instanceof Error)) return undefined
  const { trouble, reason, code } = err as Error & Readonly<Record<string, unknown>>
  return [trouble, reason, code].map(String).find(one => CODE.test(one)) ?? err.name
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
  if (typeof value === 'string') return oneLine(value, LONGEST, '?')
  if (typeof value !== 'object' || value === null) return value
  if (depth === 0) return '…'
  if (value instanceof Error) return ofError(value, depth)
  if (Array.isArray(value)) return value.slice(0, 20).map(one => short(one, depth - 1))
  const some = Object.entries(value).slice(0, 20)
  return Object.fromEntries(some.map(([name, one]) => [name, short(one, depth - 1)]))
}

/** So much of a text of several lines, and nothing that a terminal would do. */
function cut(text: string, max = LONGEST): string {
  return printable(shorten(text, max))
}

/** What an error says, and not what it carries: clients hang whole requests and answers on theirs. */
function ofError(error: Error, depth: number): object {
  const { code, trouble, reason, status } = error as Error & Readonly<Record<string, unknown>>
  const facts = Object.entries({ code, trouble, reason, status }).filter(([, fact]) => isPlain(fact))
  // A stack begins with the message, which may be long.
  const message = cut(error.message)
  const stack = (error.stack ?? '').replace(error.message, () => message)
  return {
    type: cut(error.name),
    message,
    ...Object.fromEntries(facts.map(([name, fact]) => [name, short(fact, 0)])),
    stack: cut(stack, LONGEST_STACK),
    ...(error.cause === undefined ? {} : { cause: short(error.cause, depth - 1) }),
  }
}

function isPlain(fact: unknown): boolean {
  return typeof fact === 'string' || typeof fact === 'number'
}
