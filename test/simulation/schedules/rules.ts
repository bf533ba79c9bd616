import type { Database } from '../../../src/storage/database.ts'
import type { Tables } from '../../../src/storage/schema.ts'
import { nextSlot, type Weekday } from '../../../src/training/calendar.ts'
import { keeps } from '../../../src/training/progress.ts'
import type { Club } from './club.ts'
import type { Deed } from './deeds.ts'

/** A group's zone may change its clocks within a week. In milliseconds. */
const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

/** What the database holds after a deed. */
interface Books {
  readonly group: Tables['groups']
  readonly weeks: readonly Tables['weeks'][]
  readonly members: readonly Tables['member_weeks'][]
  readonly programs: ReadonlyMap<string, string>
}

/** Holds a club to what must be so after each thing that happens, whatever it was. */
export class Rules {
  readonly #db: Database
  readonly #club: Club
  /** How members' weeks stood when they were sealed, by member and week. */
  readonly #sealed = new Map<string, string>()
  /** Weeks that may be longer than eleven days: somebody skipped, paused, or turned a clock. */
  readonly #bent = new Set<number>()
  /** When prompts were planned for so far: one of them may be promised again. */
  readonly #promised = new Set<number>()
  #before: Tables['groups'] | undefined
  /** The slot that was skipped last, until a prompt comes or somebody wants it otherwise. */
  #skipped = 0
  #restored = false
  /** When, by the right time. */
  readonly #restores: number[] = []
  #stepped = false

  constructor(db: Database, club: Club) {
    this.#db = db
    this.#club = club
  }

  /** What is wrong now that a deed was done; one sentence for each breach. */
  async after(deed: Deed): Promise<string[]> {
    if (deed.kind === 'step') this.#stepped = true
    if (deed.kind === 'restore') {
      this.#restored = true
      this.#restores.push(this.#club.at)
      this.#sealed.clear()
    }
    const found = this.#club.errors.splice(0)
    const books = await this.#books()
    if (!books) return found
    this.#bend(deed, books)
    found.push(
      ...this.#follow(books),
      ...plans(books),
      ...this.#prompts(deed, books),
      ...this.#next(books),
      ...this.#promises(deed, books),
      ...(await this.#standings(books)),
    )
    this.#before = books.group
    if (books.group.next_slot_at !== null) this.#promised.add(books.group.next_slot_at)
    return found
  }

  async #books(): Promise<Books | undefined> {
    const group = await this.#db.selectFrom('groups').selectAll().executeTakeFirst()
    const versions = await this.#db.selectFrom('program_versions').select(['hash', 'program']).execute()
    return (
      group && {
        group,
        weeks: await this.#db.selectFrom('weeks').selectAll().orderBy('ordinal').execute(),
        members: await this.#db.selectFrom('member_weeks').selectAll().orderBy('week').execute(),
        programs: new Map(versions.map(({ hash, program }) => [hash, program])),
      }
    )
  }

