import { z } from 'zod'
import { oneLine, readableName } from '../core/text.ts'
import type { Exercise, Program, Variant, Week } from '../training/program.ts'
import { figuresSchema, toFigures } from './figure-schema.ts'

/**
 * The shape of a program file. The lengths keep a step readable on a phone between two reps, and keep a
 * whole exercise inside what one chat message holds (Discord 4,000 characters, Slack 3,000 a section).
 */
const text = (max: number, description: string) =>
  z.string().overwrite(tidy).min(1).max(max).refine(isReadable).meta({ description })

/** One line, however it was folded in the file, with apostrophes as print has them. */
export function tidy(value: string): string {
  return value
    .replace(/\s+/g, ' ')
    .replace(/(?<=\p{L})'(?=\p{L})/gu, '’')
    .trim()
}

// What clings to whatever stands before it, and what no picture's file may hold.
const ASTRAY = /^[\p{M}\p{Join_Control}]|\p{Noncharacter_Code_Point}/u

/** Whether a text can be seen, all of it, and stays where it stands. */
function isReadable(value: string): boolean {
  const isSeen = readableName(value) !== '' && oneLine(value, value.length) === value
  return value === '' || (isSeen && !ASTRAY.test(value))
}

/** What a message would show as bold, code, a link, a list or a time; a button and a picture show it as it is. */
const FORMATS = /[*`\\]|\]\(|<t:|^(?:-|\d{1,3}\.) /

/** What something is called: in messages, on buttons and in pictures. */
const name = (max: number, description: string) =>
  text(max, description).refine(value => !FORMATS.test(value), { params: { formats: true } })

/** What an id looks like: it stands in buttons, and people type it. */
export const ID = /^[a-z][a-z0-9-]*$/

const id = (max: number, description: string) =>
  text(max, description).regex(
    ID,
    'Use small letters a to z, digits and hyphens, beginning with a letter, like `low-back-strength`',
  )

const whole = (min: number, max: number, description: string) =>
  z.int().min(min).max(max).meta({ description })

const list = <T extends z.ZodType>(item: T, min: number, max: number, description: string) =>
  z.array(item).min(min).max(max).meta({ description })

const alias = text(30, 'A word or two, like rdl or glute bridge').regex(
  /^\p{L}[\p{L}\p{M}\p{N}'’ -]*$/u,
  'Use letters, digits, spaces and hyphens, beginning with a letter, like `glute bridge`',
)

const aliases = list(alias, 0, 12, 'What people may type for it when they log, at most 12').default([])

const figure = id(32, 'The name of a drawing under `figures`; leave it out when none fits').optional()

const steps = list(
  text(140, 'One step, at most 140 characters'),
  2,
  6,
  'How to do it, 2 to 6 short steps in order',
)

const cautions = list(
  text(140, 'One caution, at most 140 characters'),
  0,
  4,
  'What to watch out for, at most 4',
).default([])

const variant = z
  .strictObject({
    name: name(60, 'What this way of doing it is called'),
    aliases,
    figure,
    steps,
    cautions,
    weighted: z
      .boolean()
      .optional()
      .meta({ description: 'Whether a weight is held; as in the exercise itself when left out' }),
    eachHand: z
      .boolean()
      .optional()
      .meta({ description: 'Whether each hand holds a weight; as in the exercise itself when left out' }),
  })
  .optional()

const amount = whole(1, 600, 'Reps, or seconds, in one round')

const exercise = z.strictObject({
  id: id(24, 'Short and lasting: what people did is recorded under it, so never change it'),
  name: name(40, 'The name that people see'),
  aliases,
  figure,
  purpose: text(200, 'What it is for and which muscles work, at most 200 characters'),
  steps,
  cautions,
  measure: z.enum(['reps', 'seconds']).meta({ description: 'What is counted' }),
  perSide: z.boolean().default(false).meta({ description: 'Whether the amount counts for each side' }),
  weighted: z.boolean().default(false).meta({ description: 'Whether a weight is held' }),
  eachHand: z.boolean().optional().meta({ description: 'Whether each hand holds a weight' }),
  range: z
    .strictObject({ min: amount, max: amount })
    .meta({ description: 'The fewest and the most reps (or seconds) in one round: { min: 10, max: 15 }' }),
  easier: variant.meta({ description: 'An easier way to do it' }),
  harder: variant.meta({ description: 'A harder way to do it' }),
})

const amounts = (what: string) =>
  z
    .union([amount, z.record(z.string(), amount)])
    .optional()
    .meta({ description: `${what}: one number, or a number for each exercise by its id` })

const week = z.strictObject({
  rounds: whole(1, 10, 'How many rounds of all exercises'),
  reps: amounts('How many reps in one round, for the exercises that count reps'),
  seconds: amounts('How many seconds in one round, for the exercises that count seconds'),
  note: text(160, 'A warm sentence or two for that week, at most 160 characters'),
})

/** What the plans of members follow from; what is left out is as in training/program.ts. */
const progress = z
  .strictObject({
    firstRounds: whole(1, 2, 'Someone’s first week has at most so many rounds: 1 or 2').optional(),
    lessPerWeek: whole(
      10,
      50,
      'For each missed week but the first, so many percent less is asked',
    ).optional(),
    leastLoad: whole(10, 70, 'But never less than so many percent of what was done before').optional(),
    againAfter: whole(
      4,
      52,
      'After so many missed weeks somebody begins with the first week again',
    ).optional(),
    weightEffort: whole(1, 7, 'Up to such an effort, from 1 to 10, weight is added').optional(),
    keptWith: whole(
      1,
      8,
      'So many exercises done in one round keep the week; all of them when left out',
    ).optional(),
  })
  .optional()
  .meta({ description: 'How each member’s own plan follows from their weeks' })

export const programSchema = z
  .strictObject({
    id: id(32, 'Short and lasting: groups are set up with it, so never change it'),
    name: name(60, 'The name that people see'),
    summary: text(200, 'One or two sentences on what it is, at most 200 characters'),
    why: list(
      text(300, 'One short paragraph, at most 300 characters'),
      1,
      6,
      'The idea behind the movements, as 1 to 6 short paragraphs',
    ),
    kind: z
      .enum(['strength', 'gentle'])
      .meta({ description: 'gentle: for a week in which the back is sore' }),
    timesAWeek: whole(1, 7, 'At least so often a week'),
    minutes: whole(1, 120, 'About how many minutes it takes'),
    restSeconds: whole(0, 600, 'How many seconds to rest between two rounds'),
    equipment: list(text(80, 'One thing, at most 80 characters'), 0, 8, 'What one needs, at most 8').default(
      [],
    ),
    first: text(280, 'Who should start elsewhere, and that everyone goes at their own pace'),
    sore: id(32, 'The id of the gentle program to offer to someone in a lot of pain').optional(),
    notice: text(280, 'That this is general information, not medical advice'),
    faq: z
      .strictObject({
        hard: text(280, 'What to do when it is too hard; the easier ways are listed after it').optional(),
        heavy: text(280, 'How heavy to go').optional(),
        noWeights: text(280, 'What to use instead of weights').optional(),
        swap: text(280, 'What to do instead of an exercise').optional(),
      })
      .optional()
      .meta({ description: 'What people ask a coach, and the answers' }),
    exercises: list(exercise, 1, 8, 'The exercises, 1 to 8, in the order in which they are done'),
    progress,
    weeks: list(week, 1, 52, 'What to do in the 1st week, the 2nd, and so on; the last holds from then on'),
    figures: figuresSchema,
  })
  .meta({ title: 'A Spotter program', description: 'What a group does each week' })

export type ProgramData = z.output<typeof programSchema>

/** The JSON schema that editors check program files with. */
export function jsonSchema(): z.core.JSONSchema.JSONSchema {
  return z.toJSONSchema(programSchema, { io: 'input' })
}

/** The program that checked data means: each week's amounts by exercise, each variant complete. */
export function toProgram(data: ProgramData): Program {
  const exercises = data.exercises.map(
    (given): Exercise => ({
      ...given,
      easier: toVariant(given.easier, given),
      harder: toVariant(given.harder, given),
    }),
  )
  return {
    ...data,
    exercises,
    figures: toFigures(data.figures),
    weeks: data.weeks.map(
      (given): Week => ({
        rounds: given.rounds,
        note: given.note,
        amount: Object.fromEntries(
          exercises.map(e => [e.id, amountOf(given[e.measure], e.id) ?? e.range.min]),
        ),
      }),
    ),
  }
}

/** What a week's `reps` or `seconds` says for one exercise. */
export function amountOf(
  given: number | Readonly<Record<string, number>> | undefined,
  exerciseId: string,
): number | undefined {
  if (typeof given !== 'object') return given
  return Object.hasOwn(given, exerciseId) ? given[exerciseId] : undefined
}

function toVariant(
  given: z.output<typeof variant>,
  standard: Pick<Exercise, 'weighted' | 'eachHand'>,
): Variant | undefined {
  if (!given) return undefined
  const weighted = given.weighted ?? standard.weighted
  const eachHand = given.eachHand ?? (weighted ? standard.eachHand : undefined)
  return { ...given, weighted, ...(eachHand === undefined ? {} : { eachHand }) }
}
