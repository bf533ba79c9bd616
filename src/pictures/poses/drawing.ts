import type { PoseAbove } from '../above.ts'
import type { Muscle } from '../body.ts'
import type { Pose } from '../pose.ts'
import type { Arrow, Held, Prop } from '../props.ts'

interface Scene {
  /** The way the body moves into the end pose. */
  arrow: Arrow
  props?: readonly Prop[]
}

/** An exercise from the side: where it starts and where it ends, in one scene. */
export interface SideDrawing extends Scene {
  view: 'side'
  start: Pose
  end: Pose
  /** What is lit in the end pose. */
  works: readonly Muscle[]
  held?: Held
  /** The curve of the back is drawn, in both poses. */
  backbone?: boolean
  /** The end pose is held still for a while. */
  hold?: boolean
}

/** An exercise from above, on the back. */
export interface AboveDrawing extends Scene {
  view: 'above'
  start: PoseAbove
  end: PoseAbove
}

export type Drawing = SideDrawing | AboveDrawing
