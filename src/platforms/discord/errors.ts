import {
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  GatewayCloseCodes,
  HTTPError,
  RateLimitError,
} from 'discord.js'
import { PlatformError, type PlatformTrouble } from '../../core/errors.ts'
import { wordsOf } from '../../core/thrown.ts'

/**
 * Discord's codes in the bot's terms, with what is missing where that is certain
 * (https://discord.com/developers/docs/topics/opcodes-and-status-codes#json).
 */
const CODES: Readonly<Record<number, readonly [PlatformTrouble, detail?: string]>> = {
  10003: ['place-gone'],
  10004: ['place-gone'],
  10008: ['message-gone'],
  // An interaction, or the token that edits its answer, that has run out.
  10015: ['message-gone'],
  10062: ['message-gone'],
  50027: ['message-gone'],
  10013: ['person-unreachable'],
  50007: ['person-unreachable'],
  50278: ['person-unreachable'],
  50001: ['forbidden'],
  50013: ['forbidden'],
  // A forum, where one can post only threads.
  50008: ['forbidden', 'a text channel instead of this kind'],
  50024: ['forbidden', 'threads in this kind of channel'],
  160002: ['forbidden', 'Read Message History'],
  160005: ['forbidden', 'Manage Threads'],
  160006: ['forbidden', 'room for another active thread'],
  160007: ['forbidden', 'room for another active thread'],
  200000: ['forbidden', 'a way past AutoMod'],
  40003: ['rate-limited'],
  30034: ['rate-limited'],
}

/** What the operator reads when Discord does not take the token. */
export const WRONG_TOKEN =
  'DISCORD_TOKEN is not a valid bot token: copy it again from the Bot page of your application.'

export const UNKNOWN_CHANNEL = 10003
/** What is said of a server that the bot is not in. */
export const UNKNOWN_GUILD = 10004
export const MISSING_ACCESS = 50001
export const INVALID_BODY = 50035

/** A message has at most one thread, and this one has it. */
export const THREAD_EXISTS = 160004
/** The thread sleeps; it must be woken before anything in it changes. */
export const THREAD_ARCHIVED = 50083
/** The interaction was answered before: a retry of a request that had worked. */
export const ACKNOWLEDGED = 40060

/** The code that Discord's error carries. */
export function codeOf(error: unknown): number | undefined {
  return error instanceof DiscordAPIError ? Number(error.code) : undefined
}

/** What went wrong in the bot's terms. `doing` says what was tried, as in "post in channel 1". */
export function platformError(error: unknown, doing: string): PlatformError {
  if (error instanceof PlatformError) return error
  const [trouble, detail] = troubleOf(error)
  const said = wordsOf(error)
  const retryAfter = error instanceof RateLimitError ? error.retryAfter || error.timeToReset : undefined
  return new PlatformError(trouble, `Discord would not ${doing}: ${said}`, {
    cause: error,
    ...(detail !== undefined && { detail }),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(error instanceof RateLimitError && { everywhere: error.global }),
  })
}

function troubleOf(error: unknown): readonly [PlatformTrouble, string?] {
  if (error instanceof RateLimitError) return ['rate-limited']
  if (error instanceof DiscordAPIError) {
    return CODES[Number(error.code)] ?? [byStatus(error.status), `code ${error.code}`]
  }
  if (error instanceof HTTPError) return [byStatus(error.status), `status ${error.status}`]
  // It is another server's.
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.GuildChannelUnowned)
    return ['place-gone']
  // The REST client forgets a token that was refused, and then has none to send.
  if (wordsOf(error).startsWith('Expected token')) return ['token-revoked']
  // Timeouts, resets and unreadable answers: it may or may not have happened.
  return ['unknown-outcome']
}

function byStatus(status: number): PlatformTrouble {
  if (status === 401) return 'token-revoked'
  if (status === 403) return 'forbidden'
  if (status === 404) return 'place-gone'
  if (status === 429) return 'rate-limited'
  return status >= 500 ? 'unknown-outcome' : 'refused'
}

/** Why the gateway closed a line that it will not open again. */
export function closed(code: number): PlatformError {
  if (code === GatewayCloseCodes.AuthenticationFailed) return new PlatformError('token-revoked', WRONG_TOKEN)
  const name = GatewayCloseCodes[code] ?? 'unknown'
  return new PlatformError('forbidden', `Discord closed the line for good: ${code} ${name}`, { detail: name })
}
