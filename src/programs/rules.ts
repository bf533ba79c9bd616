import { z } from 'zod'
import { quote } from '../training/quote.ts'
import type { Found, Path } from './found.ts'

// What is out of its own range is told by itself.
const count = (most: number) => z.int().min(1).max(most).optional().catch(undefined)
const held = z
  .object({
    weighted: z.boolean().optional().catch(undefined),
    eachHand: z.boolean().optional().catch(undefined),
  })
  .optional()
  .catch(undefined)
const looseRules = z.object({
  progress: z
    .object({ firstRounds: count(2), keptWith: count(8) })
    .optional()
    .catch(undefined),
  exercises: z
    .array(
      z
        .object({
          id: z.string().catch(''),
          weighted: z.boolean().optional().catch(undefined),
          eachHand: z.boolean().optional().catch(undefined),
          easier: held,
          harder: held,
        })
        .optional()
        .catch(undefined),
    )
    .catch([]),
  weeks: z
    .array(
      z
        .object({ rounds: count(10) })
        .optional()
        .catch(undefined),
    )
    .catch([]),
})
type Loose = z.output<typeof looseRules>

/** What the rules for members' plans do not fit: the rounds, the exercises, what is held. Takes the raw data of a file. */
export function checkRules(raw: unknown): Found[] {
  const loose = looseRules.safeParse(raw)
  return loose.success ? [...checkProgress(loose.data), ...checkHands(loose.data)] : []
}

function checkProgress({ progress, exercises, weeks }: Loose): Found[] {
  const found: Found[] = []
  const say = (rule: string, what: string, mend: string) =>
    found.push({ path: ['progress', rule], what: `\`progress.${rule}\` ${what}`, mend })
  const { firstRounds, keptWith } = progress ?? {}
  const rounds = weeks[0]?.rounds
  if (firstRounds && rounds && firstRounds > rounds) {
    say(
      'firstRounds',
      `is ${firstRounds}, and week 1 has ${rounds}`,
      'Make it no more than the rounds of week 1',
    )
  }
  if (keptWith && exercises.length > 0 && keptWith > exercises.length) {
    const what = `is ${keptWith}, and there are ${exercises.length} exercises`
    say('keptWith', what, 'Make it no more than the exercises, or leave it out for all of them')
  }
  return found
}

function checkHands({ exercises }: Loose): Found[] {
  return exercises.flatMap((exercise, index) => {
    if (!exercise) return []
    const at: Path = ['exercises', index]
    const ways = [
      { path: at, weighted: exercise.weighted ?? false, eachHand: exercise.eachHand },
      ...(['easier', 'harder'] as const).map(way => ({
        path: [...at, way],
        weighted: exercise[way]?.weighted ?? exercise.weighted ?? false,
        eachHand: exercise[way]?.eachHand,
      })),
    ]
    return ways
      .filter(({ weighted, eachHand }) => eachHand && !weighted)
      .map(({ path }) => ({
        path: [...path, 'eachHand'],
        what: `Each hand should hold a weight in ${quote(exercise.id)}, and no weight is held in it`,
        mend: 'Add `weighted: true`, or take out `eachHand`',
      }))
  })
}
