import { LANGUAGE } from '../en/index.ts'
import { oneOf, phrases, type Saying } from '../language.ts'
import type { Token } from './token.ts'

/** What a line may be about besides a log, and what it may say of a card. */
export type Topic = keyof typeof LANGUAGE.sayings.talk
export type CardWord = keyof typeof LANGUAGE.sayings.card

const { sayings: SAYINGS, words: WORDS } = LANGUAGE
const GAP = String.raw`[\s,:;-]+`

/** Matches a whole line, in lower case and without its last marks. */
function whole({ lead, say, tail }: Saying, slots: Readonly<Record<string, string>> = {}): RegExp {
  const before = lead ? `(?:${phrases(lead, GAP)}${GAP}){0,4}` : ''
  const after = tail ? `(?:${GAP}${phrases(tail, GAP)}){0,4}` : ''
  return new RegExp(`^${before}${phrases(say, GAP, slots)}${after}$`, 'u')
}

const UNDO = whole(SAYINGS.undo)
const UNDO_SET = whole(SAYINGS.undoSet)
const UNDO_NAMED = whole(SAYINGS.undoNamed, { rest: '(?<rest>.{1,80})' })
const AGAIN = whole(SAYINGS.again)
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
const NOT = oneOf(instead.not)
const INSTEAD = [
  `${NOT} [^,]{1,40}?[,;]? (?:${oneOf(instead.but)}|,)? ?(?<rest>\\d.{0,60})`,
  `(?<rest>\\d[^,]{0,40}?),? (?:${NOT}|${oneOf(WORDS.instead)}) .{1,40}`,
  `${phrases(instead.change)} (?<what>.{1,40}?) ${oneOf(instead.to)} (?<rest>\\d.{0,60})`,
].map(pattern => new RegExp(`^(?:${pattern})$`, 'su'))
/** As people mend a line where none can be edited: "12*" or "*12". */
const STARRED = /^\*+ ?(?<rest>[^*]*\d[^*]*)$|^(?<rest>[^*]*\d[^*]*?) ?\*+$/u

/** What is taken back: all that was logged last, one set of it, or what `rest` names. */
export function undoIn(
  plain: string,
): { readonly of: 'all' | 'set' } | { readonly rest: string } | undefined {
  if (UNDO_SET.test(plain)) return { of: 'set' }
  if (UNDO.test(plain)) return { of: 'all' }
  const rest = UNDO_NAMED.exec(plain)?.groups?.rest
  return rest === undefined ? undefined : { rest }
}

export function saysAgain(plain: string): boolean {
  return AGAIN.test(plain)
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
  const meant = CORRECT.exec(plain)?.groups?.rest
  if (meant) return meant
  for (const pattern of INSTEAD) {
    const { what, rest } = pattern.exec(plain)?.groups ?? {}
    // "Change bridges to 10" says of which, "change 12 to 10" does not.
    if (rest) return what && !/\d/.test(what) ? `${what} ${rest}` : rest
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
