import { createHash } from 'node:crypto'
import { Cache } from '../core/cache.ts'
import type { Chart } from '../training/chart.ts'
import { CARD, cardSvg, type Drawn, faultSvg } from './card.ts'
import { chartSvg } from './chart.ts'
import { rendered } from './label.ts'
import { loopAside } from './loops.ts'

/** A picture as messages name it. */
type Picture = Movement | { readonly kind: 'chart'; readonly name: string; readonly chart: Chart }

interface Movement extends Drawn {
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
    return `${picture.name}${suffix(picture)}-${hash}`
  })
  return { svg, bytes, key }
}

function suffix(picture: Picture): string {
  if (picture.kind === 'chart') return ''
  return picture.fault ? '-fault' : picture.moves ? '-moving' : ''
}

function svgOf(picture: Picture): string {
  if (picture.kind === 'chart') return chartSvg(picture.chart)
  return picture.fault ? faultSvg(picture, picture.fault) : cardSvg(picture)
}

async function bytesOf(picture: Picture): Promise<Uint8Array> {
  if (picture.kind === 'figure' && picture.moves && !picture.fault) return loopAside(picture)
  return (await rendered(svgOf(picture), CARD.width)).asPng()
}

/** Works something out for a picture the first time, and remembers it for the newest of each kind. */
function once<T>(work: (picture: Picture) => T): (picture: Picture) => T {
  const known = { figure: new Cache<T>(KEPT), chart: new Cache<T>(KEPT) }
  return picture => {
    const id = JSON.stringify(picture)
    const value = known[picture.kind].get(id) ?? work(picture)
    known[picture.kind].set(id, value)
    // What could not be drawn this time may be the next.
    if (value instanceof Promise) value.catch(() => known[picture.kind].delete(id))
    return value
  }
}
