import type { AboveDrawing, SideDrawing } from './drawing.ts'

// On the back, head to the left. The mat's top is at 0.
const MAT = { kind: 'mat', from: -160, to: 108 } as const
const FLAT = { aim: [-8, -6] } as const
// Hands on the hips, out of the way of the gap under the back.
const RESTING = { to: [9, 38] } as const
const lying = { hip: [0, 20], spine: [182, 178], head: 186, leg: { to: [64, 12] }, arm: FLAT } as const
const bridged = { hip: [-8, 54], spine: [208, 206, 188], head: 176, arm: FLAT } as const

export const bridge: SideDrawing = {
  view: 'side',
  start: lying,
  end: { ...bridged, leg: { to: [62, 12] } },
  works: ['glutes', 'hamstrings'],
  props: [MAT],
  arrow: [
    [-8, 92],
    [-8, 114],
    [-8, 136],
  ],
}

export const singleLegBridge: SideDrawing = {
  view: 'side',
  start: { ...lying, farLeg: { aim: [62, 30] } },
  end: { ...bridged, leg: { to: [62, 12] }, farLeg: { aim: [27, 25] } },
  works: ['glutes', 'hamstrings'],
  props: [MAT],
  arrow: [
    [-8, 92],
    [-8, 114],
    [-8, 136],
  ],
}

export const pelvicTilt: SideDrawing = {
  view: 'side',
  start: { ...lying, spine: [152, 178, 206], arm: RESTING, farArm: RESTING },
  end: { ...lying, hip: [0, 22], spine: [192, 178, 178], arm: RESTING, farArm: RESTING },
  works: [],
  backbone: true,
  props: [MAT],
  arrow: [
    [-40, 90],
    [-40, 71],
    [-40, 52],
  ],
}

export const kneesToChest: SideDrawing = {
  view: 'side',
  start: lying,
  end: { ...lying, hip: [0, 22], spine: [185, 182, 178], leg: { aim: [134, -14] }, arm: { to: [-36, 80] } },
  works: ['lower-back'],
  props: [MAT],
  arrow: [
    [46, 104],
    [22, 132],
    [-16, 138],
  ],
}

const arms = [
  { from: [-32, 82], upper: [184, 0], lower: [190, 0] },
  { from: [32, 82], upper: [-4, 0], lower: [-10, 0] },
] as const

export const trunkRotation: AboveDrawing = {
  view: 'above',
  start: {
    arms,
    legs: [
      { from: [14, -6], upper: [-84, 54], lower: [-93, -54] },
      { from: [-14, -6], upper: [-96, 54], lower: [-87, -54] },
    ],
    roll: 0,
    face: 0,
  },
  end: {
    arms,
    legs: [
      { from: [10, -6], upper: [-26, 0], lower: [-136, 0] },
      { from: [-6, 0], upper: [-16, 6], lower: [-126, -8] },
    ],
    roll: 1,
    face: -1,
  },
  arrow: [
    [34, 46],
    [72, 42],
    [98, 14],
  ],
}
