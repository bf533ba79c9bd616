import type { Pose } from '../pose.ts'
import type { SideDrawing } from './drawing.ts'

// On hands and knees, facing right.
const MAT = { kind: 'mat', from: -108, to: 152 } as const
const shins = { aim: [270, 180], foot: 180 } as const

const planted = (x: number): Pose['arm'] => ({ to: [x, 8], hand: 0 })

const cow: Pose = { hip: [0, 87], spine: [-10, 6, 40], head: 74, leg: shins, arm: planted(84) }
const cat: Pose = { hip: [0, 87], spine: [48, 14, -42], head: -62, leg: shins, arm: planted(74) }
const table: Pose = { hip: [0, 87], spine: [14], head: 30, leg: shins, arm: planted(84) }

export const catCow: SideDrawing = {
  view: 'side',
  start: cow,
  end: cat,
  works: ['lower-back'],
  props: [MAT],
  arrow: [
    [42, 150],
    [42, 178],
  ],
}

export const childsPose: SideDrawing = {
  view: 'side',
  start: table,
  end: {
    hip: [-70, 42],
    spine: [20, 0, -20],
    head: -20,
    leg: { aim: [-25, 180], foot: 180 },
    arm: { to: [88, 10] },
  },
  works: ['lower-back'],
  props: [MAT],
  arrow: [
    [0, 100],
    [-30, 90],
    [-52, 74],
  ],
}
