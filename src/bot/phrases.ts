import { readEntry } from '../training/entry.ts'
import { findByName } from '../training/names.ts'
import type { Exercise, Program } from '../training/program.ts'

/** What a typed line asks for: a command with its line, or nothing that concerns the bot. */
export interface Phrase {
  readonly command: string
  readonly line: string
}

/** Other words for a command, matched against the whole line. */
const SAYINGS: readonly [RegExp, string][] = [
  [/^(?:start|go|begin|resume|let['’]?s go)$/, 'workout'],
  [/^(?:my )?(?:progress|streak|weeks)$/, 'progress'],
  [/^(?:the )?board$/, 'board'],
  [/^(?:my )?settings$/, 'settings'],
  [/^(?:my ?data)$/, 'mydata'],
  [/^(?:help|\?)$/, 'help'],
]

const HOW_TO = /^(?:how (?:do i|to)(?: do)?|show me)\s+(?:an? |the )?(.{1,60}?)\??$/i
const EXERCISE = /^exercise\s+(?:an? |the )?(.{1,60}?)\??$/i

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
  const line = text.trim()
  const [first = '', ...others] = line.replace(/^\//, '').split(/\s+/)
  const word = first.toLowerCase()
  const rest = others.join(' ')
  if (line.startsWith('/') && commands.includes(word)) return { command: word, line: rest }

  const saying = SAYINGS.find(([pattern]) => pattern.test(line.toLowerCase()))
  if (saying) return { command: saying[1], line: '' }
  const asked = HOW_TO.exec(line)?.[1]
  // A question is no log, even where nobody asks the bot.
  if (asked) return spokenTo ? { command: 'exercise', line: asked } : undefined
  const log = isLog(line, programs, spokenTo)
  const named = EXERCISE.exec(line)?.[1]
  if (named) {
    const { found, nearest } = findName(named, programs)
    // "exercise bridge 3x12" says what was done.
    if (!found && log && /\d/.test(named)) return { command: 'done', line }
    // "exercise was hard today" comes near no name.
    if (spokenTo || found || nearest.length > 0) return { command: 'exercise', line: named }
  }
  if (log) return { command: 'done', line }
  if (spokenTo && commands.includes(word)) return { command: word, line: rest }
  return undefined
}

function findName(text: string, programs: readonly Program[]) {
  return { nearest: [], ...findByName(text, exercisesOf(programs)) }
}

function exercisesOf(programs: readonly Program[]): readonly Exercise[] {
  return programs.flatMap(program => program.exercises)
}

function isLog(line: string, programs: readonly Program[], spokenTo: boolean): boolean {
  // The date and the unit do not decide whether it is a log.
  const read = readEntry(line, exercisesOf(programs), { units: 'kg', today: '2000-01-03' })
  if (spokenTo) return read.ok || read.looksLikeLog
  const plain = /\d|^(?:done|log|i did|did)\b/i.test(line)
  return plain && (read.ok || read.looksLikeLog)
}
