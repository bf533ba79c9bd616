import type { Weekday } from '../training/calendar.ts'

/**
 * The tables, as Kysely sees them. Times are epoch milliseconds; `week` is the ordinal of a group's week;
 * people and places are the keys of chat/address.ts; truth is 0 or 1, alike on SQLite and Postgres.
 */
export interface Tables {
  groups: GroupRow
  group_places: GroupPlaceRow
  program_versions: ProgramVersionRow
  weeks: WeekRow
  members: MemberRow
  member_weeks: MemberWeekRow
  deliveries: DeliveryRow
  redraws: RedrawRow
  completions: CompletionRow
  check_ins: CheckInRow
  state: StateRow
  forgotten: ForgottenRow
}

/** Some people with one weekly slot. */
export interface GroupRow {
  id: string
  program: string
  weekday: Weekday
  /** Local wall clock, 'HH:MM'. */
  time: string
  /** IANA zone. */
  zone: string
  /** When the next prompt is due; null while nothing is planned. */
  next_slot_at: number | null
  status: 'on' | 'paused' | 'removed'
  /** The local date on which a pause ends, if it does. */
  paused_until: string | null
  /** Who set the schedule, and is told when something goes wrong. */
  scheduled_by: string
  /** What went wrong last, as JSON; null when all is well. */
  trouble: string | null
  created_at: number
  /** The running week; 0 before the first. */
  week: number
  /** The last slot that is left out on purpose; null where none is, or was since the newest prompt. */
  skipped_to: number | null
  /** What the last change of the schedule can be taken back to, as JSON; null where nothing was changed. */
  undo: string | null
}

/** A program exactly as it was checked, as JSON, under the hash of its content. Never changed. */
export interface ProgramVersionRow {
  hash: string
  program: string
  content: string
  first_used_at: number
}

/** A group's week: from the moment its prompt is claimed until the next one's is. */
export interface WeekRow {
  group_id: string
  ordinal: number
  version: string
  plan_number: number
  slot_at: number
  opened_at: number
  /** Null while it runs; a group has one running week. */
  closed_at: number | null
  /**
   * Why it breaks no streak; null where it may. 'waiting': no prompt of it stands yet. 'early': someone logged before
   * the first prompt. 'none': from before weeks were kept, and without a prompt.
   */
  left_out: 'waiting' | 'early' | 'paused' | 'removed' | 'lost' | 'outage' | 'none' | null
  away_before: number
  joined: number
  kept: number
  finished: number
  /** What buttons from before weeks were kept call it: the Monday of its calendar week. */
  named: string | null
}

/** A channel where a group meets. A channel has one group; a group may have several channels. */
export interface GroupPlaceRow {
  group_id: string
  place: string
}

export interface MemberRow {
  id: string
  group_id: string
  person: string
  joined_at: number
  /** 1 when they want to be reminded. */
  reminders: number
  /** The newest week in which they took part; 0 before the group's first. */
  last_week: number
  /** When they left the group; null while they are in it. */
  left_at: number | null
  /** Whether they are held back, are away and have passed the gate, sealed: storage/member-care.ts says how. */
  care: string
  /** 1 where they are held back, or have said that they are, were or will be away: it does not say which. */
  absent: number
}

/** One member's week: what it came to, and what all of theirs had come to by then. */
export interface MemberWeekRow {
  member_id: string
  week: number
  standing: 'none' | 'started' | 'kept' | 'finished'
  done: number
  skipped: number
  total: number
  run: number
  best: number
  kept_week: number
  logged: number
  /** JSON: `<program>/<exercise>` to [amount, grams, when those were logged, version]. */
  totals: string
  /** 1 where it breaks no streak of theirs, … */
  excused: number
  /** … and why, sealed; null where it may. */
  excuses: string | null
  /** The plans that were made for them, as JSON by program, and why, sealed; null where the program's own holds. */
  plan: string | null
  reason: string | null
}

/** The kinds of deliveries; bot/deliveries/kinds.ts says what each is. */
export type DeliveryKind =
  | 'prompt'
  | 'later'
  | 'reminders'
  | 'reminder'
  | 'morning'
  | 'rest'
  | 'recap'
  | 'notice'

/** Something that must be posted, once. */
export interface DeliveryRow {
  id: string
  group_id: string
  kind: DeliveryKind
  /** The slot it belongs to; with group, kind and target it is unique. */
  slot_at: number
  /** Null where it is of none. */
  week: number | null
  /** A place's key, or a person's for what is told directly. */
  target: string
  /**
   * What a notice says: JSON of a code and its details. Of a prompt that is posted again, the message that is gone; of
   * a morning, the workout, as its buttons name it; of a rest, the session.
   */
  detail: string | null
  due_at: number
  state: 'due' | 'sent' | 'skipped' | 'failed'
  attempts: number
  /** While a worker holds it; another may take it when this has passed. */
  leased_until: number
  /** Why it was skipped or failed, as a code. */
  reason: string | null
  /** The message, as JSON of chat/address.ts's Posted. */
  posted: string | null
  /** The thread that hangs on it, as JSON of a Place. */
  thread: string | null
}

/** That a prompt or a recap says something else than it should; one at most, however often it was asked for. */
export interface RedrawRow {
  delivery_id: string
  /** The delivery's, a place's key. */
  target: string
  /** Another one each time that it is asked for. */
  mark: string
  due_at: number
  attempts: number
  /** While somebody is at it. */
  leased_until: number
}

/** One exercise in one round: a fact with a unique key, so that it cannot count twice. */
export interface CompletionRow {
  member_id: string
  week: number
  program: string
  /** The hash of the program's content by which it was done; '' where that was not kept. */
  version: string
  exercise: string
  round: number
  outcome: 'done' | 'skipped'
  /** Repetitions or seconds. */
  amount: number | null
  /** Of one hand, where each holds so much. */
  grams: number | null
  /** As it was typed, as training/weight.ts says it; null where nobody did, and in rows from before. */
  weight: string | null
  variant: 'standard' | 'easier' | 'harder'
  /** When it was done, as the member said. */
  done_at: number
  logged_at: number
  /** What was logged together, and is undone together. */
  batch: string
}

/** How a member's back felt. Private, and sealed. */
export interface CheckInRow {
  id: string
  member_id: string
  week: number
  /**
   * 'after' is what was asked before there were numbers; 'morning' is the pain of the morning after; 'note' is what
   * they added to a line of theirs.
   */
  moment: 'before' | 'after' | 'effort' | 'pain' | 'morning' | 'note'
  /** Sealed for this row, as core/vault.ts does it. */
  answer: string
  at: number
}

export interface StateRow {
  space: string
  key: string
  value: string
  expires_at: number | null
}

/** That someone was forgotten lately: nothing is kept of them for what had begun before. */
export interface ForgottenRow {
  /** Of the person's key, so that it does not say who. */
  hash: string
  /** Microseconds since the epoch. */
  at: number
}
