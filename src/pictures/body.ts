import type { Held, Muscle } from '../training/figure/figure.ts'
import { along, angleOf, type Point, toward } from '../training/figure/geometry.ts'
import type { Skeleton } from '../training/figure/skeleton.ts'
import { flesh, type Girth, line, num } from './outline.ts'
import { COLOURS } from './palette.ts'
import { dumbbell, goblet } from './props.ts'

// Left is the front of a leg (it points down) and the back of a spine (it points up).
const THIGH: readonly Girth[] = [
  [-0.2, 11, 13],
  [0, 18, 19.5],
  [0.3, 17.5, 17],
  [0.7, 13.5, 12],
  [0.95, 11, 10],
  [1.08, 7, 7],
]
const SHANK: readonly Girth[] = [
  [-0.08, 7, 7],
  [0.06, 10.4, 10],
  [0.34, 9.4, 12],
  [0.7, 7.6, 8.8],
  [0.95, 6.8, 7],
  [1.03, 5, 5],
]
const UPPER_ARM: readonly Girth[] = [
  [-0.16, 6, 6],
  [0.02, 10.5, 10.5],
  [0.45, 9.5, 8.5],
  [0.95, 7.5, 7.5],
  [1.09, 4.5, 4.5],
]
const FOREARM: readonly Girth[] = [
  [-0.1, 5, 5],
  [0.08, 7.8, 7.8],
  [0.35, 8.3, 7.6],
  [0.95, 5.6, 5.4],
  [1.06, 3.5, 3.5],
]
const TORSO: readonly Girth[] = [
  [-0.06, 10, 9],
  [0.05, 18, 15],
  [0.24, 15.5, 15],
  [0.42, 13.5, 15],
  [0.66, 16.5, 18.5],
  [0.84, 17.5, 18.5],
  [0.97, 12, 12.5],
  [1.03, 6, 6],
]
const HIPS: readonly Girth[] = [
  [-0.18, 12, 9],
  [-0.02, 20, 15],
  [0.12, 19, 15.5],
  [0.26, 15.6, 15],
  [0.29, 8, 8],
]
const SLEEVE: readonly Girth[] = [
  [-0.2, 7, 7],
  [0, 12, 12],
  [0.3, 11.5, 11],
  [0.42, 10.8, 10.2],
  [0.44, 5, 5],
]

const WORKING: Record<Muscle, (s: Skeleton) => string> = {
  glutes: s => flesh([s.spine[0] ?? s.neck, s.spine[2] ?? s.neck], GLUTES),
  hamstrings: s => flesh([s.leg.root, s.leg.middle], HAMSTRINGS),
  quads: s => flesh([s.leg.root, s.leg.middle], QUADS),
  'lower-back': s => flesh(s.spine, LOWER_BACK),
}
const GLUTES: readonly Girth[] = [
  [-0.62, 13, -5],
  [-0.3, 17.5, 1],
  [0.1, 18, 2],
  [0.5, 17, -4],
  [0.72, 14.5, -9],
]
const HAMSTRINGS: readonly Girth[] = [
  [0.2, -9, 14],
  [0.34, -4, 14.6],
  [0.6, -2.5, 11.4],
  [0.86, -5, 9],
]
const QUADS: readonly Girth[] = [
  [0.2, 13, -9],
  [0.36, 14.6, -3],
  [0.68, 12, -2],
  [0.9, 9, -5],
]
const LOWER_BACK: readonly Girth[] = [
  [0.12, 15, -9],
  [0.28, 12.6, -4],
  [0.48, 10.8, -4],
  [0.66, 13, -9],
]

interface Tint {
  skin: string
  legs: string
  shoe: string
  shirt: string
}

/** A person in a pose, as SVG, with what they hold. */
export function body(
  s: Skeleton,
  works: readonly Muscle[],
  options: { held?: Held | undefined; backbone?: boolean | undefined } = {},
): string {
  const { held } = options
  const near: Tint = { skin: COLOURS.skin, legs: COLOURS.legs, shoe: COLOURS.shoe, shirt: COLOURS.shirt }
  const far: Tint = {
    skin: COLOURS.skinFar,
    legs: COLOURS.legsFar,
    shoe: COLOURS.shoeFar,
    shirt: COLOURS.shirtShade,
  }
  const behind = works.filter(muscle => muscle === 'lower-back')
  const onLeg = works.filter(muscle => muscle !== 'lower-back')
  return [
    held === 'dumbbells' ? dumbbell(grip(s.farArm), COLOURS.ironFar, COLOURS.ironFar) : '',
    arm(s.farArm, far),
    leg(s.farLeg, far),
    shape(flesh([s.spine.at(-2) ?? s.neck, s.neck, s.head], NECK), COLOURS.skin),
    shape(flesh(s.spine, TORSO), COLOURS.shirt),
    ...behind.map(muscle => shape(WORKING[muscle](s), COLOURS.accent)),
    shape(flesh(s.spine, HIPS), COLOURS.legs),
    head(s),
    leg(s.leg, near),
    ...onLeg.map(muscle => shape(WORKING[muscle](s), COLOURS.accent)),
    held === 'dumbbells' || held === 'dumbbell' ? dumbbell(grip(s.arm), COLOURS.iron, COLOURS.grip) : '',
    held === 'goblet' ? goblet(grip(s.arm), COLOURS.iron, COLOURS.grip) : '',
    arm(s.arm, near),
    options.backbone ? backbone(s) : '',
  ].join('')
}

