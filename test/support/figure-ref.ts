import type { FigureRef } from '../../src/chat/message.ts'
import type { Figure } from '../../src/training/figure/figure.ts'

const LYING = { hip: [0, 20], spine: [180], leg: { to: [64, 12] }, arm: { aim: [-8, -6] } } as const

/** Somebody on their back, who raises the hips a little. */
export const SMALL_FIGURE: Figure = {
  view: 'side',
  works: ['glutes'],
  stays: [],
  poses: [LYING, { ...LYING, hip: [0, 30], spine: [187] }],
}

/** A picture by its name alone. */
export function figureRef(name: string): FigureRef {
  return { kind: 'figure', name, figure: SMALL_FIGURE }
}
