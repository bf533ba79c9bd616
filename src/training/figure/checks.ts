import { elbowBend, type Facts, factsOf, kneeBend } from './facts.ts'
import type { Figure, Part, Shows, SidePose, Span } from './figure.ts'
import { angleOf, distance, type Point } from './geometry.ts'
import { bendOf, type Moment, momentAt, momentOf } from './motion.ts'
import { BONES, flatJoints, type Skeleton, solve } from './skeleton.ts'

/** Something wrong with a figure: where in its data, what, and how to mend it. Neither ends in a stop. */
export interface FigureFault {
  readonly path: readonly (string | number)[]
  readonly what: string
  readonly mend: string
}

/** The places of the way between two positions that are looked at. */
const WAYS = [0.15, 0.3, 0.5, 0.7, 0.85]
/** How far what stays may drift, in body units: less shows on no phone. */
const DRIFT = 5

/**
 * What a body cannot do, and where a picture says something else than its words: in its positions and, where those are
 * right, on the way from each to the next. A fault of the way is told once, at the position it begins from.
 */
export function checkFigure(figure: Figure): FigureFault[] {
  const faults = (key: number, way: number): FigureFault[] =>
    tryOut(['poses', key], () => {
      const moment =
        way === 0 ? momentOf(figure, key) : momentAt(figure, (key + way) / (figure.poses.length - 1))
      return [
        ...(moment.view === 'side' ? bodyFaults(solve(moment.pose)) : []),
        ...drifts(momentOf(figure, 0), moment, figure.stays),
        ...(way === 0 ? wordFaults(factsOf(moment), figure.poses[key]?.shows) : []),
      ].map(({ path, ...fault }) => ({ ...fault, path: ['poses', key, ...path] }))
    })
  const keys = figure.poses.map((_, key) => key)
  const found = [...keys.flatMap(key => faults(key, 0)), ...faultyFault(figure)]
  if (found.length > 0) return found
  return keys.slice(1).flatMap(next => {
    const between = WAYS.map(way => faults(next - 1, way))
    return between.find(some => some.length > 0) ?? []
  })
}

/** A fault's picture is of a body, too. */
function faultyFault({ fault }: Figure): FigureFault[] {
  if (!fault) return []
  const at = ['fault', 'pose']
  return tryOut(at, () =>
    bodyFaults(solve(fault.pose)).map(({ path, ...rest }) => ({ ...rest, path: [...at, ...path] })),
  )
}

function tryOut(path: readonly (string | number)[], look: () => FigureFault[]): FigureFault[] {
  try {
    return look()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const mend = 'Bring the hips, or what the hand or foot should reach, nearer: bones do not stretch'
    return [
      { path, what: `A limb is too short here, or on the way to the next position: ${error.message}`, mend },
    ]
  }
}

function bodyFaults(s: Skeleton): FigureFault[] {
  const limbs = [
    ['leg', 'knee', kneeBend(s.leg), KNEE],
    ['farLeg', 'knee', kneeBend(s.farLeg), KNEE],
    ['arm', 'elbow', elbowBend(s.arm), ELBOW],
    ['farArm', 'elbow', elbowBend(s.farArm), ELBOW],
  ] as const
  return [
    ...limbs.flatMap(([limb, joint, bend, span]) => outOf(joint, limb, bend, span)),
    ...(['leg', 'farLeg'] as const).flatMap(limb => outOf('hip', limb, hipBend(s, s[limb]), HIP)),
    ...outOf('neck', 'head', bendOf(spineEnd(s), s.headAngle), NECK),
    ...below('head', 'head', s.head[1], 16),
    ...below('hips', 'hip', s.leg.root[1], 14),
    ...(['leg', 'farLeg'] as const).flatMap(limb => [
      ...below('knee', limb, s[limb].middle[1], 8),
      ...below('foot', limb, s[limb].tip[1], 8),
    ]),
    ...(['arm', 'farArm'] as const).flatMap(limb => [
      ...below('elbow', limb, s[limb].middle[1], 4),
      ...below('hand', limb, s[limb].tip[1], 4),
    ]),
  ]
}

