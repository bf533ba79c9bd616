import { z } from 'zod'
import { Refusal } from '../world.ts'
import { flag, type Methods, method, number } from './method.ts'

/** Where the bot is, and who somebody is. */
export const USERS: Methods = {
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
}
