import { z } from 'zod'
import { checkBlocks, checkView, take } from './blocks.ts'
import type { FakeSlack } from './index.ts'
import { type FakeChannel, type FakeMessage, type FakeView, Refusal, type Workspace } from './world.ts'

interface Call {
  readonly slack: FakeSlack
  readonly at: Workspace
}
interface Method<A> {
  readonly args: z.ZodType<A>
  /** The scope that this call needs, as Slack's own page of the method says. */
  readonly scope?: (args: A, call: Call) => string | readonly string[]
  readonly run: (args: A, call: Call) => object
}

/** Arguments arrive as text; objects and lists as JSON in text. */
const json = z.string().transform((text, ctx) => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    ctx.addIssue('not JSON')
    return z.NEVER
  }
})
const flag = z.enum(['true', 'false']).transform(text => text === 'true')
const number = z.string().regex(/^\d+$/).transform(Number)
const ts = z.string().regex(/^\d{1,12}\.\d{6}$/)
const text = z.string().max(40_000)

function method<A>(args: z.ZodType<A>, more: Omit<Method<A>, 'args'>): Method<never> {
  return { args, ...more } as unknown as Method<never>
}

const history = {
  channel: z.string(),
  oldest: z.string().optional(),
  latest: z.string().optional(),
  limit: number.optional(),
  cursor: z.string().optional(),
  include_all_metadata: flag.optional(),
}
const metadata = z.strictObject({
  event_type: z.string().regex(/^[A-Za-z0-9_]{1,255}$/),
  event_payload: z.record(z.string(), z.unknown()),
})
/** Slack says that it takes no more than so much (`metadata_too_large`), and not how much: surely this, in characters. */
const LARGEST_METADATA = 1000

/** The scopes without which an event does not come: https://docs.slack.dev/reference/events */
export const EVENT_SCOPES: Readonly<Record<string, string | undefined>> = {
  app_home_opened: undefined,
  app_mention: 'app_mentions:read',
  app_uninstalled: undefined,
  channel_archive: 'channels:read',
  channel_deleted: 'channels:read',
  channel_id_changed: 'groups:read',
  channel_left: 'channels:read',
  group_archive: 'groups:read',
  group_deleted: 'groups:read',
  group_left: 'groups:read',
  member_joined_channel: 'channels:read',
  member_left_channel: 'channels:read',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  'message.mpim': 'mpim:history',
  tokens_revoked: undefined,
}

