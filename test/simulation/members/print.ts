import { PROGRAMS } from '../../support/programs.ts'
import { Random } from '../random.ts'
import { KINDS } from './kinds.ts'
import { type Played, play } from './play.ts'

const WEEKS = 52
const SHOWN = [1, 2, 4, 8, 12, 26, 39, 52]
const EXERCISE = 'goblet-squat'

/** Lives through a year with so many members of each kind, and prints what they were asked to do and why. */
export async function printMembers(each: number): Promise<void> {
  const program = PROGRAMS.find(({ kind }) => kind === 'strength')
  if (!program) throw new Error('there is no strength program')
  console.log(
    `${each} members of each kind over ${WEEKS} weeks of ${program.name}: medians, and 10th to 90th of 100.`,
  )
  for (const [name, kind] of Object.entries(KINDS)) {
    const lives = Array.from({ length: each }, (_, n) => {
      const random = new Random(n + 1)
      return play(
        program,
        Array.from({ length: WEEKS }, (_, week) => kind(random, week + 1)),
      )
    })
    console.log(`\n${name}\n  week        rung       rounds     squats     held`)
    for (const week of SHOWN) console.log(`  ${String(week).padEnd(8)}${columns(lives, week)}`)
    console.log(`  why: ${reasons(lives)}`)
  }
}

function columns(lives: readonly (readonly Played[])[], week: number): string {
  const plans = lives.flatMap(life => life[week - 1]?.plan ?? [])
  const target = plans.map(plan => plan.targets[EXERCISE])
  const numbers = [
    plans.map(({ rung }) => rung),
    plans.map(({ rounds }) => rounds),
    target.map(one => one?.amount ?? 0),
    target.map(one => one?.weight?.number ?? 0),
  ]
  return numbers.map(all => spread(all).padEnd(11)).join('')
}

function spread(all: readonly number[]): string {
  const sorted = all.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  return `${at(0.5)} (${at(0.1)}–${at(0.9)})`
}

/** The reasons of all plans, the most frequent first. */
function reasons(lives: readonly (readonly Played[])[]): string {
  const all = lives.flat().map(({ reason }) => reason.code)
  return [...Map.groupBy(all, code => code)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([code, found]) => `${code} ${((100 * found.length) / all.length).toFixed(1)} %`)
    .join(', ')
}
