import { readEntry } from '../training/entry.ts'
import { findByName } from '../training/names.ts'
import type { Program } from '../training/program.ts'

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

const HOW_TO = /^(?:exercise|how (?:do i|to)(?: do)?|show me)\s+(?:an? |the )?(.{1,60}?)\??$/i

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
  const howTo = HOW_TO.exec(line)
  // "exercise bridge 3x12" is a log.
  if (howTo?.[1] && (word === 'exercise' ? isName(howTo[1], programs) : spokenTo)) {
    return { command: 'exercise', line: howTo[1] }
  }
  if (isLog(line, programs, spokenTo)) return { command: 'done', line }
  if (spokenTo && commands.includes(word)) return { command: word, line: rest }
  return undefined
}

/** Whether it comes near the name of an exercise: "exercise was hard today" does not. */
function isName(text: string, programs: readonly Program[]): boolean {
  const match = findByName(
    text,
    programs.flatMap(program => program.exercises),
  )
  return match.found !== undefined || match.nearest.length > 0
}

function isLog(line: string, programs: readonly Program[], spokenTo: boolean): boolean {
  // The date and the unit do not decide whether it is a log.
  const read = readEntry(
    line,
    programs.flatMap(program => program.exercises),
    { units: 'kg', today: '2000-01-03' },
  )
  if (spokenTo) return read.ok || read.looksLikeLog
  const plain = /\d|^(?:done|log|i did|did)\b/i.test(line)
  return plain && (read.ok || read.looksLikeLog)
}
