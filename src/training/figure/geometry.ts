/** A point in body units: x to the right, y up from the floor. A standing person is 310 units tall. */
export type Point = readonly [x: number, y: number]

/** The unit vector that points at an angle, in degrees, counter-clockwise from the right. */
export function toward(degrees: number): Point {
  const radians = (degrees * Math.PI) / 180
  return [Math.cos(radians), Math.sin(radians)]
}

/** The angle of the line from one point to another, in degrees. */
export function angleOf(from: Point, to: Point): number {
  return (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI
}

/** `from`, moved `by` along a direction and `left` to the left of it. */
export function along(from: Point, direction: Point, by: number, left = 0): Point {
  return [
    from[0] + direction[0] * by - direction[1] * left,
    from[1] + direction[1] * by + direction[0] * left,
  ]
}

/** The unit vector of a bone in space: its direction in the picture and its rise out of it, both in degrees. */
export function inSpace([direction, rise]: readonly [number, number]): readonly [number, number, number] {
  const [x, y] = toward(direction)
  const [flat, out] = toward(rise)
  return [x * flat, y * flat, out]
}

/** The angle between two unit vectors in space, in degrees. */
export function angleBetween(a: readonly number[], b: readonly number[]): number {
  const dot = a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0)
  return (Math.acos(Math.min(1, Math.max(-1, dot))) * 180) / Math.PI
}

/** How far apart two points are, in the points' own units. */
export function distance(a: Point, b: Point): number {
  return Math.hypot(b[0] - a[0], b[1] - a[1])
}

/** The point a share `t` of the way from a to b. */
export function between(a: Point, b: Point, t: number): Point {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]
}

/**
 * Where a knee or an elbow is, from the joints on both sides of it. Bones do not stretch: a target out of reach
 * is a mistake in the pose, so it throws.
 * @param side 1 when the joint points to the left of the line from root to tip, as knees do; -1 for elbows
 */
export function bend(root: Point, tip: Point, upper: number, lower: number, side: 1 | -1): Point {
  const reach = distance(root, tip)
  if (reach > upper + lower || reach < Math.abs(upper - lower)) {
    throw new RangeError(`cannot reach ${tip} from ${root}: ${reach.toFixed(1)} of ${upper + lower}`)
  }
  const near = (upper ** 2 - lower ** 2 + reach ** 2) / (2 * reach)
  return along(root, toward(angleOf(root, tip)), near, side * Math.sqrt(Math.max(0, upper ** 2 - near ** 2)))
}
