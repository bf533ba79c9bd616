import type { Figure, Prop } from '../training/figure/figure.ts'
import type { Point } from '../training/figure/geometry.ts'
import { type Moment, momentAt } from '../training/figure/motion.ts'
import { BONES, flatJoints, solve } from '../training/figure/skeleton.ts'
import { body } from './body.ts'
import { bodyFlat } from './flat.ts'
import { COLOURS } from './palette.ts'
import { arrow, MAT, scenery } from './props.ts'

/** The space that something needs, in body units. */
export interface Extent {
  left: number
  right: number
  top: number
  bottom: number
}

/** A person in a position, what they stand on, and, where they arrive, what works and how they came there. */
export function scene(moment: Moment, shown: { readonly works: boolean; readonly arrow: boolean }): string {
  const { figure } = moment
  const motion = shown.arrow && figure.arrow ? arrow(figure.arrow) : ''
  if (moment.view !== 'side') {
    const { pose, view } = moment
    const person = bodyFlat(pose, view, shown.works && view === 'above', figure.held) + motion
    if (view === 'front') return person
    // Lying down, the head is on the left, as it is from the side: upright one would seem to stand.
    const mat = `<rect x="-68" y="-166" width="136" height="300" rx="10" fill="${COLOURS.mat}"/>`
    return `<g transform="rotate(-90)">${mat}${person}</g>`
  }
  const works = shown.works ? moment.figure.works : []
  return [...(figure.props ?? []).map(scenery), body(solve(moment.pose), works, moment.figure), motion].join(
    '',
  )
}

/** How far below the soles the floor is: a mat lies between. Nothing, seen from above. */
export function floorOf(figure: Figure): number | undefined {
  if (figure.view === 'above') return undefined
  return figure.props?.some(prop => prop.kind === 'mat') ? MAT : 0
}

/** How many places of the way from one position to the next are measured. */
const STEPS = 6

/** A figure's way from its first position to its last, in steps small enough to measure what room it takes. */
export function wayOf(figure: Figure): Moment[] {
  const steps = (figure.poses.length - 1) * STEPS
  return Array.from({ length: steps + 1 }, (_, step) => momentAt(figure, step / steps))
}

/** The space for some positions of a figure and for what is around it. */
export function extent(figure: Figure, moments: readonly Moment[]): Extent {
  const all = [
    ...moments.flatMap(sizeOf),
    ...(figure.arrow ? [hull(figure.arrow, 10)] : []),
    ...(figure.props ?? []).map(propSize),
  ]
  const [left, right] = [Math.min(...all.map(one => one.left)), Math.max(...all.map(one => one.right))]
  const [top, bottom] = [Math.max(...all.map(one => one.top)), Math.min(...all.map(one => one.bottom))]
  return figure.view === 'above'
    ? { left: -top, right: -bottom, top: right, bottom: left }
    : { left, right, top, bottom }
}

function sizeOf(moment: Moment): Extent[] {
  if (moment.view === 'side') {
    const s = solve(moment.pose)
    return [
      hull([s.head], 24),
      hull(s.spine, 19),
      hull([s.leg.middle, s.farLeg.middle, s.arm.middle, s.farArm.middle], 11),
      // A shoe reaches 33 units ahead of the ankle; a fist 14 past the wrist, and half a dumbbell more.
      hull([s.leg.tip, s.farLeg.tip], 34),
      hull([s.arm.tip, s.farArm.tip], moment.figure.held === undefined ? 14 : 30),
    ].map(one => ({ ...one, bottom: Math.max(0, one.bottom) }))
  }
  const { arms, legs, height } = moment.pose
  const ends = (limbs: typeof arms, upper: number, lower: number): Point[] =>
    limbs.flatMap(limb => {
      const { root, middle, tip } = flatJoints(limb, upper, lower)
      return [root, middle, tip].map(([x, y]): Point => [x, y + height])
    })
  const feet = hull(ends(legs, BONES.thigh, BONES.shank), 38)
  return [
    hull(ends(arms, BONES.upperArm, BONES.forearm), 18),
    moment.view === 'front' ? { ...feet, bottom: 0 } : feet,
    hull([[0, 128 + height]], 38),
    ...(moment.view === 'above' ? [hull([[0, 0]], 72)] : []),
  ]
}

function propSize({ kind, from, to, height }: Prop): Extent {
  return { left: from - (kind === 'chair' ? 6 : 0), right: to, top: height, bottom: 0 }
}

function hull(points: readonly Point[], margin: number): Extent {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  return {
    left: Math.min(...xs) - margin,
    right: Math.max(...xs) + margin,
    top: Math.max(...ys) + margin,
    bottom: Math.min(...ys) - margin,
  }
}
