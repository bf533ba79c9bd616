import { App, type Parts } from '../../src/app.ts'
import { earlyWeek } from '../../src/bot/opening.ts'
import { touch, write } from '../../src/bot/standings.ts'
import { runningWeek } from '../../src/bot/weeks.ts'
import { plain } from '../../src/chat/plain.ts'
import type { Person, Place } from '../../src/core/address.ts'
import type { Group } from '../../src/storage/groups.ts'
import type { Member } from '../../src/storage/members.ts'
import type { Store } from '../../src/storage/store.ts'
import type { Week } from '../../src/storage/weeks.ts'
import { nextSlot, type Schedule } from '../../src/training/calendar.ts'
import { asRead } from './as-read.ts'
import { FaultyPlatform } from './faulty-platform.ts'
import { CHANNEL, MONDAY_8 } from './gym.ts'
import { directPlace } from './memory-platform.ts'
import { memoryStore } from './memory-store.ts'
import { PROGRAMS } from './programs.ts'
import { simulatedTimers } from './simulated-timers.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
/** The slot of {@link Shift.plan} unless it is told another: Monday 2026-11-23, 9:00 in Berlin. */
export const NINE = MONDAY_8 + HOUR

const MONDAYS_AT_NINE: Schedule = { weekday: 1, time: '09:00', zone: 'Europe/Berlin' }

