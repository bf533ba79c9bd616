import { moment } from '../../chat/markdown.ts'
import { actionId, type Message, say } from '../../chat/message.ts'
import type { Week } from '../../storage/weeks.ts'
import type { Program } from '../../training/program.ts'
import { keeps, type Standing } from '../../training/progress.ts'
import type { Wording } from '../wording/en.ts'

/** When to be reminded. */
export interface Later {
  readonly id: 'soon' | 'evening' | 'tomorrow'
  /** Epoch milliseconds. */
  readonly at: number
}

/** Hours until 'soon'. */
export const SOON = 3

export function laterView(words: Wording, week: Week, times: readonly Later[]): Message {
  const labels = {
    soon: words.later.hours(SOON),
    evening: words.later.evening,
    tomorrow: words.later.tomorrow,
  }
  return {
    title: words.later.title,
    blocks: [
      {
        kind: 'buttons',
        buttons: times.map(time => ({
          label: labels[time.id],
          action: actionId('later.at', week.groupId, week.ordinal, time.at),
        })),
      },
    ],
  }
}

export function laterSetView(words: Wording, at: number): Message {
  return say(words.later.set(moment(at, 'datetime')))
}

/** The reminder that someone asked for, in a direct message. */
export function remindView(words: Wording, week: Week): Message {
  return {
    blocks: [
      { kind: 'text', text: words.later.remind(week.planNumber) },
      {
        kind: 'buttons',
        buttons: [
          {
            label: words.prompt.start,
            action: actionId('walk.start', week.groupId, week.ordinal),
            style: 'primary',
          },
        ],
      },
    ],
  }
}

/**
 * The reminder near a week's end, in a direct message, with a way out of reminders.
 * @param ends when the week is over, in epoch milliseconds
 */
export function reminderView(
  words: Wording,
  program: Program,
  week: Week,
  standing: Standing,
  ends: number,
): Message {
  const text = keeps(standing) ? words.reminder.rest : words.reminder.text
  return {
    blocks: [
      { kind: 'text', text: text(week.planNumber, program.name, moment(ends, 'datetime')) },
      {
        kind: 'buttons',
        buttons: [
          {
            label: words.prompt.start,
            action: actionId('walk.start', week.groupId, week.ordinal),
            style: 'primary',
          },
          { label: words.reminder.off, action: actionId('reminders.off') },
        ],
      },
    ],
  }
}
