import type { Figure } from '../../training/figures.ts'
import type { Drawing } from './drawing.ts'
import { bridge, kneesToChest, pelvicTilt, singleLegBridge, trunkRotation } from './floor.ts'
import { catCow, childsPose } from './kneeling.ts'
import {
  boxSquat,
  gobletSquat,
  hipHingeWall,
  pauseSquat,
  romanianDeadlift,
  singleLegDeadlift,
} from './standing.ts'

/** How each movement looks. */
export const POSES: Record<Figure, Drawing> = {
  bridge,
  'single-leg-bridge': singleLegBridge,
  'romanian-deadlift': romanianDeadlift,
  'hip-hinge-wall': hipHingeWall,
  'single-leg-deadlift': singleLegDeadlift,
  'goblet-squat': gobletSquat,
  'box-squat': boxSquat,
  'pause-squat': pauseSquat,
  'pelvic-tilt': pelvicTilt,
  'knees-to-chest': kneesToChest,
  'cat-cow': catCow,
  'childs-pose': childsPose,
  'trunk-rotation': trunkRotation,
}
