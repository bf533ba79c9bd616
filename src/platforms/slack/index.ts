import { Server } from 'node:http'
import type { Logger } from '@slack/bolt'
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt'
import type { WebClientOptions } from '@slack/web-api'
import type { Place } from '../../chat/address.ts'
import type { Bot, Platform } from '../../chat/platform.ts'
import type { Log, Pictures, Space } from '../../chat/services.ts'
import { Answers } from './answers.ts'
import * as decode from './decode.ts'
import { Files } from './files.ts'
import { Installations } from './installations.ts'
import { PATHS } from './manifest.ts'
import { Messages } from './messages.ts'
import { Once, type OnceRecord } from './once.ts'
import { People } from './people.ts'
import { ChannelQueue } from './queue.ts'
import { SCOPES } from './scopes.ts'
import { vault } from './secrets.ts'
import { Seen } from './seen.ts'
import { Web } from './web.ts'

export interface SlackOptions {
  readonly connection: /** `port` is for the OAuth pages alone, which Socket Mode does not carry. */
    | { readonly kind: 'socket'; readonly appToken: string; readonly port?: number }
    | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number; readonly host?: string }
  readonly auth:
    | { readonly kind: 'one'; readonly botToken: string }
    | {
        readonly kind: 'oauth'
        readonly clientId: string
        readonly clientSecret: string
        readonly stateSecret: string
        /** `id:base64key`, several parted by commas; see secrets.ts. */
        readonly installationKeys: string
      }
  readonly pictures: Pictures
  readonly log: Log
  readonly space: <T>(name: string) => Space<T>
  /** Said, privately, when an answer could not be shown. */
  readonly apology: string
  readonly commandPrefix?: string
  /** Where the Web API is; for tests. Ends in a slash. */
  readonly apiUrl?: string
  /** Milliseconds between messages in a channel; a second unless told. */
  readonly pace?: number
}

/** A call of the Web API that has no answer by then has an unknown outcome. Milliseconds. */
const CALL_TIMEOUT = 15_000
/**
 * Bolt waits this long before it connects again when Slack renews the line, and meanwhile commands find
 * nobody; it is also how late a pong may be. Bolt's own choice is five seconds.
 */
const LINE_TIMEOUT = 2500
/** How long `stop` waits for answers that are under way. Milliseconds. */
const DRAIN = 5000

/** Spotter in Slack: @slack/bolt over Socket Mode or signed HTTP, in one workspace or many. */
export function createSlackPlatform(options: SlackOptions): Platform {
  const { connection, auth, log, commandPrefix = '' } = options
  const clientOptions: WebClientOptions = {
    logger: boltLogger(log),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: CALL_TIMEOUT,
    ...(options.apiUrl ? { slackApiUrl: options.apiUrl } : {}),
  }
  const installations =
    auth.kind === 'oauth'
      ? new Installations(options.space<string>('slack-installations'), vault(auth.installationKeys))
      : undefined
  const web: Web = new Web(clientOptions, async tenant => {
    if (auth.kind === 'oauth') return (await installations?.find(tenant))?.bot.token
    return (await web.selfOf(auth.botToken)).team === tenant ? auth.botToken : undefined
  })
  const files = new Files(web, options.pictures, options.space<string>('slack-files'), log)
  const messages = new Messages(web, files)
  const once = new Once(options.space<OnceRecord>('slack-once'), web)
  const people = new People(web)
  const queue = new ChannelQueue(options.pace)
  const underWay = new Set<Promise<unknown>>()
  let app: App | undefined
  let server: Server | undefined

  const post: Platform['post'] = async (to, message, key) => {
    let isNew = false
    const send = async (metadata: object) => {
      const ts = await messages.post(to, message, metadata)
      isNew = true
      return ts
    }
    const ts = await queue.run(laneOf(to), () => once.post(to, key, send), true)
    // The message stands; a file that fails must not lead to a second one.
    if (isNew) {
      await messages
        .sendFiles(to, message)
        .catch(error => log.error({ err: error, tenant: to.tenant }, 'a file was not sent'))
    }
    return { place: to, message: ts }
  }

  return {
    name: 'slack',
    async start(bot) {
      const seen = new Seen(options.space<true>('slack-seen'), log)
      const answers = new Answers({ bot, web, messages, queue, seen, apology: options.apology, log })
      // A token that does not work is found out here, before anything is promised.
      if (auth.kind === 'one') await web.selfOf(auth.botToken)
      app = new App({
        receiver: receiverOf(options, clientOptions, installations),
        socketMode: connection.kind === 'socket',
        logger: boltLogger(log),
        clientOptions,
        convoStore: false,
        ...(auth.kind === 'one'
          ? { authorize: source => authorizeOne(web, auth.botToken, source.teamId) }
          : {}),
      })
      app.error(async error => log.error({ err: error }, 'Slack event failed'))
      listen(app, { bot, answers, commandPrefix, installations, track: work => track(underWay, work) })
      const started: unknown = await app.start(
        connection.kind === 'http' ? { port: connection.port, host: connection.host } : 0,
      )
      server = started instanceof Server ? started : undefined
    },
    async stop() {
      const stopped = app?.stop()
      app = undefined
      const timer = AbortSignal.timeout(DRAIN)
      const late = new Promise(done => timer.addEventListener('abort', done, { once: true }))
      await Promise.race([Promise.allSettled(underWay), late])
      // Otherwise a line that Slack keeps open for the next event is waited for.
      server?.closeAllConnections()
      await stopped
    },
    post,
    async edit(at, message) {
      const home = decode.homeOf(at)
      if (home) return await messages.publish(at.place, home, message)
      await queue.run(`${laneOf(at.place)}/${at.message}`, () => messages.edit(at, message))
    },
    // A thread in Slack is its first message: there is nothing to open.
    openThread: async on => ({ ...on.place, thread: on.place.thread ?? on.message }),
    async tell(person, message, key) {
      return await post(await messages.direct(person), message, key)
    },
    profile: (person, at) => people.profile(person, at),
  }
}

