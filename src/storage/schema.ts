/**
 * The tables, as Kysely sees them. Times are epoch milliseconds; `week` is the Monday of an ISO week;
 * people and places are the keys of chat/address.ts; truth is 0 or 1, alike on SQLite and Postgres.
 */
export interface Tables {
  groups: GroupRow
  group_places: GroupPlaceRow
  members: MemberRow
  deliveries: DeliveryRow
  completions: CompletionRow
  check_ins: CheckInRow
  state: StateRow
  forgotten: ForgottenRow
}

/** Some people with one weekly slot. */
export interface GroupRow {
  id: string
  program: string
  /** ISO weekday, Monday = 1. */
  weekday: number
  /** Local wall clock, 'HH:MM'. */
  time: string
  /** IANA zone. */
  zone: string
  /** When the next prompt is due; null while nothing is planned. */
  next_slot_at: number | null
  status: 'on' | 'paused' | 'removed'
  /** The local date on which a pause ends, if it does. */
  paused_until: string | null
  /** The week that counts as the program's first. */
  first_week: string
  /** Who set the schedule, and is told when something goes wrong. */
  scheduled_by: string
  /** What went wrong last, as a code of {@link DeliveryRow.reason}; null when all is well. */
  trouble: string | null
  created_at: number
  /**
   * The week that was running when the slot was moved to a later day, as JSON of {@link HeldWeek}: it goes on, where
   * by the new slot alone the week before would be running again. Null where no slot was moved so.
   */
  held: string | null
}

/** A week that goes on although the slot was moved, and since when (epoch milliseconds) it has. */
export interface HeldWeek {
  readonly week: string
  readonly from: number
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
}

/** Something that must be posted, once. */
export interface DeliveryRow {
  id: string
  group_id: string
  /**
   * 'later' is a reminder that was asked for. 'reminders' becomes one 'reminder' a member when it is due;
   * 'redraw' draws a prompt anew, whose slot and target it has.
   */
  kind: 'prompt' | 'later' | 'reminders' | 'reminder' | 'recap' | 'notice' | 'redraw'
  /** The slot it belongs to; with group, kind and target it is unique. */
  slot_at: number
  week: string
  /** A place's key, or a person's for what is told directly. */
  target: string
  /** What a notice says: JSON of a code and its details. Of a redraw, the last change it was asked for by. */
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

/** One exercise in one round: a fact with a unique key, so that it cannot count twice. */
export interface CompletionRow {
  member_id: string
  week: string
  program: string
  exercise: string
  round: number
  outcome: 'done' | 'skipped'
  /** Repetitions or seconds. */
  amount: number | null
  grams: number | null
  variant: 'standard' | 'easier' | 'harder'
  /** When it was done, as the member said. */
  done_at: number
  logged_at: number
  /** What was logged together, and is undone together. */
  batch: string
}

/** How a member's back felt. Private. */
export interface CheckInRow {
  id: string
  member_id: string
  week: string
  moment: 'before' | 'after'
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
