import { moment, quoted } from '../../chat/markdown.ts'
import { actionId, type Block, type Message } from '../../chat/message.ts'
import type { Posted } from '../../core/address.ts'
import type { Group } from '../../storage/groups.ts'
import type { Week } from '../../storage/weeks.ts'
import type { Program } from '../../training/program.ts'
import type { Wording } from '../wording/en.ts'
import { troubleText } from './notice.ts'

/** What runs in a channel and what is planned there. */
export interface Plans {
  readonly group: Group
  /** What the next week is done by. */
  readonly next: Program
  readonly running: { readonly week: Week; readonly program: Program } | undefined
  /** Epoch milliseconds. */
  readonly now: number
  /** What has just changed, and the id of that change where it can be taken back. */
  readonly lead: string | undefined
  readonly undo: string | undefined
  /** What to type so that the bot joins the channel, when it is not in it. */
  readonly invite: string | undefined
  /** What the bot is missing in the channel. */
  readonly lacks: string | undefined
}

/** What is said of trouble, by what it is with. */
const SHOWN = { prompt: 'trouble', thread: 'noThread', walkthrough: 'noSteps' } as const

/** What runs, what comes, and what is left out until when; after a change, what follows from it. */
export function scheduleView(words: Wording, plans: Plans): Message {
  const { group, next, lead, invite, lacks } = plans
  const { schedule } = words
  const removed = group.status === 'removed'
  const lines = [
    schedule.plan(next.name, schedule.weekday(group.weekday), group.time, group.zone),
    ...(lead === undefined ? [...runs(words, plans), ...comes(words, plans)] : []),
  ]
  if (group.trouble) {
    const { trouble } = group
    lines.push(schedule[SHOWN[trouble.what ?? 'prompt']](troubleText(words, trouble)))
  }
  const buttons = ways(words, plans)
  return {
    title: schedule.title,
    blocks: [
      ...(lead !== undefined ? ([{ kind: 'text', text: consequence(words, plans, lead) }] as const) : []),
      ...(removed && lead !== undefined
        ? []
        : ([{ kind: 'text', text: removed ? schedule.removed : lines.join('\n') }] as const)),
      ...(lacks && group.status === 'on' ? ([{ kind: 'text', text: schedule.lacks(lacks) }] as const) : []),
      ...(invite && group.status === 'on'
        ? ([{ kind: 'text', text: schedule.invite(invite) }] as const)
        : []),
      ...(buttons.length > 0 ? ([{ kind: 'buttons', buttons }] as const) : []),
      ...(removed ? ([{ kind: 'note', text: schedule.howTo }] as const) : []),
    ] satisfies Block[],
  }
}

/** What has changed, and what follows from it for the running week and the next prompt. */
function consequence(words: Wording, plans: Plans, lead: string): string {
  const { group, running } = plans
  if (group.status === 'removed') return lead
  const goesOn = running && running.week.leftOut !== 'early' ? [words.schedule.goesOn] : []
  const sentences = [...(lead ? [lead] : []), ...goesOn, ...comes(words, plans)].join(' ')
  return sentences.endsWith('.') ? sentences : `${sentences}.`
}

function runs({ schedule }: Wording, { group, running }: Plans): string[] {
  if (!running || group.status === 'removed' || running.week.leftOut === 'early') return []
  const { week, program } = running
  return [schedule.runs(week.planNumber, program.name, moment(week.openedAt, 'date'))]
}

/** When the next prompt comes, and what keeps it from coming sooner. */
export function comes({ schedule }: Wording, { group, now }: Pick<Plans, 'group' | 'now'>): string[] {
  const { status, pausedUntil, skippedTo, nextSlotAt } = group
  return [
    ...(status !== 'paused' ? [] : [pausedUntil ? schedule.pausedUntil(pausedUntil) : schedule.paused]),
    ...(skippedTo !== null && skippedTo > now ? [schedule.leftOut(moment(skippedTo, 'datetime'))] : []),
    ...(nextSlotAt === null ? [] : [schedule.next(moment(nextSlotAt, 'datetime'))]),
  ]
}

/** The ways back: from what has just changed, else from a pause and from what is left out. */
function ways({ schedule }: Wording, { group, undo, lead, now }: Plans) {
  const { id, status, skippedTo } = group
  if (undo) return [{ label: schedule.undo, action: actionId('schedule.undo', id, undo) }]
  if (lead !== undefined) return []
  return [
    ...(status === 'paused' ? [{ label: schedule.resume, action: actionId('schedule.resume', id) }] : []),
    ...(skippedTo !== null && skippedTo > now
      ? [{ label: schedule.unskip, action: actionId('schedule.unskip', id) }]
      : []),
  ]
}

/** What to type, in a channel where nothing is planned. */
export function noScheduleView(words: Wording): Message {
  return {
    title: words.schedule.title,
    blocks: [
      { kind: 'text', text: words.schedule.none },
      { kind: 'text', text: words.schedule.howTo },
    ],
  }
}

/** This week's prompt is there already: a way to it instead of a second one. */
export function alreadyPostedView(words: Wording, posted: Posted): Message {
  return {
    blocks: [
      { kind: 'text', text: words.schedule.already },
      { kind: 'buttons', buttons: [{ label: words.schedule.openIt, to: posted }] },
    ],
  }
}

/** Asks whose clock was meant by what does not say when the clocks change; a button plans the slot by it. */
export function whichClockView(
  words: Wording,
  typed: string,
  zones: readonly string[],
  weekday: number,
  time: string,
): Message {
  const buttons = zones.map(zone => ({
    label: zone,
    action: actionId('schedule.clock', weekday, time.replace(':', ''), zone),
  }))
  const text = zones.includes('UTC') ? words.schedule.gmt : words.schedule.whichClock(quoted(typed))
  return {
    blocks: [
      { kind: 'text', text },
      { kind: 'buttons', buttons },
    ],
  }
}
