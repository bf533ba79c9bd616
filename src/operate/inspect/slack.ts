import { WebClient, type WebClientOptions } from '@slack/web-api'
import type { Inspection, Room } from '../../chat/inspection.ts'
import type { Place } from '../../core/address.ts'
import { PlatformError } from '../../core/errors.ts'
import type { Finding } from '../../core/finding.ts'
import type { Log } from '../../core/log.ts'
import type { ListedSpace } from '../../core/spaces.ts'
import { readableName } from '../../core/text.ts'
import { vault } from '../../core/vault.ts'
import { PlatformClock } from '../../platforms/shared/platform-clock.ts'
import { clientOptionsOf } from '../../platforms/slack/bolt.ts'
import { platformError } from '../../platforms/slack/errors.ts'
import { Installations } from '../../platforms/slack/installations.ts'
import type { SlackOptions } from '../../platforms/slack/options.ts'
import { hearsOnlyMentions, scopesOf } from '../../platforms/slack/scopes.ts'
import { type Self, Web } from '../../platforms/slack/web.ts'

const APPS = 'https://api.slack.com/apps'
/** What no workspace that installs the app is ever given. */
const NO_CODE = 'none'

/** What Bolt would say is found anyway, and told in sentences. */
const SILENT: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

export type SlackInspected = Pick<SlackOptions, 'connection' | 'auth' | 'mentionsOnly' | 'apiUrl'> & {
  /** Where the tokens of workspaces are, when there are many; absent where there is no database yet. */
  readonly space?: ListedSpace<string>
}

interface Channel {
  readonly id: string
  readonly name?: string
  readonly is_archived?: boolean
  readonly is_member?: boolean
}

/** Looks at Slack through its tokens. */
export class SlackInspection implements Inspection {
  readonly #options: SlackInspected
  readonly #calls: WebClientOptions
  readonly #clock = new PlatformClock()
  readonly #web: Web
  readonly #installations: Installations | undefined

  constructor(options: SlackInspected) {
    this.#options = options
    this.#calls = clientOptionsOf({ ...options, log: SILENT }, this.#clock)
    const { auth, space } = options
    if (auth.kind === 'oauth' && space)
      this.#installations = new Installations(space, vault(auth.installationKeys))
    const tokenOf = async (team: string) =>
      auth.kind === 'one'
        ? auth.botToken
        : (await this.#installations?.find(team).catch(() => undefined))?.bot.token
    this.#web = new Web(this.#calls, tokenOf, async () => {})
  }

  ahead(): number {
    return Date.now() - this.#clock.now()
  }

  /** Who the bot is in the one workspace. @throws {PlatformError} with 'token-revoked' when Slack does not take the token. */
  async self(): Promise<Self> {
    const { auth } = this.#options
    if (auth.kind === 'oauth') throw new RangeError('there are many workspaces')
    return await this.#web.selfOf(auth.botToken)
  }

  /** @throws {PlatformError} with 'token-revoked' when Slack does not take the token of Socket Mode. */
  async socket(): Promise<void> {
    const { connection } = this.#options
    if (connection.kind !== 'socket') return
    try {
      await new WebClient(connection.appToken, this.#calls).apiCall('apps.connections.open')
    } catch (error) {
      throw platformError(error, 'apps.connections.open')
    }
  }

  /** @throws {PlatformError} whose detail names what Slack does not take of the client's id and secret. */
  async client(): Promise<void> {
    const { auth } = this.#options
    if (auth.kind === 'one') return
    const { clientId: client_id, clientSecret: client_secret } = auth
    try {
      await new WebClient(undefined, this.#calls).apiCall('oauth.v2.access', {
        client_id,
        client_secret,
        code: NO_CODE,
      })
    } catch (error) {
      const failed = platformError(error, 'oauth.v2.access')
      // With the right ones Slack comes to look at the code, which is none.
      if (failed.detail !== 'invalid_code') throw failed
    }
  }

  async rooms(): Promise<Room[]> {
    const { team } = await this.self()
    const found: Room[] = []
    let cursor = ''
    do {
      const page = await this.#web.call<{
        channels: Channel[]
        response_metadata?: { next_cursor?: string }
      }>(team, 'users.conversations', {
        types: 'public_channel,private_channel',
        exclude_archived: true,
        limit: 200,
        ...(cursor ? { cursor } : {}),
      })
      for (const { id, name = '' } of page.channels) {
        const place = { platform: 'slack', tenant: team, channel: id } as const
        found.push({ place, name: `#${readableName(name) || id}` })
      }
      cursor = page.response_metadata?.next_cursor ?? ''
    } while (cursor)
    return found
  }

