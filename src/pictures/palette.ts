/**
 * The colours of all pictures: of middle brightness, so that one card reads on light and dark. `far` limbs are paler,
 * nearer the background, so that the near ones read first. One colour means one thing: the accent is what works.
 */
export const COLOURS = {
  back: '#a9bbbd',
  glow: '#cfdcda',
  floor: '#8ea5a7',
  prop: '#c9ac83',
  propEdge: '#9a7a4f',
  mat: '#6faea2',
  skin: '#b8734b',
  skinFar: '#c4a088',
  hair: '#33231f',
  shirt: '#1f7a75',
  shirtShade: '#19645f',
  legs: '#26364f',
  legsMid: '#465977',
  legsFar: '#7e8ea6',
  shoe: '#ffffff',
  shoeFar: '#e3eaec',
  sole: '#5d6b78',
  iron: '#e8b23a',
  ironFar: '#cfab5c',
  grip: '#6c7781',
  accent: '#f4511e',
  ink: '#16222d',
  paper: '#ffffff',
} as const
