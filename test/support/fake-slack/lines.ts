import { createHmac, randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { WebSocket, WebSocketServer } from 'ws'
import { afterOwn } from '../stolen.ts'

/** What Slack sends to an app. */
export type Kind = 'slash_commands' | 'interactive' | 'events_api'
export interface Retry {
  readonly num: number
  readonly reason: string
}
/** What the app said to it in time; undefined when it said nothing. */
export type Ack = { readonly body: unknown } | undefined

/** The way by which events reach the app. */
export interface Line {
  deliver(kind: Kind, payload: object, retry?: Retry): Promise<Ack>
  close(): Promise<void>
}

/** https://docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response */
export const ACK_WITHIN = 3000

/** Signed HTTP: https://docs.slack.dev/authentication/verifying-requests-from-slack */
export class HttpLine implements Line {
  readonly #url: string
  readonly #secret: string

  constructor(url: string, secret: string) {
    this.#url = url
    this.#secret = secret
  }

  async deliver(kind: Kind, payload: object, retry?: Retry): Promise<Ack> {
    const response = await this.send(kind, payload, retry ? { retry } : {})
    if (!response?.ok) return undefined
    const text = await response.text()
    return { body: text === '' ? undefined : (JSON.parse(text) as unknown) }
  }

  /** Sends with what a test wants wrong about it. */
  async send(
    kind: Kind,
    payload: object,
    how: {
      retry?: Retry
      secret?: string
      age?: number
      tamper?: (body: string) => string
      unsigned?: boolean
      /** Signed and sent as it is. */
      raw?: string
    } = {},
  ): Promise<Response | undefined> {
    const form =
      kind === 'interactive' ? { payload: JSON.stringify(payload) } : (payload as Record<string, string>)
    const body =
      how.raw ?? (kind === 'events_api' ? JSON.stringify(payload) : new URLSearchParams(form).toString())
    const type = kind === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded'
    const time = String(Math.floor(Date.now() / 1000) - (how.age ?? 0))
    const signature = createHmac('sha256', how.secret ?? this.#secret)
      .update(`v0:${time}:${body}`)
      .digest('hex')
    const signed = { 'x-slack-request-timestamp': time, 'x-slack-signature': `v0=${signature}` }
    const { retry } = how
    const late = new AbortController()
    const timer = afterOwn(ACK_WITHIN, () => late.abort())
    try {
      return await fetch(this.#url, {
        method: 'POST',
        headers: {
          'content-type': type,
          ...(how.unsigned ? {} : signed),
          ...(retry ? { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason } : {}),
        },
        body: how.tamper ? how.tamper(body) : body,
        signal: late.signal,
      })
    } catch {
      return undefined
    } finally {
      timer.cancel()
    }
  }

  async close(): Promise<void> {}
}

/** Socket Mode: https://docs.slack.dev/apis/events-api/using-socket-mode */
export class SocketLine implements Line {
  readonly #server: WebSocketServer
  readonly #waiting = new Map<string, (ack: Ack) => void>()
  readonly #tickets = new Set<string>()
  #socket: WebSocket | undefined
  #arrived: (() => void)[] = []

  constructor(server: Server) {
    this.#server = new WebSocketServer({ noServer: true })
    server.on('upgrade', (request, socket, head) => {
      const ticket = new URL(request.url ?? '/', 'http://slack').searchParams.get('ticket') ?? ''
      // A ticket admits one connection.
      if (!this.#tickets.delete(ticket)) return void socket.destroy()
      this.#server.handleUpgrade(request, socket, head, ws => this.#connected(ws))
    })
  }

  /** What `apps.connections.open` answers. */
  open(base: string): string {
    const ticket = randomUUID()
    this.#tickets.add(ticket)
    return `${base.replace('http', 'ws')}/link?ticket=${ticket}`
  }

  async deliver(kind: Kind, payload: object, retry?: Retry): Promise<Ack> {
    const socket = await this.#ready()
    const envelope_id = randomUUID()
    const acked = new Promise<Ack>(resolve => {
      const late = afterOwn(ACK_WITHIN, () => resolve(undefined))
      this.#waiting.set(envelope_id, ack => {
        late.cancel()
        resolve(ack)
      })
    })
    socket.send(
      JSON.stringify({
        envelope_id,
        type: kind,
        payload,
        accepts_response_payload: kind !== 'events_api',
        ...(retry ? { retry_attempt: retry.num, retry_reason: retry.reason } : {}),
      }),
    )
    return await acked
  }

  /** Slack renews its lines every few hours: the app is told, and is to connect again. */
  refresh(): void {
    this.#socket?.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: {} }))
    this.#socket = undefined
  }

  /** The line breaks without a word. */
  cut(): void {
    this.#socket?.terminate()
    this.#socket = undefined
  }

  async close(): Promise<void> {
    for (const client of this.#server.clients) client.terminate()
    this.#server.close()
  }

  #connected(ws: WebSocket): void {
    this.#socket = ws
    ws.on('message', data => {
      const { envelope_id, payload } = JSON.parse(String(data)) as { envelope_id: string; payload?: object }
      const empty = payload === undefined || Object.keys(payload).length === 0
      this.#waiting.get(envelope_id)?.({ body: empty ? undefined : payload })
      this.#waiting.delete(envelope_id)
    })
    ws.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A1' } }))
    for (const go of this.#arrived.splice(0)) go()
  }

  /** The line; where the app has closed it, the next one. */
  async #ready(): Promise<WebSocket> {
    for (;;) {
      if (this.#socket?.readyState === WebSocket.OPEN) return this.#socket
      await new Promise<void>(done => this.#arrived.push(done))
    }
  }
}
