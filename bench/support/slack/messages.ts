/** What a bench asks of its Slack, which has one workspace. */
export type Asked =
  /** Where its Web API is; over a line that takes so many milliseconds each way, as commands and answers then do. */
  | { readonly do: 'open'; readonly eachWay?: number }
  /** A coach plans the week in so many channels, and their prompts are posted. */
  | { readonly do: 'schedule'; readonly events: string; readonly channels: number }
  /**
   * So many new members log their week by /done, a round a command, and so many of them at once; `rarely`, with the
   * connection for an answer closed before the next one.
   */
  | {
      readonly do: 'log'
      readonly events: string
      readonly members: number
      readonly lanes: number
      readonly rarely?: boolean
    }
  /** New members log a round each, so many a second for so many seconds, whether they are answered or not. */
  | {
      readonly do: 'flood'
      readonly events: string
      readonly rate: number
      readonly seconds: number
    }

export interface Told {
  readonly api?: string
  readonly logged?: Logged
  readonly flooded?: Flooded
}

/** What came of the commands of a flood. Slack gives up after three seconds. */
export interface Flooded {
  /** Answered within that, with what was logged. */
  readonly inTime: number
  /** Told within that that the bot is busy. */
  readonly toldBusy: number
  /** Answered later, or told so later. */
  readonly late: number
  /** When half of them, and nearly all, knew what became of it, in milliseconds. */
  readonly p50: number
  readonly p99: number
}

/** Times in milliseconds. */
export interface Logged {
  readonly took: number
  /** From the command sent to its acknowledgement, and to the moment at which its answer was there. */
  readonly acknowledged: { readonly p50: number; readonly p99: number }
  readonly answered: { readonly p50: number; readonly p99: number }
  /** The last answer, as Slack got it. */
  readonly answer: Answer
}

export interface Answer {
  readonly text: string
  readonly blocks: readonly object[]
}

/** Commands that a member sends: three rounds of three exercises, of which no two are the same. */
export const COMMANDS = ['bridges', 'rdl', 'goblet'].flatMap(name => [12, 11, 10].map(n => `${name} ${n}`))
export const MEMBERS_PER_CHANNEL = 8
export const SECRET = 'bench-signing-secret'
export const TOKEN = 'xoxb-bench'
