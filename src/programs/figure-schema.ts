import { z } from 'zod'
import {
  BACKS,
  BASES,
  type Figure,
  HAND_PLACES,
  HELD,
  MUSCLES,
  ON_BODY,
  PARTS,
  PROPS,
} from '../training/figure/figure.ts'

const number = z.number().min(-400).max(400)
const degrees = z.number().min(-360).max(360)
const point = z.tuple([number, number])
const aim = z.tuple([degrees, degrees])
const span = z.tuple([number, number])
const said = <T extends z.ZodType>(type: T, description: string) => type.meta({ description })

const shows = z
  .strictObject({
    on: said(z.enum(BASES), 'What carries the body').optional(),
    knee: said(span, 'How far the more bent knee is bent, in degrees: [0, 10] is straight').optional(),
    otherKnee: said(span, 'The same of the other knee').optional(),
    hands: said(z.enum(HAND_PLACES), 'Where the hands are').optional(),
    hips: said(span, 'How high the hips are, in hundredths of a standing person’s height').optional(),
    lean: said(span, 'How far the trunk leans from upright, in degrees: 90 is level').optional(),
    back: said(z.enum(BACKS), 'How the back is').optional(),
    line: said(z.boolean(), 'Whether shoulders, hips and knees are in one line').optional(),
    feet: said(z.int().min(0).max(2), 'How many feet are flat on the floor').optional(),
    apart: said(span, 'How far the feet are apart, in hundredths of the shoulders’ width').optional(),
  })
  .optional()
  .meta({ description: 'What the position must show because the steps say so; the check measures it' })

const limb = {
  to: said(point, 'Where its end is: [right, up]; the joint between follows').optional(),
  aim: said(aim, 'The angle of its upper and of its lower bone, in degrees').optional(),
}
const leg = z.strictObject({
  ...limb,
  foot: said(degrees, 'How far the foot is turned from flat').optional(),
})
const arm = z.strictObject({
  ...limb,
  on: said(z.enum(ON_BODY), 'The place on the body where the hand lies').optional(),
  hand: said(degrees, 'The angle of the hand').optional(),
})

const sidePose = z.strictObject({
  hip: said(point, 'Where the hips are: [right, up] from the floor; a standing person is 310 tall'),
  spine: said(
    z.array(degrees).min(1).max(3),
    'Its angle from pelvis to neck, 1 to 3 numbers: 90 upright, 180 on the back',
  ),
  head: said(degrees, 'The angle of the crown; along the spine when left out').optional(),
  leg: said(leg, 'The leg near the eye'),
  farLeg: said(leg, 'The other leg; as the near one when left out').optional(),
  arm: said(arm, 'The arm near the eye'),
  farArm: said(arm, 'The other arm; as the near one when left out').optional(),
  shows,
})

const flatLimb = z.strictObject({
  from: said(point, 'Where it begins: [right, up] from the hips'),
  upper: said(aim, 'Its upper bone: its direction in the picture, and its rise out of it'),
  lower: said(aim, 'Its lower bone, alike'),
})

const flatPose = z.strictObject({
  arms: said(z.tuple([flatLimb, flatLimb]), 'Both arms'),
  legs: said(z.tuple([flatLimb, flatLimb]), 'Both legs, the lower one first'),
  roll: said(z.number().min(0).max(1), 'How far the pelvis is rolled to the right').default(0),
  face: said(z.number().min(-1).max(1), 'Where the nose points: -1 is left').default(0),
  height: said(number, 'How high the hips are above the floor, from the front').default(0),
  shows,
})

const prop = z.strictObject({
  kind: said(z.enum(PROPS), 'What it is'),
  from: said(number, 'Where it begins, from the left'),
  to: said(number, 'Where it ends'),
  height: said(number, 'How high it is').default(0),
})

const name = z.string().regex(/^[a-z][a-z0-9-]*$/, 'Use small letters, digits and hyphens, like `hip-hinge`')
const common = {
  arrow: said(z.tuple([point, point, point]), 'The way the body moves: from, by way of, to').optional(),
  props: said(z.array(prop).max(4), 'What stands in the scene').optional(),
  held: said(z.enum(HELD), 'What is held').optional(),
  hold: said(z.boolean(), 'Whether the last position is held for a while').optional(),
  stays: said(z.array(z.enum(PARTS)).max(6), 'What does not move').default([]),
  front: said(name, 'The figure that shows it from the front').optional(),
}

const side = z.strictObject({
  view: z.literal('side'),
  ...common,
  works: said(z.array(z.enum(MUSCLES)).max(4), 'What does the work').default([]),
  backbone: said(z.boolean(), 'Whether the curve of the back is drawn').optional(),
  poses: said(z.array(sidePose).min(2).max(4), 'Two to four key positions, from first to last'),
  fault: z
    .strictObject({ pose: sidePose, says: said(z.string().min(3).max(60), 'What is wrong, in a few words') })
    .optional()
    .meta({ description: 'The commonest fault, shown beside the last position' }),
})

const flat = z.strictObject({
  view: z.enum(['above', 'front']),
  ...common,
  poses: said(z.array(flatPose).min(2).max(4), 'Two to four key positions, from first to last'),
})

export const figureSchema = z.discriminatedUnion('view', [side, flat])

/** At most so many in a file: every exercise in its three ways, and a front view of each. */
export const figuresSchema = z
  .record(name.max(32), figureSchema)
  .optional()
  .meta({ description: 'The drawings, by the names that exercises give as their `figure`' })

/** The figures that checked data means. A limb that says nothing of where it goes hangs down; the check tells. */
export function toFigures(data: z.output<typeof figuresSchema>): Readonly<Record<string, Figure>> {
  return (data ?? {}) as Readonly<Record<string, Figure>>
}
