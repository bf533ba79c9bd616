/** The movements that pictures/ can draw. A program's exercise names one of them, or none. */
export const FIGURES = [
  'bridge',
  'single-leg-bridge',
  'romanian-deadlift',
  'hip-hinge-wall',
  'single-leg-deadlift',
  'goblet-squat',
  'box-squat',
  'pause-squat',
  'pelvic-tilt',
  'knees-to-chest',
  'cat-cow',
  'childs-pose',
  'trunk-rotation',
] as const

export type Figure = (typeof FIGURES)[number]
