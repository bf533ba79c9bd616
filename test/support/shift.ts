import { App } from '../../src/app.ts'
import type { Place } from '../../src/chat/address.ts'
import { plain } from '../../src/chat/plain.ts'
import { loadPrograms } from '../../src/programs.ts'
import type { Group } from '../../src/storage/groups.ts'
import { openStore, type Store } from '../../src/storage/store.ts'
import { nextSlot, type Schedule, weekOfSlot } from '../../src/training/calendar.ts'
import { FaultyPlatform } from './faulty-platform.ts'
import { CHANNEL, MONDAY_8 } from './gym.ts'
import { directPlace } from './memory-platform.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
/** The slot of {@link Shift.plan} unless it is told another: Monday 2026-11-23, 9:00 in Berlin. */
export const NINE = MONDAY_8 + HOUR

const MONDAYS_AT_NINE: Schedule = { weekday: 1, time: '09:00', zone: 'Europe/Berlin' }

/** A bot at night: nobody types, its clock stands still until a test sets it, and it beats when a test says so. */
export class Shift {
  readonly app: App
  readonly platform: FaultyPlatform
  /** Epoch milliseconds. */
  now: number
  readonly logged: { level: string; data: object; message: string }[] = []

  private constructor(app: (shift: Shift) => App, platform: FaultyPlatform, now: number) {
    this.platform = platform
    this.now = now
    this.app = app(this)
  }

  static async open(options: { at?: number; store?: Store; platform?: FaultyPlatform } = {}): Promise<Shift> {
    const store = options.store ?? (await openStore({ file: ':memory:' }))
    const programs = await loadPrograms('programs')
    const app = (shift: Shift) => new App({ store, programs, log: shift.#log(), now: () => shift.now })
    const shift = new Shift(app, options.platform ?? new FaultyPlatform(), options.at ?? MONDAY_8)
    await shift.app.join(shift.platform)
    return shift
  }

  get store(): Store {
    return this.app.services.store
  }

  /** Plans a channel, in Ana's name. */
  async plan(channel = CHANNEL.channel, schedule = MONDAYS_AT_NINE): Promise<Group> {
    const nextSlotAt = nextSlot(schedule, this.now)
    return this.store.groups.create(
      { ...CHANNEL, channel },
      {
        ...schedule,
        program: 'low-back-strength',
        nextSlotAt,
        firstWeek: weekOfSlot(nextSlotAt, schedule.zone),
        scheduledBy: 'web/local/Ana',
        at: this.now,
      },
    )
  }

  /** Sets the clock and beats once. */
  async beatAt(now: number): Promise<void> {
    this.now = now
    await this.app.scheduler.beat()
  }

  /** The prompts in a channel, as plain text. */
  prompts(channel = CHANNEL.channel): string[] {
    return this.#texts({ ...CHANNEL, channel }).filter(text => text.startsWith('Week '))
  }

  /** What someone was told directly, as plain text. */
  told(who: string): string[] {
    return this.#texts(directPlace({ platform: 'web', tenant: CHANNEL.tenant, id: who }))
  }

  #texts(place: Place): string[] {
    return this.platform.publicIn(place).map(kept => plain(kept.message))
  }

  #log() {
    const write = (level: string) => (data: object, message: string) => {
      this.logged.push({ level, data, message })
    }
    return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
  }
}
