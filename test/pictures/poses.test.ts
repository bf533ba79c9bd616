import { describe, expect, it } from 'vitest'
import { jointsAbove, type LimbAbove } from '../../src/pictures/above.ts'
import { angleOf, distance } from '../../src/pictures/geometry.ts'
import { BONES, type Skeleton, solve } from '../../src/pictures/pose.ts'
import type { SideDrawing } from '../../src/pictures/poses/drawing.ts'
import { POSES } from '../../src/pictures/poses/index.ts'
import { FIGURES, type Figure } from '../../src/training/figures.ts'

const STAGES = ['start', 'end'] as const

function side(figure: Figure): SideDrawing {
  const drawing = POSES[figure]
  if (drawing.view !== 'side') throw new Error(`${figure} is not drawn from the side`)
  return drawing
}

const posed = (figure: Figure, stage: 'start' | 'end'): Skeleton => solve(side(figure)[stage])
const fromSide = FIGURES.filter(figure => POSES[figure].view === 'side').flatMap(figure =>
  STAGES.map(stage => ({ figure, stage, pose: side(figure)[stage] })),
)

describe.each(fromSide)('$figure, $stage', ({ pose }) => {
  const s = solve(pose)
  const legs = [s.leg, s.farLeg]
  const arms = [s.arm, s.farArm]

  it('keeps every bone its length', () => {
    for (const { root, middle, tip } of legs) {
      expect(distance(root, middle)).toBeCloseTo(BONES.thigh, 6)
      expect(distance(middle, tip)).toBeCloseTo(BONES.shank, 6)
    }
    for (const { root, middle, tip } of arms) {
      expect(distance(root, middle)).toBeCloseTo(BONES.upperArm, 6)
      expect(distance(middle, tip)).toBeCloseTo(BONES.forearm, 6)
    }
    const back = s.spine.slice(1).reduce((sum, place, i) => sum + distance(s.spine[i] ?? place, place), 0)
    expect(back).toBeCloseTo(BONES.spine, 6)
  })

  it('joins the limbs to the body', () => {
    expect(legs.map(leg => leg.root)).toEqual([pose.hip, pose.hip])
    expect(arms.map(arm => arm.root)).toEqual([s.shoulder, s.shoulder])
  })

  it('bends knees and elbows only the way they go', () => {
    const turn = (a: number, b: number): number => ((b - a + 540) % 360) - 180
    for (const { root, middle, tip } of legs) {
      expect(turn(angleOf(root, middle), angleOf(middle, tip))).toBeLessThanOrEqual(1)
    }
    for (const { root, middle, tip } of arms) {
      expect(turn(angleOf(root, middle), angleOf(middle, tip))).toBeGreaterThanOrEqual(-1)
    }
  })

  it('stays above the floor', () => {
    expect(s.head[1]).toBeGreaterThanOrEqual(17)
    for (const { middle, tip } of [...legs, ...arms]) {
      expect(Math.min(middle[1], tip[1])).toBeGreaterThanOrEqual(6)
    }
  })

  it('has each flat foot on the floor', () => {
    for (const { tip, foot } of legs.filter(leg => leg.foot === 0)) {
      expect([tip[1], foot]).toEqual([BONES.ankle, 0])
    }
  })
})

describe('every figure', () => {
  it('rests on at least one flat foot, or on knees and hands', () => {
    for (const { figure, stage } of fromSide) {
      const s = posed(figure, stage)
      const feet = [s.leg, s.farLeg].filter(leg => leg.foot === 0).length
      const onBack = Math.abs((side(figure)[stage].spine[0] ?? 0) - 180) < 30
      const kneeling = s.leg.middle[1] < 14 && s.arm.tip[1] < 16
      expect(feet > 0 || onBack || kneeling, `${figure} ${stage}`).toBe(true)
    }
  })

  it('keeps the planted feet where they are', () => {
    for (const figure of FIGURES.filter(
      figure => figure !== 'knees-to-chest' && POSES[figure].view === 'side',
    )) {
      const [start, end] = [posed(figure, 'start').leg, posed(figure, 'end').leg]
      expect(distance(start.tip, end.tip), figure).toBeLessThan(3)
    }
  })
})

