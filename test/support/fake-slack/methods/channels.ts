import { type FakeChannel, Refusal, type Workspace } from '../world.ts'

/** A channel that the bot can see: private ones only from inside. */
export function visible(at: Workspace, id: string): FakeChannel {
  const channel = at.channels.get(id)
  if (!channel || (channel.kind !== 'channel' && !channel.members.has(at.botUser))) {
    throw new Refusal('channel_not_found')
  }
  return channel
}

export function readable(at: Workspace, id: string): FakeChannel {
  const channel = visible(at, id)
  if (!channel.members.has(at.botUser)) throw new Refusal('not_in_channel')
  return channel
}

export function writable(at: Workspace, id: string): FakeChannel {
  const channel = readable(at, id)
  if (channel.archived) throw new Refusal('is_archived')
  return channel
}

/** Threads hang on messages of the channel itself, not on replies and not on what is not there. */
export function parentOf(channel: FakeChannel, ts: string): string {
  const parent = channel.messages.find(m => m.ts === ts && !m.ephemeralTo)
  if (!parent) throw new Refusal('thread_not_found')
  if (parent.thread_ts && parent.thread_ts !== ts) throw new Refusal('invalid_thread_ts')
  parent.thread_ts = ts
  return ts
}