/** The curve of the back, for movements whose whole point it is. */
function backbone(s: Skeleton): string {
  const places = s.spine
    .slice(0, -1)
    .map((from, i) => along(from, toward(angleOf(from, s.spine[i + 1] ?? from)), 0, 6))
  return `<path d="${line(places)}" fill="none" stroke="${COLOURS.paper}" stroke-width="5" stroke-linecap="round"/>`
}

const NECK: readonly Girth[] = [
  [0, 9, 9],
  [0.5, 10.5, 9.5],
  [0.75, 9.5, 9],
  [0.95, 8, 8],
]

function leg(bones: Skeleton['leg'], tint: Tint): string {
  const [x, y] = bones.tip
  const parts = [
    flesh([bones.middle, bones.tip], SHANK),
    disc(bones.middle, 10.6),
    flesh([bones.root, bones.middle], THIGH),
  ]
  return [
    shape(parts.join(''), tint.legs),
    `<use href="#shoe" transform="translate(${num(x)} ${num(-y)})rotate(${num(-bones.foot)})" fill="${tint.shoe}"/>`,
  ].join('')
}

// Around the ankle at 0,0, on a floor 12 below, toes to the right.
const SHOE = 'M-7.5-6C-8-1-13 2-12.5 8.5L32 8.5C32.5 3 25 1.5 18 0.5C12-1 8-4 7.5-6C3-8-3-8-7.5-6Z'
const SOLE = 'M-12.6 8C-12.6 10.5-12 12-10 12H30C32 12 32.8 10 32.2 8Z'

function arm(bones: Skeleton['arm'], tint: Tint): string {
  const skin = [
    flesh([bones.root, bones.middle], UPPER_ARM),
    disc(bones.middle, 7.7),
    flesh([bones.middle, bones.tip], FOREARM),
    flesh([bones.tip, grip(bones)], HAND),
  ]
  return shape(skin.join(''), tint.skin) + shape(flesh([bones.root, bones.middle], SLEEVE), tint.shirt)
}

/** A joint, turning the same way as flesh() does: the other way would punch a hole where the two overlap. */
function disc([x, y]: Point, radius: number): string {
  return `M${num(x - radius)} ${num(-y)}a${radius} ${radius} 0 0 1 ${2 * radius} 0a${radius} ${radius} 0 0 1 ${-2 * radius} 0z`
}

const HAND: readonly Girth[] = [
  [-0.5, 4.5, 4.5],
  [0.3, 7, 6.5],
  [1.1, 7.5, 7],
  [1.7, 4.5, 4.5],
]

/** The middle of the palm. */
function grip(bones: Skeleton['arm']): Point {
  return along(bones.tip, toward(bones.hand), 8)
}

function head(s: Skeleton): string {
  const [x, y] = s.head
  return `<use href="#head" transform="translate(${num(x)} ${num(-y)})rotate(${num(90 - s.headAngle)})"/>`
}

/** The parts that a card draws more than once. They are the same in every card, as are their ids. */
export function bodyParts(): string {
  return [
    `<defs><g id="shoe"><path d="${SHOE}"/><path d="${SOLE}" fill="${COLOURS.sole}"/></g>`,
    `<g id="head"><path d="${FACE}" fill="${COLOURS.skin}"/><path d="${HAIR}" fill="${COLOURS.hair}"/>`,
    `<ellipse cx="-2.5" cy="2" rx="3.2" ry="4.6" fill="${COLOURS.skin}"/>`,
    `<ellipse cx="12" cy="-1.5" rx="1.4" ry="2.2" fill="${COLOURS.hair}"/></g></defs>`,
  ].join('')
}

// A profile that looks right, around the middle of the skull.
const FACE =
  'M12-15C15.5-11 16-6 17-2.5L20.8 3.5C21.5 5 20 6.3 17.8 6.5C18.3 9 17.9 10.5 17.4 11.5C17.5 16 15.5 19.5 11 19.5C5 19.5 1 17-2 14L-11 13C-19 5-19.5-6-14-14C-8-21.5 6-22 12-15Z'
const HAIR =
  'M13.5-13C9-13 4-12 3-7C2.3-4 1.5-2-0.5-2.5C-4-3-6 0-5.5 4C-5.2 8-7 12-11 13.5C-19.5 5-20-6-14.5-14.5C-9-23.5 7-24.5 13.5-13Z'

function shape(path: string, fill: string): string {
  return `<path d="${path}" fill="${fill}"/>`
}
