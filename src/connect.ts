import type { App } from './app.ts'
import type { Pictures } from './chat/pictures.ts'
import type { Platform } from './chat/platform.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import { PLATFORMS, type PlatformName } from './core/address.ts'
import { PlatformError, UserError } from './core/errors.ts'
import type { Log } from './core/log.ts'

export interface Tools {
  readonly app: App
  readonly clock: Clock
  readonly log: Log
  readonly pictures: Pictures
  /** Called with what is wrong when a platform shuts the bot out for good: only the operator can mend it. */
  readonly ended: (why: string) => void
}

/** Waits before a platform that could not be reached is tried again: the first, and the longest, in milliseconds. */
const [FIRST_WAIT, LONGEST_WAIT] = [60_000, 1_800_000]

/**
 * Connects the platforms that the settings ask for. Each is loaded only when it is used: Discord's and Slack's
 * clients take longer to load than the rest of the bot. One that fails holds up no other: it is said in the log, and
 * tried again when it may pass. One that shuts the bot out later ends the bot only when it was the last.
 * @returns where the chat page is, when it is open.
 * @throws {SetupError} when none is left, or the page is set up wrong.
 */
export async function connect(config: Config, tools: Tools): Promise<{ page?: string }> {
  const { app, log } = tools
  const [open, up]: [{ page?: string }, Set<PlatformName>] = [{}, new Set()]
  const failures = new Map<PlatformName, unknown>()
  const join = async (name: PlatformName) => {
    const ended = (why: string) => {
      up.delete(name)
      if (up.size === 0) tools.ended(why)
      else log.error({ platform: name, why }, 'a platform is served no more: the others go on')
    }
    const platform = await CONNECT[name](config, { ...tools, ended })
    if (!platform) return
    await app.join(platform)
    if (name !== 'web') up.add(name)
    if (platform.url !== undefined) open.page = platform.url
  }
  const again = (name: PlatformName, wait: number): void =>
    void app.services.timers.after(wait, () =>
      join(name).catch((err: unknown) => {
        log.error({ err, platform: name }, 'a platform could not be connected')
        if (err instanceof PlatformError) again(name, Math.min(2 * wait, LONGEST_WAIT))
      }),
    )
  for (const name of PLATFORMS) await join(name).catch((error: unknown) => failures.set(name, error))
  for (const [platform, err] of failures) {
    if (platform === 'web' || up.size === 0) throw err
    log.error({ err, platform }, 'a platform could not be connected: the others go on without it')
    if (err instanceof PlatformError) again(platform, FIRST_WAIT)
  }
  return open
}

/** The platforms that the settings ask for. */
export function wanted({ discord, slack, page: web }: Config): PlatformName[] {
  const settings = { discord, slack, web }
  return PLATFORMS.filter(name => settings[name] !== undefined)
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
    twice: words.trouble.twice,
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
