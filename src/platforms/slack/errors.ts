import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api'
import { PlatformError, type PlatformTrouble, SetupError } from '../../core/errors.ts'

/** Slack's words for trouble, from the "Errors" of https://docs.slack.dev/reference/methods/chat.postMessage and its like. */
const TROUBLES: Readonly<Record<string, PlatformTrouble>> = {
  // A private channel that the bot was put out of is "not found" too.
  channel_not_found: 'place-gone',
  is_archived: 'place-gone',
  team_not_found: 'place-gone',
  not_in_channel: 'not-a-member',
  missing_scope: 'forbidden',
  no_permission: 'forbidden',
  access_denied: 'forbidden',
  ekm_access_denied: 'forbidden',
  team_access_not_granted: 'forbidden',
  not_allowed_token_type: 'forbidden',
  token_revoked: 'token-revoked',
  token_expired: 'token-revoked',
  account_inactive: 'token-revoked',
  invalid_auth: 'token-revoked',
  not_authed: 'token-revoked',
  ratelimited: 'rate-limited',
  rate_limited: 'rate-limited',
  message_not_found: 'message-gone',
  thread_not_found: 'message-gone',
  cant_update_message: 'message-gone',
  edit_window_closed: 'message-gone',
  cannot_dm_bot: 'person-unreachable',
  user_not_found: 'person-unreachable',
  user_not_visible: 'person-unreachable',
  user_disabled: 'person-unreachable',
  user_not_in_channel: 'person-unreachable',
  users_not_found: 'person-unreachable',
  messages_tab_disabled: 'person-unreachable',
  internal_error: 'unknown-outcome',
  fatal_error: 'unknown-outcome',
  service_unavailable: 'unknown-outcome',
  request_timeout: 'unknown-outcome',
}

/** When Slack asks to wait and does not say how long. In milliseconds. */
const DEFAULT_WAIT = 1000

/** What went wrong with a call of the Web API, in the bot's terms. */
export function platformError(error: unknown, method: string): PlatformError {
  if (error instanceof PlatformError) return error
  const cause = { cause: error }
  if (error instanceof WebAPIRateLimitedError) {
    const retryAfter = error.retryAfter * 1000
    return new PlatformError('rate-limited', `${method}: Slack asks to wait`, { retryAfter, ...cause })
  }
  if (error instanceof WebAPIPlatformError) {
    const { error: code = 'unknown', needed } = error.data as { error?: string; needed?: string }
    const trouble = TROUBLES[code] ?? (code.startsWith('restricted_action') ? 'forbidden' : 'refused')
    const retryAfter = trouble === 'rate-limited' ? { retryAfter: DEFAULT_WAIT } : {}
    const detail = code === 'missing_scope' && needed ? needed : code
    return new PlatformError(trouble, `${method}: ${code}${needed ? ` (${needed})` : ''}`, {
      detail,
      ...retryAfter,
      ...cause,
    })
  }
  if (error instanceof WebAPIHTTPError || error instanceof WebAPIRequestError) {
    return new PlatformError('unknown-outcome', `${method}: no answer from Slack`, cause)
  }
  return new PlatformError(
    'refused',
    `${method}: ${error instanceof Error ? error.message : 'failed'}`,
    cause,
  )
}

/** Turns what stopped the start into a sentence about the setting, when the setting is to blame. */
export function asSetupError(setting: string): (error: unknown) => never {
  return error => {
    const { trouble, detail } = platformError(error, 'start')
    if (trouble === 'token-revoked') throw new SetupError([`Slack does not take ${setting}: ${detail}.`])
    throw error
  }
}
