/**
 * `npm run manifest` prints the Slack app manifest, to be pasted at https://api.slack.com/apps; with `--mentions-only`
 * one of an app that hears in channels only what mentions it, and with `--token-rotation` one of an app whose tokens expire.
 */
import { loadEnvFile } from '../env-file.ts'
import { runCommand } from './command.ts'
import { appManifest } from './manifest-text.ts'

await runCommand(() => {
  loadEnvFile()
  const has = (flag: string) => process.argv.includes(flag)
  console.log(appManifest(process.env, has('--mentions-only') || undefined, has('--token-rotation')))
})
