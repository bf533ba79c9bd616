import { z } from 'zod'
import { type FakeMessage, Refusal, type Workspace } from '../world.ts'
import { readable, visible } from './channels.ts'
import { flag, type Methods, method, number, ts } from './method.ts'

const history = {
  channel: z.string(),
  oldest: z.string().optional(),
  latest: z.string().optional(),
  limit: number.optional(),
  cursor: z.string().optional(),
  include_all_metadata: flag.optional(),
}

/** The channels and conversations, and what was said there. */
export const CONVERSATIONS: Methods = {
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
}

function scopeKind(at: Workspace, id: string, publicKind: string): string {
  const kind = at.channels.get(id)?.kind
  return kind === 'group' ? 'groups' : kind?.endsWith('im') ? kind : publicKind
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
