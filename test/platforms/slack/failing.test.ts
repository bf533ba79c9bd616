import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Log } from '../../../src/core/log.ts'
import { pressable } from '../../support/contract/messages.ts'
import { FailingBot } from '../../support/failing-bot.ts'
import { quiet, type SlackStage, slackStage } from '../../support/slack-stage.ts'
import { waitFor } from '../../support/wait-for.ts'

const bot = new FailingBot()
const told: string[] = []
const log: Log = {
  ...quiet,
  error: (data, message) => void told.push(`${message}: ${(data as { err?: Error }).err?.message}`),
}
let on: SlackStage
beforeAll(async () => {
  on = await slackStage(bot, 'socket', { log })
  for (const id of ['C2', 'C3', 'C4', 'C5']) {
    on.at.channel(id, 'channel', 'UCOACH', ['UCOACH', 'UMEMBER', on.at.botUser])
  }
})
afterAll(() => on?.close())
beforeEach(() => {
  told.length = 0
})

const posted = async () =>
  (await on.platform.post(on.channel, pressable('press me'), `${Math.random()}`)).message

/** What happens in Slack. */
const HAPPENS: Readonly<Record<string, () => unknown>> = {
  'a command': () => on.hands.command('UMEMBER', 'C1', 'echo', 'x'),
  'a press': async () => on.hands.press('UMEMBER', 'C1', await posted(), 'Form'),
  'a form': async () => {
    await on.hands.press('UMEMBER', 'C1', await posted(), 'Form')
    await waitFor(async () => expect(on.at.modals.has('UMEMBER')).toBe(true))
    await waitFor(async () => expect(told).not.toEqual([]))
    told.length = 0
    await on.hands.submit('UMEMBER', { reps: '12', variant: 'standard' })
  },
  'a line': () => on.hands.type('UMEMBER', 'C1', '@spotter hello'),
  'a home page': () => on.hands.openHome('UMEMBER'),
  'an archived channel': () => on.hands.rooms.archive('C2'),
  'a deleted message': async () => on.hands.rooms.remove('C1', await posted()),
  'an invitation': () => on.hands.rooms.invite('UCOACH', 'C3'),
  'a member who leaves': () => on.hands.rooms.leave('UMEMBER', 'C4'),
  'a channel with another id': () => on.hands.rooms.share('C5', 'C55'),
  'the end of the app there': () => on.hands.uninstall(),
}

test.each(Object.keys(HAPPENS))('what fails behind %s is told in the log, and ends nothing', async what => {
  await HAPPENS[what]?.()
  await waitFor(async () => expect(told).toContain('Slack event failed: broken'))
})
