import type { App } from './app.ts'
import type { Pictures } from './chat/pictures.ts'
import type { Platform } from './chat/platform.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import { UserError } from './core/errors.ts'
import type { Log } from './core/log.ts'

export interface Tools {
  readonly app: App
  readonly clock: Clock
  readonly log: Log
  readonly pictures: Pictures
  /** Called with what is wrong when a platform shuts the bot out for good: only the operator can mend it. */
  readonly ended: (why: string) => void
}

/**
 * Connects the platforms that the settings ask for. Each is loaded only when it is used: Discord's and Slack's
 * clients take longer to load than the rest of the bot.
 * @returns where the chat page is, when it is open.
 * @throws {SetupError} when one is set up wrong.
 */
export async function connect(config: Config, tools: Tools): Promise<{ page?: string }> {
  const { app } = tools
  if (config.discord) await app.join(await discord(config.discord, tools))
  if (config.slack) await app.join(await slack(config.slack, tools))
  if (!config.page) return {}
  const web = await page(config, config.page.port, tools)
  await app.join(web)
  return { page: web.url }
}

async function discord(settings: NonNullable<Config['discord']>, tools: Tools): Promise<Platform> {
  const { createDiscordPlatform } = await import('./platforms/discord/index.ts')
  const { log, pictures, app } = tools
  const { store, words } = app.services
  return createDiscordPlatform({
    ...settings,
    pictures,
    log,
    space: store.space('discord'),
    personal: person => store.personal('discord', person),
    apology: words.trouble.late,
    ended: error => tools.ended(`${error.message}. Mend it at https://discord.com/developers/applications.`),
  })
}

async function slack(settings: NonNullable<Config['slack']>, tools: Tools): Promise<Platform> {
  const { createSlackPlatform } = await import('./platforms/slack/index.ts')
  const { log, pictures, app } = tools
  const { store, words } = app.services
  return createSlackPlatform({
    ...settings,
    pictures,
    log,
    space: name => store.space(name),
    personal: person => store.personal('slack', person),
    apology: words.trouble.late,
    back: words.home.back,
    ended: error =>
      tools.ended(
        `${error.message}. Install the app again at https://api.slack.com/apps, and set SLACK_BOT_TOKEN anew.`,
      ),
  })
}

async function page(config: Config, port: number, { app, clock, log, pictures }: Tools) {
  const { createWebPlatform } = await import('./platforms/web/index.ts')
  const { store, words } = app.services
  const alone = !config.discord && !config.slack
  const web = createWebPlatform({
    port,
    dataDir: config.dataDir,
    pictures,
    log,
    clock: {
      now: clock.now,
      nextPrompt: async () => (await store.groups.at(web.channel))?.nextSlotAt ?? undefined,
      travel: async to => {
        // Real people live by the real time.
        if (!alone) throw new UserError(words.trouble.realTime)
        await clock.travel(app, to)
      },
    },
  })
  return web
}
