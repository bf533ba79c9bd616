import type { Posted } from '../../chat/address.ts'
import { moment } from '../../chat/markdown.ts'
import type { Block, Message } from '../../chat/message.ts'
import type { Group } from '../../storage/groups.ts'
import type { Program } from '../../training/program.ts'
import type { Trouble } from '../notices.ts'
import type { Wording } from '../wording/en.ts'
import { troubleText } from './notice.ts'

/**
 * What is planned in a channel.
 * @param more.lead what has just changed
 * @param more.invite what to type so that the bot joins the channel, when it is not in it
 */
export function scheduleView(
  words: Wording,
  group: Group,
  program: Program,
  { lead, invite }: { readonly lead?: string; readonly invite?: string } = {},
): Message {
  const { schedule } = words
  const lines = [
    schedule.plan(program.name, schedule.weekday(group.weekday), group.time, group.zone),
    ...state(words, group),
  ]
  if (group.trouble) {
    const trouble = JSON.parse(group.trouble) as Trouble
    lines.push(schedule[trouble.what === 'thread' ? 'noThread' : 'trouble'](troubleText(words, trouble)))
  }
  return {
    title: schedule.title,
    blocks: [
      ...(lead ? ([{ kind: 'text', text: lead }] as const) : []),
      { kind: 'text', text: group.status === 'removed' ? schedule.removed : lines.join('\n') },
      ...(invite && group.status === 'on'
        ? ([{ kind: 'text', text: schedule.invite(invite) }] as const)
        : []),
      ...(group.status === 'removed' ? ([{ kind: 'note', text: schedule.howTo }] as const) : []),
    ] satisfies Block[],
  }
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

function state(words: Wording, group: Group): string[] {
  const { schedule } = words
  const next = group.next_slot_at === null ? [] : [schedule.next(moment(group.next_slot_at, 'datetime'))]
  if (group.status !== 'paused') return next
  return group.paused_until ? [schedule.pausedUntil(group.paused_until), ...next] : [schedule.paused]
}
