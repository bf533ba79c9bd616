import { z } from 'zod'
import { quotable } from '../core/text.ts'
import { nameForms } from '../training/names.ts'
import { nearest } from '../training/nearest.ts'
import { RESERVED_WORDS } from '../training/program.ts'
import { quote } from '../training/quote.ts'
import { checkFigures } from './figure-checks.ts'
import type { Found, Path } from './found.ts'
import { amountOf, ID } from './schema.ts'

// What the checks below look at, with anything unreadable left out: whatever else is wrong with a file,
// these problems are found in the same run.
const number = z.int().min(1).optional().catch(undefined)
// 0 stands for an amount that cannot be read: that is said already, and no more can be said about it.
const amount = z.int().min(1).max(600).catch(0)
const amounts = z
  .union([z.record(z.string(), amount), amount])
  .optional()
  .catch(0)
const aliases = z.array(z.string().catch('')).catch([])
const variant = z.object({ aliases }).optional().catch(undefined)
const looseProgram = z.object({
  id: z.string().catch(''),
  sore: z.string().optional().catch(undefined),
  exercises: z
    .array(
      z
        .object({
          // One that cannot be used is told by itself; nothing can be said about what names it.
          id: z.string().regex(ID).catch(''),
          name: z.string().catch(''),
          aliases,
          easier: variant,
          harder: variant,
          measure: z.enum(['reps', 'seconds']).optional().catch(undefined),
          range: z.object({ min: number, max: number }).catch({ min: undefined, max: undefined }),
        })
        .optional()
        .catch(undefined),
    )
    .catch([]),
  weeks: z.array(z.object({ reps: amounts, seconds: amounts }).optional().catch(undefined)).catch([]),
})
type Loose = z.output<typeof looseProgram>

/** What no single field shows: words that clash, amounts out of range. Takes the raw data of a file. */
export function checkWhole(raw: unknown): Found[] {
  const loose = looseProgram.safeParse(raw)
  if (!loose.success) return []
  return [
    ...checkSore(loose.data),
    ...checkWords(loose.data),
    ...checkRanges(loose.data),
    ...checkWeeks(loose.data),
    ...checkFigures(raw),
  ]
}

function checkSore({ id, sore }: Loose): Found[] {
  if (!sore || sore !== id) return []
  return [
    {
      path: ['sore'],
      what: '`sore` names this program itself',
      mend: 'Name a gentle program, or leave it out',
    },
  ]
}

function checkWords({ exercises }: Loose): Found[] {
  const found: Found[] = []
  const owner = new Map<string, number>()
  exercises.forEach((exercise, index) => {
    if (!exercise) return
    const at = ['exercises', index]
    const words: [Path, string][] = [
      [[...at, 'id'], exercise.id],
      [[...at, 'name'], exercise.name],
      ...exercise.aliases.map((alias, n): [Path, string] => [[...at, 'aliases', n], alias]),
      ...(['easier', 'harder'] as const).flatMap(way =>
        (exercise[way]?.aliases ?? []).map((alias, n): [Path, string] => [[...at, way, 'aliases', n], alias]),
      ),
    ]
    for (const [path, word] of words) {
      const forms = nameForms(word).filter(Boolean)
      const first = forms.map(form => owner.get(form)).find(other => other !== undefined && other !== index)
      if (forms.some(form => RESERVED_WORDS.includes(form))) {
        found.push({
          path,
          what: `${quote(word)} has a meaning of its own when people log what they did`,
          mend: 'Choose another word',
        })
      } else if (first !== undefined) {
        found.push({
          path,
          what: `${quote(word)} already means ${nameOf(exercises[first], first)}`,
          mend: 'Keep it in one of the two only, so that a logged line has one meaning',
        })
      } else {
        for (const form of forms) owner.set(form, index)
      }
    }
  })
  return found
}

/** "exercise 2 (`rdl`)", which may have no id yet. */
function nameOf(exercise: Loose['exercises'][number], index: number): string {
  return `exercise ${index + 1}${exercise?.id ? ` (${quote(exercise.id)})` : ''}`
}

