import type { FlatLimb, FlatPose, Held } from '../training/figure/figure.ts'
import type { Point } from '../training/figure/geometry.ts'
import { BONES, flatJoints } from '../training/figure/skeleton.ts'
import { flesh, type Girth, num } from './outline.ts'
import { COLOURS } from './palette.ts'
import { goblet } from './props.ts'

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
const UPPER_ARM: readonly Girth[] = [
  [-0.14, 6, 6],
  [0.06, 10.5, 10.5],
  [0.5, 9.5, 9.5],
  [1, 8.5, 8.5],
  [1.12, 4.5, 4.5],
]
const FOREARM: readonly Girth[] = [
  [-0.12, 5, 5],
  [0.04, 8.5, 8.5],
  [0.4, 8.5, 8.5],
  [0.95, 6.5, 6.5],
  [1.08, 7, 7],
  [1.26, 7.5, 6],
  [1.36, 3.5, 3.5],
]
const SLEEVE: readonly Girth[] = [
  [-0.16, 6, 6],
  [0.02, 11, 11],
  [0.3, 12, 12],
  [0.6, 11.5, 11.5],
  [0.64, 5, 5],
]
const WAIST: readonly Girth[] = [
  [0.25, 10, 14],
  [0.35, 20, 2],
  [0.55, 23, 1],
  [0.68, 24, -12],
]

/** Past so much of a roll a leg shows its side. */
const ROLLED = 0.4

/** A person from above or from the front, as SVG. What stretches is lit when `lit`. */
export function bodyFlat(pose: FlatPose, view: 'above' | 'front', lit: boolean, held?: Held): string {
  const trunk: Point[] = [
    [0, 0],
    [0, 92],
  ]
  const [lower, upper] = pose.legs
  const arms = pose.arms.map(arm)
  const over = view === 'front' && held !== undefined
  const parts = [
    ...(over ? [] : arms),
    shape('M-8-84H8V-110H-8Z', COLOURS.skin),
    shape(flesh(trunk, TRUNK), COLOURS.shirt),
    lit ? shape(flesh(trunk, WAIST), COLOURS.accent) : '',
    head(pose.face),
    pelvis(pose.roll),
    leg(lower, view, pose.roll, pose.roll > ROLLED ? COLOURS.legsFar : COLOURS.legs),
    leg(upper, view, pose.roll, COLOURS.legs),
    ...(over ? [goblet([-2, 66], COLOURS.iron, COLOURS.grip), ...arms] : []),
  ].join('')
  return pose.height === 0 ? parts : `<g transform="translate(0 ${num(-pose.height)})">${parts}</g>`
}

function pelvis(roll: number): string {
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
    COLOURS.legs,
  )
}

function leg(limb: FlatLimb, view: 'above' | 'front', roll: number, fill: string): string {
  const { root: hip, middle: knee, tip: ankle } = flatJoints(limb, BONES.thigh, BONES.shank)
  const rolled = roll > ROLLED
  const shoe = foot(ankle, view, rolled ? limb.lower[0] : undefined)
  return [
    view === 'front' ? '' : shoe,
    shape(flesh([knee, ankle], SHANK), rolled ? fill : COLOURS.legsMid),
    shape(flesh([hip, knee], rolled || limb.upper[1] < 20 ? THIGH : RAISED), fill),
    rolled
      ? ''
      : `<ellipse cx="${num(knee[0])}" cy="${num(-knee[1] - 1)}" rx="8" ry="9" fill="${COLOURS.legsMid}" fill-opacity=".5"/>`,
    // Toes that point to the eye are before the shin.
    view === 'front' ? shoe : '',
  ].join('')
}

/** Flat on its sole a foot shows its top; on a rolled leg, its side; from the front, its toes, turned out a little. */
function foot(ankle: Point, view: 'above' | 'front', rolled: number | undefined): string {
  const at = `translate(${num(ankle[0])} ${num(-ankle[1])})`
  const white = `fill="${COLOURS.shoe}"`
  if (rolled !== undefined)
    return `<use href="#shoe" transform="${at}rotate(${num(-rolled - 78)})" ${white}/>`
  if (view === 'front') {
    const out = ankle[0] < 0 ? 'scale(-1 1)' : ''
    return `<g transform="${at}${out}"><path d="M-8-8C-9 0-11 5-10 9H19C20 4 13 1 8-8Z" ${white}/><path d="M-10 8.5H19.3C19.5 11 19 12 17 12H-8C-10 12-10.5 10.5-10 8.5Z" fill="${COLOURS.sole}"/></g>`
  }
  return `<g transform="${at}"><path d="M-8-6C-11 8-12 28-5 34Q0 37 5 34C12 28 11 8 8-6Z" ${white}/><path d="M-4 8H4M-4 14H4" stroke="${COLOURS.sole}" stroke-width="2.5"/></g>`
}

function arm(limb: FlatLimb): string {
  const { root: shoulder, middle: elbow, tip: wrist } = flatJoints(limb, BONES.upperArm, BONES.forearm)
  return [
    shape(flesh([shoulder, elbow], UPPER_ARM), COLOURS.skin),
    shape(flesh([elbow, wrist], FOREARM), COLOURS.skin),
    shape(flesh([shoulder, elbow], SLEEVE), COLOURS.shirt),
  ].join('')
}

function head(face: number): string {
  const x = face * 6
  return [
    `<g transform="translate(0 -128)"><path d="M-16-14H16V-4C16 14 9 22 0 22S-16 14-16-4Z" fill="${COLOURS.skin}"/>`,
    `<path d="M-17 2C-21-14-14-24 0-24S21-14 17 2C15-4 13-9 8-11C2-9-6-9-9-11C-13-9-15-4-17 2Z" fill="${COLOURS.hair}"/>`,
    `<path d="M${-9 + x} 1q2 2 4 0M${5 + x} 1q2 2 4 0M${-3.5 + x * 1.2} 12q3.5 3 7 0" fill="none" stroke="${COLOURS.hair}" stroke-width="1.8" stroke-linecap="round"/></g>`,
  ].join('')
}

function shape(path: string, fill: string): string {
  return `<path d="${path}" fill="${fill}"/>`
}
