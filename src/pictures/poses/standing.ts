import type { Pose } from '../pose.ts'
import type { SideDrawing } from './drawing.ts'

// Facing right, the near ankle over 0.
const tall: Pose = { hip: [0, 161], spine: [91, 90], head: 90, leg: { to: [0, 12] }, arm: { to: [18, 156] } }
const hinged: Pose = {
  hip: [-44, 144],
  spine: [36],
  head: 55,
  leg: { to: [0, 12] },
  arm: { to: [26, 102] },
}

export const romanianDeadlift: SideDrawing = {
  view: 'side',
  start: tall,
  end: hinged,
  works: ['glutes', 'hamstrings', 'lower-back'],
  held: 'dumbbells',
  arrow: [
    [-46, 196],
    [-74, 184],
    [-88, 160],
  ],
}

export const hipHingeWall: SideDrawing = {
  view: 'side',
  start: { ...tall, arm: { aim: [-72, 104] } },
  end: { ...hinged, arm: { aim: [-112, 54] } },
  works: ['glutes', 'hamstrings', 'lower-back'],
  props: [{ kind: 'wall', x: -65, height: 310 }],
  arrow: [
    [-6, 230],
    [-30, 220],
    [-44, 200],
  ],
}

export const singleLegDeadlift: SideDrawing = {
  view: 'side',
  start: tall,
  end: {
    hip: [-14, 152],
    spine: [14],
    head: 36,
    leg: { to: [0, 12] },
    farLeg: { aim: [193, 190] },
    arm: { to: [66, 76] },
  },
  works: ['glutes', 'hamstrings', 'lower-back'],
  held: 'dumbbells',
  arrow: [
    [-120, 60],
    [-146, 76],
    [-158, 96],
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
    [-100, 104],
  ],
}
