import { readFileSync } from 'node:fs'
import { COMMANDS } from '../../commands/index.ts'
import { SetupError } from '../core/errors.ts'
import { manifest } from '../platforms/slack/manifest.ts'

/** The Slack app's manifest as JSON, by what is set. @throws {SetupError} */
export function appManifest(
  {
    PUBLIC_URL: url,
    SLACK_APP_TOKEN,
    SLACK_COMMAND_PREFIX: commandPrefix,
    SLACK_MENTIONS_ONLY,
    PICTURES_PORT,
  }: NodeJS.ProcessEnv,
  mentionsOnly = SLACK_MENTIONS_ONLY === 'true',
  tokenRotation = false,
): string {
  if (tokenRotation && !url)
    throw new SetupError([
      'Tokens that expire come by OAuth alone, which needs PUBLIC_URL, the address at which Slack reaches the bot: set it, as in PUBLIC_URL=https://bot.example',
    ])
  const about = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    description: string
  }
  const made = manifest(COMMANDS, {
    name: 'Spotter',
    description: about.description,
    ...(commandPrefix ? { commandPrefix } : {}),
    ...(url ? { url } : {}),
    mentionsOnly,
    tokenRotation,
    picturesByAddress: Boolean(url && PICTURES_PORT),
    // With an app token, events come by Socket Mode, and the address is for installing alone.
    socket: !url || Boolean(SLACK_APP_TOKEN),
  })
  return JSON.stringify(made, null, 2)
}
