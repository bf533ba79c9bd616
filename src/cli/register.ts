/** `npm run register` tells Discord the commands at once, and says what changed. */
import { COMMANDS } from '../../commands/index.ts'
import { SetupError } from '../core/errors.ts'
import { loadEnvFile } from '../env-file.ts'
import { registerByHand } from '../platforms/discord/index.ts'
import { runCommand } from './command.ts'

await runCommand(async () => {
  loadEnvFile()
  const { DISCORD_TOKEN: token, DISCORD_GUILD_ID: guildId, DISCORD_API: api } = process.env
  if (!token) throw new SetupError(['DISCORD_TOKEN is not set. It is set in the environment or in .env.'])
  const { added, changed, removed } = await registerByHand({
    token,
    commands: COMMANDS,
    ...(guildId ? { guildId } : {}),
    ...(api ? { api } : {}),
  })
  const where = guildId ? `in server ${guildId}` : 'everywhere'
  const line = (what: string, names: readonly string[]) =>
    names.length > 0 ? [`${what}: ${names.map(name => `/${name}`).join(', ')}`] : []
  const lines = [...line('added', added), ...line('changed', changed), ...line('removed', removed)]
  console.log(
    [
      `Discord has the ${COMMANDS.length} commands ${where}.`,
      ...(lines.length > 0 ? lines : ['Nothing changed.']),
    ].join('\n'),
  )
})
