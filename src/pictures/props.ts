import { along, angleOf, line, num, type Point, toward } from './geometry.ts'
import type { Palette } from './palette.ts'

/** What the hands hold: a dumbbell in each, or one upright at the chest in both. */
export type Held = 'dumbbells' | 'goblet'

/** What stands in the scene, in body units; the floor is at 0. */
export type Prop =
  | { kind: 'mat'; from: number; to: number }
  | { kind: 'wall'; x: number; height: number }
  | { kind: 'bench'; from: number; to: number; height: number }

/** A mat lies this thick on the floor, and the person on top of it. */
export const MAT = 6

/** A dumbbell seen from its side; 90 degrees stands it on end. */
export function dumbbell(middle: Point, degrees: number, iron: string, handle: string): string {
  const turn = degrees === 0 ? '' : `rotate(${-degrees})`
  return [
    `<g transform="translate(${num(middle[0])} ${num(-middle[1])})${turn}" fill="${iron}">`,
    `<path d="M-10-3H10V3H-10Z" fill="${handle}"/>`,
    '<rect x="-22" y="-13" width="13" height="26" rx="4"/><rect x="9" y="-13" width="13" height="26" rx="4"/></g>',
  ].join('')
}

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

/** An arrow through the points, in the accent colour: the way that the body moves. */
export function arrow(points: readonly Point[], palette: Palette): string {
  const tip = points.at(-1) ?? [0, 0]
  const angle = angleOf(points.at(-2) ?? tip, tip)
  const barb = (degrees: number): Point => along(tip, toward(angle + degrees), -11)
  return [
    `<g fill="none" stroke="${palette.accent}" stroke-width="4.5" stroke-linecap="round" stroke-linejoin="round">`,
    `<path d="${line(points)}"/><path d="${straight([barb(38), tip, barb(-38)])}"/></g>`,
  ].join('')
}

function straight(points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${num(x)} ${num(-y)}`).join('L')}`
}
