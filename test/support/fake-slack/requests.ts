import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerForeign, type Foreign } from '../foreign-answers.ts'
import { latency } from '../latency.ts'
import { take } from './blocks.ts'
import type { FakeSlack } from './index.ts'
import type { SocketLine } from './lines.ts'
import { FAKE_METHODS } from './methods/index.ts'
import { respond } from './responses.ts'
import { Refusal, type Workspace } from './world.ts'

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

/** What the app asks of Slack: calls of the Web API, uploads, and answers through a `response_url`. */
export class Requests {
  readonly #slack: FakeSlack
  readonly #socket: SocketLine
  readonly #late = latency()

  constructor(slack: FakeSlack, socket: SocketLine) {
    this.#slack = slack
    this.#socket = socket
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const path = new URL(request.url ?? '/', this.#slack.url).pathname
    const send = async (status: number, data: object | string, headers: Record<string, string> = {}) => {
      await this.#late()
      const isText = typeof data === 'string'
      response.writeHead(status, {
        'content-type': isText ? 'text/plain' : 'application/json',
        date: new Date(this.#slack.now()).toUTCString(),
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
    const fault = other ? this.#slack.faultOf(other) : undefined
    try {
      if (broken(fault, 'before')) return
      if (path.startsWith('/upload/')) {
        const [, , team = '', id = ''] = path.split('/')
        const file = this.#slack.workspaces.get(team)?.files.get(id)
        if (!file || file.size !== body.byteLength) return await send(400, 'bad upload')
        file.bytes = body
        if (broken(fault, 'after')) return
        return await send(200, `OK - ${body.byteLength}`)
      }
      if (path.startsWith('/respond/')) {
        const given = JSON.parse(body.toString())
        respond(this.#slack, path, given)
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
      if (token !== this.#slack.appToken) throw new Refusal('invalid_auth')
      return await send(200, { ok: true, url: this.#socket.open(this.#slack.url) })
    }
    const lost = name === 'oauth.v2.access' ? this.#slack.faultOf(name) : undefined
    if (lost && 'status' in lost) return await send(lost.status, '')
    if (name === 'oauth.v2.access') return await send(200, { ok: true, ...this.#slack.oauth.access(args) })
    const at = [...this.#slack.workspaces.values()].find(w => w.expiryOf(token) !== undefined)
    const hasExpired = (at?.expiryOf(token) ?? Number.POSITIVE_INFINITY) <= this.#slack.now()
    const call: FakeSlack['calls'][number] = { method: name, team: at?.id ?? '', args }
    this.#slack.calls.push(call)
    const wait = this.#slack.rates.wait(at?.id ?? '', name, args.channel ?? '')
    const paced = wait > 0 ? ({ status: 429, retryAfter: wait } as const) : undefined
    const fault = this.#slack.faultOf(name) ?? paced
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
    const call = { slack: this.#slack, at }
    const needed = [method.scope?.(args, call) ?? []].flat().find(scope => !at.scopes.includes(scope))
    if (needed) {
      throw new Refusal('missing_scope', { needed, provided: at.scopes.join(',') })
    }
    return method.run(args, call)
  }
}
