import { describe, expect, test } from 'vitest'
import type { Weekday } from '../../src/training/calendar.ts'
import { croner, FROM, ours, type Peer, parser, TO } from '../support/calendar-peers.ts'
import { changes, wallClock } from '../support/wall-clock.ts'
import { CHANGING } from '../support/zone-kinds.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/**
 * How a peer's slots differ from ours where the clocks change. Ours: of a time that is skipped, the first instant
 * after the gap; of a time that comes twice, the first.
 */
type Difference =
  /** In a gap: the instant that lies as far after the gap as the time lies in it. */
  | 'gap: later by as much'
  /** In a gap: nothing that week. */
  | 'gap: left out'
  /** Below are the peer's own faults. */
  | 'gap: later by its minutes'
  | 'overlap: both times'
  | 'first instant after the gap: an hour late'
  | 'near an overlap of half an hour: gives up'
  | 'unexplained'

/** Zones whose clocks jump to midnight, as Greenland's: a skipped 23:30 comes at 0:00, which is another weekday. */
const TO_MIDNIGHT = CHANGING.filter(zone =>
  switches(zone).some(({ before, after }) => after > before && dateOf(after) > dateOf(before)),
)

/** What croner does otherwise: with a weekday in the pattern it knows no slot on the day after. */
const CRONER: Readonly<Record<string, readonly Difference[]>> = Object.fromEntries(
  TO_MIDNIGHT.map(zone => [zone, ['gap: left out']]),
)

/** What cron-parser does otherwise: {@link USUAL}, but for zones whose clocks do not jump by whole hours. */
const USUAL: readonly Difference[] = ['gap: later by as much']
const PARSER: Readonly<Record<string, readonly Difference[]>> = {
  ...Object.fromEntries(TO_MIDNIGHT.map(zone => [zone, ['gap: left out']])),
  // Two hours at once: it goes on with the hour after the gap, and takes the second of two times for a new one.
  'Antarctica/Troll': ['gap: later by as much', 'gap: later by its minutes', 'overlap: both times'],
  // Half an hour at once: it looks for a whole hour that is not there, and ends with "loop limit exceeded".
  'Australia/Lord_Howe': ['gap: left out', 'near an overlap of half an hour: gives up'],
  // From 2:45 to 3:45: the first skipped minute it leaves out, and for 3:45, which Intl shows at once, it waits an
  // hour.
  'Pacific/Chatham': ['first instant after the gap: an hour late', 'gap: later by as much', 'gap: left out'],
}

describe('each quarter of an hour around every change of the clocks', { timeout: 120_000 }, () => {
  test.each(CHANGING)('croner differs by policy alone: %s', zone => {
    expect(differences(croner, zone)).toEqual(CRONER[zone] ?? [])
  })

  test.each(CHANGING)('cron-parser differs by policy, or by a fault of its own: %s', zone => {
    expect(differences(parser, zone)).toEqual(PARSER[zone] ?? USUAL)
  })

  test('there are such changes in dozens of kinds of zones', () => {
    expect(CHANGING.length).toBeGreaterThan(25)
    expect(TO_MIDNIGHT.length).toBeGreaterThan(0)
    for (const zone of Object.keys(PARSER)) expect(CHANGING).toContain(zone)
  })
})

/** All kinds of differences between a peer and us, at every change of a zone's clocks, in order. */
function differences(peer: Peer, zone: string): Difference[] {
  const found = new Set<Difference>()
  // The peers are slow; the same time of day, weekday and kind of change is enough once.
  const seen = new Set<string>()
  for (const { change, before, after } of switches(zone)) {
    const last = Math.max(before, after) + HOUR
    for (let wall = Math.min(before, after) - HOUR; wall <= last; wall += 15 * MINUTE) {
      const kind = `${new Date(wall).getUTCDay()} ${timeOf(wall)} ${before - after}`
      if (seen.has(kind)) continue
      seen.add(kind)
      const difference = differenceAt({ peer, zone, change, before, after, wall })
      if (difference) found.add(difference)
    }
  }
  return [...found].sort()
}

interface Switch {
  /** The instant at which clocks change, … */
  readonly change: number
  /** … what they would have shown at it, and what they show; as if it were UTC. */
  readonly before: number
  readonly after: number
}

function switches(zone: string): Switch[] {
  const clock = wallClock(zone)
  return changes(clock, FROM, TO).map(at => ({ change: at, before: clock(at - 1) + 1, after: clock(at) }))
}

function dateOf(wall: number): string {
  return new Date(wall).toISOString().slice(0, 10)
}

function timeOf(wall: number): string {
  return new Date(wall).toISOString().slice(11, 16)
}

interface Moment extends Switch {
  readonly peer: Peer
  readonly zone: string
  /** The slot's date and time, likewise. */
  readonly wall: number
}

function differenceAt({ peer, zone, change, before, after, wall }: Moment): Difference | undefined {
  const weekday = (new Date(wall).getUTCDay() || 7) as Weekday
  const schedule = { weekday, time: timeOf(wall), zone }
  const own = ours(schedule, change - 2 * DAY)
  const [slot, following] = [own(), own()]
  const inGap = wall >= before && wall < after
  const inOverlap = wall >= after && wall < before
  // By arithmetic, without a calendar: what ours must be.
  expect(slot).toBe(inGap ? change : change + wall - (wall < before ? before : after))

  let theirs: number
  let next: number
  try {
    const other = peer(schedule, change - 2 * DAY)
    ;[theirs, next] = [other(), other()]
  } catch {
    return before - after === 30 * MINUTE ? 'near an overlap of half an hour: gives up' : 'unexplained'
  }
  if (theirs === slot && next === following) return undefined
  if (inGap && theirs === following) return 'gap: left out'
  if (inGap && theirs - change === wall - before) return 'gap: later by as much'
  if (inGap && theirs - change === (wall - before) % HOUR) return 'gap: later by its minutes'
  if (inOverlap && theirs === slot && next - slot === before - after) return 'overlap: both times'
  if (wall === after && after > before && theirs === slot + HOUR) {
    return 'first instant after the gap: an hour late'
  }
  return 'unexplained'
}
