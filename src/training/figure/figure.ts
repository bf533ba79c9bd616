import type { Point } from './geometry.ts'

/** How an exercise looks, as its program's file says: two to four key positions, seen from one side. */
export type Figure = SideFigure | FlatFigure

interface Scene {
  /** The way the body moves into the last position: from, by way of, to. */
  readonly arrow?: readonly [Point, Point, Point] | undefined
  readonly props?: readonly Prop[] | undefined
  /** The last position is held still for a while. */
  readonly hold?: boolean | undefined
  /** What does not move from first to last. */
  readonly stays: readonly Part[]
  /** The name of another figure of the file, seen from the front, that is shown beside this one. */
  readonly front?: string | undefined
  /** The commonest fault, in the last position. */
  readonly fault?: Fault | undefined
}

/** From the side, facing right when upright. */
export interface SideFigure extends Scene {
  readonly view: 'side'
  readonly poses: readonly SidePose[]
  readonly works: readonly Muscle[]
  readonly held?: Held | undefined
  /** The curve of the back is drawn. */
  readonly backbone?: boolean | undefined
}

/** Seen from above, on the back, the head up; or from the front, on the feet. */
export interface FlatFigure extends Scene {
  readonly view: 'above' | 'front'
  readonly poses: readonly FlatPose[]
  readonly held?: Held | undefined
}

export interface Fault {
  readonly pose: SidePose
  /** What is wrong with it, in a few words: "the lower back arches". */
  readonly says: string
}

export const MUSCLES = ['glutes', 'hamstrings', 'quads', 'lower-back'] as const
/** What does the work, drawn in the accent colour. */
export type Muscle = (typeof MUSCLES)[number]

export const HELD = ['dumbbells', 'dumbbell', 'goblet'] as const
/** A dumbbell in each hand, one in the near hand, or one upright at the chest in both. */
export type Held = (typeof HELD)[number]

export const PARTS = ['feet', 'near foot', 'hands', 'hips', 'shoulders', 'knees'] as const
export type Part = (typeof PARTS)[number]

export const PROPS = ['mat', 'wall', 'bench', 'chair', 'cushion'] as const

/** What stands in the scene, in body units; the floor is at 0. A mat and a wall need two of the numbers. */
export interface Prop {
  readonly kind: (typeof PROPS)[number]
  readonly from: number
  readonly to: number
  readonly height: number
}

export const ON_BODY = ['hips', 'chest', 'thighs', 'behind thighs'] as const
/** A place on the body where a hand lies. */
export type OnBody = (typeof ON_BODY)[number]

/** Where a limb goes: its end at a place (the joint between follows), or each bone at an angle in degrees. */
export type Limb = { readonly to: Point } | { readonly aim: readonly [upper: number, lower: number] }

export type Leg = Limb & {
  /** How far the foot is turned from flat on the floor, in degrees; by default, square to a free shank. */
  readonly foot?: number | undefined
}

export type Arm = (Limb | { readonly on: OnBody }) & {
  /** The angle of the hand; by default it carries on the forearm. */
  readonly hand?: number | undefined
}

/** A person from the side. */
export interface SidePose {
  readonly hip: Point
  /** Angles of the spine from the pelvis to the neck, in degrees: 90 stands upright, 180 lies on the back. */
  readonly spine: readonly number[]
  /** The angle of the crown of the head. By default it carries on the spine. */
  readonly head?: number | undefined
  readonly leg: Leg
  readonly farLeg?: Leg | undefined
  readonly arm: Arm
  readonly farArm?: Arm | undefined
  readonly shows?: Shows | undefined
}

/** A bone in space: its direction in the picture and its rise out of it, both in degrees. */
export type Aim = readonly [direction: number, rise: number]

export interface FlatLimb {
  readonly from: Point
  readonly upper: Aim
  readonly lower: Aim
}

/** A person seen from above or from the front; the hips are around 0,0 and, from the front, `height` above the floor. */
export interface FlatPose {
  readonly arms: readonly [FlatLimb, FlatLimb]
  /** The lower leg first: the next one covers it. */
  readonly legs: readonly [FlatLimb, FlatLimb]
  /** How far the pelvis is rolled onto a side, from 0 (flat) to 1 (on the right of the picture). */
  readonly roll: number
  /** Where the nose points: -1 is to the left. */
  readonly face: number
  readonly height: number
  readonly shows?: Shows | undefined
}

export const BASES = ['back', 'feet', 'one foot', 'seat', 'hands and knees', 'knees'] as const
/** What carries the body. */
export type Base = (typeof BASES)[number]

export const HAND_PLACES = [...ON_BODY, 'floor', 'shins', 'free'] as const
export type HandPlace = (typeof HAND_PLACES)[number]

export const BACKS = ['flat', 'round', 'arched'] as const
export type Back = (typeof BACKS)[number]

/** From least to most, in the measure's own unit. */
export type Span = readonly [number, number]

/** What a position must show because the exercise's words say so. What is not named may be anything. */
export interface Shows {
  readonly on?: Base | undefined
  /** How far the bent knee, and the other one, is bent: 0 is straight, 90 a right angle. */
  readonly knee?: Span | undefined
  readonly otherKnee?: Span | undefined
  readonly hands?: HandPlace | undefined
  /** How high the hips are above the floor, in hundredths of a person's height. */
  readonly hips?: Span | undefined
  /** How far the trunk leans from upright, in degrees. */
  readonly lean?: Span | undefined
  readonly back?: Back | undefined
  /** Shoulders, hips and knees are in one line. */
  readonly line?: boolean | undefined
  /** How many feet are flat on the floor. */
  readonly feet?: number | undefined
  /** How far the feet are apart, in hundredths of the shoulders' width; seen from the front or from above. */
  readonly apart?: Span | undefined
}
