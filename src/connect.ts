import type { App } from './app.ts'
import type { Pictures } from './chat/pictures.ts'
import type { Platform } from './chat/platform.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import { PLATFORMS, type PlatformName } from './core/address.ts'
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
  const open: { page?: string } = {}
  for (const name of PLATFORMS) {
    const platform = await CONNECT[name](config, tools)
    if (!platform) continue
    await tools.app.join(platform)
    if (platform.url !== undefined) open.page = platform.url
  }
  return open
}

type Connect = (config: Config, tools: Tools) => Promise<(Platform & { readonly url?: string }) | undefined>

/** How each is connected; undefined where the settings do not ask for it. */
const CONNECT: Readonly<Record<PlatformName, Connect>> = { discord, slack, web: page }

async function discord({ discord: settings }: Config, tools: Tools): Promise<Platform | undefined> {
  if (!settings) return undefined
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

async function slack({ slack: settings }: Config, tools: Tools): Promise<Platform | undefined> {
  if (!settings) return undefined
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

async function page(config: Config, { app, clock, log, pictures }: Tools) {
  if (!config.page) return undefined
  const { createWebPlatform } = await import('./platforms/web/index.ts')
  const { store, words } = app.services
  const alone = !config.discord && !config.slack
  const web = createWebPlatform({
    port: config.page.port,
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
