import { uptime } from 'node:os'

/**
 * What time it is where a platform is: by the Date of its last answer, in whole seconds, and what has passed since.
 * This machine’s own clock may be wrong, and is set at times; it serves until there was an answer.
 */
export class PlatformClock {
  #heard: { readonly at: number; readonly upFor: number } | undefined

  /** @param date as answers carry it */
  hear(date: string | null): void {
    const at = Date.parse(date ?? '')
    if (!Number.isNaN(at)) this.#heard = { at, upFor: uptime() }
  }

  /** Epoch milliseconds. */
  readonly now = (): number => {
    if (!this.#heard) return Date.now()
    // Unlike the monotonic clock this one goes on while the machine sleeps.
    return Math.round(this.#heard.at + (uptime() - this.#heard.upFor) * 1000)
  }
}
