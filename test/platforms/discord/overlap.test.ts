import { afterEach, beforeEach, expect, test } from 'vitest'
import { update } from '../../../src/chat/command.ts'
import type { Message } from '../../../src/chat/message.ts'
import type { Posted } from '../../../src/core/address.ts'
import { type DiscordStage, discordStage, seen } from '../../support/fake-discord/stage.ts'
import { figureRef } from '../../support/figure-ref.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import { waitFor } from '../../support/wait-for.ts'

let bot: ScriptedBot
let on: DiscordStage
let posted: Posted
let other: Posted
/** Whatever a test holds up goes on with `resolve`. */
let held: PromiseWithResolvers<void>

beforeEach(async () => {
  bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
  on = await discordStage(bot)
  posted = await on.platform.post(on.channel, step('bridges'), 'walk')
  other = await on.platform.post(on.channel, step('bridges'), 'other walk')
  bot.script = () => update(step('squats'))
  held = Promise.withResolvers()
})
afterEach(() => on.close())

const step = (text: string, picture = text): Message => ({
  blocks: [
    { kind: 'text', text },
    { kind: 'picture', picture: figureRef(picture), alt: picture },
    { kind: 'buttons', buttons: [{ label: 'Done', action: 'redraw', style: 'primary' }] },
  ],
})
const shown = ({ message }: Posted) => seen(on.fake.world.message(on.text.id, message), on.channel).text
const press = ({ message }: Posted) =>
  on.fake.people.press(on.users.member, on.fake.world.message(on.text.id, message), 'redraw')
const refused = () => on.fake.rest.seen.filter(one => one.status >= 400)
const isAsked = (method: string, path: RegExp) =>
  waitFor(async () => {
    expect(on.fake.rest.seen.some(one => one.method === method && path.test(one.path))).toBe(true)
  })

/** An edit that begins while a press is held up stands in the end; those of other messages wait for nothing. */
async function comesAfterThePress() {
  const pressing = press(posted)
  await waitFor(async () => expect(bot.events).toHaveLength(1))
  const editing = on.platform.edit(posted, step('rows'))
  await Promise.race([editing, on.platform.edit(other, step('rows'))])
  held.resolve()
  await Promise.all([editing, pressing])
  expect(shown(posted)).toBe('rows')
  expect(refused()).toEqual([])
}

test('a press waits for an edit of its message, and names no picture that it took away', async () => {
  on.fake.rest.mishaps.push({ method: 'GET', path: /messages/, how: 'held', until: held.promise })
  const editing = on.platform.edit(posted, step('2 of 6', 'bridges'))
  await isAsked('GET', /messages/)
  const pressing = press(posted)
  // What is pressed later is answered: the first press has been heard by then.
  await Promise.race([pressing, press(other)])
  held.resolve()
  await Promise.all([editing, pressing])
  expect(shown(posted)).toBe('squats')
  expect(refused()).toEqual([])
})

test('an edit waits for the answer to a press, and is not overtaken by it', async () => {
  on.fake.rest.mishaps.push({ method: 'POST', path: /callback/, how: 'late', until: held.promise })
  await comesAfterThePress()
})

test('an edit waits for a press that is still being worked on', async () => {
  bot.script = async () => {
    await held.promise
    return update(step('squats'))
  }
  await comesAfterThePress()
})
