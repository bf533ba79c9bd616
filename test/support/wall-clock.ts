/** What clocks in a zone show, as if it were UTC: by way of Intl alone, to check calendars against. */
export function wallClock(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  return at => {
    const [, sign, hours = '0', minutes = '0'] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(format.format(at)) ?? []
    return at + (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
  }
}

const DAY = 24 * 60 * 60 * 1000

/** No zone changes its offset for less; in milliseconds. */
const STEP = 14 * DAY

/** The instants from `from` to `to` at which a zone's offset changes, in epoch milliseconds. */
export function changes(clock: (at: number) => number, from: number, to: number): number[] {
  const found: number[] = []
  const offset = (at: number) => clock(at) - at
  let now = offset(from)
  for (let at = from; at < to; at += STEP) {
    const then = offset(at + STEP)
    if (now === then) continue
    let [before, after] = [at, at + STEP]
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2)
      if (offset(middle) === now) before = middle
      else after = middle
    }
    found.push(after)
    now = then
  }
  return found
}
