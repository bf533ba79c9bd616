import { describe, expect, it } from 'vitest'
import { checkFigure } from '../../../src/training/figure/checks.ts'
import { factsOf } from '../../../src/training/figure/facts.ts'
import type { SideFigure } from '../../../src/training/figure/figure.ts'
import { angleOf, distance } from '../../../src/training/figure/geometry.ts'
import { momentAt, momentOf } from '../../../src/training/figure/motion.ts'
import { BONES, flatJoints, type Skeleton, solve } from '../../../src/training/figure/skeleton.ts'
import { SHIPPED } from '../../support/shipped-figures.ts'

function side(name: string): SideFigure {
  const found = SHIPPED.find(one => one.name === name)?.figure
  if (found?.view !== 'side') throw new Error(`${name} is not drawn from the side`)
  return found
}

const factsAt = (name: string, key: number) => factsOf(momentOf(side(name), key))
const posed = (name: string, key: number): Skeleton => {
  const pose = side(name).poses.at(key)
  if (!pose) throw new Error(`${name} has no position ${key}`)
  return solve(pose)
}

const WAYS = [0, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 1]

describe.each(SHIPPED)('$name', ({ figure, front }) => {
  it('says what its positions show, and shows it', () => {
    expect(figure.poses.every(({ shows }) => shows !== undefined)).toBe(true)
    expect(checkFigure(figure)).toEqual([])
    expect(front ? checkFigure(front) : []).toEqual([])
  })

  it('keeps every bone its length, and joined to the body, all the way', () => {
    for (const way of WAYS) {
      const moment = momentAt(figure, way)
      if (moment.view !== 'side') {
        const rise = (degrees: number, length: number) => length * Math.sin((degrees * Math.PI) / 180)
        for (const limb of moment.pose.legs) {
          const { root, middle, tip } = flatJoints(limb, BONES.thigh, BONES.shank)
          expect(Math.hypot(distance(root, middle), rise(limb.upper[1], BONES.thigh))).toBeCloseTo(
            BONES.thigh,
            6,
          )
          expect(Math.hypot(distance(middle, tip), rise(limb.lower[1], BONES.shank))).toBeCloseTo(
            BONES.shank,
            6,
          )
        }
        continue
      }
      const s = solve(moment.pose)
      for (const { root, middle, tip } of [s.leg, s.farLeg]) {
        expect(root).toEqual(moment.pose.hip)
        expect(distance(root, middle)).toBeCloseTo(BONES.thigh, 6)
        expect(distance(middle, tip)).toBeCloseTo(BONES.shank, 6)
      }
      for (const { root, middle, tip } of [s.arm, s.farArm]) {
        expect(root).toEqual(s.shoulder)
        expect(distance(root, middle)).toBeCloseTo(BONES.upperArm, 6)
        expect(distance(middle, tip)).toBeCloseTo(BONES.forearm, 6)
      }
      const back = s.spine.slice(1).reduce((sum, place, i) => sum + distance(s.spine[i] ?? place, place), 0)
      expect(back).toBeCloseTo(BONES.spine, 6)
    }
  })

  it('begins and ends its way where its positions are', () => {
    for (const [way, key] of [
      [0, 0],
      [1, -1],
    ] as const) {
      const moving = factsOf(momentAt(figure, way))
      expect(moving).toEqual(factsOf(momentOf(figure, key)))
    }
  })
})

describe('good form', () => {
  it('is one line at the top of a bridge, shins upright, and only half of it in a small one', () => {
    for (const name of ['bridge', 'single-leg-bridge']) {
      const { leg } = posed(name, -1)
      expect(factsAt(name, -1).line, name).toBe(true)
      expect(Math.abs(angleOf(leg.middle, leg.tip) + 90), 'shins upright').toBeLessThan(5)
    }
    const [full, small] = [factsAt('bridge', -1).hips, factsAt('small-bridge', -1).hips]
    expect(small - factsAt('bridge', 0).hips).toBeLessThan((full - factsAt('bridge', 0).hips) * 0.6)
  })

  it('is a flat back, hips behind the heels and soft knees in a hinge', () => {
    for (const name of ['romanian-deadlift', 'hip-hinge-wall']) {
      const { leg } = posed(name, -1)
      expect(factsAt(name, -1)).toMatchObject({ back: 'flat', feet: 2 })
      expect(leg.root[0]).toBeLessThan(leg.tip[0] - 30)
      expect(factsAt(name, -1).knee).toBeLessThan(32)
    }
  })

  it('is long arms, and weights below the knee and close to the shins in a deadlift', () => {
    const s = posed('romanian-deadlift', -1)
    expect(distance(s.shoulder, s.arm.tip)).toBeGreaterThan(97)
    expect(s.arm.tip[1]).toBeLessThan(s.leg.middle[1] - 8)
    expect(s.arm.tip[0] - s.leg.middle[0]).toBeLessThan(30)
  })

  it('is one leg from the start, one weight, and one line from head to heel', () => {
    expect(side('single-leg-deadlift').held).toBe('dumbbell')
    expect([0, -1].map(key => factsAt('single-leg-deadlift', key).feet)).toEqual([1, 1])
    const { farLeg, neck } = posed('single-leg-deadlift', -1)
    const trunk = angleOf(farLeg.root, neck)
    expect(Math.abs(angleOf(farLeg.middle, farLeg.root) - trunk)).toBeLessThan(5)
  })

  it('is level thighs, a tall chest and balance over the feet in a squat', () => {
    for (const name of ['goblet-squat', 'pause-squat']) {
      const { leg } = posed(name, -1)
      expect(Math.abs(angleOf(leg.root, leg.middle)), `${name}: thighs`).toBeLessThan(6)
      expect(factsAt(name, -1).lean, `${name}: chest`).toBeLessThan(30)
      expect(leg.root[0], `${name}: hips behind the heels`).toBeLessThan(-12)
      expect(leg.middle[0], `${name}: knees over the feet`).toBeLessThan(44)
    }
  })

  it('is a higher seat than a full squat, and hips on it and on the wall', () => {
    const box = side('box-squat').props?.find(({ kind }) => kind === 'bench')
    expect((box?.height ?? 0) / 310, 'of 175 cm, a seat of 45 cm or more').toBeGreaterThan(45 / 175)
    expect(factsAt('box-squat', -1).on).toBe('seat')
    expect(factsAt('box-squat', -1).hips).toBeGreaterThan(factsAt('goblet-squat', -1).hips + 5)
    const wall = side('hip-hinge-wall').props?.find(({ kind }) => kind === 'wall')
    expect(Math.abs(posed('hip-hinge-wall', -1).leg.root[0] - 20 - (wall?.to ?? 0))).toBeLessThan(3)
  })

  it('rounds the back of a cat first, and then hollows that of a cow', () => {
    expect([0, -1].map(key => factsAt('cat-cow', key).back)).toEqual(['round', 'arched'])
  })
})
