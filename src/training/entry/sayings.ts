import { LANGUAGE } from '../en/index.ts'
import { oneOf, phrases, type Saying } from '../language.ts'
import type { Token } from './token.ts'
import { phraseAt } from './words.ts'

/** What a line may be about besides a log, and what it may say of a card. */
export type Topic = keyof typeof LANGUAGE.sayings.talk
export type CardWord = keyof typeof LANGUAGE.sayings.card

const { sayings: SAYINGS, words: WORDS, days: DAYS } = LANGUAGE
const GAP = String.raw`[\s,:;-]+`

/** Matches a whole line, in lower case and without its last marks. */
function whole({ lead, say, tail }: Saying, slots: Readonly<Record<string, string>> = {}): RegExp {
  const before = lead ? `(?:${phrases(lead, GAP)}${GAP}){0,4}` : ''
  const after = tail ? `(?:${GAP}${phrases(tail, GAP)}){0,4}` : ''
  return new RegExp(`^${before}${phrases(say, GAP, slots)}${after}$`, 'u')
}

const UNDO = whole(SAYINGS.undo)
const UNDO_TO = whole(SAYINGS.undoTo)
const UNDO_SET = whole(SAYINGS.undoSet)
const UNDO_NAMED = whole(SAYINGS.undoNamed, { rest: '(?<rest>.{1,80})' })
const ON_DAY = {
  day: `(?<day>${oneOf(DAYS.weekdays.join('|'))})(?:${oneOf(LANGUAGE.marks.ofOne)}|${DAYS.plural})?`,
}
const AGAIN = whole(SAYINGS.again, ON_DAY)
const AGAIN_TO = whole(SAYINGS.againTo, ON_DAY)
const CARD = each<CardWord>(SAYINGS.card)
const TALK = each<Topic>(SAYINGS.talk)

function each<Name extends string>(sayings: Readonly<Record<Name, Saying>>) {
  return Object.entries<Saying>(sayings).map(([name, saying]) => [name as Name, whole(saying)] as const)
}

const { correct, instead } = SAYINGS
const CORRECT = new RegExp(
  `^(?:${phrases(correct.lead, GAP)}${GAP}){0,4}(?:${phrases(correct.say, GAP)}${GAP}|` +
    `${phrases(correct.weak, GAP)}(?:[,:;-]+ ?| (?=\\d)))` +
    `(?:${phrases(correct.after, GAP)}${GAP}){0,3}(?<rest>.+)$`,
  'su',
)
const MEASURES = new Set(['reps', 'sets', 'rounds', 'seconds'])
const NOT = oneOf(instead.not)
const NUMBER = `(?:\\d|${oneOf(DAYS.numbers)}(?!\\p{L}))`
/** "12, but I’m not sure" */
const NO_HOW = `(?!${oneOf(instead.how)}(?!\\p{L}))`
const INSTEAD = [
  `${NOT} [^,]{1,40}?[,;]? (?:${oneOf(instead.but)}|,)? ?(?<rest>\\d.{0,60})`,
  `(?:${oneOf(SAYINGS.again.lead)} )?(?<rest>${NUMBER}[^,]{0,40}?),? (?:${NOT}|${oneOf(WORDS.instead)}) ${NO_HOW}.{1,40}`,
  `(?<what>[^\\d,]{1,40}?) ${oneOf(instead.was)} (?<rest>\\d[^,]{0,40}?),? ${NOT} ${NO_HOW}.{1,40}`,
  `(?:${oneOf(WORDS.also)} )?${oneOf(instead.typed)} .{1,40}?,? (?:${oneOf(instead.but)} )+(?:${phrases(correct.after, GAP)} )?(?<rest>\\d.{0,60})`,
  `(?:${phrases(correct.lead, GAP)}${GAP}){0,2}${phrases(instead.change)} (?<what>.{1,40}?) ${oneOf(instead.to)} (?<rest>\\d.{0,60})`,
].map(pattern => new RegExp(`^(?:${pattern})$`, 'su'))
/** "In each hand, I mean" */
const I_MEAN = new RegExp(`^(?<rest>.{1,60}?)[,;]? ${phrases(correct.tail, GAP)}$`, 'u')
/** As people mend a line where none can be edited: "12*" or "*12". */
const STARRED = /^\*+ ?(?<rest>[^*]+)$|^(?<rest>[^*]*\d[^*]*?) ?\*+$/u

/** What is taken back: all that was logged last, one set of it, or what `rest` names. */
export function undoIn(
  plain: string,
  isTo: boolean,
): { readonly of: 'all' | 'set' } | { readonly rest: string } | undefined {
  if (UNDO_SET.test(plain)) return { of: 'set' }
  if (UNDO.test(plain) || (isTo && UNDO_TO.test(plain))) return { of: 'all' }
  const rest = UNDO_NAMED.exec(plain)?.groups?.rest
  return rest === undefined ? undefined : { rest }
}

/** What follows "the same as", where the line says that it was; it may name a day. */
export function againIn(plain: string, isTo: boolean): string | undefined {
  const found = AGAIN.exec(plain) ?? (isTo ? AGAIN_TO.exec(plain) : null)
  return found ? (found.groups?.day ?? ' ') : undefined
}

export function cardIn(plain: string): CardWord | undefined {
  return CARD.find(([, pattern]) => pattern.test(plain))?.[0]
}

export function topicIn(plain: string): Topic | undefined {
  return TALK.find(([, pattern]) => pattern.test(plain))?.[0]
}

/** What was meant, where a line corrects another. @param typed as it was, with its marks */
export function correctionIn(plain: string, typed: string): string | undefined {
  const starred = STARRED.exec(typed.trim())?.groups?.rest
  if (starred) return starred
  // "Was doing 2 rounds" is no "was 2 rounds".
  const doing = phraseAt(plain.split(' '), 0)
  const meant = doing?.says === 'did' && doing.count > 1 ? undefined : CORRECT.exec(plain)?.groups?.rest
  if (meant) return insteadIn(meant) ?? I_MEAN.exec(meant)?.groups?.rest ?? meant
  return insteadIn(plain)
}

/** The same, where it says so only behind it: "10 kg, sorry". */
export function meantIn(plain: string): string | undefined {
  return I_MEAN.exec(plain)?.groups?.rest
}

/** "12, not 10", "rdl not bridges" */
function insteadIn(plain: string): string | undefined {
  for (const pattern of INSTEAD) {
    const { what, rest } = pattern.exec(plain)?.groups ?? {}
    // "Change bridges to 10" says of which, "change 12 to 10" does not.
    if (!rest || !what || /\d/.test(what)) {
      if (rest) return rest
      continue
    }
    const says = phraseAt(what.split(' ').slice(-1), 0)?.says ?? ''
    return says === 'gear' ? rest : MEASURES.has(says) ? `${rest} ${what}` : `${what} ${rest}`
  }
  return undefined
}

const SAID = new Set<Token['kind']>(
  'number list range clock often name program day at each hand total side easier harder weightless x'.split(
    ' ',
  ) as Token['kind'][],
)
const BEFORE = new Set<Token['kind']>('also did not hedge dash comma stop'.split(' ') as Token['kind'][])

/** Whether tokens can be what was meant instead: they begin with something that can be logged. */
export function isMeant(tokens: readonly Token[]): boolean {
  const first = tokens.find(({ kind }) => !BEFORE.has(kind))
  return first !== undefined && SAID.has(first.kind)
}
