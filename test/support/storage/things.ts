import type { Person, Place } from '../../../src/core/address.ts'
import type { Completion } from '../../../src/storage/completions.ts'
import type { Database } from '../../../src/storage/database.ts'
import type { Group } from '../../../src/storage/groups.ts'
import type { MemberWeek } from '../../../src/storage/member-week.ts'
import type { Member } from '../../../src/storage/members.ts'
import type { Store, Tables } from '../../../src/storage/store.ts'
import type { Week } from '../../../src/storage/weeks.ts'
import type { Program } from '../../../src/training/program.ts'

/** What a contract test gets: an empty store. */
export interface Opened {
  readonly store: Store
  /** The same database, for what no query of the store says. */
  readonly db: Database
  /** The store as another replica has it; the same one where there can be only one process. */
  readonly replica: Store
}

/** The ordinal of a week. */
export const FIRST = 1
/** 9:00 UTC on that Monday, in epoch milliseconds. */
export const NINE = Date.UTC(2026, 10, 23, 9)
export const HOUR = 3_600_000
export const DAY = 24 * HOUR

export function person(id: string, tenant = 't1'): Person {
  return { platform: 'discord', tenant, id }
}

export function place(channel: string, tenant = 't1'): Place {
  return { platform: 'discord', tenant, channel }
}

export async function aGroup(
  store: Tables,
  at: Place = place('c1'),
  over: { nextSlotAt?: number; scheduledBy?: string } = {},
): Promise<Group> {
  return store.groups.create(at, {
    program: 'low-back-strength',
    weekday: 1,
    time: '09:00',
    zone: 'Europe/Berlin',
    nextSlotAt: NINE,
    scheduledBy: 'discord/t1/admin',
    at: NINE - DAY,
    ...over,
  })
}

/** A member of a group of their own, unless one is given. */
export async function aMember(store: Tables, id = 'ann', group?: Group): Promise<Member> {
  const groupId = (group ?? (await aGroup(store, place(`of-${id}`)))).id
  return joined(store, await store.members.join(groupId, person(id), NINE))
}

/** A member takes part in two weeks, and has done nothing yet. */
export async function joined(store: Tables, member: Member): Promise<Member> {
  for (const week of [FIRST, FIRST + 1]) await store.memberWeeks.touch(aMemberWeek(member, { week }))
  return member
}

export function aMemberWeek(member: Pick<Member, 'id'>, over: Partial<MemberWeek> = {}): MemberWeek {
  return {
    memberId: member.id,
    week: FIRST,
    standing: 'none',
    done: 0,
    skipped: 0,
    total: 9,
    run: 0,
    best: 0,
    keptWeek: 0,
    logged: 0,
    totals: {},
    excused: [],
    ...over,
  }
}

/** As much of a program as is looked at here. */
export const aProgram = { id: 'low-back-strength' } as Program

export function aWeek(group: Pick<Group, 'id'>, over: Partial<Week> = {}): Week {
  return {
    groupId: group.id,
    ordinal: FIRST,
    version: 'v1',
    planNumber: 1,
    slotAt: NINE,
    openedAt: NINE,
    closedAt: undefined,
    leftOut: undefined,
    awayBefore: 0,
    joined: 0,
    kept: 0,
    finished: 0,
    ...over,
  }
}

export function completion(member: Member, over: Partial<Completion> = {}): Completion {
  return {
    memberId: member.id,
    week: FIRST,
    program: 'low-back-strength',
    version: 'v1',
    exercise: 'bridge',
    round: 1,
    outcome: 'done',
    amount: 12,
    grams: null,
    variant: 'standard',
    doneAt: NINE + HOUR,
    loggedAt: NINE + HOUR,
    batch: 'b1',
    ...over,
  }
}

export function prompt(group: Group, over: Partial<Parameters<Tables['deliveries']['add']>[0][0]> = {}) {
  return {
    groupId: group.id,
    kind: 'prompt' as const,
    slotAt: NINE,
    week: FIRST,
    target: 'discord/t1/c1',
    dueAt: NINE,
    ...over,
  }
}

/** Starts something twenty times at once. */
export function twenty<T>(work: (nth: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: 20 }, (_, nth) => work(nth)))
}
