import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { update } from '../../../src/chat/command.ts'
import type { Message } from '../../../src/chat/message.ts'
import { type DiscordStage, discordStage, PICTURES } from '../../support/fake-discord/stage.ts'
import type { Json } from '../../support/fake-discord/world.ts'
import { figureRef } from '../../support/figure-ref.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'

const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
let on: DiscordStage
beforeEach(async () => {
  on = await discordStage(bot)
})
afterEach(() => on.close())

const card = (name: string, text: string): Message => ({
  blocks: [
    { kind: 'text', text },
    { kind: 'picture', picture: figureRef(name), alt: name },
    { kind: 'buttons', buttons: [{ label: 'Done', action: 'redraw:1', style: 'primary' }] },
  ],
})
/** The files that were sent since, a list a request. */
const sent = () => on.fake.rest.seen.splice(0).flatMap(one => (one.files.length > 0 ? [one.files] : []))
const shown = () =>
  JSON.stringify(on.fake.seenBy(on.users.member, on.text)[0]?.components).match(/[\w-]+\.png/g)
const press = async () => {
  const [message] = on.fake.seenBy(on.users.member, on.text)
  if (message) await on.fake.people.press(on.users.member, message, 'redraw:1')
}

describe('a picture', () => {
  test('is sent once, however often what stands around it is drawn anew', async () => {
    const posted = await on.platform.post(on.channel, card('bridge', 'one'), 'card')
    expect(sent()).toEqual([['figure-bridge-1.png']])
    bot.script = () => update(card('bridge', 'two'))
    await press()
    await on.platform.edit(posted, card('bridge', 'three'), 'card')
    expect(sent()).toEqual([])
    expect(shown()).toEqual(['figure-bridge-1.png'])
    bot.script = () => update(card('deadlift', 'four'))
    await press()
    expect(sent()).toEqual([['figure-deadlift-1.png']])
    await on.platform.edit(posted, card('deadlift', 'five'), 'card')
    expect([sent(), shown()]).toEqual([[], ['figure-deadlift-1.png']])
  })

  test('is sent again where Discord does not find it any more', async () => {
    const posted = await on.platform.post(on.channel, card('bridge', 'one'), 'card')
    sent()
    const [message] = on.fake.seenBy(on.users.member, on.text)
    const read = on.fake.rest.rooms.message.bind(on.fake.rest.rooms)
    on.fake.rest.rooms.message = (...of) =>
      JSON.parse(
        JSON.stringify(read(...of)).replace(/"attachment_id":"\d+"/g, '"attachment_id":"666"'),
      ) as Json
    await on.platform.edit(posted, card('bridge', 'two'), 'card')
    expect(sent()).toEqual([['figure-bridge-1.png']])
    expect(JSON.stringify(message?.components)).toContain('two')
  })

  test('is not sent at all where it stands on the web', async () => {
    const pictures = { ...PICTURES, url: () => 'https://pictures.example/figure.gif' }
    await on.close()
    on = await discordStage(bot, { pictures })
    await on.platform.post(on.channel, card('bridge', 'one'), 'by address')
    expect(sent()).toEqual([])
    expect(JSON.stringify(on.fake.seenBy(on.users.member, on.text)[0]?.components)).toContain(
      'https://pictures.example/figure.gif',
    )
  })
})
