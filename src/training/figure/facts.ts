import type { Back, Base, FlatPose, HandPlace, Prop } from './figure.ts'
import { ON_BODY } from './figure.ts'
import { angleBetween, angleOf, distance, inSpace, type Point } from './geometry.ts'
import { bendOf, type Moment } from './motion.ts'
import { BONES, type Bones, flatJoints, placeOn, type Skeleton, solve, TALL } from './skeleton.ts'

/** What a position shows, measured from its joints: what its alt text says, and what its words are checked against. */
export interface Facts {
  readonly on: Base | 'air'
  /** Degrees that the more bent knee, and the other, is bent; 0 is straight. */
  readonly knee: number
  readonly otherKnee: number
  readonly hands: HandPlace
  /** How high the hips are above what carries the body, in hundredths of a person's height. */
  readonly hips: number
  /** How far the trunk leans from upright, in degrees; 90 is level, seen from the side. */
  readonly lean: number
  readonly back: Back
  /** Shoulders, hips and the nearer knee are in one line. */
  readonly line: boolean
  /** How many feet are flat on the floor. */
  readonly feet: number
  /** How far the feet are apart, in hundredths of the shoulders' width; 0 where the view does not show it. */
  readonly apart: number
  /** How far the pelvis is rolled onto a side, from 0 to 1. */
  readonly roll: number
}

/** How far a joint may be from a place and still be there, in body units. */
const NEAR = 17
const SHOULDERS = 64
/** The skin lies so far from the middle of the hips, in body units. */
const SEAT = 20

/** @throws {RangeError} where a limb cannot reach what it should */
export function factsOf(moment: Moment): Facts {
  return moment.view === 'side'
    ? sideFacts(solve(moment.pose), moment.figure.props ?? [])
    : flatFacts(moment.pose, moment.view)
}

function sideFacts(s: Skeleton, props: readonly Prop[]): Facts {
  const knees = [kneeBend(s.leg), kneeBend(s.farLeg)].toSorted((a, b) => b - a)
  const feet = [s.leg, s.farLeg].filter(({ tip, foot }) => tip[1] < BONES.ankle + 2 && Math.abs(foot) < 12)
  const hip = s.leg.root
  const trunk = angleOf(hip, s.neck)
  const best = knees[1] === kneeBend(s.leg) ? s.leg : s.farLeg
  return {
    on: baseOf(s, feet.length, props),
    knee: Math.round(knees[0] ?? 0),
    otherKnee: Math.round(knees[1] ?? 0),
    hands: handsOf(s),
    hips: Math.round((hip[1] / TALL) * 100),
    lean: Math.round(Math.abs(bendOf(90, trunk))),
    back: backOf(s),
    line: Math.abs(bendOf(angleOf(s.shoulder, hip), angleOf(hip, best.middle))) < 8,
    feet: feet.length,
    apart: 0,
    roll: 0,
  }
}

/** How far a knee is bent, in degrees; less than 0 where it bends the way that no knee does. */
export function kneeBend({ root, middle, tip }: Bones): number {
  return -bendOf(angleOf(root, middle), angleOf(middle, tip))
}

/** How far an elbow is bent, in degrees; less than 0 where it bends the way that no elbow does. */
export function elbowBend({ root, middle, tip }: Bones): number {
  return bendOf(angleOf(root, middle), angleOf(middle, tip))
}

function baseOf(s: Skeleton, feet: number, props: readonly Prop[]): Base | 'air' {
  const [x, y] = s.leg.root
  const seat = props.find(({ kind }) => kind === 'chair' || kind === 'bench')
  if (seat && x > seat.from && x < seat.to && Math.abs(y - SEAT - seat.height) < 5) return 'seat'
  if (s.shoulder[1] < 40 && Math.cos(rad(angleOf(s.leg.root, s.neck))) < -0.6) return 'back'
  const kneeling = s.leg.middle[1] < 16 && s.farLeg.middle[1] < 16
  if (kneeling) return s.arm.tip[1] < 16 && y > 70 ? 'hands and knees' : 'knees'
  if (feet === 0) return 'air'
  return feet === 2 ? 'feet' : 'one foot'
}

function handsOf(s: Skeleton): HandPlace {
  const at = (tip: Point, thigh: Bones): HandPlace => {
    const found = ON_BODY.find(place => distance(tip, placeOn(place, s.spine, thigh)) < NEAR)
    if (found) return found
    if (tip[1] < 16) return 'floor'
    const { middle, tip: ankle } = thigh
    const along = distance(middle, tip) + distance(tip, ankle) - BONES.shank
    return along < 22 && tip[1] < middle[1] ? 'shins' : 'free'
  }
  const [near, far] = [at(s.arm.tip, s.leg), at(s.farArm.tip, s.farLeg)]
  return near === far || at(s.farArm.tip, s.leg) === near ? near : 'free'
}

/** How far the middle of the back is out of the line between its ends decides; to the front is arched. */
function backOf({ spine }: Skeleton): Back {
  const [low = [0, 0], top = low, middle = low] = [spine[0], spine.at(-1), spine[spine.length >> 1]]
  const line = angleOf(low, top)
  const out = distance(low, middle) * Math.sin(rad(bendOf(line, angleOf(low, middle))))
  if (Math.abs(out) < 5) return 'flat'
  return out > 0 ? 'round' : 'arched'
}

function flatFacts(pose: FlatPose, view: 'above' | 'front'): Facts {
  const legs = pose.legs.map(limb => flatJoints(limb, BONES.thigh, BONES.shank))
  const [one, other] = legs
  const knees = pose.legs.map(flatKnee).toSorted((a, b) => b - a)
  const apart = one && other ? Math.abs(one.tip[0] - other.tip[0]) : 0
  const sole = view === 'above' ? rises(pose) : legs.map(({ tip }) => tip[1] + pose.height - BONES.ankle)
  return {
    on: view === 'above' ? 'back' : 'feet',
    knee: Math.round(knees[0] ?? 0),
    otherKnee: Math.round(knees[1] ?? 0),
    hands:
      view === 'above' && pose.arms.every(({ upper, lower }) => upper[1] + lower[1] === 0) ? 'floor' : 'free',
    hips: Math.round(((view === 'above' ? SEAT : pose.height) / TALL) * 100),
    lean: view === 'above' ? 90 : 0,
    back: 'flat',
    line: false,
    feet: sole.filter(height => Math.abs(height) < 8).length,
    apart: Math.round((apart / SHOULDERS) * 100),
    roll: pose.roll,
  }
}

/** How high each foot of somebody on their back is above the floor, in body units. */
function rises({ legs }: FlatPose): number[] {
  return legs.map(
    ({ upper, lower }) => BONES.thigh * Math.sin(rad(upper[1])) + BONES.shank * Math.sin(rad(lower[1])),
  )
}

/** The angle between the two bones of a leg in space, in degrees. */
function flatKnee({ upper, lower }: FlatPose['legs'][number]): number {
  return angleBetween(inSpace(upper), inSpace(lower))
}

function rad(degrees: number): number {
  return (degrees * Math.PI) / 180
}
