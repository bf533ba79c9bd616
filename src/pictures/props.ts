import type { Prop } from '../training/figure/figure.ts'
import { along, angleOf, type Point, toward } from '../training/figure/geometry.ts'
import { line, num } from './outline.ts'
import { COLOURS } from './palette.ts'

/** A mat lies this thick on the floor, and the person on top of it. */
export const MAT = 6

const DUMBBELL =
  '<rect x="-22" y="-13" width="13" height="26" rx="4"/><rect x="9" y="-13" width="13" height="26" rx="4"/>'

/** A dumbbell seen from its side, its handle in the palm. */
export function dumbbell(palm: Point, iron: string, handle: string): string {
  return `<g transform="translate(${num(palm[0])} ${num(-palm[1])})" fill="${iron}"><path d="M-10-3H10V3H-10Z" fill="${handle}"/>${DUMBBELL}</g>`
}

/** A heavier dumbbell on end, its upper head resting on the palms as the cup of a goblet would. */
export function goblet(palm: Point, iron: string, handle: string): string {
  return `<g transform="translate(${num(palm[0] + 2)} ${num(8 - palm[1])})rotate(90)scale(1.25)" fill="${iron}"><path d="M-10-4H10V4H-10Z" fill="${handle}"/>${DUMBBELL}</g>`
}

/** What stands in the scene, as SVG, behind the person. */
export function scenery(prop: Prop): string {
  switch (prop.kind) {
    case 'mat':
      return `<rect x="${prop.from}" y="0" width="${prop.to - prop.from}" height="${MAT}" rx="3" fill="${COLOURS.mat}"/>`
    case 'wall':
      return `<rect x="${prop.from}" y="${-prop.height}" width="${prop.to - prop.from}" height="${prop.height}" rx="2" fill="${COLOURS.prop}"/>`
    case 'cushion':
      return `<rect x="${prop.from}" y="${-prop.height}" width="${prop.to - prop.from}" height="${prop.height}" rx="${prop.height / 2.4}" fill="${COLOURS.prop}"/>`
    case 'chair':
      return `<rect x="${prop.from - 6}" y="${-prop.height - 118}" width="9" height="${prop.height + 118}" rx="4" fill="${COLOURS.propEdge}"/>${seat(prop)}`
    case 'bench':
      return seat(prop)
  }
}

function seat({ from, to, height }: Prop): string {
  return [
    `<path d="M${from + 10} 0V${12 - height}M${to - 10} 0V${12 - height}" stroke="${COLOURS.propEdge}" stroke-width="8"/>`,
    `<rect x="${from}" y="${-height}" width="${to - from}" height="14" rx="5" fill="${COLOURS.prop}"/>`,
  ].join('')
}

/** An arrow in ink with a light edge, so that it reads on the body and beside it: from, by way of, to. */
export function arrow([from, via, to]: readonly [Point, Point, Point]): string {
  const angle = angleOf(via, to)
  const barb = (degrees: number): Point => along(to, toward(angle + degrees), -12)
  const path = `${line([from])}Q${line([via, to]).slice(1).replace('L', ' ')}${line([barb(38), to, barb(-38)])}`
  return [
    `<g fill="none" stroke-linecap="round" stroke-linejoin="round">`,
    `<path d="${path}" stroke="${COLOURS.paper}" stroke-width="9"/>`,
    `<path d="${path}" stroke="${COLOURS.ink}" stroke-width="4.5"/></g>`,
  ].join('')
}
