import type { FakeSlack } from './index.ts'
import type { FakeChannel, Workspace } from './world.ts'

/** What people do to channels, and to what was said there: the app hears of it as Slack tells it. */
export class Rooms {
  readonly #slack: FakeSlack
  readonly #at: Workspace

  constructor(slack: FakeSlack, at: Workspace) {
    this.#slack = slack
    this.#at = at
  }

  async archive(channel: string): Promise<void> {
    channelOf(this.#at, channel).archived = true
    await this.#slack.event(this.#at, 'channel_archive', { type: 'channel_archive', channel, user: 'U1' })
  }

  /**
   * Someone deletes what was said. What has answers leaves a mark in its place, and Slack tells of it as of a change
   * (https://docs.slack.dev/reference/events/message/message_deleted).
   */
  async remove(channel: string, ts: string): Promise<void> {
    const where = channelOf(this.#at, channel)
    const gone = where.messages.find(m => m.ts === ts)
    if (!gone) throw new Error(`nobody said ${ts}`)
    const previous_message = { type: 'message', user: gone.user, bot_id: gone.bot_id, text: gone.text, ts }
    const isThread = where.messages.some(m => m.thread_ts === ts && m.ts !== ts)
    where.messages.splice(where.messages.indexOf(gone), 1)
    const mark = { user: 'USLACKBOT', text: 'This message was deleted.', blocks: [] }
    if (isThread) where.messages.push({ ts, thread_ts: ts, ...mark })
    const how = isThread
      ? { subtype: 'message_changed', message: { type: 'message', subtype: 'tombstone', ts, ...mark } }
      : { subtype: 'message_deleted', deleted_ts: ts }
    const plural = where.kind.endsWith('im') ? where.kind : `${where.kind}s`
    await this.#slack.event(this.#at, `message.${plural}`, {
      type: 'message',
      ...how,
      hidden: true,
      channel,
      channel_type: where.kind,
      ts: this.#at.ts(this.#slack.now()),
      previous_message,
    })
  }

  /** Someone invites the bot. */
  async invite(user: string, channel: string): Promise<void> {
    channelOf(this.#at, channel).members.add(this.#at.botUser)
    await this.#slack.event(this.#at, 'member_joined_channel', {
      type: 'member_joined_channel',
      user: this.#at.botUser,
      channel,
      channel_type: channel.startsWith('G') ? 'G' : 'C',
      team: this.#at.id,
      inviter: user,
    })
  }

  /** Someone leaves a channel. */
  async leave(user: string, channel: string): Promise<void> {
    channelOf(this.#at, channel).members.delete(user)
    const channel_type = channel.startsWith('G') ? 'G' : 'C'
    await this.#slack.event(this.#at, 'member_left_channel', {
      type: 'member_left_channel',
      user,
      channel,
      channel_type,
      team: this.#at.id,
    })
  }

  /** A private channel is shared with another workspace: it goes by another id from then on, with all that was said. */
  async share(channel: string, id: string): Promise<void> {
    const { kind, creator, members, messages } = channelOf(this.#at, channel)
    this.#at.channels.delete(channel)
    this.#at.channel(id, kind, creator, [...members]).messages.push(...messages)
    await this.#slack.event(this.#at, 'channel_id_changed', {
      type: 'channel_id_changed',
      old_channel_id: channel,
      new_channel_id: id,
    })
  }
}

export function channelOf(at: Workspace, id: string): FakeChannel {
  const channel = at.channels.get(id)
  if (!channel) throw new Error(`no channel ${id}`)
  return channel
}
