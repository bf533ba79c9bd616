import { bodyAbove, jointsAbove, type PoseAbove } from './above.ts'
import { body } from './body.ts'
import type { Point } from './geometry.ts'
import type { Palette } from './palette.ts'
import { BONES, type Pose, solve } from './pose.ts'
import type { Drawing } from './poses/drawing.ts'
import { arrow, MAT, scenery } from './props.ts'

/** The space that a drawing needs, in body units. */
export interface Extent {
  left: number
  right: number
  top: number
  bottom: number
}

/** One half of a card: a pose, what it stands on, and for the end pose what moves and works. */
export function scene(drawing: Drawing, stage: 'start' | 'end', palette: Palette): string {
  const end = stage === 'end'
  const motion = end ? arrow(drawing.arrow, palette) : ''
  if (drawing.view === 'above') {
    const mat = `<rect x="-64" y="-166" width="128" height="300" rx="10" fill="${palette.mat}"/>`
    return mat + bodyAbove(drawing[stage], palette, end) + motion
  }
  return [
    ...(drawing.props ?? []).map(prop => scenery(prop, palette)),
    body(solve(drawing[stage]), palette, end ? drawing.works : [], drawing),
    motion,
  ].join('')
}

/** How far below the soles the floor is: a mat lies between. Nothing, seen from above. */
export function floorOf(drawing: Drawing): number | undefined {
  if (drawing.view === 'above') {
    return undefined
  }
  return drawing.props?.some(prop => prop.kind === 'mat') ? MAT : 0
}

/** The space for both poses of a drawing, so that the two halves share one scale. */
export function extent(drawing: Drawing): Extent {
  const poses = drawing.view === 'above' ? [drawing.start, drawing.end].map(fromAbove) : sides(drawing)
  const all = [...poses, hull(drawing.arrow, 8), ...(drawing.props ?? []).map(sizeOf)]
  return {
    left: Math.min(...all.map(one => one.left)),
    right: Math.max(...all.map(one => one.right)),
    top: Math.max(...all.map(one => one.top)),
    bottom: Math.min(...all.map(one => one.bottom)),
  }
}

function sides(drawing: { start: Pose; end: Pose; held?: string }): Extent[] {
  return [drawing.start, drawing.end].flatMap(pose => {
    const s = solve(pose)
    const hands = [s.arm.tip, s.farArm.tip]
    return [
      hull([s.head], 24),
      hull(s.spine, 19),
      hull([s.leg.middle, s.farLeg.middle, s.arm.middle, s.farArm.middle], 11),
      // A shoe reaches 33 units ahead of the ankle; a fist 14 past the wrist, and half a dumbbell more.
      hull([s.leg.tip, s.farLeg.tip], 34),
      hull(hands, drawing.held === undefined ? 14 : 30),
    ].map(one => ({ ...one, bottom: Math.max(0, one.bottom) }))
  })
}

function fromAbove(pose: PoseAbove): Extent {
  const arms = pose.arms.flatMap(limb => jointsAbove(limb, BONES.upperArm, BONES.forearm))
  const legs = pose.legs.flatMap(limb => jointsAbove(limb, BONES.thigh, BONES.shank))
  const parts = [hull(arms, 18), hull(legs, 38), hull([[0, 128]], 38)]
  return {
    left: Math.min(...parts.map(one => one.left)),
    right: Math.max(...parts.map(one => one.right)),
    top: Math.max(...parts.map(one => one.top)),
    bottom: Math.min(...parts.map(one => one.bottom)),
  }
}

function sizeOf(prop: NonNullable<Drawing['props']>[number]): Extent {
  switch (prop.kind) {
    case 'mat':
      return { left: prop.from, right: prop.to, top: 0, bottom: 0 }
    case 'wall':
      return { left: prop.x - 14, right: prop.x, top: prop.height, bottom: 0 }
    case 'bench':
      return { left: prop.from, right: prop.to, top: prop.height, bottom: 0 }
  }
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
