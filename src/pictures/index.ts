import { createHash } from 'node:crypto'
import { Cache } from '../core/cache.ts'
import { CARD, cardSvg, type Drawn, faultSvg } from './card.ts'
import { rendered } from './label.ts'

/** A picture as messages name it. */
interface Picture extends Drawn {
  readonly kind: 'figure'
  readonly name: string
  readonly fault?: { readonly right: string; readonly wrong: string }
}

/** How many drawn pictures are kept; two programs of eight exercises in three ways have fewer. */
const KEPT = 64

/** Draws what messages refer to, each picture once: they are the same bytes every time. */
export function createPictures() {
  const svg = once(svgOf)
  const png = once(picture => rendered(svg(picture), CARD.width).asPng())
  const key = once(picture => {
    const hash = createHash('sha256').update(svg(picture)).digest('hex').slice(0, 8)
    return `${picture.name}${picture.fault ? '-fault' : ''}-${hash}`
  })
  return { svg, png: async (picture: Picture): Promise<Uint8Array> => png(picture), key }
}

function svgOf(picture: Picture): string {
  return picture.fault ? faultSvg(picture, picture.fault) : cardSvg(picture)
}

/** Works something out for a picture the first time, and remembers it for the newest of them. */
function once<T>(work: (picture: Picture) => T): (picture: Picture) => T {
  const known = new Cache<T>(KEPT)
  return picture => {
    const id = JSON.stringify(picture)
    const value = known.get(id) ?? work(picture)
    known.set(id, value)
    return value
  }
}
