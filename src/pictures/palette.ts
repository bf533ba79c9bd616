export type Theme = 'light' | 'dark'

/** The colours of a card. `far` limbs are paler, nearer the background, so that the near ones read first. */
export interface Palette {
  name: Theme
  back: string
  glow: string
  floor: string
  prop: string
  propEdge: string
  mat: string
  skin: string
  skinFar: string
  hair: string
  shirt: string
  shirtShade: string
  legs: string
  legsFar: string
  shoe: string
  shoeFar: string
  sole: string
  iron: string
  ironFar: string
  grip: string
  accent: string
  spine: string
  edge: string
}

export const PALETTES: Record<Theme, Palette> = {
  light: {
    name: 'light',
    back: '#d3e2dc',
    glow: '#e6f0ec',
    floor: '#b4cac2',
    prop: '#d9c3a5',
    propEdge: '#bda27d',
    mat: '#8fc3b8',
    skin: '#d99b73',
    skinFar: '#e6bfa4',
    hair: '#3d2b27',
    shirt: '#2b8c86',
    shirtShade: '#237570',
    legs: '#2a3b57',
    legsFar: '#8291a8',
    shoe: '#ffffff',
    shoeFar: '#e3e7ec',
    sole: '#f0714a',
    iron: '#3a424d',
    ironFar: '#8b939d',
    grip: '#aab3bc',
    accent: '#ff7043',
    spine: '#ffe3a3',
    edge: '#1c2a40',
  },
  dark: {
    name: 'dark',
    back: '#18212b',
    glow: '#22303c',
    floor: '#3b4c5a',
    prop: '#8d7556',
    propEdge: '#6d5940',
    mat: '#2f6a64',
    skin: '#dfa37c',
    skinFar: '#9c7763',
    hair: '#0f0c0d',
    shirt: '#38aaa2',
    shirtShade: '#2c8a84',
    legs: '#6f87ad',
    legsFar: '#445672',
    shoe: '#f4f6f8',
    shoeFar: '#97a2ae',
    sole: '#f0714a',
    iron: '#c3ccd5',
    ironFar: '#77828e',
    grip: '#8a95a1',
    accent: '#ff7f50',
    spine: '#ffe3a3',
    edge: '#101820',
  },
}
