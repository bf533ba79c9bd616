import { describe, expect, test } from 'vitest'
import type { Platform } from '../../src/chat/platform.ts'
import type { Place } from '../../src/core/address.ts'
import { discordStage } from '../support/fake-discord/stage.ts'
import { temporaryFolder } from '../support/folder.ts'
import { started } from '../support/forgetting-contract.ts'
import { ScriptedBot } from '../support/scripted-bot.ts'
import { DAY, Shift } from '../support/shift.ts'
import { slackStage } from '../support/slack-stage.ts'
import { webStage } from '../support/web-stage.ts'

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

test('a token that Slack does not take just now says nothing of a removal, and ends nothing', async () => {
  let ended = 0
  const on = await slackStage(bot(), 'http', { ended: () => void ended++ })
  for (const error of ['invalid_auth', 'not_authed', 'token_expired', 'org_login_required']) {
    on.slack.fault('auth.test', { error })
    await expect(on.platform.isIn(on.at.id), error).rejects.toMatchObject({ detail: error })
  }
  expect(await on.platform.isIn(on.at.id)).toBe(true)
  expect(ended).toBe(0)
  await on.close()
})

/** A platform's real adapter on its stage, and how its service is down for one question, or removes the bot. */
interface Staged {
  readonly platform: Platform
  readonly channel: Place
  down(): void
  remove(): void
  close(): Promise<void>
}

const stages: [string, () => Promise<Staged>][] = [
  [
    'Discord',
    async () => {
      const on = await discordStage(bot())
      const { rest, world } = on.fake
      const path = new RegExp(`/guilds/${on.guild.id}$`)
      return {
        ...on,
        // The client itself asks again three times.
        down: () => rest.mishaps.push(...[1, 2, 3, 4].map(() => ({ method: 'GET', path, how: 503 }))),
        remove: () => world.guilds.delete(on.guild.id),
      }
    },
  ],
  [
    'Slack',
    async () => {
      const on = await slackStage(bot(), 'http')
      return {
        ...on,
        down: () => on.slack.fault('auth.test', { status: 500 }),
        remove: () => Object.assign(on.at, { revoked: 'account_inactive' }),
      }
    },
  ],
]

/** A bot with a group on a stage, whose chat told it nothing of what happened while it was down. */
async function restarted(on: Pick<Staged, 'platform' | 'channel'>) {
  const shift = await Shift.open()
  await shift.app.join(started(on.platform))
  const schedule = { program: 'low-back-strength', weekday: 1, time: '09:00', zone: 'Europe/Berlin' } as const
  const by = { nextSlotAt: shift.now + 90 * DAY, scheduledBy: '', at: shift.now }
  const group = await shift.store.groups.create(on.channel, { ...schedule, ...by })
  return {
    shift,
    /** A day passes, and then: the group's status, and whether a removal is noted. */
    nextDay: async () => {
      await shift.beatAt(shift.now + DAY)
      const { status } = (await shift.store.groups.find(group.id)) ?? {}
      return [status, await shift.store.tenants.isRemoved(on.channel)]
    },
  }
}

describe.each(stages)('a removal of which nobody told, on %s', (_name, open) => {
  test('is noted within a day, once; an outage is none', async () => {
    const on = await open()
    const { shift, nextDay } = await restarted(on)
    const said = (start: string) => shift.logged.filter(({ message }) => message.startsWith(start)).length
    expect(await nextDay()).toEqual(['on', false])
    on.down()
    expect(await nextDay()).toEqual(['on', false])
    expect(said('no telling whether the bot is still there')).toBe(1)
    on.remove()
    // It has been asked today.
    await shift.beatAt(shift.now + 1000)
    expect(said('a place was lost')).toBe(0)
    expect(await nextDay()).toEqual(['paused', true])
    await nextDay()
    expect(said('a place was lost')).toBe(1)
    expect(await shift.store.tenants.removedBefore(shift.now - DAY)).toHaveLength(1)
    await shift.app.stop()
    await on.close()
  })
})

test('the page never removes the bot', async () => {
  const on = await webStage(bot(), temporaryFolder())
  const { shift, nextDay } = await restarted({ ...on, channel: { ...on.channel, channel: 'elsewhere' } })
  expect(await nextDay()).toEqual(['on', false])
  await shift.app.stop()
  await on.close()
})
