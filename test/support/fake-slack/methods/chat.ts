import { z } from 'zod'
import { checkBlocks, take } from '../blocks.ts'
import { lockScreen } from '../lock-screen.ts'
import { type FakeMessage, Refusal } from '../world.ts'
import { parentOf, writable } from './channels.ts'
import { flag, json, type Methods, method, text, ts } from './method.ts'

const metadata = z.strictObject({
  event_type: z.string().regex(/^[A-Za-z0-9_]{1,255}$/),
  event_payload: z.record(z.string(), z.unknown()),
})
/** Slack says that it takes no more than so much (`metadata_too_large`), and not how much: surely this, in characters. */
const LARGEST_METADATA = 1000

/** What the bot says, and what becomes of it. */
export const CHAT: Methods = {
  'chat.postMessage': method(
    z.strictObject({
      channel: z.string(),
      text,
      blocks: json.optional(),
      thread_ts: ts.optional(),
      metadata: json.optional(),
      unfurl_links: flag.optional(),
      unfurl_media: flag.optional(),
    }),
    {
      scope: () => 'chat:write',
      run: (args, { slack, at }) => {
        const channel = writable(at, args.channel)
        const message: FakeMessage = {
          ts: at.ts(slack.now()),
          user: at.botUser,
          bot_id: at.botId,
          text: args.text,
          blocks: checkBlocks(at, args.blocks ?? [], args.text),
          ...(args.metadata ? { metadata: takeMetadata(args.metadata) } : {}),
          ...(args.thread_ts ? { thread_ts: parentOf(channel, args.thread_ts) } : {}),
        }
        if (lockScreen(args.text).length > 150) slack.violations.push(`a lock screen cuts: ${args.text}`)
        channel.messages.push(message)
        void slack.say(at, channel, message)
        return { channel: channel.id, ts: message.ts, message }
      },
    },
  ),

  'chat.postEphemeral': method(
    z.strictObject({
      channel: z.string(),
      user: z.string(),
      text,
      blocks: json.optional(),
      thread_ts: ts.optional(),
    }),
    {
      scope: () => 'chat:write',
      run: (args, { slack, at }) => {
        const channel = writable(at, args.channel)
        if (!channel.members.has(args.user)) throw new Refusal('user_not_in_channel')
        const message: FakeMessage = {
          ts: at.ts(slack.now()),
          user: at.botUser,
          text: args.text,
          blocks: checkBlocks(at, args.blocks ?? [], args.text),
          ephemeralTo: args.user,
          ...(args.thread_ts ? { thread_ts: parentOf(channel, args.thread_ts) } : {}),
        }
        // In a thread it shows only where somebody has answered (https://docs.slack.dev/reference/methods/chat.postEphemeral).
        const isShown = !args.thread_ts || channel.messages.some(m => isReply(m, args.thread_ts ?? ''))
        if (isShown) channel.messages.push(message)
        return { message_ts: message.ts }
      },
    },
  ),

  'chat.update': method(
    z.strictObject({
      channel: z.string(),
      ts,
      text,
      blocks: json.optional(),
      parse: z.enum(['none', 'full']).optional(),
    }),
    {
      scope: () => 'chat:write',
      run: (args, { at }) => {
        const channel = writable(at, args.channel)
        const message = channel.messages.find(m => m.ts === args.ts && !m.ephemeralTo)
        if (!message) throw new Refusal('message_not_found')
        if (message.user !== at.botUser) throw new Refusal('cant_update_message')
        message.blocks = checkBlocks(at, args.blocks ?? [], args.text)
        message.text = args.text
        return { channel: channel.id, ts: message.ts, text: message.text }
      },
    },
  ),
}

function isReply({ thread_ts, ts, ephemeralTo }: FakeMessage, thread: string): boolean {
  return thread_ts === thread && ts !== thread && !ephemeralTo
}

function takeMetadata(given: unknown): z.infer<typeof metadata> {
  if (JSON.stringify(given).length > LARGEST_METADATA) throw new Refusal('metadata_too_large')
  return take(metadata, given, 'invalid_metadata_format')
}
