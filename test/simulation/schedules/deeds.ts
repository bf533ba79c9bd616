import { addDays } from '../../../src/training/calendar.ts'
import type { Program } from '../../../src/training/program.ts'
import { ZONES } from '../people.ts'
import type { Random } from '../random.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Something that happens to a group, whose only coach is Ana. */
export type Deed =
  | { readonly kind: 'schedule'; readonly line: string }
  | { readonly kind: 'done'; readonly who: string; readonly line: string }
  | { readonly kind: 'take-back' }
  | { readonly kind: 'start'; readonly who: string }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'step'; readonly ms: number }
  | { readonly kind: 'restart' }
  | { readonly kind: 'edit'; readonly programs: readonly Program[] }
  | { readonly kind: 'delete-prompt' }
  | { readonly kind: 'backup' }
  | { readonly kind: 'restore' }

/** What is done how often. */
const KINDS: readonly (readonly [weight: number, kind: Deed['kind']])[] = [
  [30, 'wait'],
  [16, 'schedule'],
  [16, 'done'],
  [5, 'start'],
  [4, 'take-back'],
  [2, 'restart'],
  [2, 'edit'],
  [1, 'step'],
  [1, 'delete-prompt'],
  [1, 'backup'],
  [1, 'restore'],
]

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const TIMES = ['0:30', '6:00', '9:00', '12:45', '18:00', '23:30']
const MEMBERS = ['Ben', 'Cleo', 'Dia'] as const
const LINES = [
  'all',
  'all',
  '1 round',
  'bridges 12',
  'all yesterday',
  '1 round yesterday',
  'all last week',
  'undo',
]

/** The next thing that happens. @param today the date, as the coach's line would name it */
export function deedOf(random: Random, today: string, programs: readonly Program[]): Deed {
  const kind = weighted(random)
  switch (kind) {
    case 'schedule':
      return { kind, line: scheduleLine(random, today, programs) }
    case 'done':
      return { kind, who: random.pick(MEMBERS), line: random.pick(LINES) }
    case 'start':
      return { kind, who: random.pick(MEMBERS) }
    case 'wait':
      return { kind, ms: random.chance(0.4) ? random.small(6 * HOUR) : random.int(0, 6 * DAY) }
    case 'step':
      return { kind, ms: random.pick([-1, 1]) * random.small(3 * DAY) }
    case 'edit':
      return { kind, programs: edited(random, programs) }
    default:
      return { kind }
  }
}

export function setLine(random: Random, programs: readonly Program[]): string {
  const program = random.chance(0.25) ? ` ${random.pick(programs).id}` : ''
  return `set ${random.pick(WEEKDAYS)} ${random.pick(TIMES)} ${random.pick(ZONES)}${program}`
}

function scheduleLine(random: Random, today: string, programs: readonly Program[]): string {
  const roll = random.next()
  if (roll < 0.4) return setLine(random, programs)
  if (roll < 0.5) return 'skip'
  if (roll < 0.6) return 'pause'
  if (roll < 0.7) return `pause until ${addDays(today, random.int(1, 20))}`
  if (roll < 0.85) return 'resume'
  if (roll < 0.94) return 'now'
  return roll < 0.97 ? 'remove' : 'show'
}

/** The programs as someone leaves them who has edited their files: each of them right, some of them renamed or gone. */
function edited(random: Random, programs: readonly Program[]): readonly Program[] {
  const before = random.pick(programs)
  const after = random.pick([moreRounds, fewerWeeks, fewerExercises, moreExercises, renamed, gone])(before)
  // One that another falls back on stays.
  const needed = programs.some(other => other.sore === before.id) && after?.id !== before.id
  if (needed || (!after && programs.length === 1)) return programs
  return programs.flatMap(one => (one === before ? (after ?? []) : one))
}

const moreRounds = (program: Program): Program => ({
  ...program,
  weeks: program.weeks.map(week => ({ ...week, rounds: Math.min(5, week.rounds + 1) })),
})

const fewerWeeks = (program: Program): Program => ({
  ...program,
  weeks: program.weeks.slice(0, Math.max(1, program.weeks.length - 1)),
})

const fewerExercises = (program: Program): Program => ({
  ...program,
  exercises: program.exercises.slice(0, Math.max(1, program.exercises.length - 1)),
})

function moreExercises(program: Program): Program {
  const [first] = program.exercises
  const id = `more-${program.exercises.length}`
  if (!first || program.exercises.length > 6) return program
  return {
    ...program,
    exercises: [...program.exercises, { ...first, id, name: id, aliases: [] }],
    weeks: program.weeks.map(week => ({ ...week, amount: { ...week.amount, [id]: first.range.min } })),
  }
}

const renamed = (program: Program): Program => ({
  ...program,
  id: program.id.endsWith('-two') ? program.id.slice(0, -4) : `${program.id}-two`,
})

const gone = (): undefined => undefined

function weighted(random: Random): Deed['kind'] {
  let roll = random.int(
    1,
    KINDS.reduce((sum, [weight]) => sum + weight, 0),
  )
  for (const [weight, kind] of KINDS) {
    roll -= weight
    if (roll <= 0) return kind
  }
  return 'wait'
}
