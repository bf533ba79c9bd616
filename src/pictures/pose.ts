import { along, angleOf, bend, between, type Point, toward } from './geometry.ts'

/**
 * The lengths of the bones, for a person 7.5 heads tall (310 units). They follow the segment lengths in Winter,
 * "Biomechanics and Motor Control of Human Movement" (thigh and shank 0.245 of height, upper arm 0.186, ...).
 */
export const BONES = { thigh: 76, shank: 75, spine: 96, upperArm: 54, forearm: 46, ankle: 12 } as const

/** Where a limb goes: its end at a place (the joint between follows), or each bone at an angle in degrees. */
export type Limb = { to: Point } | { aim: readonly [upper: number, lower: number] }

export type Leg = Limb & {
  /** How far the foot is turned from flat on the floor, in degrees; by default, square to a free shank. */
  foot?: number
}

export type Arm = Limb & {
  /** The angle of the hand; by default it carries on the forearm. */
  hand?: number
}

/** A person from the side, facing right when upright. */
export interface Pose {
  hip: Point
  /** Angles of the spine from the pelvis to the neck, in degrees: 90 stands upright, 180 lies on the back. */
  spine: readonly number[]
  /** The angle of the crown of the head. By default it carries on the spine. */
  head?: number
  leg: Leg
  farLeg?: Leg
  arm: Arm
  farArm?: Arm
}

export interface Bones {
  root: Point
  middle: Point
  tip: Point
}

export interface Skeleton {
  /** Evenly spaced, from the pelvis to the base of the neck. */
  spine: readonly Point[]
  shoulder: Point
  neck: Point
  head: Point
  headAngle: number
  leg: Bones & { foot: number }
  farLeg: Bones & { foot: number }
  arm: Bones & { hand: number }
  farArm: Bones & { hand: number }
}

const VERTEBRAE = 8

/** The far side stands a little ahead, or it would hide behind the near side altogether. */
const FAR = { leg: 11, arm: 7 }

/** Where every joint of a pose is. */
export function solve(pose: Pose): Skeleton {
  const spine = curve(pose.hip, pose.spine)
  const neck = spine.at(-1) ?? pose.hip
  const upper = pose.spine.at(-1) ?? 90
  const headAngle = pose.head ?? upper
  const shoulder = between(spine.at(-2) ?? neck, neck, 0.15)
  const headDirection = toward((upper + headAngle) / 2 - 8)
  return {
    spine,
    shoulder,
    neck,
    head: along(neck, headDirection, 29.5),
    headAngle,
    leg: leg(pose.hip, pose.leg),
    farLeg: leg(pose.hip, pose.farLeg ?? shifted(pose.leg, FAR.leg)),
    arm: arm(shoulder, pose.arm),
    farArm: arm(shoulder, pose.farArm ?? shifted(pose.arm, FAR.arm)),
  }
}

function curve(hip: Point, angles: readonly number[]): Point[] {
  const points: Point[] = [hip]
  let place = hip
  for (let i = 0; i < VERTEBRAE; i++) {
    const t = ((i + 0.5) / VERTEBRAE) * (angles.length - 1)
    const from = angles[Math.floor(t)] ?? 90
    const to = angles[Math.floor(t) + 1] ?? from
    place = along(place, toward(from + (to - from) * (t % 1)), BONES.spine / VERTEBRAE)
    points.push(place)
  }
  return points
}

function shifted<L extends Limb>(limb: L, by: number): L {
  return 'to' in limb ? { ...limb, to: [limb.to[0] + by, limb.to[1]] } : limb
}

function arm(shoulder: Point, given: Arm): Bones & { hand: number } {
  const bones = limb(shoulder, given, BONES.upperArm, BONES.forearm, -1)
  return { ...bones, hand: given.hand ?? angleOf(bones.middle, bones.tip) }
}

function leg(hip: Point, given: Leg): Bones & { foot: number } {
  const bones = limb(hip, given, BONES.thigh, BONES.shank, 1)
  const square = angleOf(bones.middle, bones.tip) + 90
  return { ...bones, foot: given.foot ?? ('to' in given ? 0 : square) }
}

function limb(root: Point, given: Limb, upper: number, lower: number, side: 1 | -1): Bones {
  if ('to' in given) {
    return { root, middle: bend(root, given.to, upper, lower, side), tip: given.to }
  }
  const middle = along(root, toward(given.aim[0]), upper)
  return { root, middle, tip: along(middle, toward(given.aim[1]), lower) }
}
