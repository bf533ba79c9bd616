import { ForeignAnswer, has, ownAnswer } from '../shared/foreign.ts'
import type { PlatformClock } from '../shared/platform-clock.ts'

/** Whether this is a word of Slack's for what went wrong; whatever is of another form is a proxy's. */
export function isCode(word: unknown): boolean {
  return typeof word === 'string' && /^[a-z_]{1,64}$/.test(word)
}

/** `fetch` for Slack's clients: they get to see only answers that are Slack's own. */
export function slackFetch(clock: PlatformClock): typeof fetch {
  return async (url, init) => {
    const given = await fetch(url, init)
    const { status, statusText, headers, body } = given
    // Slack asks to wait with 429, and answers everything else with 200 (https://docs.slack.dev/apis/web-api).
    const isWait = status === 429 && Number(headers.get('retry-after') ?? Number.NaN) >= 0
    if (!isWait && status !== 200) {
      await body?.cancel()
      throw new ForeignAnswer(`HTTP ${status}`)
    }
    const isJson = headers.get('content-type')?.startsWith('application/json') === true
    const answer = { status, statusText, headers, body }
    return await ownAnswer(answer, told => isWait || (isJson && isOwn(told)), clock)
  }
}

function isOwn(answer: unknown): boolean {
  if (!has(answer, 'ok')) return false
  return answer.ok === true || (answer.ok === false && isCode(answer.error))
}
