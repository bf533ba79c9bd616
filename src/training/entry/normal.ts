import { LANGUAGE } from '../en/index.ts'
import { oneOf } from '../language.ts'

/** A line as it is read: see {@link normalise}. */
export interface Line {
  /** Without formatting marks, in the widths and marks of a plain keyboard; lines are joined by '\n'. */
  readonly text: string
  /** It ends with a question mark. */
  readonly asks: boolean
}

/** Which emoji say that it is done, by themselves; and which, that it was not. */
const CHECK = /[✅✔☑✓]|:(?:white_check_mark|heavy_check_mark|ballot_box_with_check):/gu
const DISMAY = /[❌✖✗✘❎⛔🚫🙅]|:(?:x|no_entry|no_entry_sign|negative_squared_cross_mark|no_good):/gu
/** And which leave it open. */
const DOUBT = /[👎🤷❓❔]|:(?:thumbsdown|-1|shrug|question|grey_question):/gu
const EMOJI =
  /\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\u200d\p{Extended_Pictographic})*|[\p{Regional_Indicator}\p{Emoji_Modifier}]/gu
/** `:muscle:`, as Slack sends an emoji, and what people draw with letters. */
const DRAWN =
  /:[a-z][a-z0-9_+-]{1,40}:(?::skin-tone-\d:)?|(?<![\p{L}\p{N}])(?:[:;]-?[)D(P]|xD|<3|\^\^)(?![\p{L}\p{N}])/gu

/** What stands for an emoji that says something. Private: nobody types them. */
export const DONE_MARK = '\uE001'
export const DISMAY_MARK = '\uE002'
export const EMOJI_MARK = '\uE003'
export const DOUBT_MARK = '\uE004'

const { marks: MARKS, words: WORDS, days: DAYS } = LANGUAGE
const WEIGHT = oneOf(`${WORDS.kg}|${WORDS.lb}`)
const [SET = ''] = WORDS.sets.split('|')
const [ROUND = '', ROUNDS = ''] = WORDS.rounds.split('|')
const [ALL = ''] = WORDS.all.split('|')
const UNSURE = MARKS.maybe
const [AND = ''] = WORDS.and.split('|')
const [SIDE = ''] = WORDS.side.split('|')
/** Tags of HTML that people paste; those that begin a line, and all others. */
const BREAK = /<\/?(?:br|p|div|li|ul|ol|h[1-6])(?:\s[^<>]{0,200})?\/?>/giu
const TAG =
  /<([a-z][a-z0-9]*)(?:\s[^<>]{0,200})?>(?=[^<>]{0,300}<\/\1>)|<\/[a-z][a-z0-9]*>|<(?:[bisu]|img|span)(?:\s[^<>]{0,200})?\/?>/giu
