/** What a word may say in a line about training. */
export type Says =
  | 'and'
  | 'stop'
  | 'x'
  | 'at'
  | 'kg'
  | 'lb'
  | 'seconds'
  | 'minutes'
  | 'reps'
  | 'sets'
  | 'rounds'
  | 'all'
  /** Of every set; of a weight, in each hand. */
  | 'each'
  | 'hand'
  | 'total'
  | 'side'
  | 'gear'
  | 'pair'
  | 'weightless'
  | 'once'
  | 'twice'
  | 'easier'
  | 'harder'
  | 'did'
  /** What goes with it and changes nothing. */
  | 'also'
  /** About so many. */
  | 'hedge'
  /** Whoever says so is not sure how many. */
  | 'unsure'
  | 'not'
  /** What comes after it was not done, and the numbers there are of what comes before. */
  | 'instead'
  /** Was not done: said before or after what. */
  | 'skipped'
  | 'notYet'
  /** What comes after it is for another time. */
  | 'nextTime'
  /** It is said of or to somebody else. */
  | 'others'
  /** At the beginning of a question. */
  | 'asks'
  /** How it was. */
  | 'comment'

/** The words of a language: phrases for each thing, joined by '|'. A phrase that says two things says the first. */
export type Words = Readonly<Record<Says, string>>

/** Words that stand with numbers and marks, each a list joined by '|'. */
export interface MarkWords {
  /** With a number and a colon, which of several: "set 1:". */
  readonly label: string
  /** How a slash is said before a word: "8 kg/hand". */
  readonly per: string
  /** "10 of 12", "10 out of 12"; "10 to 12". */
  readonly of: string
  readonly outOf: string
  readonly range: string
  /** After '@', where it was done; and that it is told to all. */
  readonly places: string
  readonly toAll: string
  /** Where a round or set has a number, "2nd round": the words in order, and the ends of figures. */
  readonly ordinals: string
  readonly nth: string
  /** What turns "all" around where it is the word for a bar, too: "all bar squats". */
  readonly allBut: string
  /** After what was not done, what was: "no squats, but bridges". */
  readonly but: string
  /** For whom it is, where that is somebody else: "2 rounds for my wife". */
  readonly forWhom: string
  readonly mine: string
  /** Of "all": what is left, and not the whole. */
  readonly rest: string
  /** Numbers by their name, and the word that halves one. */
  readonly many: Readonly<Record<string, number>>
  readonly one: string
  /** What is of one: "2 db’s" is not. */
  readonly ofOne: string
  /** Before what is to be logged: "can you log 2 rounds?" asks nothing. */
  readonly requests: string
  /** The program's name, as people greet it, says nothing: nor does the command. */
  readonly command: string
  /** Whoever writes, in "Maria and I did"; with what somebody else is only brought in; and what goes beside "done". */
  readonly me: string
  readonly company: string
  readonly beside: string
  readonly besideCard: string
  /** Where, when and with whom, behind what was done. */
  readonly aside: string
  /** Words of a time that is not told: what stands with them is asked about. */
  readonly vague: string
  /** Behind a number, what may be a unit of weight: "16k", "16er". */
  readonly maybeKg: string
  /** "12 left, 12 right" */
  readonly left: string
  readonly right: string
  /** Behind a number, how many more there would have been: "2 rir"; behind seconds, how a rep was done: "3 s down". */
  readonly inReserve: string
  /** What stands for a day on which nothing was done. */
  readonly restDays: string
  /** Where people talk to each other, what comes after it is no plan. */
  readonly wished: string
  /** Behind a number that says how it was: "felt 100%". */
  readonly percent: string
  readonly moves: string
  /** Of a whole, some. */
  readonly halves: string
  /** Before a day that something is only compared with; where the last set is said behind its numbers. */
  readonly than: string
  readonly onLast: string
  /** A day that is not told. */
  readonly someDay: string
  /** Before a day, that it was not logged then; and a word that leaves it open. */
  readonly forgot: string
  readonly maybe: string
  /** Before how much the last set was. */
  readonly lastSet: string
  /** Numbers that say how: "rpe 8", "rest 90 s", "90 s between sets", "2 s hold", "was 10 last week". */
  readonly rated: string
  readonly tempo: string
  readonly rests: string
  readonly pauses: string
  readonly holds: string
  readonly was: string
  readonly before: string
  /** How long it took; and how long it took, or when it begins: "in 10 min". */
  readonly took: string
  readonly within: string
  /** What is said shorter, and in full; whole words, in the order in which they are looked for. */
  readonly short: Readonly<Record<string, string>>
  /** Words that are read with a letter wrong, since no other word is so near. */
  readonly mended: string
  /** Shorter ones, where two letters changed places or one is there twice. */
  readonly swapped: string
}

/** A line that is nothing but one of some phrases, with words around it that say nothing. See {@link phrases}. */
export interface Saying {
  readonly lead?: string
  readonly say: string
  readonly tail?: string
}

