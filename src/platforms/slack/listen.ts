import type { App, ViewSubmitAction } from '@slack/bolt'
import type { When } from '../../chat/exchange.ts'
import type { Bot } from '../../chat/platform.ts'
import type { Answers } from './answers.ts'
import * as decode from './decode.ts'
import type { Installations } from './installations.ts'

interface Listening {
  bot: Bot
  answers: Answers
  commandPrefix: string
  installations: Installations | undefined
  /** Called with the id of a workspace that removed the app, and Slack's word for it. */
  gone: (team: string, why: string) => Promise<void>
  track: (work: Promise<void>) => Promise<void>
}

/** Hears everything that the manifest subscribes to. */
export function listen(app: App, listening: Listening): void {
  const { bot, answers, commandPrefix, installations, gone, track } = listening
  const carry = async (arrived: decode.Arrived | undefined, when: When | undefined) => {
    if (arrived) await track(answers.carry({ ...arrived, ...(when ? { when } : {}) }))
  }
  app.command(/^\//, async ({ command, context, ack }) => {
    const arrived =
      context.teamId && decode.decodeCommand(context.teamId, command, bot.commands, commandPrefix)
    if (!arrived) return await ack()
    await track(answers.acknowledge({ ...arrived, when: context.when }, body => ack(body)))
  })
  app.action({ type: 'block_actions' }, async ({ body, context, ack }) => {
    await ack()
    if (body.type === 'block_actions' && context.teamId)
      await carry(decode.decodeAction(context.teamId, body), context.when)
  })
  app.view<ViewSubmitAction>(
    { type: 'view_submission' },
    async ({ body, context: { teamId, when }, ack }) => {
      const arrived = teamId ? decode.decodeView(teamId, body) : undefined
      if (!arrived) return await ack()
      await track(answers.acknowledge({ ...arrived, when }, body => ack(body as Parameters<typeof ack>[0])))
    },
  )
  app.event('message', async ({ event, context }) => {
    const gone = decode.deletedIn(event, context.botUserId)
    if (gone && context.teamId) {
      const at = decode.placeOf(context.teamId, gone.channel)
      await track(bot.deleted(at, [gone.ts]))
      if (!gone.hasThread) await track(bot.thread({ ...at, thread: gone.ts }, 'gone'))
    } else if (context.teamId)
      await carry(decode.decodeMessage(context.teamId, event, context.botUserId), context.when)
  })
  app.event('app_mention', async ({ event, context }) => {
    if (context.teamId)
      await carry(decode.decodeMessage(context.teamId, event, context.botUserId), context.when)
  })
  app.event('app_home_opened', async ({ event, context, body }) => {
    if (context.teamId) await carry(decode.decodeHome(context.teamId, event, body.event_id), context.when)
  })
  app.event(/^(channel|group)_(archive|deleted|left)$/, async ({ event, context }) => {
    const { channel } = event as { channel?: string }
    if (context.teamId && channel) await track(bot.lost(decode.placeOf(context.teamId, channel), event.type))
  })
  app.event('channel_id_changed', async ({ event, context: { teamId } }) => {
    const { old_channel_id, new_channel_id } = event
    if (teamId)
      await track(bot.moved(decode.placeOf(teamId, old_channel_id), decode.placeOf(teamId, new_channel_id)))
  })
  app.event('member_joined_channel', async ({ event, body, context: { teamId, botUserId } }) => {
    if (!teamId || event.user !== botUserId) return
    const by = event.inviter ? decode.personOf(teamId, event.inviter) : undefined
    await track(bot.invited(decode.placeOf(teamId, event.channel), by, body.event_id))
  })
  app.event('member_left_channel', async ({ event: { user, channel }, context: { teamId } }) => {
    if (teamId) await track(bot.left(decode.personOf(teamId, user), decode.placeOf(teamId, channel)))
  })
  const removed = async (team: string | undefined, why: string, when: number) => {
    if (!team || (installations && !(await installations.removed(team, when)))) return
    await track(bot.lost({ platform: 'slack', tenant: team }, why))
    await gone(team, why)
  }
  app.event('app_uninstalled', ({ body, event }) => removed(body.team_id, event.type, body.event_time))
  app.event('tokens_revoked', async ({ body, event }) => {
    if (event.tokens.bot?.length) await removed(body.team_id, event.type, body.event_time)
  })
}
