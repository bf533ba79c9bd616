import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { ownTime } from '../stolen.ts'
import { EVENT_SCOPES } from './event-scopes.ts'
import { ACK_WITHIN, HttpLine, type Kind, type Line, type Retry, SocketLine } from './lines.ts'
import { OAuth } from './oauth.ts'
import { Rates } from './rates.ts'
import { type Fault, Requests } from './requests.ts'
import { ResponseUrls } from './responses.ts'
import { Triggers } from './triggers.ts'
import { type FakeChannel, type FakeMessage, Workspace } from './world.ts'

interface SlashCommand {
  readonly command: string
  readonly should_escape: boolean
}

interface Manifest {
  readonly features: { readonly slash_commands: readonly SlashCommand[] }
  readonly oauth_config: { readonly scopes: { readonly bot: readonly string[] } }
  readonly settings: {
    readonly event_subscriptions: { readonly bot_events: readonly string[] }
    readonly token_rotation_enabled?: boolean
  }
}

/**
 * Slack on 127.0.0.1, as strict as the real one: the Web API, OAuth, Socket Mode, signed HTTP and
 * `response_url`s, for one app that is set up by its manifest.
 */
export class FakeSlack {
  readonly manifest: Manifest
  readonly workspaces = new Map<string, Workspace>()
  readonly triggers: Triggers
  readonly urls: ResponseUrls
  readonly signingSecret = 'fake-signing-secret'
  readonly appToken = 'xapp-fake'
  readonly oauth = new OAuth(this)
  /** Every call of the Web API, in order. */
  readonly calls: {
    readonly method: string
    readonly team: string
    readonly args: Record<string, unknown>
    error?: string
  }[] = []
  /** What the app did that Slack would not have taken. */
  readonly violations: string[] = []
  /** Answers through a `response_url` that leave open what they replace, or who sees them. */
  readonly vague: object[] = []
  /** How often `files.info` says that a new file is not ready yet. */
  filesPending = 1
  readonly rates = new Rates(() => this.now())
  url = ''
  line: Line | undefined
  readonly #server: Server
  readonly #socket: SocketLine
  readonly #faults = new Map<string, Fault[]>()
  #skipped = 0
  #underWay = 0

