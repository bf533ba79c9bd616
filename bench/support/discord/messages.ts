/** What a bench asks of its fake Discord. */
export type Asked =
  /** The coach plans the week, and its prompt is posted. */
  | { readonly do: 'schedule' }
  /** So many people press Start, and stand before their first step. */
  | { readonly do: 'start'; readonly count: number }
  /** So many people see this message. */
  | { readonly do: 'show'; readonly count: number; readonly components: readonly object[] }
  /** The bot is in so many servers more, each with channels, roles and emojis as usual. */
  | { readonly do: 'grow'; readonly servers: number }
  /** Everyone presses Done so many times, so many people at once. */
  | { readonly do: 'press'; readonly lanes: number; readonly times: number }

/** What it says when that is done. */
export interface Told {
  readonly api?: string
  /** Its own processor time, in microseconds. */
  readonly cpu?: number
  readonly error?: string
}
