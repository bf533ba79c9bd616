import type { Answer } from '../chat/exchange.ts'
import { MAX_LINE } from '../chat/options.ts'
import { readAwaySaid } from '../training/away.ts'
import { LANGUAGE } from '../training/en/index.ts'
import { oneOf, phrases } from '../training/language.ts'
import type { Program } from '../training/program.ts'
import { findWay, waysOf } from '../training/ways.ts'
import type { Context } from './context.ts'

/** Answers a typed line by what was done; undefined where it says nothing of that. */
export type Hear = (ctx: Context, line: string) => Promise<Answer | undefined>

/** What a typed line asks for: a command with its line, or what a button under the prompt does. */
export type Asked =
  | { readonly command: string; readonly line: string }
  | { readonly action: 'gate.hurts' | 'later.ask' | 'leave.ask' }

/** The same; or a line for the reader of logs, and what else it asks for if it means nothing to that. */
export type Phrase = Asked | { readonly log: string; readonly otherwise?: Asked }

const run = (command: string, line = ''): Asked => ({ command, line })
const HURTS: Asked = { action: 'gate.hurts' }

const { requests: REQUESTS } = LANGUAGE

/** Requests that are no command. */
const PRESSES: Readonly<Record<string, Asked>> = {
  hurts: HURTS,
  later: { action: 'later.ask' },
  quit: { action: 'leave.ask' },
}

const sayings = (all: Readonly<Record<string, string>>) =>
  Object.entries(all).map(
    ([name, say]) => [new RegExp(`^${phrases(say)}$`, 'u'), PRESSES[name] ?? run(name)] as const,
  )

/** Other words for a command, matched against the whole line without its last mark. */
const ANYWHERE = sayings(REQUESTS.anywhere)
const TO_BOT = sayings(REQUESTS.toBot)

const thing = (lead: string) =>
  new RegExp(String.raw`^${oneOf(lead)}\s+(?:${oneOf(REQUESTS.articles)} )?(.{1,60}?)\??$`, 'iu')
const [HOW_TO, WHAT_IS, EXERCISE] = [thing(REQUESTS.howTo), thing(REQUESTS.whatIs), thing(REQUESTS.exercise)]

/** Whoever writes this to the bot is asked about the signs that need a doctor, and not offered a workout. */
const PAIN = new RegExp(String.raw`(?<!\p{L})${oneOf(REQUESTS.pain)}(?!\p{L})`, 'iu')

/**
 * Reads a line that was typed without a slash. Unless the bot was spoken to, only a line that can hardly be
 * anything else is taken for a command: people talk to each other in the thread.
 * @param spokenTo in a direct message, or with the bot mentioned
 */
export function readPhrase(
  text: string,
  commands: readonly string[],
  programs: readonly Program[],
  spokenTo: boolean,
): Phrase | undefined {
  // No command and no log is so long, but whoever is in pain may well write more.
  if (text.length > MAX_LINE) return spokenTo && PAIN.test(text) ? HURTS : undefined
  const line = text.trim()
  const [first = '', ...others] = line.replace(/^\//, '').split(/\s+/)
  const word = first.toLowerCase()
  const rest = others.join(' ')
  if (line.startsWith('/') && commands.includes(word)) return run(word, rest)

  const straight = line.replaceAll("'", '’')
  const plain = straight.toLowerCase().replace(/(?<=[^.!?]|^.)[.!?]+$/, '')
  const saying = [...ANYWHERE, ...(spokenTo ? TO_BOT : [])].find(([pattern]) => pattern.test(plain))
  if (saying) return saying[1]
  // Which day it is does not decide whether that is what they say. "Away next week?" asks others.
  const isAsked = !spokenTo && line.endsWith('?')
  if (!isAsked && readAwaySaid(plain, '2000-01-03')) return run('away', line)
  const asked = HOW_TO.exec(straight)?.[1]
  // A question is no log, even where nobody asks the bot.
  if (asked) return spokenTo ? run('exercise', asked) : undefined
  const named = EXERCISE.exec(line)?.[1]
  if (named) {
    const match = findName(named, programs)
    // "exercise was hard today" comes near no name.
    const shown = spokenTo || comesNear(match) ? run('exercise', named) : undefined
    // "exercise bridge 3x12" says what was done.
    return !match.found && /\d/.test(named) ? logOr(line, shown) : shown
  }
  const meant = spokenTo ? WHAT_IS.exec(straight)?.[1] : undefined
  if (meant && comesNear(findName(meant, programs))) return run('exercise', meant)
  if (!spokenTo) return { log: line }
  return logOr(line, commands.includes(word) ? run(word, rest) : PAIN.test(line) ? HURTS : undefined)
}

function logOr(log: string, otherwise: Asked | undefined): Phrase {
  return { log, ...(otherwise && { otherwise }) }
}

function comesNear({ found, nearest }: ReturnType<typeof findName>): boolean {
  return found !== undefined || nearest.length > 0
}

function findName(text: string, programs: readonly Program[]) {
  return { nearest: [], ...findWay(text, waysOf(programs)) }
}