export interface Sayings<Card extends string = string, Topic extends string = string> {
  readonly undo: Saying
  /** Takes back one set, or what is named. */
  readonly undoSet: Saying
  /** Said to the bot, so does this. */
  readonly undoTo: Saying
  readonly undoNamed: Saying
  readonly again: Saying
  /** Said to the bot, so is this. */
  readonly againTo: Saying
  /** What comes after it was meant; after the weak ones, only behind a mark or before a number. */
  readonly correct: {
    readonly lead: string
    readonly say: string
    readonly weak: string
    /** Behind what was meant. */
    readonly tail: string
    readonly after: string
    readonly lastSet: string
  }
  /** "Not 10, 12", "12 instead of 10", "change 10 to 12". */
  readonly instead: {
    readonly not: string
    readonly but: string
    /** Behind a number and "not" it says how it was, and what it was not otherwise. */
    readonly how: string
    readonly typed: string
    readonly was: string
    readonly change: string
    readonly to: string
  }
  readonly card: Readonly<Record<Card, Saying>>
  readonly talk: Readonly<Record<Topic, Saying>>
}

/** What days, dates and times are called. Phrases as in {@link phrases}; '{count}', '{weekday}' and '{part}' stand in. */
export interface DayWords {
  /** From Monday on, and from January on: the full name last. */
  readonly weekdays: readonly string[]
  readonly months: readonly string[]
  /** From one to nineteen, and from twenty to ninety. */
  readonly numbers: string
  readonly tens: string
  readonly one: string
  readonly couple: string
  readonly part: string
  readonly on: string
  readonly of: string
  readonly nth: string
  readonly phrases: Readonly<Record<DayPhraseName, string>>
  /** What a time stands behind, and what stands behind a time. */
  readonly at: string
  readonly about: string
  readonly half: { readonly am: string; readonly pm: string; readonly clock: string; readonly hour: string }
  /** Before an hour, so many minutes from it. */
  readonly quarters: Readonly<Record<string, number>>
  readonly noon: string
  readonly midnight: string
  readonly namedTimes: string
  readonly partOf: string
  /** After these, "at 8" is a time and no weight. */
  readonly timed: string
  /** Before these, too. */
  readonly timedBy: string
  /** Parts of the day, by the hour at which they begin. */
  readonly begins: Readonly<Record<string, number>>
  readonly evening: string
  /** For {@link readDate} and {@link readWeekday}: what stands before, and what is ahead. */
  readonly until: string
  readonly every: string
  /** How more than one of a weekday ends. */
  readonly plural: string
  readonly units: { readonly day: string; readonly week: string; readonly month: string }
  readonly ahead: {
    readonly today: string
    readonly tomorrow: string
    readonly nextWeek: string
    readonly nextMonth: string
    readonly in: string
  }
}

export type DayPhraseName =
  | 'two'
  | 'today'
  | 'just'
  | 'hours'
  | 'yesterday'
  | 'future'
  | 'inLastWeek'
  | 'lastWeek'
  | 'old'
  | 'days'
  | 'weeks'
  | 'thisWeekday'
  | 'lastWeekday'
  | 'ofWeekday'
  | 'weekday'
  | 'nth'

const literally = (text: string) => text.replace(/[.*+?^$()[\]{}|\\/]/g, String.raw`\$&`)

/** One of some words or phrases as they stand, the longest first, for a pattern. */
export function oneOf(list: string): string {
  const all = list.split('|').toSorted((a, b) => b.length - a.length)
  return `(?:${all.map(literally).join('|')})`
}

/**
 * Phrases, joined by '|', for a pattern: '(a/b c)' is one of several, '[a/b]' one or none, '…' up to twelve words, '*'
 * any word, '#' a number, and '{name}' what `slots` says of it.
 * @param gap what stands between two words
 */
export function phrases(list: string, gap = ' ', slots: Readonly<Record<string, string>> = {}): string {
  const plain = (text: string) =>
    text
      .split(/(\{\w+\})/)
      .map(one => (one.startsWith('{') ? (slots[one.slice(1, -1)] ?? '') : literally(one)))
      .join('')
  const word = (text: string) =>
    text === '*'
      ? ANY_WORD
      : text.startsWith('#')
        ? String.raw`\d+(?:[.,]\d+)? ?${literally(text.slice(1))}`
        : plain(text)
  const some = (texts: string) =>
    `(?:${texts
      .split('/')
      .map(one => one.split(' ').map(word).join(gap))
      .join('|')})`
  const phrase = (text: string) => {
    let [pattern, begun] = ['', false]
    for (const [item] of text.matchAll(/\([^)]*\)|\[[^\]]*\]|\S+/g)) {
      const isOptional = item.startsWith('[') || item === '…'
      const one = item === '…' ? '' : /^[[(]/.test(item) ? some(item.slice(1, -1)) : word(item)
      if (item === '…') pattern += begun ? `(?:${gap}${ANY_WORD}){0,12}` : `(?:${ANY_WORD}${gap}){0,12}`
      else if (isOptional) pattern += begun ? `(?:${gap}${one})?` : `(?:${one}${gap})?`
      else pattern += begun ? gap + one : one
      begun ||= !isOptional
    }
    return pattern
  }
  return `(?:${list.split('|').map(phrase).join('|')})`
}

/** Each phrase that one with alternatives stands for: "(had/have) a pain" is "had a pain" and "have a pain". */
export function eachOf(phrase: string): readonly string[] {
  const [open, close] = [phrase.indexOf('('), phrase.indexOf(')')]
  if (open < 0) return [phrase]
  const [some, after] = [phrase.slice(open + 1, close).split('/'), eachOf(phrase.slice(close + 1))]
  return some.flatMap(one => after.map(rest => phrase.slice(0, open) + one + rest))
}

const ANY_WORD = String.raw`[^\s,:;-]+`
