/** What a fake Slack knows: workspaces, people, channels, messages. Plain data with a few queries. */

export interface FakeUser {
  readonly id: string
  readonly name: string
  readonly tz?: string
  readonly admin?: boolean
  readonly owner?: boolean
  readonly bot?: boolean
  /** Their own workspace, where it is another: they are in a channel that is shared with it. */
  readonly team?: string
  /** Of another workspace, and in no channel with the bot. */
  readonly stranger?: boolean
  disabled?: boolean
}

export interface FakeMessage {
  ts: string
  user: string
  bot_id?: string
  text: string
  blocks: unknown[]
  thread_ts?: string
  metadata?: { event_type: string; event_payload: Record<string, unknown> }
  /** Only this person sees it; no method of the Web API does. */
  ephemeralTo?: string
  files?: string[]
}

export interface FakeChannel {
  readonly id: string
  /** An 'mpim' is a direct conversation of several people. */
  readonly kind: 'channel' | 'group' | 'im' | 'mpim'
  readonly creator: string
  readonly members: Set<string>
  readonly messages: FakeMessage[]
  archived?: boolean
}

export interface FakeFile {
  readonly id: string
  readonly name: string
  readonly size: number
  bytes?: Buffer
  complete?: boolean
  /** How many more times `files.info` says that it is not ready. */
  pending: number
}

export interface FakeView {
  readonly id: string
  readonly type: 'modal' | 'home'
  /** What stands under the fields of a modal that was sent, and is to be sent again. */
  readonly errors?: Record<string, unknown>
  readonly view: Record<string, unknown> & { blocks: Record<string, unknown>[]; private_metadata?: string }
}

/** Tokens that expire do so after twelve hours. */
const LASTS = 12 * 3600_000

export class Workspace {
  readonly id: string
  readonly name: string
  readonly users = new Map<string, FakeUser>()
  readonly channels = new Map<string, FakeChannel>()
  readonly files = new Map<string, FakeFile>()
  readonly homes = new Map<string, FakeView>()
  readonly modals = new Map<string, FakeView>()
  readonly botUser: string
  readonly botId: string
  token = ''
  /** Where tokens expire: when this one does, in Slack's milliseconds, by what it is renewed once, and the one before. */
  expiresAt = Number.POSITIVE_INFINITY
  refresh: string | undefined
  former: { readonly token: string; readonly expiresAt: number } | undefined
  /** Why the token no longer works. */
  revoked: 'token_revoked' | 'account_inactive' | undefined
  scopes: readonly string[] = []
  /** Addresses whose pictures Slack does not get: it takes them when a message is posted. */
  cannotGet: RegExp | undefined
  #ids = 0
  #lastTs = 0

  constructor(id: string, name: string) {
    this.id = id
    this.name = name
    this.botUser = `UBOT${id}`
    this.botId = `B${id}`
    this.users.set(this.botUser, { id: this.botUser, name: 'spotter', bot: true })
  }

  /** Gives it another token, and for one that expires another refresh token: https://docs.slack.dev/authentication/using-token-rotation */
  renew(now: number, expires: boolean): void {
    const { token, expiresAt } = this
    const random = Math.random().toString(36).slice(2)
    this.former = expires && token ? { token, expiresAt } : undefined
    this.token = `${expires ? 'xoxe.' : ''}xoxb-${this.id}-${random}`
    this.expiresAt = expires ? now + LASTS : Number.POSITIVE_INFINITY
    this.refresh = expires ? `xoxe-1-${this.id}-${random}` : undefined
  }

  /** Whether it is one of the workspace's, and when it expires. */
  expiryOf(token: string): number | undefined {
    if (token === this.token) return this.expiresAt
    return token === this.former?.token ? this.former.expiresAt : undefined
  }

  user(user: FakeUser): FakeUser {
    this.users.set(user.id, user)
    return user
  }

  channel(id: string, kind: FakeChannel['kind'], creator: string, members: readonly string[]): FakeChannel {
    const channel: FakeChannel = { id, kind, creator, members: new Set(members), messages: [] }
    this.channels.set(id, channel)
    return channel
  }

  /** The direct conversation of someone with the bot. */
  direct(user: string): FakeChannel {
    const id = `D${user.slice(1)}`
    return this.channels.get(id) ?? this.channel(id, 'im', user, [user, this.botUser])
  }

  id_(prefix: string): string {
    this.#ids += 1
    return `${prefix}${this.id}${String(this.#ids).padStart(8, '0')}`
  }

  /** A timestamp that no other message of the workspace has. */
  ts(now: number): string {
    this.#lastTs = Math.max(this.#lastTs + 1, Math.round(now * 1000))
    return `${Math.floor(this.#lastTs / 1e6)}.${String(this.#lastTs % 1e6).padStart(6, '0')}`
  }
}

/** What Slack answers with `{ ok: false, error }`. */
export class Refusal extends Error {
  readonly code: string
  readonly more: object

  constructor(code: string, more: object = {}) {
    super(code)
    this.code = code
    this.more = more
  }
}
