import { setImmediate } from 'node:timers/promises'
import type { Delivery } from '../../storage/deliveries.ts'
import type { Group } from '../../storage/groups.ts'
import { nextSlot } from '../../training/calendar.ts'
import type { Services } from '../services.ts'
import { nextPrompt, plannedSlot, runningWeek, SHORTEST_WEEK } from '../weeks.ts'
import { kindOf } from './kinds.ts'
import { LEASE, LONGEST_PAUSE } from './tries.ts'

/** Rows that are looked through at a time. */
const PAGE = 500

/**
 * Plans anew each slot that is none of its schedule's any more (the rules of its zone have changed), or that was
 * planned by a clock that was ahead. What has come due by that is claimed by the beat, which posts it or says that
 * it was left out.
 */
export async function checkSlots(services: Services): Promise<void> {
  const { store, log, now } = services
  // Most groups share their slot with others, and zones take their time.
  const known = new Map<string, Slots>()
  for await (const group of paged<Group>(after => store.groups.planned(after?.id ?? '', PAGE))) {
    try {
      const key = `${group.nextSlotAt} ${group.weekday} ${group.time} ${group.zone}`
      const slots = known.get(key) ?? slotsOf(group, now())
      known.set(key, slots)
      const right = await rightSlot(services, group, slots, now())
      if (right === group.nextSlotAt || !(await store.groups.replan(group, right))) continue
      const [was, is] = [group.nextSlotAt ?? 0, right].map(at => new Date(at).toISOString())
      log.warn({ group: group.id, was, is }, 'a slot was planned anew: it was not the schedule’s next one')
    } catch (error) {
      // A zone that this machine does not know: that is said when the slot is claimed.
      if (!(error instanceof RangeError)) throw error
    }
  }
}

/** Slots of a group, in epoch milliseconds. */
interface Slots {
  /** What its planned slot is by the rules of today. */
  readonly planned: number
  /** The next of its schedule. */
  readonly next: number
}

function slotsOf(group: Group, now: number): Slots {
  const schedule = group
  return { planned: plannedSlot(group, now), next: nextSlot(schedule, now) }
}

/** The slot that a group must wait for, in epoch milliseconds. */
async function rightSlot(
  { store }: Services,
  group: Group,
  { planned, next }: Slots,
  now: number,
): Promise<number> {
  if (planned <= next) return planned
  const running = await runningWeek(store, group)
  // By a clock that is behind, not even the group may be there yet, nor its week.
  const begun = running && running.openedAt <= now ? running : undefined
  let right = nextPrompt(group, begun, Math.max(now, group.createdAt)) ?? planned
  // A clock that was ahead may have claimed some of them, also by another schedule.
  const claimed = [...(await store.prompts.slotsFrom(group.id, now))]
  const isClaimed = (slot: number) => claimed.some(at => Math.abs(at - slot) < SHORTEST_WEEK)
  while (right < planned && isClaimed(right)) right = nextSlot(group, right)
  return Math.min(right, planned)
}

/** Gives back what a clock that was ahead has put off: leases, and what was to be tried again in a while. */
export async function checkWaiting({ store, now }: Services): Promise<void> {
  await store.redraws.bringForward(now(), now() + LONGEST_PAUSE, now() + LEASE)
  const { deliveries } = store
  for await (const one of paged<Delivery>(after => deliveries.waiting(after, PAGE))) {
    const at = now()
    const dueAt = rightDue(one, at)
    // Another machine's clock may be a little ahead, and its lease is one all the same.
    const leasedUntil = one.leasedUntil > at + 2 * LEASE ? at + LEASE : one.leasedUntil
    if (dueAt !== one.dueAt || leasedUntil !== one.leasedUntil)
      await deliveries.retime(one, { dueAt, leasedUntil })
  }
}

/** When a delivery comes due, if the clock that said so was right; else now, or at the time that it is for. */
function rightDue(delivery: Delivery, now: number): number {
  const { atSlot, ahead } = kindOf(delivery)
  const earliest = atSlot ? Math.max(now, delivery.slotAt) : now
  const longest = delivery.reason === null ? ahead : LONGEST_PAUSE
  return delivery.dueAt > earliest + longest ? earliest : delivery.dueAt
}

/** Rows page by page. On SQLite nothing really waits, so that others get a turn between pages. */
async function* paged<Row extends { readonly id: string }>(
  read: (after: Row | undefined) => Promise<Row[]>,
): AsyncGenerator<Row> {
  for (let rows = await read(undefined); rows.length > 0; rows = await read(rows.at(-1))) {
    yield* rows
    if (rows.length < PAGE) return
    await setImmediate()
  }
}
