import { PlatformError } from '../../core/errors.ts'
import type { Log } from '../../core/log.ts'
import { readText } from '../shared/foreign.ts'
import { isCode } from './fetch.ts'

const TIMEOUT = 10_000

/**
 * Answers through a `response_url`.
 * @returns true, or undefined when it is unknown whether Slack took it, because no answer of Slack's own came
 * @throws {PlatformError} when Slack refuses it
 */
export async function respond(url: string, body: object, log: Log): Promise<true | undefined> {
  try {
    const sent = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT),
    })
    const answer = wordOf(await readText(sent.body))
    if (answer === 'ok' && sent.ok) return true
    if (answer !== 'ok' && isCode(answer))
      throw new PlatformError('refused', `response_url: ${answer}`, { detail: String(answer) })
    log.warn({ status: sent.status }, 'response_url answered what Slack does not')
  } catch (error) {
    if (error instanceof PlatformError) throw error
    log.warn({ err: error }, 'response_url did not answer')
  }
  return undefined
}

/** `ok`, or Slack's word for why not: it comes bare or as JSON. */
function wordOf(text: string): unknown {
  try {
    const answer = JSON.parse(text) as { ok?: unknown; error?: unknown } | null
    return answer?.ok === true ? 'ok' : answer?.error
  } catch {
    return text.trim()
  }
}
