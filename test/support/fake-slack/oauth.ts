import type { FakeSlack } from './index.ts'
import { Refusal, type Workspace } from './world.ts'

/** How the app gets its tokens, and new ones for those that expire. */
export class OAuth {
  readonly client = { id: '1.2', secret: 'fake-client-secret' }
  /** How often a refresh token was used. */
  refreshes = 0
  readonly #slack: FakeSlack
  readonly #codes = new Map<string, Workspace>()

  constructor(slack: FakeSlack) {
    this.#slack = slack
  }

  /** Someone in this workspace allows the app: the code that goes back to its redirect address. */
  approve(id: string, name: string, asked: URL): string {
    const scopes = asked.searchParams.get('scope')?.split(',') ?? []
    const allowed = this.#slack.manifest.oauth_config.scopes.bot
    if (asked.searchParams.get('client_id') !== this.client.id) throw new Refusal('invalid_client_id')
    if (scopes.some(s => !allowed.includes(s))) throw new Refusal('invalid_scope')
    const workspace = this.#slack.install(id, name)
    workspace.scopes = scopes
    const code = `code-${Math.random().toString(36).slice(2)}`
    this.#codes.set(code, workspace)
    return code
  }

  /** What `oauth.v2.access` answers to a code, or to a refresh token. */
  access(args: Record<string, string>): object {
    if (args.client_id !== this.client.id) throw new Refusal('invalid_client_id')
    if (args.client_secret !== this.client.secret) throw new Refusal('bad_client_secret')
    const at =
      args.grant_type === 'refresh_token' ? this.#refresh(args.refresh_token) : this.#redeem(args.code)
    return {
      access_token: at.token,
      token_type: 'bot',
      scope: at.scopes.join(','),
      bot_user_id: at.botUser,
      app_id: 'A1',
      team: { id: at.id, name: at.name },
      enterprise: null,
      authed_user: { id: 'UINSTALLER' },
      is_enterprise_install: false,
      ...(at.refresh && {
        refresh_token: at.refresh,
        expires_in: Math.round((at.expiresAt - this.#slack.now()) / 1000),
      }),
    }
  }

  #redeem(code = ''): Workspace {
    const at = this.#codes.get(code)
    if (!at) throw new Refusal('invalid_code')
    this.#codes.delete(code)
    return at
  }

  /** A refresh token is good for one time. */
  #refresh(token: string | undefined): Workspace {
    const at = [...this.#slack.workspaces.values()].find(
      ({ refresh }) => refresh !== undefined && refresh === token,
    )
    if (!at) throw new Refusal('invalid_refresh_token')
    this.refreshes++
    at.renew(this.#slack.now(), true)
    return at
  }
}