/** An address, with the label that Slack or Markdown gives it. */
const LINK = /<?(?:[a-z]{2,9}:\/\/|w{3}\.)[^\s<>|]+(?:\|[^<>\n]{0,200})?>?/giu
/** As Discord and Slack send whoever, whichever channel and whichever group is named. */
const SENT_PERSON = /<@[!&]?\w+(?:\|[^<>\n]{0,100})?>/gu
const SENT_GROUP = /<(?:![^<>\n]{1,100}|#\w+(?:\|[^<>\n]{0,100})?)>/gu
const [YOU = ''] = WORDS.others.split('|')
const [EVERYONE = ''] = MARKS.toAll.split('|')
/** "Bridges 3x12 @everyone" is told to all, "3 rounds for @everyone" is not done yet. */
const BESIDE = String.raw`(?<!(?<!\p{L})${oneOf([MARKS.forWhom, MARKS.company, WORDS.and, WORDS.x].join('|'))} ?)`
const TO_ALL = new RegExp(String.raw`${BESIDE}@${oneOf(MARKS.toAll)}(?![\p{L}\p{N}])`, 'giu')
/** Somebody's name behind all that counts: it may have been them. */
const TO_ONE = new RegExp(
  String.raw`(?<=\d.{0,300})${BESIDE}@(?!${oneOf(MARKS.places)}(?!\p{L})|${oneOf(MARKS.rated)}\d)\p{L}[\p{L}\p{N}_.-]*(?=\P{Nd}*$)`,
  'giu',
)
const ORDINALS = MARKS.ordinals.split('|')

/** "8kg+8kg", "8+8 kg": as much in the one hand as in the other. */
const BOTH_HANDS = new RegExp(
  String.raw`(?<![\d.,]) ?(\d{1,3}(?:[.,]\d{1,2})?) ?(?:${WEIGHT})? ?\+ ?\1 ?(${WEIGHT})(?![\p{L}\d])`,
  'giu',
)
/** "16kgx10", "12repsx3" */
const GLUED = new RegExp(String.raw`(?<=\d ?)(${WEIGHT}|${oneOf(WORDS.reps)})x(?=\d)`, 'giu')
/** "3s x 10r", "10r x 3s" */
const SHORT_SETS =
  /(?<![\d.,])(?:(?<sets>\d{1,2}) ?s ?x ?(?<reps>\d{1,3}) ?r|(?<reps>\d{1,3}) ?r ?x ?(?<sets>\d{1,2}) ?s)(?!\p{L})/giu
/** "12L 12R", "8 kg left, 8 kg right" */
const LEFT_RIGHT = (([left, right]) =>
  new RegExp(
    String.raw`(?<![\d.,])(\d{1,3}(?:[.,]\d{1,2})?)( ?${WEIGHT})? ?(?:${left}[ ,+/&]*(?:${AND} )?\1(?: ?${WEIGHT})? ?${right}|${right}[ ,+/&]*(?:${AND} )?\1(?: ?${WEIGHT})? ?${left})(?!\p{L})`,
    'giu',
  ))([oneOf(MARKS.left), oneOf(MARKS.right)])
/** "r.d.l." */
const DOTTED = /(?<![\p{L}.])(?:\p{L}\.){2,}(?=\p{L}(?!\p{L})|[\s\d:,]|$)/gu
/** "2nd round", "second round" */
const NTH_ROUND = new RegExp(
  String.raw`(?<![\p{L}\d])(?:(\d{1,2})${oneOf(MARKS.nth)}|(${oneOf(MARKS.ordinals)})) (?:${ROUND}(?!\p{L})|(${SET})(?=[:, -]+\d))`,
  'giu',
)
/** "Forgot yesterday's 2 rounds", and nothing but "forgot Monday's": to say so, more likely than to do it. */
const FORGOT = new RegExp(
  String.raw`(?<!\p{L})${oneOf(MARKS.forgot)} (${oneOf([...MARKS.before.split('|').slice(-1), ...DAYS.weekdays].join('|'))})(?:${oneOf(`${MARKS.ofOne}|${DAYS.plural}`)})?(?![\p{L}’])([.!]*$)?`,
  'giu',
)
/** "3x(12 bridges, 10 rdl)" */
const TIMES_ALL = /(?<!\d)(\d{1,2}) ?x ?\((?=[^)]{0,200}\p{L})/giu
const SHORT = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${Object.keys(MARKS.short)
    .toSorted((a, b) => b.length - a.length)
    .map(one => one.replace('/', '\\/') + (one.endsWith('/') ? ' ?(?=\\S)' : '(?![\\p{L}\\p{N}])'))
    .join('|')})`,
  'giu',
)

function inFull(short: string): string {
  const full = MARKS.short[short.trim().toLowerCase()] ?? short
  return /[\p{L}\p{N}]\s*$/u.test(short) ? full : `${full} `
}

/** Full-width letters and marks stand so far behind the plain ones. */
const WIDE = 0xfee0

/**
 * Brings a line that somebody typed to one form: widths, digits of every script, quotes, dashes, formatting marks of
 * Slack and Discord, lists, quotations and emoji. What is struck out was not said, and neither were a list's open
 * boxes or what somebody else is quoted with.
 */
export function normalise(typed: string): Line {
  const plain = typed
    .replace(/[\uE000-\uE00F]/g, ' ')
    .replace(/[\uff01-\uff5e]/g, letter => String.fromCharCode(letter.charCodeAt(0) - WIDE))
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\S\n]/g, ' ')
    .replace(/🔟/gu, '10')
    .replace(/[\ufe0f\u20e3]/g, '')
    .replace(/[^\P{Cf}\u200d]/gu, '')
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/(\d) ?([½¼¾])/g, (_, digit: string, part: string) => digit + PARTS[part])
    .replace(/(?<=(?<![\d/,.])\d{1,3}) 1\/2(?![\d/])/g, '.5')
    .replace(/['‘`´ʼ](?=\p{L})(?<=\p{L}.)/gu, '’')
    .replace(/[–—−‒―]/g, '-')
    .replace(/¯\S{0,3}\(ツ\)\S{0,3}¯/gu, '🤷')
    .replace(LINK, ` ${EMOJI_MARK} `)
    .replace(SENT_PERSON, ` @${YOU} `)
    .replace(SENT_GROUP, ` @${EVERYONE} `)
    .replace(BREAK, '\n')
    .replace(TAG, ' ')
    .replace(TO_ALL, (_, at: number, line: string) => (line.slice(0, at).trim() ? EMOJI_MARK : DOUBT_MARK))
    .replace(TO_ONE, DOUBT_MARK)
  const text = unmarked(plain)
    .replace(/["“”„«»]/g, ' ')
    .replace(SHORT, inFull)
    .replace(/(?<=\d ?)[×✕✖⨯*хХ](?= ?\d)|(?<=\d ?)[×✕⨯]/gu, 'x')
    .replace(/(?<![\p{L}\d])[×✕✖⨯](?= ?\d)/gu, 'x')
    .replace(GLUED, '$1 x')
    .replace(SHORT_SETS, `$<sets> ${SET} x $<reps>`)
    .replace(BOTH_HANDS, ' 2x$1$2')
    .replace(LEFT_RIGHT, `$1$2 ${SIDE}`)
    .replace(DOTTED, letters => letters.replaceAll('.', ''))
    .replace(/(?<=\d ?)\|(?= ?\d)/g, '/')
    .replace(NTH_ROUND, (_, figure?: string, word?: string, set = ROUND) => {
      return `${set} ${figure ?? ORDINALS.indexOf(word?.toLowerCase() ?? '') + 1}`
    })
    .replace(
      FORGOT,
      (_, day: string, end?: string) => `${UNSURE} ${end === undefined ? '' : `${ALL} `}${day}`,
    )
    .replace(TIMES_ALL, `$1 ${ROUNDS}: (`)
    .replace(/ & /g, ` ${AND} `)
    .replace(CHECK, ` ${DONE_MARK} `)
    .replace(DISMAY, ` ${DISMAY_MARK} `)
    .replace(DOUBT, ` ${DOUBT_MARK} `)
    .replace(EMOJI, ` ${EMOJI_MARK} `)
    .replace(DRAWN, ` ${EMOJI_MARK} `)
    .replace(/ +/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim()
  return { text, asks: text.endsWith('?') || text.includes('?\n') }
}

const PARTS: Readonly<Record<string, string>> = { '½': '.5', '¼': '.25', '¾': '.75' }

/** Digits of a script follow each other from nought to nine: https://www.unicode.org/reports/tr44/#Numeric_Type */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  if (code < 128) return digit
  let first = code
  while (first > 0 && code - first < 60 && /\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--
  return String((code - first) % 10)
}

/** Without the marks that set a line, which say nothing; and without what is struck out, which is not said. */
function unmarked(text: string): string {
  const lines = (
    /^ *1[.)] ?\p{L}.*\s2[.)] ?\p{L}/su.test(text) ? text.replace(/\s+[2-9][.)] ?(?=\p{L})/gu, '\n') : text
  )
    .replace(/```(?:[a-z]+\n)?/g, ' ')
    .replace(/`/g, ' ')
    .replace(/~~[^~\n]{1,300}~~|(?<![^\s(])~[^~\s][^~\n]{0,300}~(?![^\s.,;!?)])/g, ' ')
    .replace(/\|\||\*\*|__/g, ' ')
    .replace(/(?<![\p{L}\p{N}])[*_](?=[^\s*_])|(?<=[^\s*_])[*_](?![\p{L}\p{N}])/gu, '')
    .split('\n')
  const own = lines.filter(line => !/^ *>/.test(line))
  const said = own.some(line => line.trim() !== '') ? own : lines.map(line => line.replace(/^[ >]+/, ''))
  const numbered = said.length > 1 || /^ *1[.)] +\p{L}/u.test(said[0] ?? '')
  return said
    .filter(line => !/^ *(?:[-*•] *)?(?:\[ ?\]|☐)/.test(line))
    .map(line => {
      const item = line.replace(/^ *(?:[-*•◦‣·#]+ +|\[[xX]\] *)+/, '')
      return numbered ? item.replace(/^ *\d{1,2}[.)] +(?=\D|\d+ ?x)/, '') : item
    })
    .join('\n')
}
