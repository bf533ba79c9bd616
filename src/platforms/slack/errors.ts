import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api'
import { PlatformError, type PlatformTrouble, SetupError } from '../../core/errors.ts'
import { wordsOf } from '../../core/thrown.ts'

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
  posting_to_channel_denied: 'forbidden',
  enterprise_is_restricted: 'forbidden',
  team_added_to_org: 'rate-limited',
  org_login_required: 'rate-limited',
  external_channel_migrating: 'rate-limited',
  message_limit_exceeded: 'rate-limited',
}

/** That the app was removed. What else is wrong with a token may be put right: by the operator, or by Slack. */
const REMOVED =
  /^(?:account_inactive|token_revoked|not_installed|team_not_found|app_uninstalled|tokens_revoked)$/

/** Whether these are Slack's words for a workspace that removed the app, and nothing else. */
export function isRemoval(why: string | undefined): boolean {
  return REMOVED.test(why ?? '')
}

/** Words for a request that is refused however often it is made. A word that nobody knows may be one that passes. */
const FINAL =
  /^(?:invalid_.+|no_text|msg_(?:blocks_)?too_long|metadata_(?:too_large|must_be_sent_from_app)|markdown_text_conflict|too_many_(?:attachments|contact_cards)|as_user_not_supported|cannot_reply_to_message|channel_type_not_supported|method_not_supported_for_channel_type|is_inactive|missing_argument|missing_post_type|unknown_method|unknown_subtype|unknown_snippet_type|(?:method_deprecated|deprecated_endpoint)|(?:exchanged|expired)_trigger_id|not_enabled|view_too_large|push_limit_reached|hash_conflict|duplicate_external_id|not_found|not_allowed|not_supported|file_(?:not_found|deleted|upload_.+)|files_not_found|storage_limit_reached)$/

/** When Slack asks to wait and does not say how long, and when a workspace or channel is being moved. In milliseconds. */
const [DEFAULT_WAIT, MOVING_WAIT] = [1000, 60_000]

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
    const trouble = TROUBLES[code] ?? otherTrouble(code)
    const wait = /^rate_?limited$/.test(code) ? DEFAULT_WAIT : MOVING_WAIT
    const retryAfter = trouble === 'rate-limited' ? { retryAfter: wait } : {}
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
  return new PlatformError('refused', `${method}: ${wordsOf(error)}`, cause)
}

function otherTrouble(code: string): PlatformTrouble {
  if (code.startsWith('restricted_action')) return 'forbidden'
  return FINAL.test(code) ? 'refused' : 'unknown-outcome'
}

/** Turns what stopped the start into a sentence about the setting, when the setting is to blame. */
export function asSetupError(setting: string): (error: unknown) => never {
  return error => {
    const { trouble, detail } = platformError(error, 'start')
    if (trouble === 'token-revoked') throw new SetupError([`Slack does not take ${setting}: ${detail}.`])
    throw error
  }
}
