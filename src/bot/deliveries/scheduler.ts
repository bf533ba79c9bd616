import { StorageError } from '../../core/errors.ts'
import { onNobodysBehalf } from '../../core/under-way.ts'
import type { Group } from '../../storage/groups.ts'
import type { Tables } from '../../storage/store.ts'
import { latestSlot, localDate, nextSlot } from '../../training/calendar.ts'
import { openWeeks } from '../opening.ts'
import type { Queue } from '../queue/queue.ts'
import type { Services } from '../services.ts'
import type { Version } from '../versions.ts'
import { LATE_AFTER, plannedSlot, SHORTEST_WEEK } from '../weeks.ts'
import { Beat } from './beat.ts'
import { checkSlots, checkWaiting } from './clock-check.ts'
import { notifySkipped } from './notices.ts'
import { lookForMissed } from './restored.ts'

const HOUR = 60 * 60 * 1000
const WEEK = 7 * 24 * HOUR

/** Timers may go off a millisecond before clocks show their time. */
const EARLY = 5

/** Groups claimed in one transaction: few enough to be short, enough to be quick. */
const BATCH = 100

/** What is done once a day, by every process. */
export interface DailyWork {
  /** For the log. */
  readonly name: string
  /** @param stop is aborted when the process stops: what takes long then leaves the rest to another day. */
  run(stop: AbortSignal): Promise<void>
}

/**
 * One beat a minute over a table of schedules. A beat claims the groups whose slot has come: in one
 * transaction their deliveries are written and their next slot is set, so that a crash leaves both or neither.
 */
export class Scheduler {
  readonly #services: Services
  readonly #queue: Queue
  readonly #beats = new Set<Promise<void>>()
  readonly #timer: Beat
  /** The beats that were asked for. */
  readonly #asked = new Set<{ cancel(): void }>()
  readonly #daily: readonly DailyWork[]
  /** The day (UTC) on which each work was last begun. */
  readonly #days = new Map<DailyWork, string>()
  readonly #stopping = new AbortController()
  /** Runs while the clock was set not long ago. */
  #unsteady: { cancel(): void } | undefined
  /** When the latest beat began, by the monotonic clock. */
  #latest = Number.NEGATIVE_INFINITY
  /** The day (UTC) on which it was last looked whether what is planned is right. */
  #checked: string | undefined

  /** @param daily what the first beat of a process, and the first of every day (UTC), does when all else is done */
  constructor(services: Services, queue: Queue, daily: readonly DailyWork[] = []) {
    this.#services = services
    this.#queue = queue
    this.#daily = daily
    // Not waited for: a channel that is slow to post to must not cost the others a beat.
    this.#timer = new Beat(services.log, stepped => void this.beat(stepped))
  }

  /** Beats now, and at every full minute from here on. */
  async start(): Promise<void> {
    this.#timer.start()
    await this.beat()
  }

