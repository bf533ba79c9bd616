import { expect, test } from 'vitest'
import { reply } from '../../../src/chat/command.ts'
import { say } from '../../../src/chat/message.ts'
import { onMeasured } from '../../../src/core/measures.ts'
import { eventIs } from '../../../src/core/under-way.ts'
import type { ScriptedBot } from '../scripted-bot.ts'
import { waitFor } from '../wait-for.ts'
import type { Stage } from './stage.ts'

/** What an operator can tell of every platform. */
export function measuredContract(stage: () => Stage, bot: ScriptedBot): void {
  test('what people do is measured under the name of the platform, by its kind', async () => {
    const { platform, channel, member, command, type } = stage()
    const thread = await platform.openThread(
      await platform.post(channel, say('typed below'), 'measured'),
      'x',
    )
    const heard: object[] = []
    const stop = onMeasured('event', ({ platform, kind, outcome }) => heard.push({ platform, kind, outcome }))
    bot.script = ({ kind }) => {
      eventIs({ kind, outcome: 'answered' })
      return reply('you', say('noted'))
    }
    try {
      await command(member, channel, 'echo', 'x')
      await type(member, thread, 'bridges 3x12')
      const { name } = platform
      for (const kind of ['command', 'message'])
        await waitFor(async () => expect(heard).toContainEqual({ platform: name, kind, outcome: 'answered' }))
    } finally {
      stop()
    }
  })
}
