import { WebAPIPlatformError } from '@slack/web-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { say } from '../../../src/chat/message.ts'
import { PlatformError } from '../../../src/core/errors.ts'
import { platformError } from '../../../src/platforms/slack/errors.ts'
import { createSlackPlatform } from '../../../src/platforms/slack/index.ts'
import { ChannelQueue } from '../../../src/platforms/slack/queue.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import { type SlackStage, slackOptions, slackStage } from '../../support/slack-stage.ts'

let on: SlackStage
beforeAll(async () => {
  on = await slackStage(new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS), 'socket')
})
afterAll(() => on.close())

/** From the pages of the methods that are called: what is asked again is refused again. */
const FINAL =
  'msg_too_long msg_blocks_too_long no_text invalid_blocks invalid_blocks_format invalid_arguments invalid_arg_name invalid_metadata_format invalid_metadata_schema metadata_too_large invalid_thread_ts cannot_reply_to_message unknown_method method_deprecated exchanged_trigger_id expired_trigger_id invalid_trigger_id view_too_large hash_conflict file_not_found file_deleted file_upload_size_restricted posting_to_channel_denied restricted_action_read_only_channel enterprise_is_restricted'

let key = 0
const post = (channel = 'C1') => {
  key += 1
  return on.platform.post({ ...on.channel, channel }, say('x'), `trouble-${key}`)
}

test.each([
  [{ error: 'not_in_channel' }, 'not-a-member', '/invite @spotter'],
  [{ error: 'channel_not_found' }, 'place-gone', 'channel_not_found'],
  [{ error: 'is_archived' }, 'place-gone', 'is_archived'],
  [{ error: 'team_not_found' }, 'place-gone', 'team_not_found'],
  [
    { error: 'missing_scope', more: { needed: 'chat:write', provided: 'commands' } },
    'forbidden',
    'chat:write',
  ],
  [{ error: 'restricted_action_thread_locked' }, 'forbidden', 'restricted_action_thread_locked'],
  [{ error: 'token_revoked' }, 'token-revoked', 'token_revoked'],
  [{ error: 'account_inactive' }, 'token-revoked', 'account_inactive'],
  [{ error: 'invalid_auth' }, 'token-revoked', 'invalid_auth'],
  [{ error: 'cannot_dm_bot' }, 'person-unreachable', 'cannot_dm_bot'],
  [{ error: 'user_not_found' }, 'person-unreachable', 'user_not_found'],
  [{ error: 'internal_error' }, 'unknown-outcome', 'internal_error'],
  [{ error: 'msg_too_long' }, 'refused', 'msg_too_long'],
  [{ error: 'a_word_of_next_year' }, 'unknown-outcome', 'a_word_of_next_year'],
  [{ status: 500 }, 'unknown-outcome', undefined],
  [{ drop: 'before' }, 'unknown-outcome', undefined],
] as const)('%j is %s', async (fault, trouble, detail) => {
  on.slack.fault('chat.postMessage', fault)
  const error: unknown = await post().catch(e => e)
  expect(error).toBeInstanceOf(PlatformError)
  expect(error).toMatchObject({ trouble, detail })
  expect(String(error)).not.toContain(on.at.token)
})

test.each([
  [
    'forbidden',
    'no_permission access_denied ekm_access_denied team_access_not_granted not_allowed_token_type',
  ],
  ['token-revoked', 'token_expired not_authed'],
  ['rate-limited', 'ratelimited rate_limited'],
  ['message-gone', 'message_not_found thread_not_found cant_update_message edit_window_closed'],
  [
    'person-unreachable',
    'user_not_visible user_disabled user_not_in_channel users_not_found messages_tab_disabled',
  ],
  ['unknown-outcome', 'fatal_error service_unavailable request_timeout'],
])('Slack’s words for %s are known', (trouble, words) => {
  for (const error of words.split(' ')) {
    const said = new WebAPIPlatformError({ ok: false, error })
    const retryAfter = trouble === 'rate-limited' ? 1000 : undefined
    expect(platformError(said, 'x')).toMatchObject({ trouble, detail: error, retryAfter })
  }
})

test('a scope that is missing is named', () => {
  const answer = { ok: false as const, error: 'missing_scope', needed: 'files:write' }
  const said = new WebAPIPlatformError(answer)
  expect(platformError(said, 'files.upload')).toMatchObject({
    message: 'files.upload: missing_scope (files:write)',
    detail: 'files:write',
  })
})

test.each([
  'team_added_to_org',
  'org_login_required',
  'external_channel_migrating',
  'message_limit_exceeded',
])('what passes by itself is waited for: %s', async error => {
  on.slack.fault('chat.postMessage', { error })
  await expect(post()).rejects.toMatchObject({ trouble: 'rate-limited', detail: error, retryAfter: 60_000 })
})

