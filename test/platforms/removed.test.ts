import { expect, test } from 'vitest'
import { discordStage } from '../support/fake-discord/stage.ts'
import { ScriptedBot } from '../support/scripted-bot.ts'
import { slackStage } from '../support/slack-stage.ts'

const bot = () => new ScriptedBot([], [])

test('Discord tells whether the bot is in a server; an outage is no answer', async () => {
  const on = await discordStage(bot())
  expect(await on.platform.isIn(on.guild.id)).toBe(true)
  on.fake.world.guilds.delete(on.guild.id)
  expect(await on.platform.isIn(on.guild.id)).toBe(false)
  await on.close()
})

test('Slack tells whether the app is in a workspace', async () => {
  const on = await slackStage(bot(), 'http')
  expect(await on.platform.isIn(on.at.id)).toBe(true)
  expect(await on.platform.isIn('T999')).toBe(false)
  on.at.revoked = 'account_inactive'
  expect(await on.platform.isIn(on.at.id)).toBe(false)
  await on.close()
})