  async examine(places: readonly Place[]): Promise<Finding[]> {
    const { auth } = this.#options
    const found: Finding[] = []
    await this.socket().catch((error: unknown) => {
      if (!refused(error)) throw error
      found.push({
        code: 'slack.app-token',
        level: 'fault',
        what: `Slack does not take SLACK_APP_TOKEN (${error.detail}).`,
        mend: `At ${APPS}, under Basic Information, App-Level Tokens, generate one with connections:write, and set it.`,
      })
    })
    const shut = await this.#installations?.closed()
    if (shut && shut.closed > 0)
      found.push({
        code: 'slack.installation-keys',
        level: 'fault',
        what: `SLACK_INSTALLATION_KEYS does not open ${shut.closed} of the workspaces; they were sealed by ${shut.sealedWith.join(', ')}.`,
        mend: 'Put that key back behind the one that is set, as in new:…,old:…',
      })
    const teams =
      auth.kind === 'one'
        ? await this.#onlyTeam(auth.botToken, found)
        : [...new Set(places.map(({ tenant }) => tenant))]
    found.push(...(await Promise.all(teams.map(team => this.#scopes(team)))).flat())
    const ofPlaces = places.map(async (place): Promise<Finding[]> => {
      if (auth.kind === 'oauth' || teams.length === 0 || place.tenant === teams[0])
        return teams.includes(place.tenant) ? this.#room(place) : []
      const what = `A group meets in the workspace ${place.tenant}, and SLACK_BOT_TOKEN is of ${teams[0]}.`
      const mend = 'Set the token of that workspace, or remove the group there with /schedule remove.'
      return [{ code: 'slack.workspace', level: 'fault', what, mend }]
    })
    found.push(...(await Promise.all(ofPlaces)).flat())
    return found
  }

  async #onlyTeam(token: string, found: Finding[]): Promise<string[]> {
    try {
      return [(await this.#web.selfOf(token)).team]
    } catch (error) {
      if (!refused(error)) throw error
      found.push({
        code: 'slack.bot-token',
        level: 'fault',
        what: `Slack does not take SLACK_BOT_TOKEN (${error.detail}).`,
        mend: `Copy the Bot User OAuth Token again at ${APPS}, under Install App.`,
      })
      return []
    }
  }

  /** Slack names what a token may do beside each answer: https://docs.slack.dev/apis/web-api/#responses */
  async #scopes(team: string): Promise<Finding[]> {
    try {
      const told = await this.#web.call<{ response_metadata?: { scopes?: string[] } }>(team, 'auth.test')
      const granted = told.response_metadata?.scopes ?? []
      const wanted = scopesOf(this.#options.mentionsOnly || hearsOnlyMentions(granted))
      const lacks = wanted.filter(scope => !granted.includes(scope))
      if (lacks.length === 0) return []
      return [
        {
          code: 'slack.scopes',
          level: 'fault',
          what: `In the workspace ${team} the app lacks: ${lacks.join(', ')}.`,
          mend: `Run npm run -s manifest, paste it at ${APPS} under App Manifest, and install the app again.`,
        },
      ]
    } catch (error) {
      if (!refused(error)) throw error
      if (error.detail === 'token_expired')
        return [
          {
            code: 'slack.token-expired',
            level: 'warning',
            what: `The token of the workspace ${team} has expired while the bot was stopped.`,
            mend: 'Start the bot, which renews it.',
          },
        ]
      return [
        {
          code: 'slack.installation',
          level: 'fault',
          what: `The workspace ${team}, where a group meets, does not have the app any more (${error.detail}).`,
          mend: 'Somebody there must install it again.',
        },
      ]
    }
  }

  async #room(place: Place): Promise<Finding[]> {
    const where = `The channel ${place.channel} of the workspace ${place.tenant}, where a group meets,`
    try {
      const { channel } = await this.#web.call<{ channel: Channel }>(place.tenant, 'conversations.info', {
        channel: place.channel,
      })
      if (channel.is_archived)
        return [
          {
            code: 'slack.channel',
            level: 'fault',
            what: `${where} is archived.`,
            mend: 'Unarchive it, or plan the week in another channel with /schedule set.',
          },
        ]
      if (channel.is_member !== false) return []
    } catch (error) {
      // A private channel that the bot is not in is not there for it; a missing scope is said by itself.
      if (!(error instanceof PlatformError) || error.passes) throw error
      if (error.trouble !== 'place-gone') return []
    }
    const invite = await this.#web.invitation(place.tenant)
    const what = `${where} does not have the bot in it, or is gone.`
    return [{ code: 'slack.channel', level: 'fault', what, mend: `Type ${invite} there.` }]
  }
}

function refused(error: unknown): error is PlatformError {
  return error instanceof PlatformError && error.trouble === 'token-revoked'
}