// Degrees; active ranges of healthy adults, rounded up (Norkin and White, "Measurement of Joint Motion").
const KNEE: Span = [-2, 155]
const ELBOW: Span = [-3, 155]
const HIP: Span = [-30, 140]
const NECK: Span = [-75, 75]

function outOf(joint: string, limb: keyof SidePose, bend: number, [least, most]: Span): FigureFault[] {
  if (bend >= least && bend <= most) return []
  const what = `A ${joint} bends ${Math.round(bend)} degrees, and one goes from ${least} to ${most}`
  return [{ path: [limb], what, mend: 'Turn the bones on either side of it' }]
}

function below(part: string, at: keyof SidePose, height: number, least: number): FigureFault[] {
  if (height >= least - 0.5) return []
  const what = `The ${part} ${part === 'hips' ? 'are' : 'is'} in the floor: its middle is ${Math.round(height)} high, and ${least} is the least`
  return [{ path: [at], what, mend: 'Raise it, or what leads to it' }]
}

/** How far a thigh is bent toward the front of the trunk, in degrees. */
function hipBend(s: Skeleton, leg: Skeleton['leg']): number {
  const low = s.spine[3] ?? s.neck
  return bendOf(angleOf(leg.root, low) + 180, angleOf(leg.root, leg.middle))
}

function spineEnd(s: Skeleton): number {
  return angleOf(s.spine.at(-2) ?? s.neck, s.neck)
}

function drifts(first: Moment, now: Moment, stays: readonly Part[]): FigureFault[] {
  return stays.flatMap(part => {
    const [then, here] = [placesOf(first, part), placesOf(now, part)]
    const moved = Math.max(...then.map((place, i) => distance(place, here[i] ?? place)))
    if (moved <= DRIFT) return []
    const what = `The ${part} should stay, and ${part === 'near foot' ? 'is' : 'are'} ${Math.round(moved)} from where the figure begins`
    return [{ path: [], what, mend: 'Give it the same `to` in every position, or take it out of `stays`' }]
  })
}

function placesOf(moment: Moment, part: Part): readonly Point[] {
  if (moment.view === 'side') {
    const s = solve(moment.pose)
    const places: Record<Part, readonly Point[]> = {
      feet: [s.leg.tip, s.farLeg.tip],
      'near foot': [s.leg.tip],
      hands: [s.arm.tip, s.farArm.tip],
      hips: [s.leg.root],
      shoulders: [s.shoulder],
      knees: [s.leg.middle, s.farLeg.middle],
    }
    return places[part]
  }
  const legs = moment.pose.legs.map(limb => flatJoints(limb, BONES.thigh, BONES.shank))
  const lift = ([x, y]: Point): Point => [x, y + moment.pose.height]
  const ends = moment.pose.arms.map(limb => flatJoints(limb, BONES.upperArm, BONES.forearm).tip)
  if (part === 'hands') return ends.map(lift)
  if (part === 'shoulders') return moment.pose.arms.map(({ from }) => lift(from))
  if (part === 'knees') return legs.map(({ middle }) => lift(middle))
  return part === 'hips' ? legs.map(({ root }) => lift(root)) : legs.map(({ tip }) => lift(tip))
}

/** Where a position shows something else than its `shows` says. */
function wordFaults(facts: Facts, shows: Shows | undefined): FigureFault[] {
  if (!shows) return []
  return Object.entries(shows).flatMap(([key, wanted]: [string, unknown]) => {
    const is: unknown = facts[key as keyof Facts]
    const fits = Array.isArray(wanted)
      ? Number(is) >= Number(wanted[0]) && Number(is) <= Number(wanted[1])
      : wanted === undefined || wanted === is
    if (fits) return []
    const should = Array.isArray(wanted) ? `from ${wanted[0]} to ${wanted[1]}` : String(wanted)
    return [
      {
        path: ['shows', key],
        what: `The picture should show \`${key}: ${should}\`, and shows ${String(is)}`,
        mend: 'Change the position, or what the words say',
      },
    ]
  })
}
