import { WebClient, type WebClientOptions } from '@slack/web-api'
import { PlatformError, StorageError } from '../../core/errors.ts'
import type { Log } from '../../core/log.ts'
import type { Space } from '../../core/spaces.ts'
import { realTimers, systemNow, type Timers } from '../../core/timers.ts'
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

/** Waits before what was renewed and could not be kept is tried again: the first, and the longest, in milliseconds. */
const [FIRST_WAIT, LONGEST_WAIT] = [1000, 60_000]

const UNKEPT =
  'the renewed token of a workspace could not be kept: it is used from memory, and keeping it is tried again; make room for the database before the bot is stopped, or somebody there must install the app again'
const LOST =
  'the renewed token of a workspace could not be kept until the end: somebody there must install the app again'

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
  readonly timers?: Pick<Timers, 'after'>
}

/**
 * Gives the tokens of workspaces, and renews those that expire (https://docs.slack.dev/authentication/using-token-rotation).
 * Slack's own library has every event renew for itself, so that of two at once one ends with a token that is spent.
 */
export class Renewal {
  readonly #options: RenewalOptions
  readonly #now: () => number
  readonly #timers: Pick<Timers, 'after'>
  /** The workspaces whose renewed token is to be kept yet, with what tries that again. */
  readonly #unkept = new Map<string, { cancel(): void }>()
  readonly #underWay = new Map<string, Promise<string>>()

  constructor(options: RenewalOptions) {
    this.#options = options
    this.#now = options.now ?? systemNow
    this.#timers = options.timers ?? realTimers
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
    try {
      // This also shows that the store takes what will be given.
      if (!(await turns.claim(kept.team, true, TURN)))
        throw new PlatformError('rate-limited', 'its token is being renewed', { retryAfter: AGAIN })
    } catch (error) {
      if (error instanceof PlatformError || error instanceof StorageError) return this.#meanwhile(kept, error)
      throw error
    }
    try {
      // Another may have renewed it since it was read.
      const now = await installations.find(kept.team)
      if (!now || !this.#wantsRenewal(now)) return now?.bot.token ?? kept.bot.token
      return await this.#renew(now)
    } finally {
      // While the others cannot see what was given, they would spend again what it was given for. A turn also ends by itself.
      if (!this.#unkept.has(kept.team)) await turns.delete(kept.team).catch(() => undefined)
    }
  }

  async #renew(kept: Kept): Promise<string> {
    const { installations, log } = this.#options
    try {
      const { access_token: token, refresh_token: refreshToken, expires_in } = await this.#ask(kept)
      const expiresAt = Math.floor(this.#now() / 1000) + expires_in
      await installations
        .renewed(kept, { ...kept.bot, token, refreshToken, expiresAt })
        .catch((error: unknown) => this.#isUnkept(kept.team, error))
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

  /** Says what is at stake, and tries again until it is kept. @throws whatever else it was that failed */
  #isUnkept(team: string, error: unknown): void {
    if (!(error instanceof StorageError)) throw error
    this.#options.log.error({ err: error, tenant: team }, UNKEPT)
    this.#unkept.get(team)?.cancel()
    this.#keepLater(team, FIRST_WAIT)
  }

  #keepLater(team: string, wait: number): void {
    const later = () => this.#keepLater(team, Math.min(2 * wait, LONGEST_WAIT))
    this.#unkept.set(
      team,
      this.#timers.after(wait, () => void this.#keepAgain(team).catch(later)),
    )
  }

  async #keepAgain(team: string): Promise<void> {
    const isKept = await this.#options.installations.keepAgain(team)
    this.#unkept.delete(team)
    if (isKept) this.#options.log.warn({ tenant: team }, 'the renewed token of a workspace is kept now')
  }

  /** Tries for the last time to keep what is not kept yet. */
  async stop(): Promise<void> {
    const last = async ([team, next]: [string, { cancel(): void }]) => {
      next.cancel()
      await this.#keepAgain(team).catch((err: unknown) =>
        this.#options.log.error({ err, tenant: team }, LOST),
      )
    }
    await Promise.all([...this.#unkept].map(last))
  }

  /** What was given lasts for a while yet. */
  #meanwhile({ bot }: Kept, error: PlatformError | StorageError): string {
    if (bot.expiresAt !== undefined && bot.expiresAt * 1000 > this.#now()) return bot.token
    throw error instanceof StorageError || error.passes
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
