/** How much a platform takes, in requests a second. What is absent has no limit. */
export interface Pace {
  /** Requests of any kind, of the whole bot. */
  readonly everywhere?: number
  /** Messages in one tenant. */
  readonly tenant?: number
  /** Messages in one channel. */
  readonly channel?: number
  /** Requests that a message costs, where it is more than one. */
  readonly message?: number
  /** Requests that a direct message costs, where it is more than one. */
  readonly direct?: number
}
