import type { Aim, Arm, Figure, FlatFigure, FlatLimb, FlatPose, Leg, SideFigure, SidePose } from './figure.ts'
import { angleBetween, angleOf, between, inSpace } from './geometry.ts'
import { type Bones, solve, vertebrae } from './skeleton.ts'

/** A figure in one position: what a panel of a card or a frame of a loop shows. */
export type Moment =
  | { readonly view: 'side'; readonly figure: SideFigure; readonly pose: SidePose }
  | { readonly view: 'above' | 'front'; readonly figure: FlatFigure; readonly pose: FlatPose }

/** A figure in its key position of that number, counted from 0; -1 is the last. */
export function momentOf(figure: Figure, key: number): Moment {
  const pose = figure.poses.at(key)
  if (!pose) throw new RangeError(`no position ${key}`)
  return { view: figure.view, figure, pose } as Moment
}

/**
 * A figure on its way, from 0 (the first position) to 1 (the last). What turns is a joint, never the end of a limb, so
 * bones keep their length; a hand or foot that is at one place in both positions stays there.
 */
export function momentAt(figure: Figure, way: number): Moment {
  const span = Math.min(Math.max(way, 0), 1) * (figure.poses.length - 1)
  const at = Math.min(Math.floor(span), figure.poses.length - 2)
  const t = span - at
  if (figure.view === 'side') {
    const [from, to] = [figure.poses[at], figure.poses[at + 1]]
    if (!from || !to) return momentOf(figure, 0)
    return { view: 'side', figure, pose: sideBetween(from, to, t) }
  }
  const [from, to] = [figure.poses[at], figure.poses[at + 1]]
  if (!from || !to) return momentOf(figure, 0)
  return { view: figure.view, figure, pose: flatBetween(from, to, t) }
}

function sideBetween(from: SidePose, to: SidePose, t: number): SidePose {
  const [a, b] = [solve(from), solve(to)]
  const [spines, ends] = [vertebrae(from.spine), vertebrae(to.spine)]
  const leg = (one: Leg, other: Leg, start: typeof a.leg, end: typeof b.leg): Leg => ({
    ...limbBetween(one, other, start, end, t),
    foot: turn(start.foot, end.foot, t),
  })
  const arm = (one: Arm, other: Arm, start: typeof a.arm, end: typeof b.arm): Arm => {
    const hand = turn(start.hand, end.hand, t)
    if ('on' in one && 'on' in other && one.on === other.on) return { on: one.on }
    return { ...limbBetween(one, other, start, end, t), ...(one.hand === undefined ? {} : { hand }) }
  }
  return {
    hip: between(from.hip, to.hip, t),
    spine: spines.map((angle, i) => turn(angle, ends[i] ?? angle, t)),
    head: turn(a.headAngle, b.headAngle, t),
    leg: leg(from.leg, to.leg, a.leg, b.leg),
    farLeg: leg(from.farLeg ?? from.leg, to.farLeg ?? to.leg, a.farLeg, b.farLeg),
    arm: arm(from.arm, to.arm, a.arm, b.arm),
    farArm: arm(from.farArm ?? from.arm, to.farArm ?? to.arm, a.farArm, b.farArm),
  }
}

/** What is placed in both positions moves from place to place; else its two bones turn. */
function limbBetween(from: object, to: object, a: Bones, b: Bones, t: number) {
  if ('to' in from && 'to' in to) return { to: between(a.tip, b.tip, t) }
  const angle = (one: Bones, other: Bones, upper: boolean): number =>
    upper
      ? turn(angleOf(one.root, one.middle), angleOf(other.root, other.middle), t)
      : turn(angleOf(one.middle, one.tip), angleOf(other.middle, other.tip), t)
  return { aim: [angle(a, b, true), angle(a, b, false)] as const }
}

function flatBetween(from: FlatPose, to: FlatPose, t: number): FlatPose {
  const limbs = (one: FlatPose['arms'], other: FlatPose['arms']): FlatPose['arms'] => [
    flatLimb(one[0], other[0], t),
    flatLimb(one[1], other[1], t),
  ]
  return {
    arms: limbs(from.arms, to.arms),
    legs: limbs(from.legs, to.legs),
    roll: mix(from.roll, to.roll, t),
    face: mix(from.face, to.face, t),
    height: mix(from.height, to.height, t),
  }
}

function flatLimb(from: FlatLimb, to: FlatLimb, t: number): FlatLimb {
  return {
    from: between(from.from, to.from, t),
    upper: aimBetween(from.upper, to.upper, t),
    lower: aimBetween(from.lower, to.lower, t),
  }
}

/** A bone turns in space, the shortest way (slerp): its direction and its rise apart would swing it out on the way. */
function aimBetween(from: Aim, to: Aim, t: number): Aim {
  const [a, b] = [inSpace(from), inSpace(to)]
  const all = (angleBetween(a, b) * Math.PI) / 180
  // Of no way, or of many that are as short, any will do.
  if (Math.sin(all) < 1e-6) return [turn(from[0], to[0], t), mix(from[1], to[1], t)]
  const part = (i: 0 | 1 | 2) => (a[i] * Math.sin((1 - t) * all) + b[i] * Math.sin(t * all)) / Math.sin(all)
  const [x, y, out] = [part(0), part(1), part(2)]
  return [angleOf([0, 0], [x, y]), angleOf([0, 0], [Math.hypot(x, y), out])]
}

function mix(from: number, to: number, t: number): number {
  return from + (to - from) * t
}

/** An angle on the shorter way from one to the other, in degrees. */
function turn(from: number, to: number, t: number): number {
  return from + bendOf(from, to) * t
}

/** How far one has to turn, from -180 to 180 degrees; to the left is positive. */
export function bendOf(from: number, to: number): number {
  return ((((to - from + 180) % 360) + 360) % 360) - 180
}
