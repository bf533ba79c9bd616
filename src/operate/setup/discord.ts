import { COMMANDS } from '../../../commands/index.ts'
import { memorySpace } from '../../core/memory-space.ts'
import { schema } from '../../setting-schema.ts'
import type { Asker } from './asker.ts'
import { fresh, type Given, passing, type Ready, refusal } from './ready.ts'

export async function setUpDiscord(ask: Asker, given: Given): Promise<Ready> {
  const { createDiscordPlatform, registerByHand } = await import('../../platforms/discord/index.ts')
  const { DiscordInspection } = await import('../inspect/discord.ts')
  const { DISCORD_API: api, DISCORD_GUILD_ID: guildId } = given
  const at = { ...(api && { api }), ...(guildId && { guildId }) }
  const look = (token: string) => new DiscordInspection({ token, commands: COMMANDS, ...at })
  const token = await ask.secret(
    'discord-token',
    'The bot’s token in Discord, from Bot, Reset Token, at https://discord.com/developers/applications?',
    typed => refusal('Discord', 'DISCORD_TOKEN', () => look(typed).application()),
    given.DISCORD_TOKEN,
  )
  const inspection = look(token)
  const { name, invite, reads } = await inspection.application()
  ask.say(`Discord knows the bot as ${name}.`)
  const { DISCORD_READ_MESSAGES: set } = given
  const kept = set ? schema.shape.DISCORD_READ_MESSAGES.safeParse(set).data : undefined
  const question = 'Shall it understand what is typed in its threads without a mention?'
  const hears = reads && (await ask.agree('discord-read-messages', question, kept))
  // Discord lets nobody in who asks for what it does not allow.
  if (kept && !reads)
    ask.say(
      'DISCORD_READ_MESSAGES is switched off: it needs the Message Content intent, which stands under Bot, beside the token.',
    )
  return {
    settings: {
      DISCORD_TOKEN: token,
      ...((hears || kept !== undefined) && { DISCORD_READ_MESSAGES: String(hears) }),
    },
    letIn: `Let the bot into your server: ${invite}`,
    finish: async () => {
      await registerByHand({ token, commands: COMMANDS, ...at })
      ask.say(`Discord has the ${COMMANDS.length} commands.`)
      ask.show('The link that lets the bot into a server:', invite)
    },
    trial: {
      rooms: () => inspection.rooms(),
      post: (to, message) => {
        const { kept, ...rest } = passing()
        const platform = createDiscordPlatform({ token, space: memorySpace(kept), ...rest, ...at })
        return platform.post(to, message, fresh())
      },
    },
  }
}