  constructor(manifest: Manifest) {
    this.manifest = manifest
    this.triggers = new Triggers(() => this.now())
    this.urls = new ResponseUrls(() => this.now())
    this.#server = createServer((request, response) => void requests.serve(request, response))
    this.#socket = new SocketLine(this.#server)
    const requests = new Requests(this, this.#socket)
  }

  async start(): Promise<this> {
    await new Promise<void>(done => this.#server.listen(0, '127.0.0.1', done))
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
    this.urls.at(this.url)
    return this
  }

  async stop(): Promise<void> {
    await this.#socket.close()
    this.#server.closeAllConnections()
    await new Promise(done => this.#server.close(done))
  }

  get apiUrl(): string {
    return `${this.url}/api/`
  }

  /** Events go out by Socket Mode. */
  bySocket(): SocketLine {
    this.line = this.#socket
    return this.#socket
  }

  /** Events go out by signed HTTP to this address. */
  byHttp(url: string): HttpLine {
    const line = new HttpLine(url, this.signingSecret)
    this.line = line
    return line
  }

  /** Slack's clock, in epoch milliseconds. */
  now(): number {
    return Date.now() + this.#skipped
  }

  skip(milliseconds: number): void {
    this.#skipped += milliseconds
  }

  /** A workspace, with the app installed as its manifest asks. */
  install(id: string, name: string): Workspace {
    const workspace = this.workspaces.get(id) ?? new Workspace(id, name)
    workspace.former = undefined
    workspace.renew(this.now(), this.manifest.settings.token_rotation_enabled ?? false)
    workspace.former = undefined
    workspace.scopes = this.manifest.oauth_config.scopes.bot
    workspace.revoked = undefined
    this.workspaces.set(id, workspace)
    return workspace
  }

  /** What becomes of the next call of this method, or of `upload` and `respond`. Several are used in turn. */
  fault(method: string, ...faults: Fault[]): void {
    this.#faults.set(method, [...(this.#faults.get(method) ?? []), ...faults])
  }

  /** What becomes of a call that is made now, if a test said so. */
  faultOf(method: string): Fault | undefined {
    return this.#faults.get(method)?.shift()
  }

  /** Sends something to the app; an event that is not acknowledged is sent again, once, at once. */
  async deliver(kind: Kind, payload: object, retry?: Retry): Promise<unknown> {
    this.#underWay += 1
    const [began, own] = [performance.now(), ownTime()]
    const ack = await this.line?.deliver(kind, payload, retry).finally(() => {
      this.#underWay -= 1
    })
    if (ack) return ack.body
    // The receiver gives up by the clock, whoever had the processor meanwhile: that is no fault of the app.
    const isStolen = performance.now() - began >= ACK_WITHIN && ownTime() - own < ACK_WITHIN
    if (!isStolen) this.violations.push(`${kind} was not acknowledged in time`)
    if (kind !== 'events_api' || retry) return undefined
    return await this.deliver(kind, payload, { num: 1, reason: 'http_timeout' })
  }

  /** Resolves when nothing is on its way to the app: Slack tells of a message a moment after it was posted. */
  async idle(): Promise<void> {
    do await sleep(10)
    while (this.#underWay > 0)
  }

  /** Sends an event of the Events API, if the app is subscribed to it and may see it. */
  async event(at: Workspace, subscription: string, event: object, id?: string): Promise<void> {
    if (!(subscription in EVENT_SCOPES)) throw new Error(`Slack has no event ${subscription}`)
    if (!this.manifest.settings.event_subscriptions.bot_events.includes(subscription)) return
    const needed = EVENT_SCOPES[subscription]
    if (needed && !at.scopes.includes(needed)) return
    await this.deliver('events_api', {
      token: 'verification',
      team_id: at.id,
      api_app_id: 'A1',
      type: 'event_callback',
      event_id: id ?? at.id_('Ev'),
      event_time: Math.floor(this.now() / 1000),
      event: { event_ts: at.ts(this.now()), ...event },
      authorizations: [
        {
          enterprise_id: null,
          team_id: at.id,
          user_id: at.botUser,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
    })
  }

  /** Tells the app of a message, as Slack tells of every message where the app is. */
  async say(at: Workspace, channel: FakeChannel, message: FakeMessage): Promise<void> {
    if (!channel.members.has(at.botUser)) return
    const thread = message.thread_ts && message.thread_ts !== message.ts ? message.thread_ts : undefined
    const parent = channel.messages.find(m => m.ts === thread)
    const event = {
      user: message.user,
      text: message.text,
      ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
      ts: message.ts,
      channel: channel.id,
      ...(message.bot_id ? { bot_id: message.bot_id } : {}),
      ...(thread ? { thread_ts: thread, parent_user_id: parent?.user } : {}),
    }
    const plural = channel.kind.endsWith('im') ? channel.kind : `${channel.kind}s`
    const both = [
      this.event(at, `message.${plural}`, { type: 'message', channel_type: channel.kind, ...event }),
    ]
    const mentions = !message.bot_id && channel.kind !== 'im' && message.text.includes(`<@${at.botUser}>`)
    if (mentions) both.push(this.event(at, 'app_mention', { type: 'app_mention', ...event }))
    await Promise.all(both)
  }

  /** Tells the app that somebody changed what they said, or that Slack added a preview: then no word has changed. */
  async change(at: Workspace, channel: FakeChannel, message: FakeMessage, text: string): Promise<void> {
    const before = { type: 'message', user: message.user, text: message.text, ts: message.ts }
    const thread =
      message.thread_ts && message.thread_ts !== message.ts ? { thread_ts: message.thread_ts } : {}
    const edited = text === message.text ? {} : { edited: { user: message.user, ts: at.ts(this.now()) } }
    message.text = text
    message.blocks = [
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] },
    ]
    const plural = channel.kind.endsWith('im') ? channel.kind : `${channel.kind}s`
    await this.event(at, `message.${plural}`, {
      type: 'message',
      subtype: 'message_changed',
      hidden: true,
      channel: channel.id,
      channel_type: channel.kind,
      ts: at.ts(this.now()),
      message: { ...before, ...thread, ...edited, text, blocks: message.blocks },
      previous_message: { ...before, ...thread },
    })
  }
}