/** A bot at night: hardly anybody types, its clocks stand still until a test sets them, and it beats when a test says so. */
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

  static async open(
    options: { at?: number; store?: Store; platform?: FaultyPlatform } & Pick<
      Parts,
      'queue' | 'timers' | 'daily'
    > = {},
  ): Promise<Shift> {
    const store = options.store ?? (await memoryStore())
    const { at, platform, ...parts } = options
    const app = (shift: Shift) => {
      const now = () => shift.now
      return new App({
        timers: simulatedTimers(now),
        ...parts,
        store,
        programs: PROGRAMS,
        log: shift.#log(),
        now,
      })
    }
    const shift = new Shift(app, platform ?? new FaultyPlatform(), at ?? MONDAY_8)
    await shift.app.join(shift.platform)
    return shift
  }

  /** What was logged besides that all is well. */
  get troubles() {
    return this.logged.filter(line => line.level !== 'info')
  }

  get store(): Store {
    return this.app.services.store
  }

  /** Plans a channel, in Ana's name. */
  async plan(
    channel = CHANNEL.channel,
    schedule = MONDAYS_AT_NINE,
    platform = CHANNEL.platform,
  ): Promise<Group> {
    const nextSlotAt = nextSlot(schedule, this.now)
    return this.store.groups.create(
      { ...CHANNEL, platform, channel },
      {
        ...schedule,
        program: 'low-back-strength',
        nextSlotAt,
        scheduledBy: 'web/local/Ana',
        at: this.now,
      },
    )
  }

  /** A group's running week; before its first prompt, the one that is still to come. */
  async week({ id }: Pick<Group, 'id'>): Promise<Week> {
    const { store, versions } = this.app.services
    const group = await this.#group(id)
    const running = await runningWeek(store, group)
    if (running) return running
    await store.weeks.openEarly(earlyWeek(id, await versions.current(group.program, this.now), this.now))
    return this.week(group)
  }

  /** Makes someone a member of a group, now, who wants to be reminded; who joins first comes first. */
  async join({ id }: Pick<Group, 'id'>, who: string): Promise<Member> {
    const week = await this.week({ id })
    const group = await this.#group(id)
    return this.store.transaction(async tables => {
      const member = await tables.members.join(id, personNamed(who), this.now + this.#joins++)
      await tables.members.remind(member.id, true)
      await touch({ tables, week, member }, group)
      return (await tables.members.find(member.id)) ?? member
    })
  }
  #joins = 0

  /** Writes a member's log: whole rounds of a week, all three unless it is said. */
  async log(member: Member, ordinal: number, rounds = 3, program = 'low-back-strength'): Promise<void> {
    const { store, versions } = this.app.services
    const week = await store.weeks.find(member.groupId, ordinal)
    const version = await versions.named(program)
    if (!week || !version) throw new Error(`there is no week ${ordinal}, or no program ${program}`)
    const rows = version.program.exercises.flatMap(({ id }) =>
      Array.from({ length: rounds }, (_, i) => ({
        memberId: member.id,
        week: ordinal,
        program,
        version: version.hash,
        exercise: id,
        round: i + 1,
        outcome: 'done' as const,
        amount: 10,
        grams: null,
        variant: 'standard' as const,
        doneAt: this.now,
        loggedAt: this.now,
        batch: `${member.id} ${ordinal} ${program}`,
      })),
    )
    const group = await this.#group(member.groupId)
    await store.transaction(tables =>
      write(
        { tables, versions, group, member },
        [week],
        async ({ completions }) => void (await completions.add(rows)),
        this.now,
      ),
    )
  }

  /** Makes someone a member of a group, and writes so many rounds of a week into their log. */
  async train(group: Pick<Group, 'id'>, who: string, rounds: number, ordinal = 1): Promise<void> {
    await this.log(await this.join(group, who), ordinal, rounds)
  }

  /** Somebody types a command in the channel: Ana, who may manage it, unless it is said. What they read. */
  async command(line: string, who = 'Ana'): Promise<string> {
    this.platform.managers.add('Ana')
    const [name = '', ...rest] = line.slice(1).split(' ')
    const shown = await this.platform.send({
      id: `${this.now} ${line}`,
      at: CHANNEL,
      from: personNamed(who),
      kind: 'command',
      name,
      input: rest.join(' '),
    })
    return shown.text
  }

  async #group(id: string): Promise<Group> {
    const group = await this.store.groups.find(id)
    if (!group) throw new Error('there is no such group')
    return group
  }

  /** Lets time pass to an instant: whatever comes due on the way is done at its own time. */
  async passTo(until: number): Promise<void> {
    const { groups, deliveries, redraws } = this.store
    for (;;) {
      const all = [await groups.nextDue(), await deliveries.nextDue(), await redraws.nextDue()]
      const due = all.filter(at => at !== undefined)
      const next = Math.max(Math.min(...due), this.now)
      if (due.length === 0 || next > until) break
      const before = this.now
      await this.beatAt(next === before && this.#beaten === before ? next + MINUTE : next)
    }
    await this.beatAt(until)
  }
  #beaten = 0

  /** Sets the clock and beats once. */
  async beatAt(now: number): Promise<void> {
    this.now = now
    this.#beaten = now
    await this.app.scheduler.beat()
  }

  /** What is the matter with the group that meets in a channel. */
  async trouble(channel = CHANNEL.channel): Promise<Group['trouble']> {
    return (await this.store.groups.at({ ...CHANNEL, channel }))?.trouble ?? null
  }

  /** The prompts in a channel, as plain text. */
  prompts(channel = CHANNEL.channel): string[] {
    return this.#texts({ ...CHANNEL, channel }).filter(text => text.startsWith('Week '))
  }

  /** The recaps in a channel, as plain text. */
  recaps(channel = CHANNEL.channel): string[] {
    return this.posted(channel).filter(text => text.includes('together'))
  }

  /** What someone was told directly, as plain text. */
  told(who: string): string[] {
    return this.#texts(directPlace(personNamed(who)))
  }

  /** All that stands in a channel, as plain text. */
  posted(channel = CHANNEL.channel): string[] {
    return this.#texts({ ...CHANNEL, channel })
  }

  #texts(place: Place): string[] {
    return this.platform.publicIn(place).map(kept => asRead(plain(kept.message)))
  }

  #log() {
    const write = (level: string) => (data: object, message: string) => {
      this.logged.push({ level, data, message })
    }
    return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
  }
}

export function personNamed(id: string): Person {
  return { platform: 'web', tenant: CHANNEL.tenant, id }
}
