import { expect, test } from 'vitest'
import { ofGroup } from '../../../src/bot/views/which.ts'
import { en } from '../../../src/bot/wording/en.ts'
import { say } from '../../../src/chat/message.ts'
import { personOf } from '../../../src/core/address.ts'

test('a message about one of several groups names it first, and keeps its title and whom it calls', () => {
  const message = { ...say('Two days are left.'), title: 'Your week', mentions: [personOf('web/local/ben')] }
  const named = ofGroup(en, message, 'Strength *for all*')
  expect(named).toEqual({
    ...message,
    blocks: [{ kind: 'note', text: en.which.of('Strength \\*for all\\*') }, ...message.blocks],
  })
})
