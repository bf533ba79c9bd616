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
  const png = once(figurePng)
  const key = once(figure => {
    const hash = createHash('sha256').update(figureSvg(figure)).digest('hex').slice(0, 8)
    return `${figure}-${hash}`
  })
  return {
    svg: (picture: Picture, theme: 'light' | 'dark') => figureSvg(picture.figure, { theme }),
    png: async (picture: Picture): Promise<Uint8Array> => png(picture.figure),
    key: (picture: Picture) => key(picture.figure),
  }
}

/** Works something out for a figure the first time, and remembers it: there are only so many. */
function once<T>(work: (figure: Figure) => T): (figure: Figure) => T {
  const known = new Map<Figure, T>()
  return figure => {
    const value = known.get(figure) ?? work(figure)
    known.set(figure, value)
    return value
  }
}
