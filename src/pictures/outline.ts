import { along, angleOf, between, type Point, toward } from '../training/figure/geometry.ts'

/** A number for an SVG attribute: a tenth of a pixel is finer than anyone sees, and keeps files small. */
export function num(value: number): string {
  return String(round(value))
}

function round(value: number): number {
  const rounded = Math.round(value * 10) / 10
  return rounded === 0 ? 0 : rounded
}

/** Numbers for a path: no zero before the point, and no space where a minus sign already parts them. */
function nums(values: readonly number[]): string {
  return values
    .map(value => num(value).replace(/^(-?)0\./, '$1.'))
    .reduce((text, next) => (text === '' || next.startsWith('-') ? text + next : `${text} ${next}`), '')
}

/** A smooth closed outline through the points (Catmull-Rom as Béziers), as SVG path data; y is turned down. */
function outline(points: readonly Point[]): string {
  const at = (i: number): Point => points[(i + points.length) % points.length] ?? [0, 0]
  const start = at(0)
  let path = `M${nums([start[0], -start[1]])}`
  // Relative to where the rounded numbers have led, or the rounding would add up along the outline.
  let pen: Point = [round(start[0]), round(start[1])]
  for (let i = 0; i < points.length; i++) {
    const [before, from, to, after] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
    const one: Point = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6]
    const two: Point = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6]
    // The tangents mirror each other at every point, which is just what "s" takes as given.
    const places = i === 0 ? [one, two, to] : [two, to]
    path += `${i === 0 ? 'c' : 's'}${nums(places.flatMap(p => [p[0] - pen[0], pen[1] - p[1]]))}`
    pen = [pen[0] + round(to[0] - pen[0]), pen[1] + round(to[1] - pen[1])]
  }
  return `${path}z`
}

/** Straight lines through the points, as SVG path data; y is turned down. */
export function line(points: readonly Point[]): string {
  return `M${points.map(([x, y]) => nums([x, -y])).join('L')}`
}

/** How thick a limb is at a place along it: `at` from 0 to 1, and how far its left and right edges are. */
export type Girth = readonly [at: number, left: number, right: number]

/** The outline of flesh around a bone (two points) or a spine (many evenly spaced), as SVG path data. */
export function flesh(bones: readonly Point[], girths: readonly Girth[]): string {
  const spot = (t: number): { place: Point; direction: Point } => {
    const span = t * (bones.length - 1)
    const i = Math.min(bones.length - 2, Math.max(0, Math.floor(span)))
    const from = bones[i] ?? [0, 0]
    const to = bones[i + 1] ?? from
    return { place: between(from, to, span - i), direction: toward(angleOf(from, to)) }
  }
  const side = (girth: Girth, left: number): Point => {
    const { place, direction } = spot(girth[0])
    return along(place, direction, 0, left)
  }
  const left = girths.map(girth => side(girth, girth[1]))
  const right = girths.map(girth => side(girth, -girth[2])).reverse()
  return outline([...left, ...right])
}
