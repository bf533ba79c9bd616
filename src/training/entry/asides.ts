import { LANGUAGE } from '../en/index.ts'
import { oneOf } from '../language.ts'
import type { Token } from './token.ts'

const { marks: MARKS, words: WORDS, days: DAYS } = LANGUAGE
const TIME = oneOf(`${WORDS.seconds}|${WORDS.minutes}`)
const MEASURE = oneOf([WORDS.reps, WORDS.kg, WORDS.lb, WORDS.seconds].join('|'))
/** "2 rounds before work, third after lunch": who knows whether that is one more. */
const LATER = MARKS.ordinals.split('|').slice(2).join('|')
const [BEGINS, ENDS] = [String.raw`(?<![\p{L}\p{N}])`, String.raw`(?![\p{L}\p{N}])`]

/** Numbers that say how it was done, and not how much: "rpe 8", "rest 90 s", "2 s hold", "took 25 min", "was 10". */
const ASIDES = new RegExp(
  `${BEGINS}(?:${[
    String.raw`(?:@ ?)?${oneOf(MARKS.rated)}[ :]?\d[\d.x-]{0,8}`,
    String.raw`\d(?:-\d){2,3} ${oneOf(MARKS.tempo)}`,
    String.raw`(?:${oneOf(WORDS.at)} )?${oneOf(MARKS.rests)}(?: ${oneOf(MARKS.of)})? (?:\d{1,3} ?${TIME}|[3-9]\d|[12]\d\d)`,
    String.raw`\d{1,3} ?${TIME} (?:${oneOf(MARKS.of)} )?${oneOf(MARKS.pauses)}`,
    String.raw`\d:[0-5]\d (?:${oneOf(MARKS.of)} )?${oneOf(MARKS.pauses)}`,
    String.raw`(?:\d-)?\d ?${oneOf(MARKS.inReserve)}`,
    String.raw`\d ?${oneOf(WORDS.seconds)} ${oneOf(`${MARKS.holds}|${MARKS.moves}`)}`,
    String.raw`(?<=\d[ ,(]{1,3})${oneOf(MARKS.was)} \d{1,3}(?: ${oneOf(MARKS.before)})?`,
    String.raw`${oneOf(MARKS.took)} \d{1,3} ?${oneOf(WORDS.minutes)}`,
    String.raw`(?<last>${oneOf(MARKS.lastSet)}) ?[:=]?(?= ?\d{1,3}(?:[.,]\d{1,2})? ?(?:${MEASURE})?(?:[\s,.;!)]*$|[,;\n)]))`,
    String.raw`(?<=${oneOf(WORDS.did)} )${oneOf(MARKS.within)} \d{1,3} ?${oneOf(WORDS.minutes)}`,
    String.raw`(?<!@ ?)\d{1,3} ?${oneOf(MARKS.percent)}`,
    `${oneOf(MARKS.than)} ${oneOf([MARKS.before, ...DAYS.weekdays].join('|'))}`,
    `(?<unsure>${oneOf(MARKS.someDay)})`,
    String.raw`(?<more>${oneOf(LATER)}(?<=\d.{0,80})(?= (?:${oneOf(DAYS.numbers)} )?${oneOf(MARKS.aside)}))`,
    String.raw`(?<unsure>(?<=\d ?(?:${MEASURE})? )${oneOf(MARKS.onLast)}(?=[\s.!)]*(?:$|[,;\n])))`,
    String.raw`(?<unsure>(?<=\d )${oneOf(MARKS.within)}(?= (?:\d|${oneOf(DAYS.numbers)}) ${oneOf(WORDS.sets)}))`,
    String.raw`(?<unsure>${oneOf(MARKS.within)} \d{1,3} ?${oneOf(WORDS.minutes)})`,
  ].join('|')})${ENDS}`,
  'giu',
)

export function asidesIn(line: string): readonly Token[] {
  return [...line.matchAll(ASIDES)].map(({ index, 0: text, groups }) => ({
    start: index,
    end: index + text.length,
    kind: groups?.unsure ? 'unsure' : groups?.last ? 'last' : 'comment',
    ...(groups?.more && { unsure: true as const }),
  }))
}
