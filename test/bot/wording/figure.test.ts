import { describe, expect, test } from 'vitest'
import { figure } from '../../../src/bot/wording/en/figure.ts'
import { SHIPPED } from '../../support/shipped-figures.ts'

/** Whoever cannot see the pictures has these words of them alone. */
const SAID: readonly (readonly [name: string, says: string])[] = [
  [
    'pelvic-tilt',
    'On your back, knees bent, feet on the floor, hips on the floor, a small hollow under the lower back; then lower back on the floor.',
  ],
  [
    'knees-to-chest',
    'On your back, knees bent, feet on the floor, hips on the floor; then one foot on the floor, the other knee toward the chest, hands behind the thigh; then both knees toward the chest. Held there.',
  ],
  [
    'one-knee-to-chest',
    'On your back, knees bent, feet on the floor, hips on the floor; then one foot on the floor, the other knee toward the chest, hands behind the thigh. Held there.',
  ],
  ['cat-cow', 'On hands and knees, back rounded; then back straight; then back hollowed.'],
  ['seated-cat-cow', 'Sitting on a chair, tall, hands on the thighs; then back rounded.'],
  [
    'childs-pose',
    'On hands and knees, back straight; then back rounded; then kneeling, hips back toward the heels. Held there.',
  ],
  [
    'trunk-rotation',
    'On your back, knees bent, feet on the floor, hips on the floor; then both knees down to one side.',
  ],
  [
    'bridge',
    'On your back, knees bent, feet on the floor, hips on the floor; then hips raised until shoulders, hips and knees are in line.',
  ],
  [
    'small-bridge',
    'On your back, knees bent, feet on the floor, hips on the floor; then hips raised halfway. Held there.',
  ],
  [
    'single-leg-bridge',
    'On your back, one foot on the floor, the other leg straight, hips on the floor; then hips raised until shoulders, hips and knees are in line.',
  ],
  [
    'romanian-deadlift',
    'Standing, upright, knees soft, weights hanging down; then bent forward at the hips, back straight, weights at the shins.',
  ],
  [
    'hip-hinge-wall',
    'Standing, upright, knees soft, hands on the hips; then bent forward at the hips, back straight.',
  ],
  [
    'single-leg-deadlift',
    'Standing on one leg, upright, the other foot off the floor, weight hanging down; then bent forward at the hips, the other leg stretched out behind, back straight.',
  ],
  [
    'goblet-squat',
    'Standing, upright, knees soft, the weight at the chest; then in a squat, leaning forward a little, thighs level with the floor, back straight. From the front: feet as wide as the shoulders, toes out a little.',
  ],
  [
    'box-squat',
    'Standing, upright, knees soft, the weight at the chest; then sitting on a bench, leaning forward a little, back straight.',
  ],
  [
    'pause-squat',
    'Standing, upright, knees soft, the weight at the chest; then in a squat, leaning forward a little, thighs level with the floor, back straight. Held there. From the front: feet as wide as the shoulders, toes out a little.',
  ],
]

function shipped(name: string) {
  const found = SHIPPED.find(one => one.name === name)
  if (!found) throw new Error(`there is no figure ${name}`)
  return found
}

describe('the words of a picture', () => {
  test.each(SAID)('%s', (name, says) => {
    const { figure: drawn, front } = shipped(name)
    expect(figure.alt('Name', drawn, front)).toBe(`Name. ${says}`)
  })

  test('every picture has some', () => {
    expect(SAID.map(([name]) => name)).toEqual(SHIPPED.map(({ name }) => name))
  })

  test('are read aloud a position at a time', () => {
    expect(figure.aloud(shipped('knees-to-chest').figure)).toEqual([
      'You begin: on your back, knees bent, feet on the floor, hips on the floor.',
      'Then: one foot on the floor, the other knee toward the chest, hands behind the thigh.',
      'Then: both knees toward the chest.',
    ])
  })

  test('name no weight that is not held', () => {
    const bare = (name: string) => figure.alt('Name', { ...shipped(name).figure, held: undefined })
    expect(bare('goblet-squat')).toContain('knees soft, hands at the chest; then in a squat')
    expect(bare('romanian-deadlift')).toBe(
      'Name. Standing, upright, knees soft; then bent forward at the hips, back straight, hands at the shins.',
    )
  })

  test('tell from the front how wide the feet stand', () => {
    const { figure: drawn, front } = shipped('goblet-squat')
    if (front?.view !== 'front') throw new Error('it is not seen from the front')
    const straight = (from: number) => ({ from: [from, -6], upper: [-90, 0], lower: [-90, 0] }) as const
    const legs = [straight(-9), straight(9)] as const
    const narrow = { ...front, poses: front.poses.map(pose => ({ ...pose, legs })) }
    expect(figure.alt('Squat', drawn, front)).toContain('feet as wide as the shoulders')
    expect(figure.alt('Squat', drawn, narrow)).toContain('feet as wide as the hips')
  })
})
