import { createHash } from 'node:crypto'
import { Cache } from '../core/cache.ts'
import { CARD, cardSvg, type Drawn, faultSvg } from './card.ts'
import { rendered } from './label.ts'
import { loopGif } from './loop.ts'

/** A picture as messages name it. */
interface Picture extends Drawn {
  readonly kind: 'figure'
  readonly name: string
  readonly moves?: boolean
  readonly fault?: { readonly right: string; readonly wrong: string }
}

/** How many drawn pictures are kept; two programs of eight exercises in three ways have fewer. */
const KEPT = 64

/** Draws what messages refer to, each picture once: they are the same bytes every time. */
export function createPictures() {
  const svg = once(svgOf)
  const bytes = once(bytesOf)
  const key = once(picture => {
    const hash = createHash('sha256').update(svg(picture)).digest('hex').slice(0, 8)
    return `${picture.name}${picture.fault ? '-fault' : picture.moves ? '-moving' : ''}-${hash}`
  })
  return { svg, bytes, key }
}

function svgOf(picture: Picture): string {
  return picture.fault ? faultSvg(picture, picture.fault) : cardSvg(picture)
}

async function bytesOf(picture: Picture): Promise<Uint8Array> {
  if (picture.moves && !picture.fault) return loopGif(picture)
  return (await rendered(svgOf(picture), CARD.width)).asPng()
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
