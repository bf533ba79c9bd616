/** What a bench asks of the people who load a bot. */
export type Asked =
  /** The platforms are opened. @see Told.env */
  | { readonly do: 'open'; readonly groups: number; readonly slackPort: number }
  /** The bot runs: workspaces install it, and coaches plan the week in each channel, whose prompt is posted. */
  | { readonly do: 'plan' }
  /** So many events a second for so many seconds, whether they are answered or not. */
  | { readonly do: 'load'; readonly rate: number; readonly seconds: number }

export interface Told {
  /** The settings by which a bot joins these platforms. */
  readonly env?: Readonly<Record<string, string>>
  readonly loaded?: Loaded
}

/** What people did. */
export interface Loaded {
  readonly offered: Readonly<Record<What, number>>
  /** How long that took, in seconds: longer than was asked where these people could not keep up. */
  readonly took: number
  /** Processor time of these people and platforms, in milliseconds a second: where it is all there is, they are the limit. */
  readonly processor: number
  /** What a platform would not have taken, or did not get in time, each kind with how often. */
  readonly refused: readonly string[]
}

/** What somebody does: presses Start, says that they are fine, presses Done, types /done, talks. */
export const DEEDS = ['start', 'fine', 'done', 'line', 'chat'] as const
export type What = (typeof DEEDS)[number]
