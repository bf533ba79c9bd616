import { actionId, type Block } from '../../chat/message.ts'
import type { Wording } from '../wording/en.ts'

/** Asked once, under the first workout that somebody finishes. @param session what names it in buttons */
export function askReminders(words: Wording, session: readonly [string, string, string]): Block[] {
  return [
    { kind: 'text', text: words.remind.ask },
    {
      kind: 'buttons',
      buttons: [
        { label: words.remind.yes, action: actionId('remind.set', ...session, 'on') },
        { label: words.remind.no, action: actionId('remind.set', ...session, 'off') },
      ],
    },
  ]
}
