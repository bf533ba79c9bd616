import type { Pose } from '../pose.ts'
import type { SideDrawing } from './drawing.ts'

// On hands and knees, facing right.
const MAT = { kind: 'mat', from: -108, to: 152 } as const
const shins = { aim: [270, 180], foot: 180 } as const

const planted = (x: number): Pose['arm'] => ({ to: [x, 8], hand: 0 })

const cow: Pose = { hip: [0, 87], spine: [-13, 16, 50], head: 74, leg: shins, arm: planted(86) }
const cat: Pose = {
  hip: [0, 87],
  spine: [52, 15, -38],
  head: -62,
  leg: shins,
  arm: { to: [74, 10], hand: 0 },
}
const table: Pose = { hip: [0, 87], spine: [13.7], head: 30, leg: shins, arm: planted(85) }

export const catCow: SideDrawing = {
  view: 'side',
  start: cow,
  end: cat,
  works: [],
  backbone: true,
  props: [MAT],
  arrow: [
    [42, 150],
    [42, 164],
    [42, 178],
  ],
}

export const childsPose: SideDrawing = {
  view: 'side',
  start: table,
  end: {
    hip: [-70, 42],
    spine: [18, 0, -22],
    head: -26,
    leg: { aim: [-25, 180], foot: 180 },
    arm: { aim: [-20, -14] },
  },
  works: ['lower-back'],
  props: [MAT],
  arrow: [
    [0, 100],
    [-30, 90],
    [-52, 74],
  ],
}
