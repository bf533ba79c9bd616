/**
 * `npm run manifest` prints the Slack app manifest, to be pasted at https://api.slack.com/apps; with `--mentions-only`
 * one of an app that hears in channels only what mentions it.
 */
import { readFileSync } from 'node:fs'
import { COMMANDS } from '../../commands/index.ts'
import { SetupError } from '../core/errors.ts'
import { loadEnvFile } from '../env-file.ts'
import { manifest } from '../platforms/slack/manifest.ts'

try {
  loadEnvFile()
  const about = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    description: string
  }
  const { PUBLIC_URL: url, SLACK_APP_TOKEN, SLACK_COMMAND_PREFIX: commandPrefix } = process.env
  const made = manifest(COMMANDS, {
    name: 'Spotter',
    description: about.description,
    ...(commandPrefix ? { commandPrefix } : {}),
    ...(url ? { url } : {}),
    mentionsOnly: process.argv.includes('--mentions-only') || process.env.SLACK_MENTIONS_ONLY === 'true',
    // With an app token, events come by Socket Mode, and the address is for installing alone.
    socket: !url || Boolean(SLACK_APP_TOKEN),
  })
  console.log(JSON.stringify(made, null, 2))
} catch (error) {
  if (!(error instanceof SetupError)) throw error
  console.error(error.problems.join('\n'))
  process.exitCode = 1
}
