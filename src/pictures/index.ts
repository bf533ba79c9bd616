import { createHash } from 'node:crypto'
import type { Figure } from '../training/figures.ts'
import { figurePng, figureSvg } from './figure.ts'

/** A picture as messages name it. */
interface Picture {
  readonly kind: 'figure'
  readonly figure: Figure
}

/** Draws what messages refer to, each picture once: they are the same bytes every time. */
export function createPictures() {
  const pngs = new Map<Figure, Uint8Array>()
  return {
    svg: (picture: Picture, theme: 'light' | 'dark') => figureSvg(picture.figure, { theme }),
    png: async (picture: Picture): Promise<Uint8Array> => {
      const known = pngs.get(picture.figure) ?? figurePng(picture.figure)
      pngs.set(picture.figure, known)
      return known
    },
    key: (picture: Picture) => {
      const hash = createHash('sha256').update(figureSvg(picture.figure)).digest('hex').slice(0, 8)
      return `${picture.figure}-${hash}`
    },
  }
}
