/**
 * So many calls of a method a minute Slack takes in a workspace, by the tiers of https://docs.slack.dev/apis/web-api/rate-limits;
 * of messages it takes one a second in a channel.
 */
const A_MINUTE: Readonly<Record<string, number>> = {
  'chat.update': 50,
  'chat.postEphemeral': 100,
  'conversations.history': 50,
  'conversations.info': 50,
  'conversations.open': 50,
  'conversations.replies': 50,
  'files.completeUploadExternal': 100,
  'files.getUploadURLExternal': 100,
  'files.info': 100,
  'users.conversations': 50,
  'users.info': 100,
  'views.open': 100,
  'views.publish': 100,
}
/** What was said an app outside the marketplace reads once a minute (https://docs.slack.dev/reference/methods/conversations.history). */
const READS = /^conversations\.(?:history|replies)$/

/** How much of each method a workspace takes. None is limited, unless a test says so. */
export class Rates {
  /** Whether the limits of the tiers hold. */
  areTiered = false
  /** Whether the app is distributed outside Slack's marketplace. */
  isDistributed = false
  readonly #now: () => number
  /** When each call was made that still counts, by workspace, method, and channel where it matters. */
  readonly #made = new Map<string, number[]>()

  constructor(now: () => number) {
    this.#now = now
  }

  /** @returns for how many seconds a call has to wait, which then was not made; 0 where it is taken */
  wait(team: string, method: string, channel: string): number {
    if (this.isDistributed && READS.test(method)) return this.#take(`${team}/read`, 1, 60_000)
    if (!this.areTiered) return 0
    if (method === 'chat.postMessage') return this.#take(`${team}/${channel}`, 1, 1000)
    const most = A_MINUTE[method]
    return most === undefined ? 0 : this.#take(`${team}/${method}`, most, 60_000)
  }

  #take(key: string, most: number, within: number): number {
    const now = this.#now()
    const made = (this.#made.get(key) ?? []).filter(at => at > now - within)
    this.#made.set(key, made)
    const [oldest] = made
    if (made.length >= most && oldest !== undefined) return Math.ceil((oldest + within - now) / 1000)
    made.push(now)
    return 0
  }
}