  #bend(deed: Deed, { group, weeks }: Books): void {
    const bends =
      deed.kind === 'step' ||
      deed.kind === 'restore' ||
      deed.kind === 'take-back' ||
      (deed.kind === 'schedule' && !isSet(deed) && deed.line !== 'show')
    const running = weeks.at(-1)
    if (running && (bends || group.status !== 'on' || group.skipped_to !== null))
      this.#bent.add(running.ordinal)
  }

  /** Weeks follow each other without a gap or an overlap, each of four to eleven days. */
  #follow({ weeks }: Books): string[] {
    return weeks.flatMap((week, i) => {
      const name = `week ${week.ordinal}`
      const next = weeks[i + 1]
      if (week.ordinal !== i + 1) return [`the ${i + 1}th week is called ${week.ordinal}`]
      if (!next) return week.closed_at === null ? [] : [`${name} is closed and none runs`]
      if (week.closed_at !== next.opened_at) return [`${name} closes when the next does not open`]
      if (week.left_out !== null || this.#stepped) return []
      const length = next.opened_at - week.opened_at
      const right = length >= 4 * DAY - HOUR && (length <= 11 * DAY + HOUR || this.#bent.has(week.ordinal))
      return right ? [] : [`${name} lasted ${length / DAY} days`]
    })
  }

  /** One prompt a week, four days apart, and no week without one but with a reason. */
  #prompts(deed: Deed, { weeks }: Books): string[] {
    const found: string[] = []
    const standing = this.#club.prompts.filter(({ deleted }) => !deleted)
    const deleted = standing.length < this.#club.prompts.length
    for (const [week, list] of Map.groupBy(standing, prompt => prompt.week)) {
      if (list.length > 1 && !this.#restored) found.push(`the prompt of ${week} stands ${list.length} times`)
    }
    for (const [once, list] of Map.groupBy(standing, prompt => prompt.once))
      if (list.length > 1) found.push(`${once} was posted ${list.length} times`)
    // A schedule that was changed after the backup is lost with the restore, and its slots may be close to these.
    const apart = standing.flatMap(({ at }, i) => {
      const before = standing[i - 1]?.at ?? 0
      return this.#restores.some(restore => before <= restore && restore <= at) ? [] : [at - before]
    })
    if (!deleted && !this.#stepped && apart.some(ms => ms < 4 * DAY - HOUR))
      found.push(`two prompts came within ${Math.min(...apart) / DAY} days`)
    const running = weeks.at(-1)
    if (running?.left_out !== null || deed.kind === 'delete-prompt') return found
    const own = this.#club.prompts.filter(({ week }) => week === `${running.group_id}:${running.ordinal}`)
    if (own.length === 0) found.push(`week ${running.ordinal} runs without a prompt or a reason`)
    return found
  }

  /** What comes next is a slot of the schedule, and none was let pass. */
  #next({ group, weeks }: Books): string[] {
    const { next_slot_at: next } = group
    if (group.status !== 'on') return []
    if (next === null) return ['no prompt is planned']
    const isSlot = isSlotOf(group)
    // What was promised before the slot was moved comes first, where the week would be too long without.
    if (!isSlot && !this.#promised.has(next)) return ['the next prompt is at no slot of the schedule']
    if (next <= this.#club.now) return ['a slot has passed']
    const running = weeks.at(-1)
    const early = running?.left_out === 'early' || this.#stepped || this.#restored
    return running && !early && next - running.opened_at < 4 * DAY - HOUR
      ? ['the next prompt comes within four days']
      : []
  }

  /** A pause and a skip stay, whatever is done to the schedule, until someone takes them back or they are over. */
  #promises(deed: Deed, { group }: Books): string[] {
    const before = this.#before
    const free = deed.kind === 'restore' || deed.kind === 'take-back' || this.#stepped
    const line = deed.kind === 'schedule' ? deed.line : ''
    if (
      free ||
      !before ||
      line === 'now' ||
      line === 'remove' ||
      line === 'resume' ||
      before.status === 'removed'
    ) {
      if (free || line === 'now' || line === 'remove') this.#skipped = 0
      return []
    }
    const found: string[] = []
    if (before.week !== group.week) this.#skipped = 0
    if (line === 'skip' && isSlotOf(before)) this.#skipped = before.next_slot_at ?? 0
    if (before.status === 'paused' && !line.startsWith('pause')) {
      const over = before.next_slot_at !== null && before.next_slot_at <= this.#club.now
      if (group.status !== 'paused' && !over) found.push('a pause is over before its time')
      if (group.status === 'paused' && group.paused_until !== before.paused_until)
        found.push('a pause has another end')
    }
    if (
      this.#skipped > 0 &&
      group.next_slot_at !== null &&
      group.next_slot_at <= this.#skipped &&
      !isSet(deed)
    )
      found.push('what was skipped comes all the same')
    if (isSet(deed)) {
      // The first of the new slots is left out instead, unless a pause leaves out what was skipped anyway.
      const paused = group.paused_until === null ? 0 : Date.parse(group.paused_until) + DAY
      if (this.#skipped > Math.max(paused, this.#club.now) && group.skipped_to === null)
        found.push('a skip was forgotten')
      this.#skipped = group.skipped_to ?? 0
    }
    return found
  }

  /** What is sealed stays, and only a week that broke it breaks a streak. */
  async #standings({ weeks, members }: Books): Promise<string[]> {
    const found: string[] = []
    for (const [member, own] of Map.groupBy(members, row => row.member_id)) {
      const byWeek = new Map(own.map(row => [row.week, row]))
      let run = 0
      for (const week of weeks) {
        const row = byWeek.get(week.ordinal)
        if (row && keeps(row.standing)) run++
        else if (week.closed_at !== null && week.left_out === null && !row?.excused) run = 0
        const sealed = (weeks[week.ordinal]?.closed_at ?? null) !== null
        if (!row || !sealed) continue
        const key = `${member} ${week.ordinal}`
        const says = `${row.standing}, ${row.done} of ${row.total}`
        const said = this.#sealed.get(key) ?? says
        if (said !== says) found.push(`a sealed week was “${said}” and is “${says}”`)
        this.#sealed.set(key, says)
      }
      found.push(...(await this.#streakIs(member, run)))
    }
    return found
  }

  async #streakIs(member: string, run: number): Promise<string[]> {
    const { person } = await this.#db
      .selectFrom('members')
      .select('person')
      .where('id', '=', member)
      .executeTakeFirstOrThrow()
    const who = person.split('/').at(-1) ?? ''
    const said = Number(/(\d+) weeks?\**\s+in a row/.exec(await this.#club.progressOf(who))?.[1] ?? 0)
    return said === run ? [] : [`${who} is told of ${said} weeks in a row and has ${run}`]
  }
}

/** A program is gone through week by week, from its first; one that was left out may be gone through again. */
function plans({ weeks, programs }: Books): string[] {
  return weeks.flatMap((week, i) => {
    const before = weeks[i - 1]
    const goesOn = before && programs.get(before.version) === programs.get(week.version)
    const next = goesOn ? before.plan_number + 1 : 1
    const again = goesOn && before.left_out !== null && week.plan_number === before.plan_number
    return week.plan_number === next || again
      ? []
      : [`week ${week.ordinal} is week ${week.plan_number} of its program, after ${before?.plan_number}`]
  })
}

function isSet(deed: Deed): boolean {
  return deed.kind === 'schedule' && deed.line.startsWith('set ')
}

/** Whether the next prompt comes at a slot of the schedule, and not as it was promised before that was changed. */
function isSlotOf({ weekday, time, zone, next_slot_at: next }: Tables['groups']): boolean {
  return next !== null && nextSlot({ weekday: weekday as Weekday, time, zone }, next - 1) === next
}