describe('good form', () => {
  it('is a straight line from shoulder over hip to knee at the top of a bridge', () => {
    for (const figure of ['bridge', 'single-leg-bridge'] as const) {
      const s = posed(figure, 'end')
      const hip = s.leg.root
      expect(Math.abs(angleOf(s.shoulder, hip) - angleOf(hip, s.leg.middle)), figure).toBeLessThan(5)
      expect(Math.abs(angleOf(s.leg.middle, s.leg.tip) + 90), 'shins upright').toBeLessThan(5)
    }
  })

  it('is a flat back, hips behind the heels and soft knees in a hinge', () => {
    for (const figure of ['romanian-deadlift', 'hip-hinge-wall'] as const) {
      const s = posed(figure, 'end')
      const [lean] = side(figure).end.spine
      expect(new Set(side(figure).end.spine).size, 'a flat back').toBe(1)
      expect(90 - (lean ?? 0), 'forward').toBeGreaterThanOrEqual(45)
      expect(90 - (lean ?? 0), 'forward').toBeLessThanOrEqual(60)
      expect(s.leg.root[0]).toBeLessThan(s.leg.tip[0] - 30)
      const knee = angleOf(s.leg.root, s.leg.middle) - angleOf(s.leg.middle, s.leg.tip)
      expect(knee).toBeGreaterThan(10)
      expect(knee).toBeLessThan(60)
    }
  })

  it('is long arms and weights close to the shins in a deadlift', () => {
    const s = posed('romanian-deadlift', 'end')
    expect(distance(s.shoulder, s.arm.tip)).toBeGreaterThan(97)
    expect(s.arm.tip[1], 'at the knee or below').toBeLessThan(s.leg.middle[1])
    expect(s.arm.tip[0] - s.leg.middle[0]).toBeLessThan(30)
  })

  it('is one line from head to heel over a single leg', () => {
    const end = side('single-leg-deadlift').end
    const s = solve(end)
    expect(Math.abs(angleOf(s.farLeg.middle, s.farLeg.root) - (end.spine[0] ?? 0))).toBeLessThan(5)
  })

  it('is level thighs, a tall chest and balance over the feet in a squat', () => {
    for (const figure of ['goblet-squat', 'pause-squat', 'box-squat'] as const) {
      const s = posed(figure, 'end')
      expect(Math.abs(angleOf(s.leg.root, s.leg.middle)), `${figure}: thighs`).toBeLessThan(6)
      expect(side(figure).end.spine[0], `${figure}: chest`).toBeGreaterThanOrEqual(60)
      expect(s.leg.root[0], `${figure}: hips behind the heels`).toBeLessThan(-12)
      expect(s.leg.middle[0], `${figure}: knees over the feet`).toBeLessThan(44)
    }
  })

  it('is hips on the box, and on the wall', () => {
    const box = side('box-squat').props?.find(prop => prop.kind === 'bench')
    const [x, y] = posed('box-squat', 'end').leg.root
    expect(x).toBeGreaterThan(box?.from ?? 0)
    expect(x).toBeLessThan(box?.to ?? 0)
    expect(Math.abs(y - 20 - (box?.height ?? 0))).toBeLessThan(3)
    const wall = side('hip-hinge-wall').props?.find(prop => prop.kind === 'wall')
    expect(Math.abs(posed('hip-hinge-wall', 'end').leg.root[0] - 20 - (wall?.x ?? 0))).toBeLessThan(3)
  })

  it('arches the back of a cow and rounds the back of a cat', () => {
    const height = (stage: 'start' | 'end'): number => {
      const { spine } = posed('cat-cow', stage)
      const [from, middle, to] = [spine[0], spine[4], spine[8]]
      return (middle?.[1] ?? 0) - ((from?.[1] ?? 0) + (to?.[1] ?? 0)) / 2
    }
    expect(height('start')).toBeLessThan(-8)
    expect(height('end')).toBeGreaterThan(12)
  })
})

describe('from above', () => {
  const rise = (degrees: number, length: number): number => length * Math.sin((degrees * Math.PI) / 180)

  it('a limb keeps its length in space, and its end comes back down', () => {
    for (const figure of FIGURES) {
      const drawing = POSES[figure]
      if (drawing.view !== 'above') continue
      for (const stage of STAGES) {
        const check = (limb: LimbAbove, upper: number, lower: number): void => {
          const [root, middle, tip] = jointsAbove(limb, upper, lower)
          const [up, down] = [rise(limb.upper[1], upper), rise(limb.lower[1], lower)]
          expect(Math.hypot(distance(root, middle), up)).toBeCloseTo(upper, 6)
          expect(Math.hypot(distance(middle, tip), down)).toBeCloseTo(lower, 6)
          expect(Math.abs(up + down)).toBeLessThan(4)
        }
        for (const limb of drawing[stage].legs) check(limb, BONES.thigh, BONES.shank)
        for (const limb of drawing[stage].arms) check(limb, BONES.upperArm, BONES.forearm)
      }
    }
  })
})
