import type { Log } from '../../core/log.ts'
import { readText } from '../shared/foreign.ts'
import { isCode } from './fetch.ts'

const TIMEOUT = 10_000

/**
 * Answers through a `response_url`.
 * @returns whether Slack took it; undefined when that is unknown, because no answer of Slack's own came
 */
export async function respond(url: string, body: object, log: Log): Promise<boolean | undefined> {
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
    if (answer !== 'ok' && isCode(answer)) return false
    log.warn({ status: sent.status }, 'response_url answered what Slack does not')
  } catch (error) {
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
