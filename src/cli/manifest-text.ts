import { readFileSync } from 'node:fs'
import { COMMANDS } from '../../commands/index.ts'
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
): string {
  const about = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    description: string
  }
  const made = manifest(COMMANDS, {
    name: 'Spotter',
    description: about.description,
    ...(commandPrefix ? { commandPrefix } : {}),
    ...(url ? { url } : {}),
    mentionsOnly,
    picturesByAddress: Boolean(url && PICTURES_PORT),
    // With an app token, events come by Socket Mode, and the address is for installing alone.
    socket: !url || Boolean(SLACK_APP_TOKEN),
  })
  return JSON.stringify(made, null, 2)
}