function checkRanges({ exercises }: Loose): Found[] {
  return exercises.flatMap((exercise, index) => {
    const { min, max } = exercise?.range ?? {}
    if (!min || !max || min <= max) return []
    return {
      path: ['exercises', index, 'range'],
      what: `The range of ${nameOf(exercise, index)} runs from ${min} down to ${max}`,
      mend: 'Make `min` the smaller number',
    }
  })
}

function checkWeeks({ exercises, weeks }: Loose): Found[] {
  const known = exercises.filter(exercise => exercise !== undefined)
  return weeks.flatMap((week, index) => {
    if (!week) return []
    const at = { name: `Week ${index + 1}`, path: ['weeks', index] }
    return (['reps', 'seconds'] as const).flatMap(measure => [
      ...checkAmounts(
        known.filter(exercise => exercise.measure === measure && exercise.id),
        measure,
        week[measure],
        at,
      ),
      ...checkNamed(known, measure, week[measure], at),
    ])
  })
}

type Known = NonNullable<Loose['exercises'][number]>
type Amounts = NonNullable<Loose['weeks'][number]>['reps']
interface At {
  readonly name: string
  readonly path: Path
}

/** Exercises that a week has no amount for, or one outside their range. */
function checkAmounts(counting: readonly Known[], measure: string, given: Amounts, at: At): Found[] {
  if (counting.length === 0) return []
  if (given === undefined) {
    const example = `${measure}: ${counting[0]?.range.min ?? 10}`
    return [
      {
        path: at.path,
        what: `${at.name} does not say how many ${measure} to do`,
        mend: `Add \`${example}\``,
      },
    ]
  }
  if (typeof given === 'number') {
    const beyond = counting.filter(exercise => given > 0 && !within(exercise, given)).map(e => quote(e.id))
    if (beyond.length === 0) return []
    return [
      {
        path: [...at.path, measure],
        what: `${at.name} asks for ${given} ${measure}, which is outside the range of ${beyond.join(', ')}`,
        mend: 'Write a number within the range, or widen the range',
      },
    ]
  }
  return counting.flatMap((exercise): Found[] => {
    const { id, range } = exercise
    const amount = amountOf(given, id)
    if (amount === undefined) {
      return [
        {
          path: [...at.path, measure],
          what: `${at.name} does not say how many ${measure} of ${quote(id)} to do`,
          mend: `Add \`${quotable(id)}: ${range.min ?? 10}\` under \`${measure}:\``,
        },
      ]
    }
    if (amount === 0 || within(exercise, amount)) return []
    return [
      {
        path: [...at.path, measure, id],
        what: `${at.name} asks for ${amount} ${measure} of ${quote(id)}, whose range is ${range.min} to ${range.max}`,
        mend: `Write a number from ${range.min} to ${range.max}, or widen the range`,
      },
    ]
  })
}

/** True too when the range itself is wrong: then that is the problem to mend. */
function within({ range: { min, max } }: Known, amount: number): boolean {
  return !min || !max || min > max || (amount >= min && amount <= max)
}

/** Ids under a week's `reps` or `seconds` that name no exercise, or one that counts the other thing. */
function checkNamed(known: readonly Known[], measure: string, given: Amounts, at: At): Found[] {
  if (given === undefined || known.length === 0) return []
  const counting = known.filter(exercise => (exercise.measure ?? measure) === measure).map(e => e.id)
  if (counting.length === 0) {
    return [
      {
        path: [...at.path, measure],
        what: `${at.name} has \`${measure}\`, but no exercise counts ${measure}`,
        mend: `Take \`${measure}\` out, or set \`measure: ${measure}\` in an exercise`,
      },
    ]
  }
  // An exercise without an id may be the one that is meant; that it has none is said already.
  if (typeof given === 'number' || known.some(exercise => !exercise.id)) return []
  return Object.keys(given)
    .filter(id => !counting.includes(id))
    .map(id => {
      const other = known.find(exercise => exercise.id === id)
      const meant = nearest(id, counting)
      return {
        path: [...at.path, measure, id],
        what: other
          ? `${quote(id)} counts ${other.measure}, not ${measure}`
          : `There is no exercise ${quote(id)}`,
        mend: other
          ? `Move it under \`${other.measure}:\``
          : meant
            ? `Did you mean ${quote(meant)}?`
            : `Use one of: ${counting.map(quotable).join(', ')}`,
      }
    })
}
