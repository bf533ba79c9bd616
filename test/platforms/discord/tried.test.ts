import { afterAll, beforeAll, expect, test } from 'vitest'
import { say } from '../../../src/chat/message.ts'
import { type DiscordStage, discordStage } from '../../support/fake-discord/stage.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'

let on: DiscordStage
beforeAll(async () => {
  on = await discordStage(new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS))
})
afterAll(() => on.close())

const posted = () => on.platform.post(on.channel, say('here'), crypto.randomUUID())

let ready: Awaited<ReturnType<typeof posted>>
const later = async () => ready

test.each([
  ['post', 'POST', /messages$/, () => posted()],
  ['fill a message', 'PATCH', /messages\/\d+$/, () => posted()],
  ['edit a message', 'PATCH', /messages\/\d+$/, async () => on.platform.edit(await later(), say('anew'))],
  ['open a thread', 'POST', /threads$/, async () => on.platform.openThread(await later(), 'Week 1')],
  [
    'open a direct conversation',
    'POST',
    /@me\/channels$/,
    () => on.platform.tell(on.member, say('hi'), 'once'),
  ],
  [
    `tell who 77 is`,
    'GET',
    /members\/77$/,
    () => on.platform.profile({ ...on.member, id: '77' }, on.channel),
  ],
] as const)('what Discord refuses is told by what was tried: %s', async (doing, method, path, does) => {
  ready = await posted()
  on.fake.rest.mishaps.push({ method, path, how: 403 })
  await expect(does()).rejects.toThrow(`Discord would not ${doing}`)
})