  async stop(): Promise<void> {
    this.#timer.stop()
    for (const timer of this.#asked) timer.cancel()
    this.#stopping.abort()
    await Promise.all(this.#beats)
  }

  /** How long ago the latest beat began, in milliseconds. */
  get sinceBeat(): number {
    return this.#services.timers.monotonic() - this.#latest
  }

  /**
   * Claims what is due and works it off. Never rejects: what fails is logged and due again at the next beat.
   * @param stepped whether the clock was set since the last one: then what is planned is checked
   */
  beat(stepped = false): Promise<void> {
    if (stepped) this.#stepped()
    this.#latest = this.#services.timers.monotonic()
    const beat = onNobodysBehalf(() => this.#beat(stepped)).finally(() => this.#beats.delete(beat))
    this.#beats.add(beat)
    return beat
  }

  /** Beats now, or once more at an instant, in epoch milliseconds: what is due then does not wait for the minute. */
  async deliver(at?: number): Promise<void> {
    const { timers, now } = this.#services
    if (at === undefined) return this.beat()
    const timer = timers.after(Math.max(at - now(), 0) + EARLY, () => {
      this.#asked.delete(timer)
      void this.beat()
    })
    this.#asked.add(timer)
  }

  async #beat(stepped: boolean): Promise<void> {
    const { lastBeat } = this.#services
    const note = () => lastBeat.note(stepped)
    const works = [note, () => this.#check(), () => this.claim(), () => this.#queue.drain()]
    for (const work of works) {
      try {
        await work()
      } catch (error) {
        this.#services.log.error({ err: error }, 'a beat failed; the next one tries again')
      }
    }
    for (const work of this.#daily) await this.#onceToday(work)
  }

  #stepped(): void {
    this.#checked = undefined
    this.#unsteady?.cancel()
    this.#unsteady = this.#services.timers.after(HOUR, () => {
      this.#unsteady = undefined
    })
  }

  /** Once a process, once a day and when the clock was set: what was planned by a wrong clock is planned anew. */
  async #check(): Promise<void> {
    const today = localDate(this.#services.now(), 'UTC')
    if (this.#checked === today) return
    this.#checked = today
    try {
      await checkSlots(this.#services)
      await checkWaiting(this.#services)
    } catch (error) {
      this.#checked = undefined
      throw error
    }
  }

  async #onceToday(work: DailyWork): Promise<void> {
    const today = localDate(this.#services.now(), 'UTC')
    // A clock that was just set may be set right again soon: nothing is deleted by it before that.
    if (this.#unsteady || this.#stopping.signal.aborted || this.#days.get(work) === today) return
    // Marked before it is done: the next beat comes even if this takes longer than a minute.
    this.#days.set(work, today)
    try {
      await work.run(this.#stopping.signal)
    } catch (error) {
      this.#days.delete(work)
      this.#services.log.error(
        { err: error, work: work.name },
        'daily work failed; the next beat tries again',
      )
    }
  }

  /** Claims every group whose slot has come. @returns how many. */
  async claim(): Promise<number> {
    const { store, now } = this.#services
    const at = now()
    const stuck = new Set<string>()
    let claimed = 0
    for (;;) {
      const due = (await store.groups.due(at, BATCH + stuck.size)).filter(group => !stuck.has(group.id))
      if (due.length === 0) return claimed
      try {
        claimed += await this.#claimAll(due, at)
      } catch (error) {
        if (error instanceof StorageError) throw error
        for (const group of due) claimed += await this.#claimAlone(group, at, stuck)
      }
    }
  }

  async #claimAll(due: readonly Group[], at: number): Promise<number> {
    // Groups that were planned alike are claimed together: few statements, and the calendar is asked once.
    const alike = Map.groupBy(
      due,
      group => `${group.nextSlotAt} ${group.weekday} ${group.time} ${group.zone}`,
    )
    const { store, versions } = this.#services
    const byProgram = new Map<string, Version>()
    for (const { program } of due) byProgram.set(program, await versions.current(program, at))
    return store.transaction(async tables => {
      let claimed = 0
      // In an order that all replicas share: else each could wait for what the other has locked.
      for (const key of [...alike.keys()].sort())
        claimed += await claimAlike(tables, alike.get(key) ?? [], byProgram, at)
      return claimed
    })
  }

  /** One group that cannot be claimed (a zone that this machine does not know) must not hold up the others. */
  async #claimAlone(group: Group, at: number, stuck: Set<string>): Promise<number> {
    try {
      return await this.#claimAll([group], at)
    } catch (error) {
      if (error instanceof StorageError) throw error
      stuck.add(group.id)
      this.#services.log.error({ err: error, group: group.id }, 'a group could not be claimed')
      return 0
    }
  }
}

/** Claims groups that wait for the same slot of the same schedule. @returns how many. */
async function claimAlike(
  tables: Tables,
  groups: readonly Group[],
  versions: ReadonlyMap<string, Version>,
  now: number,
): Promise<number> {
  const [any] = groups
  if (!any) return 0
  const schedule = any
  // The rules of the zone may have changed since the slot was planned, so that it comes earlier or later now.
  const expected = plannedSlot(any, now)
  const slot = Math.max(latestSlot(schedule, now), expected <= now ? expected : 0)
  // Whose weeks are excused is locked before their groups, as everywhere.
  await tables.members.absent(groups.map(({ id }) => id))
  const claimed = await tables.groups.claim(
    groups,
    nextSlot(schedule, Math.max(now, slot + SHORTEST_WEEK - 1)),
  )
  if (slot < expected) return claimed.length
  const late = now - slot > LATE_AFTER
  const missed = Math.round((slot - expected) / WEEK) + (late ? 1 : 0)
  if (late) await lookForMissed(tables, claimed, slot, missed)
  else if (missed > 0) for (const group of claimed) await notifySkipped(tables, group, now, missed)
  if (late) return claimed.length
  const openings = claimed.flatMap(group => {
    const version = versions.get(group.program)
    return version ? [{ group, version }] : []
  })
  await openWeeks(tables, openings, slot)
  return claimed.length
}
