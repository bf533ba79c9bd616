import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { answerForeign, type Foreign } from '../foreign-answers.ts'
import { latency } from '../latency.ts'
import { ownTime } from '../stolen.ts'
import { take } from './blocks.ts'
import { ACK_WITHIN, HttpLine, type Kind, type Line, type Retry, SocketLine } from './lines.ts'
import { EVENT_SCOPES, FAKE_METHODS } from './methods.ts'
import { OAuth } from './oauth.ts'
import { Rates } from './rates.ts'
import { ResponseUrls, respond } from './responses.ts'
import { Triggers } from './triggers.ts'
import { type FakeChannel, type FakeMessage, Refusal, Workspace } from './world.ts'

/** What happens to the next call of a method. */
export type Fault =
  | { readonly status: 429; readonly retryAfter: number }
  | { readonly status: 500 }
  | { readonly error: string; readonly more?: object }
  /** What is no answer of Slack's comes before or after the call took effect. */
  | { readonly foreign: Foreign; readonly when: 'before' | 'after' }
  /** The line drops before or after the call took effect. */
  | { readonly drop: 'before' | 'after' }
  /** The call is heard and never answered. */
  | { readonly hang: true }

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
  readonly #late = latency()

  constructor(manifest: Manifest) {
    this.manifest = manifest
    this.triggers = new Triggers(() => this.now())
    this.urls = new ResponseUrls(() => this.now())
    this.#server = createServer((request, response) => void this.#serve(request, response))
    this.#socket = new SocketLine(this.#server)
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

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const path = new URL(request.url ?? '/', this.url).pathname
    const send = async (status: number, data: object | string, headers: Record<string, string> = {}) => {
      await this.#late()
      const isText = typeof data === 'string'
      response.writeHead(status, {
        'content-type': isText ? 'text/plain' : 'application/json',
        date: new Date(this.now()).toUTCString(),
        ...headers,
      })
      response.end(isText ? data : JSON.stringify(data))
    }
    const broken = (fault: Fault | undefined, when: 'before' | 'after') => {
      if (fault && 'drop' in fault && fault.drop === when) response.destroy()
      else if (fault && 'foreign' in fault && fault.when === when) answerForeign(response, fault.foreign)
      else return false
      return true
    }
    const other = /^\/(upload|respond)\//.exec(path)?.[1]
    const fault = other ? this.#faults.get(other)?.shift() : undefined
    try {
      if (broken(fault, 'before')) return
      if (path.startsWith('/upload/')) {
        const [, , team = '', id = ''] = path.split('/')
        const file = this.workspaces.get(team)?.files.get(id)
        if (!file || file.size !== body.byteLength) return await send(400, 'bad upload')
        file.bytes = body
        if (broken(fault, 'after')) return
        return await send(200, `OK - ${body.byteLength}`)
      }
      if (path.startsWith('/respond/')) {
        const given = JSON.parse(body.toString())
        respond(this, path, given)
        if (broken(fault, 'after')) return
        return await send(200, 'ok')
      }
      await this.#call(path.slice('/api/'.length), request, body.toString(), send, broken)
    } catch (error) {
      const refusal =
        error instanceof Refusal ? error : new Refusal('fatal_error', { message: String(error) })
      await send(path.startsWith('/respond/') ? 404 : 200, {
        ok: false,
        error: refusal.code,
        ...refusal.more,
      })
    }
  }

  async #call(
    name: string,
    request: IncomingMessage,
    body: string,
    send: (status: number, data: object | string, headers?: Record<string, string>) => Promise<void>,
    broken: (fault: Fault | undefined, when: 'before' | 'after') => boolean,
  ): Promise<void> {
    const token = request.headers.authorization?.replace('Bearer ', '') ?? ''
    const args = Object.fromEntries(new URLSearchParams(body))
    if (name === 'apps.connections.open') {
      if (token !== this.appToken) throw new Refusal('invalid_auth')
      return await send(200, { ok: true, url: this.#socket.open(this.url) })
    }
    const lost = name === 'oauth.v2.access' ? this.#faults.get(name)?.shift() : undefined
    if (lost && 'status' in lost) return await send(lost.status, '')
    if (name === 'oauth.v2.access') return await send(200, { ok: true, ...this.oauth.access(args) })
    const at = [...this.workspaces.values()].find(w => w.expiryOf(token) !== undefined)
    const hasExpired = (at?.expiryOf(token) ?? Number.POSITIVE_INFINITY) <= this.now()
    const call: (typeof this.calls)[number] = { method: name, team: at?.id ?? '', args }
    this.calls.push(call)
    const wait = this.rates.wait(at?.id ?? '', name, args.channel ?? '')
    const paced = wait > 0 ? ({ status: 429, retryAfter: wait } as const) : undefined
    const fault = this.#faults.get(name)?.shift() ?? paced
    if (fault && 'status' in fault) {
      return await send(
        fault.status,
        '',
        fault.status === 429 ? { 'retry-after': String(fault.retryAfter) } : {},
      )
    }
    if (fault && 'hang' in fault) return
    if (broken(fault, 'before')) return
    try {
      if (hasExpired) throw new Refusal('token_expired')
      if (fault && 'error' in fault) throw new Refusal(fault.error, fault.more)
      const result = this.#run(name, at, args)
      if (broken(fault, 'after')) return
      // What the token may do stands beside each answer: https://docs.slack.dev/apis/web-api/#responses
      await send(200, { ok: true, ...result }, { 'x-oauth-scopes': at?.scopes.join(',') ?? '' })
    } catch (error) {
      if (error instanceof Refusal) call.error = error.code
      throw error
    }
  }

  #run(name: string, at: Workspace | undefined, given: Record<string, string>): object {
    if (!at) throw new Refusal('invalid_auth')
    if (at.revoked) throw new Refusal(at.revoked)
    const method = FAKE_METHODS[name]
    if (!method) throw new Refusal('unknown_method')
    const args = take(method.args, given, 'invalid_arguments')
    const call = { slack: this, at }
    const needed = [method.scope?.(args, call) ?? []].flat().find(scope => !at.scopes.includes(scope))
    if (needed) {
      throw new Refusal('missing_scope', { needed, provided: at.scopes.join(',') })
    }
    return method.run(args, call)
  }
}
