import { flesh, type Girth, num, type Point, toward } from './geometry.ts'
import type { Palette } from './palette.ts'
import { BONES } from './pose.ts'

/** A bone in space: its direction on the floor and its rise above it, both in degrees. */
export type Aim = readonly [direction: number, rise: number]

export interface LimbAbove {
  from: Point
  upper: Aim
  lower: Aim
}

/** A person who lies on their back, seen from above, the head up; the hips are around 0,0. */
export interface PoseAbove {
  arms: readonly [LimbAbove, LimbAbove]
  /** The lower leg first: the next one covers it. */
  legs: readonly [LimbAbove, LimbAbove]
  /** How far the pelvis is rolled onto a side, from 0 (flat) to 1 (on the right of the picture). */
  roll: number
  /** Where the nose points: -1 is to the left. */
  face: number
}

/** Where the joints of a limb are, from above: a bone that rises looks shorter. */
export function jointsAbove(limb: LimbAbove, upper: number, lower: number): readonly [Point, Point, Point] {
  const middle = reach(limb.from, limb.upper, upper)
  return [limb.from, middle, reach(middle, limb.lower, lower)]
}

function reach(from: Point, [direction, rise]: Aim, length: number): Point {
  const [x, y] = toward(direction)
  const flat = length * Math.cos((rise * Math.PI) / 180)
  return [from[0] + x * flat, from[1] + y * flat]
}

const TRUNK: readonly Girth[] = [
  [-0.02, 22, 22],
  [0.08, 25, 25],
  [0.36, 23, 23],
  [0.68, 30, 30],
  [0.88, 37, 37],
  [0.97, 26, 26],
  [1.02, 10, 10],
]
const THIGH: readonly Girth[] = [
  [-0.2, 11, 11],
  [0.05, 17.5, 17.5],
  [0.5, 16, 16],
  [0.9, 12.5, 12.5],
  [1.12, 8, 8],
]
/** A knee that rises toward the eye looks wider than the hip behind it. */
const RAISED: readonly Girth[] = [
  [-0.4, 10, 10],
  [0, 14.5, 14.5],
  [0.6, 14, 14],
  [1, 13.5, 13.5],
  [1.28, 8, 8],
]
const SHANK: readonly Girth[] = [
  [-0.06, 8, 8],
  [0.1, 11.5, 11.5],
  [0.4, 11.5, 11.5],
  [0.95, 6.5, 6.5],
  [1.05, 4, 4],
]
const ARM: readonly Girth[] = [
  [-0.12, 8, 8],
  [0.1, 10, 10],
  [0.5, 9, 9],
  [1, 7, 7],
  [1.1, 4, 4],
]
const HAND: readonly Girth[] = [
  [0.9, 5, 5],
  [1.08, 7, 7],
  [1.26, 7.5, 6],
  [1.36, 3.5, 3.5],
]
const SLEEVE: readonly Girth[] = [
  [-0.2, 10, 10],
  [0.2, 12, 12],
  [0.45, 11.5, 11.5],
  [0.48, 5, 5],
]
const WAIST: readonly Girth[] = [
  [0.25, 10, 14],
  [0.35, 20, 2],
  [0.55, 23, 1],
  [0.68, 24, -12],
]

/** A person from above, as SVG. What stretches is lit when `lit`. */
export function bodyAbove(pose: PoseAbove, palette: Palette, lit: boolean): string {
  const trunk: Point[] = [
    [0, 0],
    [0, 92],
  ]
  const [lower, upper] = pose.legs
  return [
    ...pose.arms.map(limb => arm(limb, palette)),
    shape('M-8-84H8V-110H-8Z', palette.skin),
    shape(flesh(trunk, TRUNK), palette.shirt),
    lit ? shape(flesh(trunk, WAIST), palette.accent) : '',
    head(pose.face, palette),
    pelvis(pose.roll, palette),
    leg(lower, pose.roll, palette, pose.roll > 0 ? palette.legsFar : palette.legs),
    leg(upper, pose.roll, palette, palette.legs),
  ].join('')
}

function pelvis(roll: number, palette: Palette): string {
  const wide = 27 - roll * 4
  const shift = roll * -3
  return shape(
    flesh(
      [
        [shift, 0],
        [0, 40],
      ],
      [
        [-0.62, 12, 12],
        [-0.3, wide - 2, wide - 2],
        [0.15, wide, wide],
        [0.62, 24, 24],
        [0.68, 12, 12],
      ],
    ),
    palette.legs,
  )
}

function leg(limb: LimbAbove, roll: number, palette: Palette, fill: string): string {
  const [hip, knee, ankle] = jointsAbove(limb, BONES.thigh, BONES.shank)
  // Flat on its sole a foot shows its top; on a rolled leg it shows its side.
  const turn = roll > 0 ? ` rotate(${num(-limb.lower[0] - 90 + 12)})` : ''
  const foot =
    roll > 0
      ? `<use href="#${palette.name}-shoe" fill="${palette.shoe}"/>`
      : `<path d="M-8-6C-11 8-12 28-5 34Q0 37 5 34C12 28 11 8 8-6Z" fill="${palette.shoe}"/><path d="M-4 8H4M-4 14H4" stroke="${palette.sole}" stroke-width="2.5"/>`
  return [
    `<g transform="translate(${num(ankle[0])} ${num(-ankle[1])})${turn}">${foot}</g>`,
    shape(flesh([knee, ankle], SHANK), roll > 0 ? fill : palette.legsMid),
    shape(flesh([hip, knee], roll > 0 ? THIGH : RAISED), fill),
    roll > 0
      ? ''
      : `<ellipse cx="${num(knee[0])}" cy="${num(-knee[1] - 1)}" rx="8" ry="9" fill="${palette.legsMid}" fill-opacity=".5"/>`,
  ].join('')
}

function arm(limb: LimbAbove, palette: Palette): string {
  const [shoulder, elbow, wrist] = jointsAbove(limb, BONES.upperArm, BONES.forearm)
  return [
    shape(flesh([shoulder, elbow, wrist], ARM), palette.skin),
    shape(flesh([elbow, wrist], HAND), palette.skin),
    shape(flesh([shoulder, elbow], SLEEVE), palette.shirt),
  ].join('')
}

function head(face: number, palette: Palette): string {
  const x = face * 6
  return [
    `<g transform="translate(0 -128)"><path d="M-16-14H16V-4C16 14 9 22 0 22S-16 14-16-4Z" fill="${palette.skin}"/>`,
    `<path d="M-17 2C-21-14-14-24 0-24S21-14 17 2C15-4 13-9 8-11C2-9-6-9-9-11C-13-9-15-4-17 2Z" fill="${palette.hair}"/>`,
    `<path d="M${-9 + x} 1q2 2 4 0M${5 + x} 1q2 2 4 0M${-3.5 + x * 1.2} 12q3.5 3 7 0" fill="none" stroke="${palette.hair}" stroke-width="1.8" stroke-linecap="round"/></g>`,
  ].join('')
}

function shape(path: string, fill: string): string {
  return `<path d="${path}" fill="${fill}"/>`
}
