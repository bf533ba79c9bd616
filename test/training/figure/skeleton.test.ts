import { describe, expect, it } from 'vitest'
import type { SidePose } from '../../../src/training/figure/figure.ts'
import { along, angleOf, distance, type Point, toward } from '../../../src/training/figure/geometry.ts'
import { BONES, type Bones, placeOn, solve, vertebrae } from '../../../src/training/figure/skeleton.ts'

const UPRIGHT: SidePose = {
  hip: [100, 150],
  spine: [90],
  leg: { to: [100, 12] },
  arm: { aim: [-90, -90] },
}
const straightUp = (x: number): Point[] => Array.from({ length: 9 }, (_, n) => [x, 150 + 12 * n])
const SEATED: Bones = { root: [100, 150], middle: [176, 150], tip: [176, 75] }

const near = ([x, y]: Point) => [expect.closeTo(x, 6), expect.closeTo(y, 6)]

describe('a hand on the body', () => {
  it.each([
    ['hips', [107, 166]],
    ['chest', [127, 224]],
    ['thighs', [150, 165]],
    ['behind thighs', [150, 133]],
  ] as const)('lies on the %s', (place, at) => {
    expect(placeOn(place, straightUp(100), SEATED)).toEqual(near(at))
  })

  it('lies in front of the upper back, however the lower back is bent', () => {
    for (const low of [60, 90, 120]) {
      const { spine, neck } = solve({ ...UPRIGHT, spine: [low, low, low, low, low, 80, 80, 80] })
      expect(placeOn('chest', spine, SEATED)).toEqual(near(along(neck, toward(80), -22, -27)))
    }
  })

  it('is where the arm ends that is told to lie there', () => {
    const { arm, spine, leg } = solve({ ...UPRIGHT, arm: { on: 'hips' } })
    expect(arm.tip).toEqual(placeOn('hips', spine, leg))
  })
})

describe('a spine', () => {
  it('spreads the few angles that are given evenly over all vertebrae', () => {
    expect(vertebrae([80, 160])).toEqual([85, 95, 105, 115, 125, 135, 145, 155])
    expect(vertebrae([90])).toEqual(Array(8).fill(90))
    expect(vertebrae([1, 2, 3, 4, 5, 6, 7, 8])).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  it('carries the shoulder just below the neck, and the head as the neck is held', () => {
    const { shoulder, neck, head, headAngle } = solve(UPRIGHT)
    expect(shoulder).toEqual(near([100, 150 + 84 + 0.15 * 12]))
    expect(neck).toEqual(near([100, 246]))
    expect(headAngle).toBe(90)
    expect(head).toEqual(near(along(neck, toward(82), 29.5)))
    const bowed = solve({ ...UPRIGHT, head: 40 })
    expect(bowed.headAngle).toBe(40)
    expect(bowed.head).toEqual(near(along(neck, toward(57), 29.5)))
  })
})

describe('a limb', () => {
  it('on the far side stands a little ahead of the near one, or it would hide behind it', () => {
    const { leg, farLeg, arm, farArm } = solve({ ...UPRIGHT, arm: { to: [120, 180] } })
    expect([farLeg.tip[0] - leg.tip[0], farArm.tip[0] - arm.tip[0]]).toEqual([11, 7])
    expect([farLeg.tip[1] - leg.tip[1], farArm.tip[1] - arm.tip[1]]).toEqual([0, 0])
  })

  it('that is only aimed goes the same way on both sides', () => {
    const { arm, farArm } = solve(UPRIGHT)
    expect(farArm).toEqual(arm)
    expect(angleOf(arm.root, arm.tip)).toBeCloseTo(-90, 6)
    expect(distance(arm.root, arm.tip)).toBeCloseTo(BONES.upperArm + BONES.forearm, 6)
  })

  it('bends a knee forward and an elbow backward', () => {
    const { leg, arm } = solve({ ...UPRIGHT, hip: [100, 130], arm: { to: [100, 140] } })
    expect(leg.middle[0]).toBeGreaterThan(100)
    expect(arm.middle[0]).toBeLessThan(100)
  })

  it('ends in a foot flat on its place, square to a free shank, or as it is turned', () => {
    expect(solve(UPRIGHT).leg.foot).toBe(0)
    expect(solve({ ...UPRIGHT, leg: { aim: [-90, -120] } }).leg.foot).toBeCloseTo(-30, 6)
    expect(solve({ ...UPRIGHT, leg: { to: [100, 12], foot: -45 } }).leg.foot).toBe(-45)
  })

  it('ends in a hand that carries on the forearm, or as it is turned', () => {
    expect(solve({ ...UPRIGHT, arm: { aim: [-90, -60] } }).arm.hand).toBeCloseTo(-60, 6)
    expect(solve({ ...UPRIGHT, arm: { aim: [-90, -60], hand: 10 } }).arm.hand).toBe(10)
  })
})
