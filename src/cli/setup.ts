/** `npm run setup` asks for what the bot needs, tries it, and keeps it in .env; without a terminal, flags answer. */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { SetupError } from '../core/errors.ts'
import { loadEnvFile } from '../env-file.ts'
import { atTerminal, byFlags } from '../operate/setup/asker.ts'
import { setUp } from '../operate/setup/index.ts'
import { loadPrograms } from '../programs/load.ts'
import { runCommand } from './command.ts'
import { appManifest } from './manifest-text.ts'

const FLAGS = [
  'platform',
  'discord-token',
  'discord-read-messages',
  'slack-way',
  'slack-bot-token',
  'slack-app-token',
  'slack-signing-secret',
  'slack-client-id',
  'slack-client-secret',
  'public-url',
  'room',
] as const

const USAGE = `Usage: npm run setup                       asks for what is needed
       npm run setup -- --platform discord|slack|both [--discord-token T] [--discord-read-messages true]
                        [--slack-way socket|http|oauth] [--slack-bot-token T] [--slack-app-token T]
                        [--public-url https://…] [--slack-signing-secret S]
                        [--slack-client-id ID] [--slack-client-secret S] [--room CHANNEL|none]
       Tokens that are set already, in the environment or in .env, need not be given.`

await runCommand(async () => {
  const flags = readFlags()
  const environment = { ...process.env }
  loadEnvFile()
  const { env } = process
  const isAsked = process.stdin.isTTY && process.stdout.isTTY && Object.keys(flags).length === 0
  await setUp(isAsked ? atTerminal() : byFlags(flags), {
    envFile: '.env',
    example: readFileSync(new URL('../../.env.example', import.meta.url), 'utf8'),
    given: env,
    environment,
    programs: await loadPrograms(env.PROGRAMS_DIR?.trim() || './programs'),
    manifest: more => appManifest({ ...env, ...more }),
  })
})

function readFlags(): Partial<Record<(typeof FLAGS)[number], string>> {
  const options = Object.fromEntries(FLAGS.map(name => [name, { type: 'string' as const }]))
  try {
    return parseArgs({ options }).values
  } catch {
    // What was wrong with it is not quoted: it may hold a token.
    throw new SetupError([USAGE])
  }
}
