/**
 * Logs one client in to the fake Discord at `DISCORD_API` and says what it holds once all servers are in:
 * `ours`, or discord.js as it comes.
 */
import { Client, Events } from 'discord.js'
import { createClient, intents } from '../../../src/platforms/discord/connect.ts'
import { PlatformClock } from '../../../src/platforms/shared/platform-clock.ts'
import { TOKEN } from '../../../test/support/fake-discord/index.ts'

const api = process.env.DISCORD_API ?? ''
const client =
  process.argv[2] === 'ours'
    ? createClient({ api }, new PlatformClock())
    : new Client({ intents: intents(false), rest: { api } })
const ready = new Promise(resolve => client.once(Events.ClientReady, resolve))
await client.login(TOKEN)
await ready
for (let i = 0; i < 4; i++) {
  await new Promise(done => setTimeout(done, 200))
  globalThis.gc?.()
}
console.log(`running in ${client.guilds.cache.size} servers`)
setInterval(() => undefined, 1000)
