import { type Session, sessionOf } from '../../src/bot/session.ts'
import { literal } from '../../src/chat/markdown.ts'
import type { Form, Message } from '../../src/chat/message.ts'
import type { Group } from '../../src/storage/groups.ts'
import type { Member } from '../../src/storage/members.ts'
import type { Week } from '../../src/storage/weeks.ts'
import type { Program } from '../../src/training/program.ts'
import { bigProgram } from './big-program.ts'
import { discordComplaints, discordFormComplaints } from './fake-discord/complaints.ts'
import { slackComplaints, slackFormComplaints } from './fake-slack/rules.ts'
import { complaints, formComplaints } from './message-rules.ts'
import { PROGRAMS } from './programs.ts'

/** The programs that come with the bot. */

/** Those, and the largest that a file can hold. */
export const ALL_PROGRAMS: readonly Program[] = [...PROGRAMS, bigProgram()]

/** The longest names that reach a view: cut to forty characters, every one of them escaped. */
export const NAMES = [
  'Ana',
  literal('*'.repeat(40)),
  literal('@everyone [x](https://y.z) `a` **b**'),
  '😀'.repeat(40),
]

export function group(more: Partial<Group> = {}): Group {
  return {
    id: 'abcdefghjkmn',
    program: 'low-back-strength',
    weekday: 1,
    time: '09:00',
    zone: 'America/Argentina/ComodRivadavia',
    nextSlotAt: Date.parse('2026-11-30T08:00:00Z'),
    status: 'on',
    pausedUntil: null,
    scheduledBy: 'web/local/ana',
    trouble: null,
    createdAt: 0,
    week: 1,
    skippedTo: null,
    undo: null,
    ...more,
  }
}

export function member(n = 0): Member {
  return {
    id: `${n}`.padStart(12, 'm'),
    groupId: 'abcdefghjkmn',
    person: `web/local/p${n}`,
    joinedAt: 0,
    reminders: true,
    lastWeek: 1,
    leftAt: null,
    awayFrom: null,
    awayUntil: null,
    passedUntil: 0,
    passedGently: false,
    heldAt: null,
  }
}

/** A group's n-th week, from 1, in which it does the n-th of its program. */
export function week(number = 1, more: Partial<Week> = {}): Week {
  return {
    groupId: 'abcdefghjkmn',
    ordinal: number,
    version: 'v1',
    planNumber: number,
    slotAt: Date.parse('2026-11-23T08:00:00Z'),
    openedAt: Date.parse('2026-11-23T08:00:00Z'),
    closedAt: undefined,
    leftOut: undefined,
    awayBefore: 0,
    joined: 0,
    kept: 0,
    finished: 0,
    ...more,
  }
}

/** The session of a program's n-th week, from 1. */
export function session(program: Program, number: number): Session {
  const version = { hash: 'v1', program }
  return sessionOf(member(), group({ program: program.id, week: number }), week(number), version, undefined)
}

/** Every program with every one of its weeks, and one week past its end. */
export const WEEKS = ALL_PROGRAMS.flatMap(program =>
  Array.from({ length: program.weeks.length + 1 }, (_, i) => session(program, i + 1)),
)

/** Messages that every platform takes, as JSON: many states look alike, and each is checked once. */
const taken = new Set<string>()

/** What a platform would not take of some messages, with the title of each. */
export function complaintsOf(messages: Iterable<Message>): string[] {
  return [...messages].flatMap(message => {
    const text = JSON.stringify(message)
    if (taken.has(text)) return []
    const found = [...complaints(message), ...slackComplaints(message), ...discordComplaints(message)]
    if (found.length === 0) taken.add(text)
    return found.map(what => `${message.title}: ${what}`)
  })
}

/** What a platform would not take of a form. */
export function formComplaintsOf(form: Form): string[] {
  return [...formComplaints(form), ...slackFormComplaints(form), ...discordFormComplaints(form)]
}
