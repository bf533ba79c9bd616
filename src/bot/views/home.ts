import { actionId, type Message } from '../../chat/message.ts'
import type { Week } from '../../storage/weeks.ts'
import type { Wording } from '../wording/en.ts'
import { type Progress, progressView } from './progress.ts'

/** A member's home page: the week, the streak, and a way to start. */
export function homeView(words: Wording, week: Week, progress: Progress): Message {
  return {
    title: words.home.title,
    blocks: [
      ...progressView(words, progress).blocks,
      {
        kind: 'buttons',
        buttons: [
          {
            label: words.home.start,
            action: actionId('walk.start', week.groupId, week.ordinal),
            style: 'primary',
          },
          { label: words.home.settings, action: actionId('settings.show') },
        ],
      },
    ],
  }
}