/** What is read of a text before it is opened: its first line, moments as a phone shows them, and names of people. */
export function lockScreen(text: string): string {
  const [line = ''] = text.replace(/^(?:<@[^>]+> ?)+/, '').split('\n')
  const read = line.replace(/<!date[^>]+>/g, '24 November at 16:00')
  return read.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

/** The methods of the Web API that this Slack has. Any other is `unknown_method`. */
export const FAKE_METHODS: Readonly<Record<string, Method<never>>> = {
  'auth.test': method(z.strictObject({}), {
    run: (_, { at }) => ({
      url: `https://${at.name}.slack.com/`,
      team: at.name,
      user: 'spotter',
      team_id: at.id,
      user_id: at.botUser,
      bot_id: at.botId,
    }),
  }),

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

  'conversations.open': method(z.strictObject({ users: z.string() }), {
    scope: () => 'im:write',
    run: ({ users }, { at }) => {
      const user = at.users.get(users)
      if (!user) throw new Refusal('user_not_found')
      if (user.bot) throw new Refusal('cannot_dm_bot')
      if (user.disabled) throw new Refusal('user_disabled')
      return { channel: { id: at.direct(users).id } }
    },
  }),

  'conversations.info': method(z.strictObject({ channel: z.string() }), {
    scope: ({ channel }, { at }) => `${scopeKind(at, channel, 'channels')}:read`,
    run: ({ channel }, { at }) => {
      const found = visible(at, channel)
      return {
        channel: {
          id: found.id,
          name: found.id.toLowerCase(),
          creator: found.creator,
          is_member: found.members.has(at.botUser),
          is_archived: found.archived ?? false,
        },
      }
    },
  }),

  'conversations.history': method(z.strictObject(history), {
    scope: ({ channel }, { at }) => `${scopeKind(at, channel, 'channels')}:history`,
    run: (args, { slack, at }) => {
      const channel = readable(at, args.channel)
      const starts = channel.messages.filter(m => !m.thread_ts || m.thread_ts === m.ts)
      return page(starts.toReversed(), args, slack.rates.isDistributed ? DISTRIBUTED_PAGE : 999)
    },
  }),

  'conversations.replies': method(z.strictObject({ ...history, ts }), {
    scope: ({ channel }, { at }) => `${scopeKind(at, channel, 'channels')}:history`,
    run: (args, { slack, at }) => {
      const channel = readable(at, args.channel)
      if (!channel.messages.some(m => m.ts === args.ts)) throw new Refusal('thread_not_found')
      const thread = channel.messages.filter(m => m.ts === args.ts || m.thread_ts === args.ts)
      return page(thread, args, slack.rates.isDistributed ? DISTRIBUTED_PAGE : 999)
    },
  }),

  'files.getUploadURLExternal': method(z.strictObject({ filename: z.string().min(1), length: number }), {
    scope: () => 'files:write',
    run: ({ filename, length }, { slack, at }) => {
      const id = at.id_('F')
      at.files.set(id, { id, name: filename, size: length, pending: slack.filesPending })
      return { upload_url: `${slack.url}/upload/${at.id}/${id}`, file_id: id }
    },
  }),

  'files.completeUploadExternal': method(
    z.strictObject({ files: json, channel_id: z.string().optional(), thread_ts: ts.optional() }),
    {
      scope: () => 'files:write',
      run: (args, { slack, at }) => {
        const list = z.array(z.strictObject({ id: z.string(), title: z.string().optional() })).min(1)
        const files = take(list, args.files, 'invalid_arguments').map(({ id }) => {
          const file = at.files.get(id)
          if (!file?.bytes || file.bytes.byteLength !== file.size) throw new Refusal('file_not_found')
          file.complete = true
          return { id, title: file.name }
        })
        if (args.channel_id) {
          const channel = writable(at, args.channel_id)
          const thread = args.thread_ts ? { thread_ts: parentOf(channel, args.thread_ts) } : {}
          const names = files.map(f => f.title)
          channel.messages.push({
            ts: at.ts(slack.now()),
            user: at.botUser,
            bot_id: at.botId,
            text: '',
            blocks: [],
            files: names,
            ...thread,
          })
        }
        return { files }
      },
    },
  ),

  'files.info': method(z.strictObject({ file: z.string() }), {
    scope: () => 'files:read',
    run: ({ file: id }, { at }) => {
      const file = at.files.get(id)
      if (!file?.complete) throw new Refusal('file_not_found')
      if (file.pending > 0) file.pending -= 1
      return { file: { id, mimetype: file.pending > 0 ? '' : 'image/png' } }
    },
  }),

  'users.conversations': method(
    z.strictObject({
      types: z.string(),
      exclude_archived: flag.optional(),
      limit: number.optional(),
      cursor: z.string().optional(),
    }),
    {
      // Asked of all kinds at once, it needs the scope of each: https://docs.slack.dev/reference/methods/users.conversations
      scope: () => ['channels:read', 'groups:read'],
      run: ({ types, exclude_archived, cursor, limit = 100 }, { at }) => {
        const kinds = { channel: 'public_channel', group: 'private_channel', im: 'im', mpim: 'mpim' }
        const asked = types.split(',')
        const all = [...at.channels.values()].filter(
          one =>
            one.members.has(at.botUser) &&
            asked.includes(kinds[one.kind]) &&
            !(exclude_archived && one.archived),
        )
        const from = Number(cursor ?? 0)
        const next = from + limit < all.length ? String(from + limit) : ''
        return {
          channels: all.slice(from, from + limit).map(({ id }) => ({ id, name: id.toLowerCase() })),
          response_metadata: { next_cursor: next },
        }
      },
    },
  ),

  'users.info': method(z.strictObject({ user: z.string(), include_locale: flag.optional() }), {
    scope: () => 'users:read',
    run: ({ user: id }, { at }) => {
      const user = at.users.get(id)
      if (!user) throw new Refusal('user_not_found')
      if (user.stranger) throw new Refusal('user_not_visible')
      return {
        user: {
          id,
          team_id: user.team ?? at.id,
          name: user.name,
          real_name: user.name,
          profile: { display_name: user.name, real_name: user.name },
          tz: user.tz ?? 'Europe/Berlin',
          is_admin: user.admin ?? false,
          is_owner: user.owner ?? false,
          is_bot: user.bot ?? false,
          deleted: user.disabled ?? false,
        },
      }
    },
  }),

  'views.open': method(z.strictObject({ trigger_id: z.string(), view: json }), {
    run: ({ trigger_id, view }, { slack, at }) => {
      const user = slack.triggers.take(trigger_id, at.id)
      const opened = viewOf(at, view, 'modal')
      at.modals.set(user, opened)
      return { view: { id: opened.id } }
    },
  }),

  'views.publish': method(z.strictObject({ user_id: z.string(), view: json }), {
    run: ({ user_id, view }, { at }) => {
      if (!at.users.has(user_id)) throw new Refusal('user_not_found')
      const published = viewOf(at, view, 'home')
      at.homes.set(user_id, published)
      return { view: { id: published.id } }
    },
  }),
}

function viewOf(at: Workspace, view: unknown, type: FakeView['type']): FakeView {
  return { id: at.id_('V'), type, view: checkView(at, view, type) as unknown as FakeView['view'] }
}

function scopeKind(at: Workspace, id: string, publicKind: string): string {
  const kind = at.channels.get(id)?.kind
  return kind === 'group' ? 'groups' : kind?.endsWith('im') ? kind : publicKind
}

/** A channel that the bot can see: private ones only from inside. */
function visible(at: Workspace, id: string): FakeChannel {
  const channel = at.channels.get(id)
  if (!channel || (channel.kind !== 'channel' && !channel.members.has(at.botUser))) {
    throw new Refusal('channel_not_found')
  }
  return channel
}

function readable(at: Workspace, id: string): FakeChannel {
  const channel = visible(at, id)
  if (!channel.members.has(at.botUser)) throw new Refusal('not_in_channel')
  return channel
}

function writable(at: Workspace, id: string): FakeChannel {
  const channel = readable(at, id)
  if (channel.archived) throw new Refusal('is_archived')
  return channel
}

/** Threads hang on messages of the channel itself, not on replies and not on what is not there. */
function parentOf(channel: FakeChannel, ts: string): string {
  const parent = channel.messages.find(m => m.ts === ts && !m.ephemeralTo)
  if (!parent) throw new Refusal('thread_not_found')
  if (parent.thread_ts && parent.thread_ts !== ts) throw new Refusal('invalid_thread_ts')
  parent.thread_ts = ts
  return ts
}

function isReply({ thread_ts, ts, ephemeralTo }: FakeMessage, thread: string): boolean {
  return thread_ts === thread && ts !== thread && !ephemeralTo
}

function takeMetadata(given: unknown): z.infer<typeof metadata> {
  if (JSON.stringify(given).length > LARGEST_METADATA) throw new Refusal('metadata_too_large')
  return take(metadata, given, 'invalid_metadata_format')
}

interface PageArgs {
  oldest?: string | undefined
  latest?: string | undefined
  limit?: number | undefined
  cursor?: string | undefined
  include_all_metadata?: boolean | undefined
}

/** So many messages at most, however many are asked for, for an app outside the marketplace. */
const DISTRIBUTED_PAGE = 15

function page(messages: readonly FakeMessage[], args: PageArgs, most: number): object {
  const [after, before] = [Number(args.oldest ?? 0), Number(args.latest ?? Number.POSITIVE_INFINITY)]
  const all = messages.filter(m => !m.ephemeralTo && Number(m.ts) > after && Number(m.ts) < before)
  const from = Number(args.cursor ?? 0)
  const to = from + Math.min(args.limit ?? 100, most)
  const shown = all.slice(from, to).map(({ metadata: about, ephemeralTo: _, ...rest }) => {
    return args.include_all_metadata && about ? { ...rest, metadata: about } : rest
  })
  const next_cursor = to < all.length ? String(to) : ''
  return { messages: shown, has_more: next_cursor !== '', response_metadata: { next_cursor } }
}
