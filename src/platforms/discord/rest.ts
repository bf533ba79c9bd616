import {
  DefaultRestOptions,
  type RESTOptions,
  type RESTPostAPIInteractionCallbackWithResponseResult,
} from 'discord.js'
import { PlatformError } from '../../core/errors.ts'
import { ForeignAnswer, has, ownAnswer } from '../shared/foreign.ts'
import type { PlatformClock } from '../shared/platform-clock.ts'

/** What Discord's client is told to do with requests: it gets to see only answers that are Discord's own. */
export function restOptions(api?: string, clock?: PlatformClock): Partial<RESTOptions> {
  return { makeRequest: requester(clock), ...(api !== undefined && { api }) }
}

function requester(clock: PlatformClock | undefined): RESTOptions['makeRequest'] {
  return async (url, init) => {
    const given = await DefaultRestOptions.makeRequest(url, init)
    const { status, statusText } = given
    const headers: [string, string][] = [...given.headers.entries()]
    const answer = { status, statusText, headers, body: given.body }
    if (status === 204) return new Response(null, { status, headers })
    // Its client tries these again by itself, and looks at nothing of them.
    if (status >= 500) return await ownAnswer(answer, () => true)
    const isJson = given.headers.get('content-type')?.startsWith('application/json') === true
    // Who asked too often is turned away before Discord, and not always told for how long; its client would not wait.
    if (status === 429 && !(Number(given.headers.get('retry-after') ?? Number.NaN) >= 0)) {
      let everywhere = true
      const isOurs = (body: unknown) => {
        // A code says that it is about one thing alone, like edits of an old message.
        everywhere = !(has(body, 'code') && Number(body.code) > 0)
        return has(body, 'message')
      }
      if (isJson) await ownAnswer(answer, isOurs)
      const trouble = isJson ? 'rate-limited' : 'unknown-outcome'
      throw new PlatformError(trouble, 'Discord takes no requests for now', { ...TURNED_AWAY, everywhere })
    }
    if (!isJson) throw new ForeignAnswer(`HTTP ${status} without JSON`)
    const isList = LISTS.test(new URL(url).pathname) && init.method !== 'POST'
    return await ownAnswer(
      answer,
      body => (status < 300 ? isResult(body, isList) : isError(status, body)),
      clock,
    )
  }
}

/** A route that names several is answered with a list of them, unless another is added to them. */
const LISTS = /\/[a-z]+s$/

/** Milliseconds: https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans */
const TURNED_AWAY = { retryAfter: 10 * 60_000 }

function isResult(body: unknown, isList: boolean): boolean {
  return isList ? Array.isArray(body) && body.every(isNamed) : isNamed(body)
}

/** Whether it has an id, as all of Discord's objects, or tells of something that has; where the gateway is has none. */
function isNamed(one: unknown): boolean {
  if (has(one, 'id')) return isSnowflake(one.id)
  if (has(one, 'user')) return isNamed(one.user)
  if (has(one, 'interaction')) return isNamed(one.interaction)
  return has(one, 'url', 'session_start_limit')
}

/** https://discord.com/developers/docs/reference#snowflakes */
function isSnowflake(id: unknown): boolean {
  return typeof id === 'string' && /^\d{15,20}$/.test(id)
}

/** A proxy that wants to know first who asks: what stands behind it has heard nothing. */
const ASKED_BY_PROXY = 407

/** https://discord.com/developers/docs/reference#error-messages, and /topics/rate-limits#exceeding-a-rate-limit */
function isError(status: number, body: unknown): boolean {
  if (status < 400 || status === ASKED_BY_PROXY) return false
  if (status === 429) return true
  return has(body, 'message', 'code') && typeof body.message === 'string' && isCode(body.code)
}

/**
 * Whether this is a code of Discord's; gateways on the way answer in the same form, with the status as the code
 * (https://discord.com/developers/docs/topics/opcodes-and-status-codes#json).
 */
function isCode(code: unknown): boolean {
  return code === 0 || (Number.isInteger(code) && Number(code) > 10_000)
}

/** An answer that must name what it made. @throws {ForeignAnswer} */
export function withId<T extends { readonly id: string }>(given: unknown): T {
  if (!has(given, 'id')) throw new ForeignAnswer('it names nothing')
  return given as unknown as T
}

/** An answer that must tell of an interaction. @throws {ForeignAnswer} */
export function answered(given: unknown): RESTPostAPIInteractionCallbackWithResponseResult {
  if (!has(given, 'interaction')) throw new ForeignAnswer('it tells of no interaction')
  return given as unknown as RESTPostAPIInteractionCallbackWithResponseResult
}

/** An answer that must be a list. @throws {ForeignAnswer} */
export function listed<T>(given: unknown): T[] {
  if (!Array.isArray(given)) throw new ForeignAnswer('it is no list')
  return given
}

/** An answer that must say nothing but that it was done. @throws {ForeignAnswer} */
export function empty(given: unknown): void {
  if (!(given instanceof ArrayBuffer) || given.byteLength > 0) throw new ForeignAnswer('it is not empty')
}
