import { randomUUID } from 'node:crypto'
import { COMMANDS } from '../../../commands/index.ts'
import type { Inspection } from '../../chat/inspection.ts'
import type { Message } from '../../chat/message.ts'
import type { Place } from '../../core/address.ts'
import { PlatformError } from '../../core/errors.ts'
import type { Log } from '../../core/log.ts'
import { memoryPersonal, memorySpace } from '../../core/memory-space.ts'
import { whyUnreachable } from '../../core/unreachable.ts'
import { createPictures } from '../../pictures/index.ts'
import type { Asker } from './asker.ts'

/** What is set already, in the environment or in .env. */
export type Given = Readonly<Record<string, string | undefined>>

/** A platform that was set up. */
export interface Ready {
  /** What goes into .env. */
  readonly settings: Readonly<Record<string, string>>
  readonly inspection: Inspection
  /** What to do so that there is a channel to post in. */
  readonly letIn: string
  /** Done once the settings are kept. */
  readonly finish: () => Promise<void>
  /** Posts something in a channel, without hearing anything. @throws {PlatformError} */
  readonly post: (to: Place, message: Message) => Promise<unknown>
}

/** Each trial is one of its own. */
const fresh = () => `trial ${randomUUID()}`

const SILENT: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** What an adapter keeps while a trial is posted: nothing that lasts. */
const passing = () => {
  const kept = new Map<string, unknown>()
  return { kept, personal: memoryPersonal(kept), pictures: createPictures(), log: SILENT, apology: '' }
}

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
  const hears =
    reads &&
    (await ask.agree(
      'discord-read-messages',
      'Shall it understand what is typed in its threads without a mention?',
    ))
  return {
    settings: { DISCORD_TOKEN: token, ...(hears && { DISCORD_READ_MESSAGES: 'true' }) },
    inspection,
    letIn: `Let the bot into your server: ${invite}`,
    finish: async () => {
      await registerByHand({ token, commands: COMMANDS, ...at })
      ask.say(`Discord has the ${COMMANDS.length} commands.`)
      ask.show('The link that lets the bot into a server:', invite)
    },
    post: (to, message) => {
      const { kept, ...rest } = passing()
      const platform = createDiscordPlatform({ token, space: memorySpace(kept), ...rest, ...at })
      return platform.post(to, message, fresh())
    },
  }
}

export async function setUpSlack(ask: Asker, given: Given, manifest: () => string): Promise<Ready> {
  const { createSlackPlatform, renamer } = await import('../../platforms/slack/index.ts')
  const { SlackInspection } = await import('../inspect/slack.ts')
  const { SLACK_API: apiUrl } = given
  const at = { ...(apiUrl && { apiUrl }) }
  const look = (botToken: string, appToken: string) =>
    new SlackInspection({ auth: { kind: 'one', botToken }, connection: { kind: 'socket', appToken }, ...at })
  ask.show(
    'At https://api.slack.com/apps press Create New App, From a manifest, choose your workspace, and paste this:',
    manifest(),
  )
  const botToken = await ask.secret(
    'slack-bot-token',
    'The Bot User OAuth Token (xoxb-…), from Install App?',
    typed => refusal('Slack', 'SLACK_BOT_TOKEN', () => look(typed, '').self()),
    given.SLACK_BOT_TOKEN,
  )
  const appToken = await ask.secret(
    'slack-app-token',
    'The App-Level Token (xapp-…) with connections:write, from Basic Information?',
    typed => refusal('Slack', 'SLACK_APP_TOKEN', () => look(botToken, typed).socket()),
    given.SLACK_APP_TOKEN,
  )
  const inspection = look(botToken, appToken)
  const { name } = await inspection.self()
  ask.say(`Slack knows the bot as ${name}.`)
  return {
    settings: { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken },
    inspection,
    letIn: `Type /invite @${name} in the channel where the group meets.`,
    finish: async () => {},
    post: (to, message) => {
      const { kept, ...rest } = passing()
      const platform = createSlackPlatform({
        auth: { kind: 'one', botToken },
        connection: { kind: 'socket', appToken },
        space: <T>(space: string) => memorySpace<T>(kept, `${space}:`),
        back: '',
        ...rest,
        ...at,
      })
      return platform.post(to, renamer(COMMANDS, given.SLACK_COMMAND_PREFIX ?? '')(message), fresh())
    },
  }
}

/** What keeps a token from being used, as a sentence; undefined when it works. */
async function refusal(
  title: string,
  setting: string,
  work: () => Promise<unknown>,
): Promise<string | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    if (error.trouble === 'token-revoked')
      return `${title} does not take this token (${setting}). Copy it again.`
    const known = whyUnreachable(error)
    return known
      ? `${title} cannot be reached: ${known.why}. ${known.mend}`
      : `${title} would not say whether it takes this token (${setting}): ${error.message}.`
  }
}
