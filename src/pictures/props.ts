import { along, angleOf, line, num, type Point, toward } from './geometry.ts'
import type { Palette } from './palette.ts'

/** What the hands hold: a dumbbell in each, or one upright at the chest in both. */
export type Held = 'dumbbells' | 'goblet'

/** What stands in the scene, in body units; the floor is at 0. */
export type Prop =
  | { kind: 'mat'; from: number; to: number }
  | { kind: 'wall'; x: number; height: number }
  | { kind: 'bench'; from: number; to: number; height: number }

/** From, by way of, to: the way that the body moves. */
export type Arrow = readonly [Point, Point, Point]

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
export function scenery(prop: Prop, palette: Palette): string {
  switch (prop.kind) {
    case 'mat':
      return `<rect x="${prop.from}" y="0" width="${prop.to - prop.from}" height="${MAT}" rx="3" fill="${palette.mat}"/>`
    case 'wall':
      return `<rect x="${prop.x - 14}" y="${-prop.height}" width="14" height="${prop.height}" rx="2" fill="${palette.prop}"/>`
    case 'bench': {
      const width = prop.to - prop.from
      return [
        `<path d="M${prop.from + 10} 0V${12 - prop.height}M${prop.to - 10} 0V${12 - prop.height}" stroke="${palette.propEdge}" stroke-width="8"/>`,
        `<rect x="${prop.from}" y="${-prop.height}" width="${width}" height="14" rx="5" fill="${palette.prop}"/>`,
      ].join('')
    }
  }
}

/** A bent or straight arrow in the accent colour: from, by way of, to. */
export function arrow([from, via, to]: Arrow, palette: Palette): string {
  const angle = angleOf(via, to)
  const barb = (degrees: number): Point => along(to, toward(angle + degrees), -11)
  return [
    `<g fill="none" stroke="${palette.accent}" stroke-width="4.5" stroke-linecap="round" stroke-linejoin="round">`,
    `<path d="${line([from])}Q${line([via, to]).slice(1).replace('L', ' ')}"/>`,
    `<path d="${line([barb(38), to, barb(-38)])}"/></g>`,
  ].join('')
}