test('nothing but the words that are known to be final ends a post at the first try', () => {
  const passes = (error: string) => platformError(new WebAPIPlatformError({ ok: false, error }), 'x').passes
  for (const error of FINAL.split(' ')) expect(passes(error), error).toBe(false)
  for (const error of ['invalidated_by_moonlight', 'org_moving', 'too_busy'])
    expect(passes(error), error).toBe(true)
})

test('Slack’s wait is waited out, and the order in the channel kept', async () => {
  on.slack.fault('chat.postMessage', { status: 429, retryAfter: 1 })
  const begun = performance.now()
  const first = on.platform.post(on.channel, say('I was first'), 'order-1')
  const second = on.platform.post(on.channel, say('I was second'), 'order-2')
  await Promise.all([first, second])
  expect(performance.now() - begun).toBeGreaterThan(990)
  const texts = (await on.seen(on.member, on.channel)).map(m => m.text).filter(t => t.startsWith('I was'))
  expect(texts).toEqual(['I was first', 'I was second'])
})

test('a wait that is too long to wait here is the caller’s to plan', async () => {
  on.slack.fault('chat.postMessage', { status: 429, retryAfter: 21 })
  await expect(post()).rejects.toMatchObject({ trouble: 'rate-limited', retryAfter: 21_000 })
})

test('what the workspace really refuses comes out the same way', async () => {
  on.at.channel('C5', 'channel', 'UCOACH', ['UCOACH'])
  on.at.channel('C6', 'group', 'UCOACH', ['UCOACH'])
  const archived = on.at.channel('C7', 'channel', 'UCOACH', [on.at.botUser])
  archived.archived = true
  await expect(post('C5')).rejects.toMatchObject({ trouble: 'not-a-member', detail: '/invite @spotter' })
  await expect(post('C6')).rejects.toMatchObject({ trouble: 'place-gone' })
  await expect(post('C7')).rejects.toMatchObject({ trouble: 'place-gone' })
  await expect(on.platform.post({ ...on.channel, tenant: 'T9' }, say('x'), 'x')).rejects.toMatchObject({
    trouble: 'token-revoked',
  })
  const gone = { place: on.channel, message: '1.000001' }
  await expect(on.platform.edit(gone, say('x'))).rejects.toMatchObject({ trouble: 'message-gone' })
  on.at.user({ id: 'UGONE', name: 'Gone', disabled: true })
  for (const id of ['UGONE', 'UNOBODY', on.at.botUser]) {
    const person = { ...on.member, id }
    await expect(on.platform.tell(person, say('x'), 'x')).rejects.toMatchObject({
      trouble: 'person-unreachable',
    })
  }
})

test('where the bot is not, the profile says how to invite it, until somebody has', async () => {
  const channels = [
    on.at.channel('C15', 'channel', 'UMEMBER', ['UMEMBER']),
    on.at.channel('G15', 'group', 'UMEMBER', ['UMEMBER']),
  ]
  for (const { id, members } of channels) {
    const profile = () => on.platform.profile(on.member, { ...on.channel, channel: id })
    expect((await profile()).invite).toBe('/invite @spotter')
    members.add(on.at.botUser)
    expect(await profile()).not.toHaveProperty('invite')
  }
  expect(await on.platform.profile(on.member, on.channel)).not.toHaveProperty('invite')
})

test('a scope that was taken away is named', async () => {
  const { scopes } = on.at
  on.at.scopes = scopes.filter(s => s !== 'chat:write')
  await expect(post()).rejects.toMatchObject({ trouble: 'forbidden', detail: 'chat:write' })
  on.at.scopes = scopes
})

test('a token that does not work is a problem of the setup, told without the token', async () => {
  const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
  const wrong = [
    [
      { auth: { kind: 'one', botToken: 'xoxb-guessed' } },
      'Slack does not take SLACK_BOT_TOKEN: invalid_auth.',
    ],
    [
      { connection: { kind: 'socket', appToken: 'xapp-guessed' } },
      'Slack does not take SLACK_APP_TOKEN: invalid_auth.',
    ],
  ] as const
  for (const [more, problem] of wrong) {
    const platform = createSlackPlatform(slackOptions(on.slack, on.at, more))
    await expect(platform.start(bot)).rejects.toMatchObject({ name: 'SetupError', problems: [problem] })
  }
})

test('one that fails does not hold up the next', async () => {
  const queue = new ChannelQueue()
  const failing = queue.run('C', () => Promise.reject(new Error('no')))
  const next = queue.run('C', async () => 'yes')
  await expect(failing).rejects.toThrow('no')
  expect(await next).toBe('yes')
})
