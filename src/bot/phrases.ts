import { MAX_LINE } from '../chat/options.ts'
import { readAwaySaid } from '../training/away.ts'
import { lexiconOf, readLine } from '../training/entry/index.ts'
import type { Program } from '../training/program.ts'
import { findWay, waysOf } from '../training/ways.ts'

/** What a typed line asks for: a command with its line, or what a button under the prompt does. */
export type Phrase =
  | { readonly command: string; readonly line: string }
  | { readonly action: 'gate.hurts' | 'later.ask' | 'leave.ask' }

const run = (command: string, line = ''): Phrase => ({ command, line })
const HURTS: Phrase = { action: 'gate.hurts' }
const LATER: Phrase = { action: 'later.ask' }

/** Other words for a command, matched against the whole line without its last mark. */
const SAYINGS: readonly [RegExp, Phrase][] = [
  [
    /^(?:let['’]?s )?(?:start|go|begin)(?: (?:my |the )?workout)?$|^resume (?:my |the )?workout$/,
    run('workout'),
  ],
  [/^(?:my )?(?:progress|streak|weeks)$/, run('progress')],
  [/^(?:the )?board$/, run('board')],
  [/^(?:my )?settings$/, run('settings')],
  [/^(?:my ?data)$/, run('mydata')],
  [/^(?:help|\?)$/, run('help')],
  [/^my back (?:hurts|is sore)(?: today)?$/, HURTS],
  [/^leave(?: the group| spotter)?$/, run('leave')],
  [/^remind me(?: later| tomorrow| again)?$/, LATER],
]

/** More of them, for lines to the bot itself. */
const SPOKEN: readonly [RegExp, Phrase][] = [
  [/^(?:hi|hello|hey|hey there|good (?:morning|evening))(?: spotter)?$/, run('help')],
  [/^help (?:me|please|pls)$/, run('help')],
  [/^(?:what can (?:you|i) do|how does (?:this|it) work|when(?: .*)?)$/, run('help')],
  [/^(?:continue|carry on|i(?:['’]?m| am) ready|next)$/, run('workout')],
  [/^(?:(?:show|list|what are) )?(?:me )?(?:the |all )?exercises$/, run('exercise')],
  [/^(?:my )?stats$/, run('progress')],
  [/^(?:leader ?board|how are we doing|who (?:has|is) (?:finished|done))$/, run('board')],
  [
    /^(?:(?:turn (?:on|off)|stop|no|mute) )?(?:the |my )?(?:reminders?|notifications?|units?)$/,
    run('settings'),
  ],
  [/^(?:stop|quit|unsubscribe|i quit|sign me out|leave me alone)$/, { action: 'leave.ask' }],
  [/^(?:delete|export|forget|download) (?:me|(?:all )?(?:of )?my data)$/, run('mydata')],
]

const HOW_TO = /^(?:how (?:do i|to)(?: do)?|show me)\s+(?:an? |the )?(.{1,60}?)\??$/i
const WHAT_IS = /^what(?:['’]?s| is| are)\s+(?:an? |the )?(.{1,60}?)\??$/i
const EXERCISE = /^exercise\s+(?:an? |the )?(.{1,60}?)\??$/i

/** Whoever writes this to the bot is asked about the signs that need a doctor, and not offered a workout. */
const PAIN = /\b(?:hurts?|hurting|pain|pains|painful|sore|aches?|aching|numb|numbness|tingling|spasms?)\b/i

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

  const plain = line.toLowerCase().replace(/(?<=[^.!?]|^.)[.!?]+$/, '')
  const saying = [...SAYINGS, ...(spokenTo ? SPOKEN : [])].find(([pattern]) => pattern.test(plain))
  if (saying) return saying[1]
  // Which day it is does not decide whether that is what they say.
  if (readAwaySaid(plain, '2000-01-03')) return run('away', line)
  const asked = HOW_TO.exec(line)?.[1]
  // A question is no log, even where nobody asks the bot.
  if (asked) return spokenTo ? run('exercise', asked) : undefined
  const isHeard = hears(line, programs, spokenTo)
  const named = EXERCISE.exec(line)?.[1]
  if (named) {
    const match = findName(named, programs)
    // "exercise bridge 3x12" says what was done.
    if (!match.found && isHeard && /\d/.test(named)) return run('done', line)
    // "exercise was hard today" comes near no name.
    return spokenTo || comesNear(match) ? run('exercise', named) : undefined
  }
  const thing = spokenTo ? WHAT_IS.exec(line)?.[1] : undefined
  if (thing && comesNear(findName(thing, programs))) return run('exercise', thing)
  if (isHeard) return run('done', line)
  if (!spokenTo) return undefined
  if (commands.includes(word)) return run(word, rest)
  return PAIN.test(line) ? HURTS : undefined
}

function comesNear({ found, nearest }: ReturnType<typeof findName>): boolean {
  return found !== undefined || nearest.length > 0
}

function findName(text: string, programs: readonly Program[]) {
  return { nearest: [], ...findWay(text, waysOf(programs)) }
}

/** Whether a line is for the reader of logs. Where, when and by whom it is said does not make more of it. */
function hears(line: string, programs: readonly Program[], spokenTo: boolean): boolean {
  const moment = {
    units: 'kg',
    today: '2000-01-03',
    place: spokenTo ? 'direct' : 'thread',
    inWeek: true,
  } as const
  return readLine(line, lexiconOf(programs[0], programs), moment).kind !== 'chatter'
}
