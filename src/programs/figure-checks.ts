import { checkFigure } from '../training/figure/checks.ts'
import { type Facts, factsOf } from '../training/figure/facts.ts'
import type { Figure } from '../training/figure/figure.ts'
import { momentOf } from '../training/figure/motion.ts'
import { nearest } from '../training/nearest.ts'
import { quote } from '../training/quote.ts'
import { figureSchema } from './figure-schema.ts'
import type { Found, Path } from './found.ts'

/** What is wrong with a file's figures that no single field shows: limbs, geometry, and what their words say. */
export function checkFigures(raw: unknown): Found[] {
  const { figures: given, exercises } = asGroup(raw)
  const figures = new Map<string, Figure | undefined>()
  const found: Found[] = []
  for (const [name, data] of Object.entries(asGroup(given))) {
    const at = ['figures', name]
    const limbs = limbFaults(data, at)
    const figure = figureSchema.safeParse(data)
    const faults = limbs.length > 0 || !figure.success ? limbs : checkFigure(figure.data as Figure)
    // What has no place of its own in the file is told where its position begins.
    found.push(
      ...(faults === limbs ? limbs : faults.map(fault => ({ ...fault, path: [...at, ...fault.path] }))),
    )
    figures.set(name, faults.length === 0 && figure.success ? (figure.data as Figure) : undefined)
  }
  for (const [path, way] of waysIn(exercises)) found.push(...wayFaults(path, asGroup(way), figures))
  for (const [name, figure] of figures) {
    if (figure?.front) found.push(...nameFaults(['figures', name, 'front'], figure.front, figures))
  }
  return found
}

/** Each limb says in one way where it goes. */
function limbFaults(figure: unknown, at: Path): Found[] {
  const { view, poses, fault } = asGroup(figure)
  if (view !== 'side' || !Array.isArray(poses)) return []
  const all: [Path, unknown][] = poses.map((pose, i) => [[...at, 'poses', i], pose])
  if (fault) all.push([[...at, 'fault', 'pose'], asGroup(fault).pose])
  return all.flatMap(([path, pose]) =>
    Object.entries(asGroup(pose)).flatMap(([key, limb]) => {
      if (!/^(farLeg|leg|farArm|arm)$/.test(key)) return []
      const ways = ['to', 'aim', 'on'].filter(way => way in asGroup(limb))
      if (ways.length === 1) return []
      const choices = key.endsWith('rm') ? '`to`, `aim` or `on`' : '`to` or `aim`'
      return {
        path: [...path, key],
        what: `${quote(key)} says ${ways.length === 0 ? 'nothing of' : 'in two ways'} where it goes`,
        mend: `Give it one of ${choices}`,
      }
    }),
  )
}

function waysIn(exercises: unknown): [Path, unknown][] {
  if (!Array.isArray(exercises)) return []
  return exercises.flatMap((exercise: unknown, i): [Path, unknown][] => {
    const { easier, harder } = asGroup(exercise)
    const at = ['exercises', i]
    return [
      [at, exercise],
      [[...at, 'easier'], easier],
      [[...at, 'harder'], harder],
    ]
  })
}

function wayFaults(path: Path, way: Group, figures: ReadonlyMap<string, Figure | undefined>): Found[] {
  const { figure: name, steps } = way
  if (typeof name !== 'string') return []
  const unknown = nameFaults([...path, 'figure'], name, figures)
  const figure = figures.get(name)
  if (!figure || !Array.isArray(steps)) return unknown
  const shown = figure.poses.map((_, key) => factsOf(momentOf(figure, key)))
  return steps.flatMap((step: unknown, i): Found[] => {
    const missing = WORDS.find(({ says, shows }) => says.test(String(step)) && !shown.some(shows))
    if (!missing) return []
    return [
      {
        path: [...path, 'steps', i],
        what: `The step says ${missing.what}, and no position of the figure ${quote(name)} shows it`,
        mend: 'Change the figure, or the step',
      },
    ]
  })
}

/** What some words of a step ask of its picture. */
const WORDS: readonly { says: RegExp; what: string; shows: (facts: Facts) => boolean }[] = [
  {
    says: /\bhands? on (your|the) hips\b/i,
    what: 'hands on the hips',
    shows: ({ hands }) => hands === 'hips',
  },
  {
    says: /\bhands? on (your|the) thighs\b/i,
    what: 'hands on the thighs',
    shows: ({ hands }) => hands === 'thighs',
  },
  {
    says: /\bbehind (your|the) thighs?\b/i,
    what: 'hands behind the thigh',
    shows: ({ hands }) => hands === 'behind thighs',
  },
  {
    says: /\b(weight|dumbbell|kettlebell)\b.*\b(at|to) your chest\b/i,
    what: 'the weight at the chest',
    shows: ({ hands }) => hands === 'chest',
  },
  {
    says: /\bknees? soft\b|\bsoft knees\b/i,
    what: 'soft knees',
    shows: ({ otherKnee }) => otherKnee >= 3 && otherKnee <= 35,
  },
  { says: /\b(stand|balance) on one leg\b/i, what: 'one leg', shows: ({ on }) => on === 'one foot' },
  {
    says: /\bother foot stays down\b/i,
    what: 'that the other foot stays down',
    shows: ({ feet }) => feet === 1,
  },
  { says: /\bhands and knees\b/i, what: 'hands and knees', shows: ({ on }) => on === 'hands and knees' },
  { says: /\blie on your back\b/i, what: 'lying on the back', shows: ({ on }) => on === 'back' },
  { says: /\bsit (on|at the front of) a\b/i, what: 'sitting', shows: ({ on }) => on === 'seat' },
  { says: /\bin? ?one line\b|\bmake one line\b/i, what: 'one line', shows: ({ line }) => line },
  {
    says: /\bonly halfway\b/i,
    what: 'half of the way',
    shows: ({ on, line, hips }) => on === 'back' && hips > 8 && !line,
  },
]

function nameFaults(path: Path, name: string, figures: ReadonlyMap<string, unknown>): Found[] {
  if (figures.has(name)) return []
  const meant = nearest(name, [...figures.keys()])
  const mend = meant
    ? `Did you mean ${quote(meant)}?`
    : figures.size > 0
      ? `Use one of: ${[...figures.keys()].join(', ')}`
      : 'Draw it under `figures:`, or leave it out'
  return [{ path, what: `There is no figure ${quote(name)} in the file`, mend }]
}

type Group = Readonly<Record<string, unknown>>

function asGroup(value: unknown): Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Group) : {}
}
