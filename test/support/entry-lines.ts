import { lexiconOf, type Nameable, readLine } from '../../src/training/entry/index.ts'
import type { Program } from '../../src/training/program.ts'
import { gramsOf } from '../../src/training/weight.ts'
import { meaningText } from './meaning-text.ts'

/** Exercises of every kind, in a program of their own. */
export const EXERCISES: readonly Nameable[] = [
  reps('bridge', 'Bridge', ['bridges', 'glute bridge']),
  weighted('romanian-deadlift', 'Romanian deadlift', ['rdl', 'deadlift']),
  weighted('goblet-squat', 'Goblet squat', ['squat', 'squats', 'goblet']),
  reps('cat-cow', 'Cat-cow', ['cats']),
  seconds('childs-pose', 'Child’s pose', ['childs']),
  seconds('hip-switch', '90/90 stretch', ['90/90']),
  weighted('clean-and-press', 'Clean and press', []),
  weighted('one-arm-row', 'One-arm row', ['row']),
  reps('sun-salutation', 'Sun salutation', []),
  weighted('good-morning', 'Good morning', []),
]

/** A Wednesday. */
export const OPTIONS = { units: 'kg', today: '2026-11-25', place: 'command', inWeek: true } as const
const PROGRAM = { id: 'test', name: 'Test', exercises: EXERCISES } as unknown as Program
export const LEXICON = lexiconOf(PROGRAM, [PROGRAM])

/** What was read, in short: '_' is an amount as planned, '@' comes before grams. */
export function read(line: string): string {
  const result = readLine(line, LEXICON, OPTIONS)
  const [entry] = result.kind === 'log' ? result.entries : []
  if (!entry) return meaningText(result)
  const { parts, day } = entry
  const said = parts.map(part => {
    if (part.kind === 'all') return 'all'
    if (part.kind === 'rounds') return `${part.rounds} rounds`
    const done = part.sets.map(
      ({ amount, weight }) => `${amount ?? '_'}${weight ? `@${gramsOf(weight)}` : ''}`,
    )
    return `${part.exercise} ${done.join(' ')}`
  })
  const when = day.kind === 'last-week' ? 'last week' : day.days === 0 ? 'today' : day.days
  return `${said.join(' + ')}, ${when}`
}

function reps(id: string, name: string, aliases: readonly string[]): Nameable {
  return { id, name, aliases, weighted: false, measure: 'reps' }
}

function weighted(id: string, name: string, aliases: readonly string[]): Nameable {
  return { id, name, aliases, weighted: true, measure: 'reps' }
}

function seconds(id: string, name: string, aliases: readonly string[]): Nameable {
  return { id, name, aliases, weighted: false, measure: 'seconds' }
}
