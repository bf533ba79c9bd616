import type { Pose } from '../pose.ts'
import type { SideDrawing } from './drawing.ts'

// Facing right, the near ankle over 0.
const tall: Pose = {
  hip: [4, 162.4],
  spine: [92, 91],
  head: 90,
  leg: { to: [0, 12] },
  arm: { aim: [-86, -72] },
}
/** Arms down in front, each with a weight. */
const loaded: Pose = { ...tall, farArm: { aim: [-80, -67] } }
const hinged: Pose = {
  hip: [-47, 140],
  spine: [31],
  head: 50,
  leg: { to: [0, 12] },
  arm: { aim: [-94, -88] },
  farArm: { aim: [-89, -84] },
}

export const romanianDeadlift: SideDrawing = {
  view: 'side',
  start: loaded,
  end: hinged,
  works: ['glutes', 'hamstrings', 'lower-back'],
  held: 'dumbbells',
  arrow: [
    [-46, 196],
    [-74, 184],
    [-88, 160],
  ],
}

/** Arms crossed on the chest of a torso at an angle, so that they hide neither back nor hips. */
const folded = (torso: number): Pick<Pose, 'arm' | 'farArm'> => {
  const arm = { aim: [torso - 160, torso + 14] } as const
  return { arm, farArm: arm }
}

export const hipHingeWall: SideDrawing = {
  view: 'side',
  start: { ...tall, ...folded(90) },
  end: { ...hinged, ...folded(31) },
  works: ['glutes', 'hamstrings', 'lower-back'],
  props: [{ kind: 'wall', x: -68, height: 310 }],
  arrow: [
    [-6, 230],
    [-30, 220],
    [-44, 200],
  ],
}

export const singleLegDeadlift: SideDrawing = {
  view: 'side',
  start: loaded,
  end: {
    hip: [-14, 152],
    spine: [14],
    head: 36,
    leg: { to: [0, 12] },
    farLeg: { aim: [193, 190] },
    arm: { aim: [-92, -86] },
    farArm: { aim: [-88, -82] },
  },
  works: ['glutes', 'hamstrings', 'lower-back'],
  held: 'dumbbells',
  arrow: [
    [-116, 44],
    [-142, 54],
    [-160, 76],
  ],
}

const cupped: Pose = { ...tall, arm: { to: [30, 226] } }
const squatted: Pose = {
  hip: [-40, 78],
  spine: [66],
  head: 84,
  leg: { to: [0, 12] },
  arm: { to: [26, 138] },
}

export const gobletSquat: SideDrawing = {
  view: 'side',
  start: cupped,
  end: squatted,
  works: ['glutes', 'quads'],
  held: 'goblet',
  arrow: [
    [-84, 150],
    [-84, 127],
    [-84, 104],
  ],
}

export const pauseSquat: SideDrawing = {
  ...gobletSquat,
  hold: true,
}

export const boxSquat: SideDrawing = {
  view: 'side',
  start: { ...cupped },
  end: { ...squatted, hip: [-58, 80], spine: [60], arm: { to: [16, 136] } },
  works: ['glutes', 'quads'],
  held: 'goblet',
  props: [{ kind: 'bench', from: -112, to: -32, height: 60 }],
  arrow: [
    [-100, 150],
    [-100, 127],
    [-100, 104],
  ],
}
