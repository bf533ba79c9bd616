import { oneLine, printable } from './text.ts'

/** Something a person can mend. `message` is one sentence that is shown to them, privately. */
export class UserError extends Error {
  override readonly name = 'UserError'
}

/** Why a platform refused, in terms the bot can act on. */
export type PlatformTrouble =
  /** No answer, 5xx, a dropped line: whether it happened is unknown. */
  | 'unknown-outcome'
  /** The platform asks to wait; `retryAfter` says how long. */
  | 'rate-limited'
  /** The channel is gone or archived. */
  | 'place-gone'
  /** The bot may not do this here; `detail` names the permission or scope. */
  | 'forbidden'
  /** The bot is not in the channel; `detail` is what to type there so that it joins. */
  | 'not-a-member'
  /** This person does not take direct messages. */
  | 'person-unreachable'
  /** The bot's token no longer works. */
  | 'token-revoked'
  /** The message or thread is no longer there. */
  | 'message-gone'
  /** A bug on our side: the request was malformed. */
  | 'refused'

/** The longest that a platform's words on what went wrong are kept, in characters. */
const LONGEST_DETAIL = 200
/** The longest that a platform is waited for before it is asked anew, in milliseconds. */
const LONGEST_WAIT = 60 * 60_000

/**
 * A platform did not do what was asked. Engine and deliveries decide by `trouble` what follows. What it says is cut
 * short: it is logged and kept, and there may be anything in it.
 */
export class PlatformError extends Error {
  override readonly name = 'PlatformError'
  readonly trouble: PlatformTrouble
  /** Whole milliseconds to wait before another try: instants are kept so. */
  readonly retryAfter: number | undefined
  /** The wait is for all that goes to the platform, not for this channel alone. */
  readonly everywhere: boolean
  /** The missing permission or scope, or the platform's own word for the trouble. */
  readonly detail: string | undefined

  constructor(
    trouble: PlatformTrouble,
    message: string,
    more: { retryAfter?: number; everywhere?: boolean; detail?: string; cause?: unknown } = {},
  ) {
    super(oneLine(message, LONGEST_DETAIL), { cause: more.cause })
    this.trouble = trouble
    this.retryAfter =
      more.retryAfter === undefined ? undefined : Math.ceil(Math.min(more.retryAfter, LONGEST_WAIT))
    this.everywhere = more.everywhere ?? false
    this.detail = more.detail === undefined ? undefined : oneLine(more.detail, LONGEST_DETAIL)
  }

  /** Whether the same request can succeed later with nobody doing anything. */
  get passes(): boolean {
    return this.trouble === 'unknown-outcome' || this.trouble === 'rate-limited'
  }
}

/** A program built an action id or a message that no platform can carry: a bug, not a person's fault. */
export class MalformedMessage extends Error {
  override readonly name = 'MalformedMessage'
}

/** The durable store could not keep what it was asked to keep. Nothing was recorded, unless it is `unsure`. */
export class StorageError extends Error {
  override readonly name = 'StorageError'
  /** 'broken' is the file's or server's own fault; 'failing' that of the disk below it. */
  readonly reason: 'full' | 'busy' | 'read-only' | 'unreachable' | 'failing' | 'broken'
  /** The line broke before the answer to a write came: it may be kept. */
  readonly unsure: boolean

  constructor(reason: StorageError['reason'], cause: unknown, unsure = false) {
    super(`storage is ${reason}`, { cause })
    this.reason = reason
    this.unsure = unsure
  }
}

/** The store was closed, as the bot stops, while something was still under way. It is no fault. */
export class StoreClosed extends StorageError {
  constructor() {
    super('unreachable', new Error('the store is closed'))
  }
}

/** The operator set something up wrong. `problems` are sentences; shown without a stack, on a terminal, exit 1. */
export class SetupError extends Error {
  override readonly name = 'SetupError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(printable(problems.join('\n')))
    this.problems = problems.map(printable)
  }
}
