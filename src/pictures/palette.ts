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
  legsMid: string
  legsFar: string
  shoe: string
  shoeFar: string
  sole: string
  iron: string
  ironFar: string
  grip: string
  accent: string
}

export const PALETTES: Record<Theme, Palette> = {
  light: {
    name: 'light',
    back: '#cdded7',
    glow: '#e2eeea',
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
    legsMid: '#465977',
    legsFar: '#8291a8',
    shoe: '#ffffff',
    shoeFar: '#bccad3',
    sole: '#f0714a',
    iron: '#f0b23e',
    ironFar: '#dcbd83',
    grip: '#7d8893',
    accent: '#ff7043',
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
    hair: '#5b3c31',
    shirt: '#38aaa2',
    shirtShade: '#2c8a84',
    legs: '#6f87ad',
    legsMid: '#5b7195',
    legsFar: '#445672',
    shoe: '#f4f6f8',
    shoeFar: '#97a2ae',
    sole: '#f0714a',
    iron: '#f0b23e',
    ironFar: '#8f7440',
    grip: '#8a95a1',
    accent: '#ff7f50',
  },
}
