import type { Arm, FlatLimb, Leg, OnBody, SidePose } from './figure.ts'
import { along, angleOf, bend, between, type Point, toward } from './geometry.ts'

/**
 * The lengths of the bones, for a person 7.5 heads tall (310 units). They follow the segment lengths in Winter,
 * "Biomechanics and Motor Control of Human Movement" (thigh and shank 0.245 of height, upper arm 0.186, ...).
 */
export const BONES = { thigh: 76, shank: 75, spine: 96, upperArm: 54, forearm: 46, ankle: 12 } as const

/** How tall a person stands, in body units. */
export const TALL = 310

export interface Bones {
  readonly root: Point
  readonly middle: Point
  readonly tip: Point
}

/** Where every joint of a person is, from the side. */
export interface Skeleton {
  /** Evenly spaced, from the pelvis to the base of the neck. */
  readonly spine: readonly Point[]
  readonly shoulder: Point
  readonly neck: Point
  readonly head: Point
  readonly headAngle: number
  readonly leg: Bones & { readonly foot: number }
  readonly farLeg: Bones & { readonly foot: number }
  readonly arm: Bones & { readonly hand: number }
  readonly farArm: Bones & { readonly hand: number }
}

const VERTEBRAE = 8

/** The far side stands a little ahead, or it would hide behind the near side altogether. */
const FAR = { leg: 11, arm: 7 }

/**
 * Where every joint of a pose is.
 * @throws {RangeError} where a limb cannot reach what it should
 */
export function solve(pose: SidePose): Skeleton {
  const spine = curve(pose.hip, vertebrae(pose.spine))
  const neck = spine.at(-1) ?? pose.hip
  const upper = pose.spine.at(-1) ?? 90
  const headAngle = pose.head ?? upper
  const shoulder = between(spine.at(-2) ?? neck, neck, 0.15)
  const leg = legOf(pose.hip, pose.leg)
  const farLeg = legOf(pose.hip, pose.farLeg ?? shifted(pose.leg, FAR.leg))
  const arm = (given: Arm, thigh: Bones): Bones & { hand: number } => {
    const limb = 'on' in given ? { ...given, to: placeOn(given.on, spine, thigh) } : given
    const bones = limbOf(shoulder, limb, BONES.upperArm, BONES.forearm, -1)
    return { ...bones, hand: given.hand ?? angleOf(bones.middle, bones.tip) }
  }
  return {
    spine,
    shoulder,
    neck,
    head: along(neck, toward((upper + headAngle) / 2 - 8), 29.5),
    headAngle,
    leg,
    farLeg,
    arm: arm(pose.arm, leg),
    farArm: arm(pose.farArm ?? shifted(pose.arm, FAR.arm), farLeg),
  }
}

/** The angle of each vertebra, from the few angles that a pose gives. */
export function vertebrae(angles: readonly number[]): readonly number[] {
  if (angles.length === VERTEBRAE) return angles
  return Array.from({ length: VERTEBRAE }, (_, i) => {
    const t = ((i + 0.5) / VERTEBRAE) * (angles.length - 1)
    const from = angles[Math.floor(t)] ?? 90
    return from + ((angles[Math.floor(t) + 1] ?? from) - from) * (t % 1)
  })
}

/** Where a hand lies that is on a place of the body. The front of a trunk is to the right of the way up it. */
export function placeOn(place: OnBody, spine: readonly Point[], thigh: Bones): Point {
  const [hip = [0, 0], low = hip] = spine
  const neck = spine.at(-1) ?? hip
  const legs = toward(angleOf(thigh.root, thigh.middle))
  switch (place) {
    case 'hips':
      return along(hip, toward(angleOf(hip, low)), 16, -7)
    case 'chest':
      return along(neck, toward(angleOf(spine.at(-4) ?? hip, neck)), -22, -27)
    case 'thighs':
      return along(thigh.root, legs, 50, 15)
    case 'behind thighs':
      return along(thigh.root, legs, 50, -17)
  }
}

/** Where the joints of a limb are in a flat picture: a bone that rises out of it looks shorter. */
export function flatJoints(limb: FlatLimb, upper: number, lower: number): Bones {
  const middle = flatEnd(limb.from, limb.upper, upper)
  return { root: limb.from, middle, tip: flatEnd(middle, limb.lower, lower) }
}

function flatEnd(from: Point, [direction, rise]: readonly [number, number], length: number): Point {
  return along(from, toward(direction), length * Math.cos((rise * Math.PI) / 180))
}

function curve(hip: Point, angles: readonly number[]): Point[] {
  const points: Point[] = [hip]
  for (const angle of angles) {
    points.push(along(points.at(-1) ?? hip, toward(angle), BONES.spine / VERTEBRAE))
  }
  return points
}

function shifted<L extends Leg | Arm>(limb: L, by: number): L {
  return 'to' in limb ? { ...limb, to: [limb.to[0] + by, limb.to[1]] } : limb
}

function legOf(hip: Point, given: Leg): Bones & { foot: number } {
  const bones = limbOf(hip, given, BONES.thigh, BONES.shank, 1)
  const square = angleOf(bones.middle, bones.tip) + 90
  return { ...bones, foot: given.foot ?? ('to' in given ? 0 : square) }
}

type Given = { readonly to: Point } | { readonly aim: readonly [number, number] }

function limbOf(root: Point, given: Given, upper: number, lower: number, side: 1 | -1): Bones {
  if ('to' in given) {
    return { root, middle: bend(root, given.to, upper, lower, side), tip: given.to }
  }
  const middle = along(root, toward(given.aim[0]), upper)
  return { root, middle, tip: along(middle, toward(given.aim[1]), lower) }
}