type Listening = {
  bot: Bot
  answers: Answers
  commandPrefix: string
  installations: Installations | undefined
  track: (work: Promise<void>) => Promise<void>
}

function listen(app: App, { bot, answers, commandPrefix, installations, track }: Listening): void {
  const carry = async (arrived: decode.Arrived | undefined) => {
    if (arrived) await track(answers.carry(arrived))
  }
  app.command(/^\//, async ({ command, context, ack }) => {
    const name = command.command.slice(1)
    const isOurs = name.startsWith(commandPrefix) && bot.commands.some(c => commandPrefix + c.name === name)
    if (!context.teamId || !isOurs) return await ack()
    await track(
      answers.command(decode.decodeCommand(context.teamId, command, commandPrefix), body => ack(body)),
    )
  })
  app.action({ type: 'block_actions' }, async ({ body, context, ack }) => {
    await ack()
    if (body.type === 'block_actions' && context.teamId)
      await carry(decode.decodeAction(context.teamId, body))
  })
  app.view({ type: 'view_submission' }, async ({ body, context, ack }) => {
    await ack()
    if (body.type === 'view_submission' && context.teamId)
      await carry(decode.decodeView(context.teamId, body))
  })
  app.event('message', async ({ event, context }) => {
    if (context.teamId) await carry(decode.decodeMessage(context.teamId, event, context.botUserId))
  })
  app.event('app_mention', async ({ event, context }) => {
    if (context.teamId) await carry(decode.decodeMessage(context.teamId, event, context.botUserId))
  })
  app.event('app_home_opened', async ({ event, context, body }) => {
    if (context.teamId) await carry(decode.decodeHome(context.teamId, event, body.event_id))
  })
  app.event(/^(channel|group)_(archive|deleted|left)$/, async ({ event, context }) => {
    const { channel } = event as { channel?: string }
    if (!context.teamId || !channel) return
    const place: Place = { platform: 'slack', tenant: context.teamId, channel }
    await track(bot.lost(place, event.type))
  })
  const removed = async (team: string | undefined, why: string, when: number) => {
    if (!team || (installations && !(await installations.removed(team, when)))) return
    await track(bot.lost({ platform: 'slack', tenant: team }, why))
  }
  app.event('app_uninstalled', ({ body, event }) => removed(body.team_id, event.type, body.event_time))
  app.event('tokens_revoked', async ({ body, event }) => {
    if (event.tokens.bot?.length) await removed(body.team_id, event.type, body.event_time)
  })
}

/** The one workspace is the only one: what comes from another is nobody's business here. */
async function authorizeOne(web: Web, token: string, team: string | undefined) {
  const self = await web.selfOf(token)
  if (team !== self.team) throw new Error('an event of another workspace')
  return { botToken: token, botId: self.bot, botUserId: self.user, teamId: self.team }
}

function receiverOf(
  options: SlackOptions,
  clientOptions: WebClientOptions,
  store: Installations | undefined,
) {
  const { connection, auth, log } = options
  const logger = boltLogger(log)
  const installer =
    auth.kind === 'oauth' && store
      ? {
          clientId: auth.clientId,
          clientSecret: auth.clientSecret,
          stateSecret: auth.stateSecret,
          scopes: [...SCOPES],
          installationStore: store,
        }
      : {}
  if (connection.kind === 'http') {
    return new HTTPReceiver({
      signingSecret: connection.signingSecret,
      endpoints: PATHS.events,
      logger,
      ...installer,
      installerOptions: { clientOptions, installPath: PATHS.install, redirectUriPath: PATHS.redirect },
    })
  }
  return new SocketModeReceiver({
    appToken: connection.appToken,
    clientPingTimeout: LINE_TIMEOUT,
    logger,
    ...installer,
    installerOptions: {
      // The line is sought for as long as it takes: giving up would leave a bot that hears nothing.
      clientOptions: {
        ...clientOptions,
        retryConfig: { forever: true, maxTimeout: 30_000, factor: 1.3, unref: true },
      },
      installPath: PATHS.install,
      redirectUriPath: PATHS.redirect,
      ...(connection.port === undefined ? {} : { port: connection.port }),
    },
  })
}

/** Bolt's log without its details: those hold tokens and what people wrote. */
function boltLogger(log: Log): Logger {
  const told = (first: unknown) => (first instanceof Error ? first.message : String(first)).slice(0, 500)
  return {
    debug: () => {},
    info: () => {},
    warn: first => log.warn({ from: 'bolt' }, told(first)),
    error: first => log.error({ from: 'bolt' }, told(first)),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  }
}

function laneOf(place: Place): string {
  return `${place.tenant}/${place.channel}`
}

async function track(underWay: Set<Promise<unknown>>, work: Promise<void>): Promise<void> {
  underWay.add(work)
  try {
    await work
  } finally {
    underWay.delete(work)
  }
}
