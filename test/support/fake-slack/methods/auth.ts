import { z } from 'zod'
import { type Methods, method } from './method.ts'

/** Whose token it is. */
export const AUTH: Methods = {
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
}
