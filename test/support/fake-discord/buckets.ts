/** How much a channel takes, and in how many milliseconds: Discord tells it in headers alone, and changes it at will. */
export interface Bucket {
  readonly limit: number
  readonly within: number
}

/**
 * The requests that each channel takes for its messages, a method at a time
 * (https://docs.discord.com/developers/topics/rate-limits#header-format).
 */
export class Buckets {
  /** None, unless a test sets it. */
  each: Bucket | undefined
  readonly #now: () => number
  readonly #used = new Map<string, { count: number; until: number }>()

  constructor(now: () => number) {
    this.#now = now
  }

  /** Counts a request. @returns the headers of its answer, and how many seconds it has to wait, if it is one too many */
  take(method: string, path: string): { readonly headers: Record<string, string>; readonly wait: number } {
    const channel = /^\/channels\/(\d+)\/messages/.exec(path)?.[1]
    if (!channel || !this.each) return { headers: {}, wait: 0 }
    const { limit, within } = this.each
    const key = `${method} ${channel}`
    const now = this.#now()
    const known = this.#used.get(key)
    const used = known && known.until > now ? known : { count: 0, until: now + within }
    this.#used.set(key, used)
    used.count += 1
    const left = (used.until - now) / 1000
    const headers = {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(Math.max(0, limit - used.count)),
      'x-ratelimit-reset': String(used.until / 1000),
      'x-ratelimit-reset-after': String(left),
      'x-ratelimit-bucket': `messages-${method}`,
    }
    return { headers, wait: used.count > limit ? left : 0 }
  }
}
