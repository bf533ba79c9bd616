import { WebClient, type WebClientOptions } from '@slack/web-api'
import { PlatformError } from '../../core/errors.ts'
import type { Log } from '../../core/log.ts'
import type { Space } from '../../core/spaces.ts'
import { systemNow } from '../../core/timers.ts'
import { has } from '../shared/foreign.ts'
import { platformError } from './errors.ts'
import type { Installations, Kept } from './installations.ts'
import { CALL_TIMEOUT } from './web.ts'

/** A token is renewed so long before it expires, in milliseconds: Slack lets it last for twelve hours. */
const AHEAD = 2 * 3600_000

/** For so long, in milliseconds, one process alone may renew a workspace's token: longer than its call may take. */
const TURN = 2 * CALL_TIMEOUT

/** When to look again whether another process has renewed what has expired, in milliseconds. */
const AGAIN = 1000

/** What Slack gives for a refresh token, which is good for one time. */
interface Renewed {
  readonly access_token: string
  readonly refresh_token: string
  /** Seconds. */
  readonly expires_in: number
}

export interface RenewalOptions {
  readonly installations: Installations
  readonly clientId: string
  readonly clientSecret: string
  /** Whose turn it is, among all processes. */
  readonly turns: Space<true>
  readonly clientOptions: WebClientOptions
  readonly log: Log
  readonly now?: () => number
}

/**
 * Gives the tokens of workspaces, and renews those that expire (https://docs.slack.dev/authentication/using-token-rotation).
 * Slack's own library has every event renew for itself, so that of two at once one ends with a token that is spent.
 */
export class Renewal {
  readonly #options: RenewalOptions
  readonly #now: () => number
  readonly #underWay = new Map<string, Promise<string>>()

  constructor(options: RenewalOptions) {
    this.#options = options
    this.#now = options.now ?? systemNow
  }

  /** @throws {PlatformError} where it has expired and could not be renewed */
  async tokenOf(team: string): Promise<string | undefined> {
    const kept = await this.#options.installations.find(team)
    if (!kept || !this.#wantsRenewal(kept)) return kept?.bot.token
    const renewing =
      this.#underWay.get(team) ?? this.#renewed(kept).finally(() => this.#underWay.delete(team))
    this.#underWay.set(team, renewing)
    return renewing
  }

  #wantsRenewal({ bot }: Kept): boolean {
    return (
      bot.refreshToken !== undefined &&
      bot.expiresAt !== undefined &&
      bot.expiresAt * 1000 - this.#now() < AHEAD
    )
  }

  async #renewed(kept: Kept): Promise<string> {
    const { turns, installations } = this.#options
    if (!(await turns.claim(kept.team, true, TURN)))
      return this.#meanwhile(
        kept,
        new PlatformError('rate-limited', 'its token is being renewed', { retryAfter: AGAIN }),
      )
    try {
      // Another may have renewed it since it was read.
      const now = await installations.find(kept.team)
      if (!now || !this.#wantsRenewal(now)) return now?.bot.token ?? kept.bot.token
      return await this.#renew(now)
    } finally {
      await turns.delete(kept.team)
    }
  }

  async #renew(kept: Kept): Promise<string> {
    const { installations, log } = this.#options
    try {
      const { access_token: token, refresh_token: refreshToken, expires_in } = await this.#ask(kept)
      const expiresAt = Math.floor(this.#now() / 1000) + expires_in
      await installations.renewed(kept, { ...kept.bot, token, refreshToken, expiresAt })
      return token
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error
      const facts = { err: error, tenant: kept.team }
      if (error.passes) log.warn(facts, 'a token of Slack could not be renewed yet')
      else
        log.error(
          facts,
          'Slack does not renew the token of a workspace: somebody there must install the app again',
        )
      return this.#meanwhile(kept, error)
    }
  }

  /** What was given lasts for a while yet. */
  #meanwhile({ bot }: Kept, error: PlatformError): string {
    if (bot.expiresAt !== undefined && bot.expiresAt * 1000 > this.#now()) return bot.token
    throw error.passes
      ? error
      : new PlatformError('token-revoked', error.message, { detail: 'token_expired', cause: error })
  }

  async #ask({ bot }: Kept): Promise<Renewed> {
    const { clientId, clientSecret, clientOptions } = this.#options
    try {
      const told = await new WebClient(undefined, clientOptions).oauth.v2.access({
        client_id: clientId,
        client_secret: clientSecret,
        grant_type: 'refresh_token',
        refresh_token: bot.refreshToken ?? '',
      })
      if (has(told, 'access_token', 'refresh_token', 'expires_in')) return told as unknown as Renewed
    } catch (error) {
      throw platformError(error, 'oauth.v2.access')
    }
    throw new PlatformError('unknown-outcome', 'oauth.v2.access: the answer tells too little')
  }
}
