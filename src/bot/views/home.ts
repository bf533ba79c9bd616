import { actionId, type Message } from '../../chat/message.ts'
import type { Group } from '../../storage/groups.ts'
import type { Wording } from '../wording/en.ts'
import { type Progress, progressView } from './progress.ts'

/** A member's home page: the week, the streak, and a way to start. */
export function homeView(words: Wording, group: Group, week: string, progress: Progress): Message {
  return {
    title: words.home.title,
    blocks: [
      ...progressView(words, progress).blocks,
      {
        kind: 'buttons',
        buttons: [
          { label: words.home.start, action: actionId('walk.start', group.id, week), style: 'primary' },
          { label: words.home.settings, action: actionId('settings.show') },
        ],
      },
    ],
  }
}
