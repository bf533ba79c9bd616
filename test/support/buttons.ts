import type { Button, Message } from '../../src/chat/message.ts'

/** All action ids of a message, in their order. */
export function actionsOf(message: Message | undefined): string[] {
  return (message?.blocks ?? []).flatMap((block): string[] => {
    if (block.kind === 'choice') return [block.action]
    return block.kind === 'buttons' ? block.buttons.flatMap(carried) : []
  })
}

function carried(button: Button): string[] {
  return 'action' in button ? [button.action] : []
}
