import {
  type AuthTestResponse,
  type WebAPICallResult,
  WebClient,
  type WebClientOptions,
} from '@slack/web-api'
import { Cache } from '../../core/cache.ts'
import { PlatformError } from '../../core/errors.ts'
import { oneLine } from '../../core/text.ts'
import { asked } from '../shared/asked.ts'
import { platformError } from './errors.ts'
import { hearsOnlyMentions, isTold, type Method } from './scopes.ts'

/** A call of the Web API that has no answer by then has an unknown outcome. Milliseconds. */
export const CALL_TIMEOUT = 15_000

/** Tokens that are used; those that expire are replaced twice a day. */
const KEPT = 20_000

/** The longest that a bot is called. */
const LONGEST_HANDLE = 80

/** Who the bot is in a workspace. `url` ends in a slash. */
export interface Self {
  readonly team: string
  readonly name: string
  readonly user: string
  readonly bot: string
  readonly url: string
  /** In channels it hears only what mentions it, and cannot read what it has posted there. */
  readonly mentionsOnly: boolean
}

type Args = Readonly<Record<string, unknown>>

/** The Web API, one client a token. Every failure is a {@link PlatformError}. */
export class Web {
  readonly #options: WebClientOptions
  readonly #tokenOf: (tenant: string) => Promise<string | undefined>
  readonly #refused: (tenant: string, why: string) => Promise<void>
  readonly #clients = new Cache<WebClient>(KEPT)
  readonly #selves = new Cache<Promise<Self>>(KEPT)

  /**
   * @param tokenOf the bot token of a workspace; undefined when the app is not installed there
   * @param refused called when Slack does not take a workspace's token any more
   */
  constructor(
    options: WebClientOptions,
    tokenOf: (tenant: string) => Promise<string | undefined>,
    refused: (tenant: string, why: string) => Promise<void>,
  ) {
    this.#options = options
    this.#tokenOf = tokenOf
    this.#refused = refused
  }

  async call<T = Record<string, never>>(tenant: string, method: Method, args: Args = {}): Promise<T> {
    const token = await this.#token(tenant)
    try {
      return await this.#callWith<T>(token, method, args)
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error
      if (error.trouble === 'token-revoked') await this.#refused(tenant, error.detail ?? '')
      if (error.trouble !== 'not-a-member') throw error
      const detail = await this.invitation(tenant)
      throw new PlatformError('not-a-member', error.message, { detail, cause: error.cause })
    }
  }

  /** Who the bot is, asked once a token. */
  async self(tenant: string): Promise<Self> {
    return await this.selfOf(await this.#token(tenant))
  }

  /** What someone types in a channel so that the bot joins it. */
  async invitation(tenant: string): Promise<string> {
    return `/invite @${(await this.self(tenant)).name}`
  }

  selfOf(token: string): Promise<Self> {
    return asked(this.#selves, token, () => this.#ask(token))
  }

  /** Sends the bytes of a file to the address that `files.getUploadURLExternal` gave. */
  async upload(url: string, bytes: Uint8Array): Promise<void> {
    const body = new Uint8Array(bytes)
    const sent = await fetch(url, {
      method: 'POST',
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(30_000),
    }).catch((cause: unknown) => {
      throw new PlatformError('unknown-outcome', 'upload: no answer', { cause })
    })
    await sent.body?.cancel()
    if (!sent.ok) throw new PlatformError('unknown-outcome', `upload: HTTP ${sent.status}`)
  }

  async #token(tenant: string): Promise<string> {
    const token = await this.#tokenOf(tenant)
    if (token) return token
    throw new PlatformError('token-revoked', `not installed in ${tenant}`, { detail: 'not_installed' })
  }

  async #ask(token: string): Promise<Self> {
    const told = await this.#callWith<AuthTestResponse>(token, 'auth.test', {})
    return {
      mentionsOnly: hearsOnlyMentions(told.response_metadata?.scopes),
      team: told.team_id ?? '',
      name: oneLine(told.user ?? '', LONGEST_HANDLE),
      user: told.user_id ?? '',
      bot: told.bot_id ?? '',
      url: told.url ?? 'https://slack.com/',
    }
  }

  async #callWith<T>(token: string, method: Method, args: Args): Promise<T> {
    const client = this.#clients.get(token) ?? new WebClient(token, this.#options)
    this.#clients.set(token, client)
    let answer: WebAPICallResult
    try {
      answer = await client.apiCall(method, args)
    } catch (error) {
      throw platformError(error, method)
    }
    if (isTold(method, answer)) return answer as T
    throw new PlatformError('unknown-outcome', `${method}: the answer tells too little`)
  }
}
