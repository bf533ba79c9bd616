import { actionId, type Message } from '../../chat/message.ts'
import type { Group } from '../../storage/groups.ts'
import type { Member } from '../../storage/members.ts'
import type { Wording } from '../wording/en.ts'

/** Asked before someone leaves who may not have meant it. */
export function leaveView(words: Wording, group: Pick<Group, 'id'>): Message {
  return {
    blocks: [
      { kind: 'text', text: words.leave.ask },
      {
        kind: 'buttons',
        buttons: [
          { label: words.leave.yes, action: actionId('leave.now', group.id), style: 'danger' },
          { label: words.leave.no, action: actionId('leave.stay') },
        ],
      },
    ],
  }
}

/** That they have left, with a way back. */
export function leftView(words: Wording, member: Pick<Member, 'id'>): Message {
  return {
    blocks: [
      { kind: 'text', text: words.leave.left },
      { kind: 'buttons', buttons: [{ label: words.leave.undo, action: actionId('leave.undo', member.id) }] },
    ],
  }
}
