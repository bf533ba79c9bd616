/**
 * `npm run manifest` prints the Slack app manifest, to be pasted at https://api.slack.com/apps; with `--mentions-only`
 * one of an app that hears in channels only what mentions it.
 */
import { loadEnvFile } from '../env-file.ts'
import { runCommand } from './command.ts'
import { appManifest } from './manifest-text.ts'

await runCommand(() => {
  loadEnvFile()
  console.log(appManifest(process.env, process.argv.includes('--mentions-only') || undefined))
})
