/** A clock's time, in milliseconds since some moment; where the clock steps back, this one stands still. */
export function steady(now: () => number): () => number {
  let seen = Number.NEGATIVE_INFINITY
  let back = 0
  return () => {
    const at = now()
    if (at < seen) back += seen - at
    seen = at
    return at + back
  }
}
