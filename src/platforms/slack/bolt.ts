import type { Logger } from '@slack/bolt'
import {
  defaultProcessEventErrorHandler,
  HTTPModuleFunctions,
  HTTPReceiver,
  LogLevel,
  SocketModeReceiver,
} from '@slack/bolt'
import type { WebClientOptions } from '@slack/web-api'
import type { Log } from '../../core/log.ts'
import { shorten } from '../../core/text.ts'
import { wordsOf } from '../../core/thrown.ts'
import type { PlatformClock } from '../shared/platform-clock.ts'
import { whenOf } from './decode.ts'
import { slackFetch } from './fetch.ts'
import type { Installations } from './installations.ts'
import { PATHS } from './manifest.ts'
import type { SlackOptions } from './options.ts'
import { scopesOf } from './scopes.ts'
import { States } from './states.ts'
import { LeftToSlack } from './turned-away.ts'
import { CALL_TIMEOUT, type Web } from './web.ts'

/**
 * Bolt waits this long before it connects again when Slack renews the line, and meanwhile commands find
 * nobody; it is also how late a pong may be. Bolt's own choice is five seconds.
 */
const LINE_TIMEOUT = 2500
/** How the Web API is called: what to do about a failure is decided here, not by the client. */
export function clientOptionsOf(
  { apiUrl, log }: Pick<SlackOptions, 'apiUrl' | 'log'>,
  clock: PlatformClock,
): WebClientOptions {
  return {
    logger: boltLogger(log),
    fetch: slackFetch(clock),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: CALL_TIMEOUT,
    ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
  }
}

/** The one workspace is the only one: what comes from another is nobody's business here. */
export async function authorizeOne(web: Web, token: string, team: string | undefined) {
  const self = await web.selfOf(token)
  if (team !== self.team) throw new Error('an event of another workspace')
  return { botToken: token, botId: self.bot, botUserId: self.user, teamId: self.team }
}

/** What hears Slack: a socket, or an HTTP server that checks signatures. */
export function receiverOf(
  options: SlackOptions,
  clientOptions: WebClientOptions,
  store: Installations | undefined,
  clock: PlatformClock,
) {
  const { connection, auth, log } = options
  const { install: installPath, redirect: redirectUriPath } = PATHS
  const oauth =
    auth.kind === 'oauth' && store
      ? {
          clientId: auth.clientId,
          clientSecret: auth.clientSecret,
          scopes: scopesOf(options.mentionsOnly, options.pictures.url !== undefined),
          installationStore: store,
          stateStore: new States(auth.stateSecret, options.space('slack-states')),
        }
      : undefined
  const { stateStore, ...installer } = oauth ?? {}
  const pages = { installPath, redirectUriPath, ...(stateStore && { stateStore }) }
  const common = { logger: boltLogger(log, clock), ...installer }
  if (connection.kind === 'http') {
    return new HTTPReceiver({
      signingSecret: connection.signingSecret,
      endpoints: PATHS.events,
      customPropertiesExtractor: ({ headers }) => ({ when: whenOf(headers) }),
      processEventErrorHandler: async failed => {
        if (!(failed.error instanceof LeftToSlack)) {
          const saying = { ...failed, logger: boltLogger(log, undefined, failed.error) }
          return await HTTPModuleFunctions.defaultProcessEventErrorHandler(saying)
        }
        failed.response.writeHead(503).end()
        return true
      },
      ...common,
      installerOptions: { clientOptions, ...pages },
    })
  }
  return new SocketModeReceiver({
    appToken: connection.appToken,
    clientPingTimeout: LINE_TIMEOUT,
    customPropertiesExtractor: () => ({ when: whenOf({}) }),
    processEventErrorHandler: async failed => {
      if (failed.error instanceof LeftToSlack) return false
      return await defaultProcessEventErrorHandler({
        ...failed,
        logger: boltLogger(log, undefined, failed.error),
      })
    },
    ...common,
    installerOptions: {
      // The line is sought for as long as it takes: giving up would leave a bot that hears nothing.
      clientOptions: {
        ...clientOptions,
        retryConfig: { forever: true, maxTimeout: 30_000, factor: 1.3, unref: true },
      },
      ...pages,
      ...(connection.port === undefined ? {} : { port: connection.port }),
    },
  })
}

/** Requests that are older than this by this machine's clock Bolt refuses, in milliseconds; newer ones it does not. */
export const TOO_OLD = 5 * 60_000

const CLOCK_AHEAD =
  'requests of Slack are refused as too old: this machine’s clock is ahead by so many seconds; set it right (NTP), and they are taken again'

/**
 * Bolt's log without its details: those hold tokens and what people wrote.
 * @param clock Slack's, for whoever hears Slack: once it is said where this machine's clock is to blame
 * @param cause what its errors are about, where Bolt leaves that out
 */
export function boltLogger(log: Log, clock?: PlatformClock, cause?: Error): Logger {
  const told = (first: unknown) => shorten(wordsOf(first), 500)
  let isSaid = false
  const warn = (first: unknown) => {
    const said = told(first)
    const ahead = clock ? Date.now() - clock.now() : 0
    if (!said.includes('x-slack-request-timestamp') || ahead < TOO_OLD)
      return log.warn({ from: 'bolt' }, said)
    if (!isSaid) log.error({ from: 'bolt', ahead: Math.round(ahead / 1000) }, CLOCK_AHEAD)
    isSaid = true
  }
  return {
    debug: () => {},
    info: () => {},
    warn,
    error: (first, ...more) => {
      const err = cause ?? [first, ...more].find(one => one instanceof Error)
      log.error({ from: 'bolt', ...(err === undefined ? {} : { err }) }, told(first))
    },
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  }
}
