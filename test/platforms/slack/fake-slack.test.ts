import { afterAll, beforeAll, expect, test } from 'vitest'
import { say } from '../../../src/chat/message.ts'
import type { FakeSlack } from '../../support/fake-slack/index.ts'
import { slackComplaints, slackFormComplaints } from '../../support/fake-slack/rules.ts'
import type { Workspace } from '../../support/fake-slack/world.ts'
import { fakeSlack, populate } from '../../support/slack-stage.ts'

/** The fake refuses what Slack refuses; else a green test of the adapter would say nothing. */
let slack: FakeSlack
let at: Workspace
let parent = ''
beforeAll(async () => {
  slack = await fakeSlack()
  at = populate(slack)
  at.channel('C2', 'channel', 'UCOACH', ['UCOACH'])
  at.channel('G1', 'group', 'UCOACH', ['UCOACH'])
  at.channel('C3', 'channel', 'UCOACH', [at.botUser]).archived = true
  parent = (await call('chat.postMessage', { channel: 'C1', text: 'parent' })).ts as string
})
afterAll(() => slack.stop())

async function call(
  method: string,
  args: Record<string, unknown>,
  token = at.token,
): Promise<Record<string, unknown>> {
  const text = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value))
  const body = new URLSearchParams(Object.fromEntries(Object.entries(args).map(([k, v]) => [k, text(v)])))
  const headers = { authorization: `Bearer ${token}` }
  const response = await fetch(slack.apiUrl + method, { method: 'POST', body, headers })
  return (await response.json()) as Record<string, unknown>
}

const post = (more: object) => call('chat.postMessage', { channel: 'C1', text: 'x', ...more })
const plain = (text: string) => ({ type: 'plain_text', text })
const header = (text: string) => ({ type: 'header', text: plain(text) })
const note = (text: string) => ({ type: 'context', elements: [{ type: 'mrkdwn', text }] })
const date = (format: string) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'date', timestamp: 1, format }] }],
})
const button = (more: object) => ({
  type: 'actions',
  elements: [{ type: 'button', action_id: 'a', text: plain('x'), ...more }],
})

test.each([
  ['an unknown method', () => call('chat.shout', {}), 'unknown_method'],
  ['a guessed token', () => call('auth.test', {}, 'xoxb-guessed'), 'invalid_auth'],
  ['an unknown argument', () => post({ colour: 'red' }), 'invalid_arguments'],
  ['no text', () => call('chat.postMessage', { channel: 'C1' }), 'invalid_arguments'],
  ['a blank text', () => post({ text: ' ' }), 'no_text'],
  ['an unknown channel', () => post({ channel: 'C404' }), 'channel_not_found'],
  ['a channel the bot is not in', () => post({ channel: 'C2' }), 'not_in_channel'],
  ['a private channel the bot is not in', () => post({ channel: 'G1' }), 'channel_not_found'],
  ['an archived channel', () => post({ channel: 'C3' }), 'is_archived'],
  ['an unknown thread', () => post({ thread_ts: '1.000001' }), 'thread_not_found'],
  ['metadata without a type', () => post({ metadata: { event_payload: {} } }), 'invalid_metadata_format'],
  [
    'too much metadata',
    () => post({ metadata: { event_type: 'x', event_payload: { key: 'k'.repeat(2000) } } }),
    'metadata_too_large',
  ],
  [
    'someone who is not in the channel',
    () => call('chat.postEphemeral', { channel: 'C1', user: 'U9', text: 'x' }),
    'user_not_in_channel',
  ],
  [
    'an unknown message',
    () => call('chat.update', { channel: 'C1', ts: '1.000001', text: 'x' }),
    'message_not_found',
  ],
  ['an unknown person', () => call('conversations.open', { users: 'U9' }), 'user_not_found'],
  ['itself', () => call('conversations.open', { users: at.botUser }), 'cannot_dm_bot'],
  ['a guessed trigger', () => call('views.open', { trigger_id: 'x', view: {} }), 'invalid_trigger_id'],
  [
    'a file that was not uploaded',
    () => call('files.completeUploadExternal', { files: [{ id: 'F0' }] }),
    'file_not_found',
  ],
])('%s is refused', async (_, made, error) => {
  expect(await made()).toMatchObject({ ok: false, error })
})

test.each([
  ['51 blocks', Array.from({ length: 51 }, () => header('x'))],
  ['an unknown block', [{ type: 'fancy' }]],
  ['an unknown key', [{ ...header('x'), colour: 'red' }]],
  ['a header of 151', [header('x'.repeat(151))]],
  ['an empty text', [header('')]],
  ['mrkdwn in a header', [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }]],
  ['a section of 3001', [{ type: 'section', text: plain('x'.repeat(3001)) }]],
  ['eleven fields', [{ type: 'section', fields: Array.from({ length: 11 }, () => plain('x')) }]],
  ['a field of 2001', [{ type: 'section', fields: [plain('x'.repeat(2001))] }]],
  ['a label of 76', [button({ text: plain('x'.repeat(76)) })]],
  ['an action id of 256', [button({ action_id: 'x'.repeat(256) })]],
  ['a value of 2001', [button({ value: 'x'.repeat(2001) })]],
  ['a plain style', [button({ style: 'plain' })]],
  [
    '26 buttons',
    [
      {
        type: 'actions',
        elements: Array.from({ length: 26 }, (_, i) => ({ ...button({}).elements[0], action_id: `a${i}` })),
      },
    ],
  ],
  ['one action id twice', [{ type: 'actions', elements: [...button({}).elements, ...button({}).elements] }]],
  [
    'an initial option that is none',
    [
      {
        type: 'actions',
        elements: [
          {
            type: 'static_select',
            action_id: 'a',
            options: [{ text: plain('x'), value: 'x' }],
            initial_option: { text: plain('y'), value: 'x' },
          },
        ],
      },
    ],
  ],
  ['a picture without alt text', [{ type: 'image', slack_file: { id: 'F12345678' } }]],
  ['a picture that does not exist', [{ type: 'image', slack_file: { id: 'F12345678' }, alt_text: 'x' }]],
  ['an empty rich text', [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [] }] }]],
  [
    'a date in text',
    [
      {
        type: 'rich_text',
        elements: [
          { type: 'rich_text_section', elements: [{ type: 'date', timestamp: '1', format: '{date}' }] },
        ],
      },
    ],
  ],
  ['a format that is none', [date('{weekday}')]],
  ['a format without a date', [date('then')]],
  ['an open bracket', [{ type: 'section', text: { type: 'mrkdwn', text: 'a < b' } }]],
  ['a mention of all', [{ type: 'section', text: { type: 'mrkdwn', text: 'hey <!channel>' } }]],
  ['a date without words for old clients', [note('<!date^1^{date}>')]],
  ['a date in a format that is none', [note('<!date^1^{weekday}|then>')]],
  [
    'one block id twice',
    [
      { ...header('x'), block_id: 'b' },
      { ...header('y'), block_id: 'b' },
    ],
  ],
])('%s is refused', async (_, blocks) => {
  expect(await post({ blocks })).toMatchObject({ ok: false, error: 'invalid_blocks' })
})

test('too much text together is refused', async () => {
  const blocks = Array.from({ length: 5 }, () => ({ type: 'section', text: plain('x'.repeat(2900)) }))
  expect(await post({ blocks })).toMatchObject({ ok: false, error: 'msg_blocks_too_long' })
})

test('the check of every view finds what Slack would refuse, and what would be lost', () => {
  expect(slackComplaints(say('fine'))).toEqual([])
  expect(slackComplaints(say('x'.repeat(4000)))).toEqual(['words are cut'])
  expect(slackComplaints({ blocks: [] })).toEqual(['no text for notifications'])
  const choice = {
    kind: 'choice',
    action: '',
    placeholder: 'p',
    options: [{ value: 'v', label: 'l' }],
  } as const
  expect(slackComplaints({ title: 'T', blocks: [choice] })[0]).toContain('invalid_blocks')
  const field = { kind: 'text', name: '', label: 'L', maxLength: 9 } as const
  const form = { action: 'a', title: 'T', submit: 'S', fields: [field] }
  expect(slackFormComplaints(form)[0]).toContain('invalid_arguments')
})

test('each method wants its scope, and says which', async () => {
  const { scopes } = at
  at.scopes = ['commands']
  const wanted = await Promise.all([
    post({}),
    call('users.info', { user: 'U1' }),
    call('conversations.info', { channel: 'G1' }),
    call('conversations.history', { channel: at.direct('UMEMBER').id }),
    call('files.info', { file: 'F1' }),
  ])
  at.scopes = scopes
  expect(wanted.map(w => w.needed)).toEqual([
    'chat:write',
    'users:read',
    'groups:read',
    'im:history',
    'files:read',
  ])
  expect(wanted[0]).toMatchObject({ error: 'missing_scope', provided: 'commands' })
})

test('a response_url takes five answers in half an hour, and no other fields', async () => {
  const place = { team: 'T1', channel: 'C1', user: 'UMEMBER' }
  const url = slack.urls.make(place)
  const say = (to: string, more: object = {}) =>
    fetch(to, { method: 'POST', body: JSON.stringify({ text: 'x', ...more }) }).then(r => r.status)
  expect(await say(url, { colour: 'red' })).toBe(404)
  for (let i = 0; i < 4; i++) expect(await say(url)).toBe(200)
  expect(await say(url)).toBe(404)
  const other = slack.urls.make(place)
  slack.skip(31 * 60_000)
  expect(await say(other)).toBe(404)
})

test('a response_url tells of what leaves open whom it is for, or whether it replaces what was pressed', async () => {
  const url = slack.urls.make({ team: 'T1', channel: 'C1', user: 'UMEMBER' })
  const say = (how: object) => fetch(url, { method: 'POST', body: JSON.stringify({ text: 'x', ...how }) })
  slack.vague.length = 0
  await say({ response_type: 'in_channel', replace_original: false })
  await say({ replace_original: true })
  expect(slack.vague).toEqual([])
  await say({ response_type: 'ephemeral' })
  await say({ replace_original: false })
  expect(slack.vague).toHaveLength(2)
})

test('a trigger opens one modal, within three seconds', async () => {
  const view = {
    type: 'modal',
    callback_id: 'c',
    title: plain('t'),
    submit: plain('s'),
    blocks: [header('x')],
  }
  const trigger_id = slack.triggers.make('T1', 'UMEMBER')
  expect(
    await call('views.open', { trigger_id, view: { ...view, title: plain('t'.repeat(25)) } }),
  ).toMatchObject({ error: 'invalid_arguments' })
  expect(await call('views.open', { trigger_id, view })).toMatchObject({ error: 'exchanged_trigger_id' })
  const input = {
    type: 'input',
    block_id: 'i',
    label: plain('l'),
    element: { type: 'plain_text_input', action_id: 'v' },
  }
  const { submit: _, ...mute } = { ...view, blocks: [input] }
  const another = slack.triggers.make('T1', 'UMEMBER')
  expect(await call('views.open', { trigger_id: another, view: mute })).toMatchObject({
    error: 'invalid_arguments',
  })
  const late = slack.triggers.make('T1', 'UMEMBER')
  slack.skip(3100)
  expect(await call('views.open', { trigger_id: late, view })).toMatchObject({ error: 'expired_trigger_id' })
  expect(await call('views.open', { trigger_id: slack.triggers.make('T1', 'UMEMBER'), view })).toMatchObject({
    ok: true,
  })
})

test('only its person sees an ephemeral message, and no method does', async () => {
  const told = await call('chat.postEphemeral', { channel: 'C1', user: 'UMEMBER', text: 'psst' })
  const history = await call('conversations.history', { channel: 'C1' })
  expect(JSON.stringify(history)).not.toContain('psst')
  expect(await call('chat.update', { channel: 'C1', ts: told.message_ts, text: 'x' })).toMatchObject({
    error: 'message_not_found',
  })
})

test('metadata is shown to those who ask for it', async () => {
  await post({ metadata: { event_type: 'e', event_payload: { key: 'k' } } })
  expect(JSON.stringify(await call('conversations.history', { channel: 'C1' }))).not.toContain('"k"')
  const asked = await call('conversations.history', { channel: 'C1', include_all_metadata: true })
  expect(JSON.stringify(asked)).toContain('"k"')
})

test('threads hang on messages of the channel, not on replies', async () => {
  const reply = await post({ thread_ts: parent })
  expect(await post({ thread_ts: reply.ts })).toMatchObject({ error: 'invalid_thread_ts' })
})

test('what is whispered in a thread shows only where somebody has answered', async () => {
  const thread_ts = (await post({ text: 'a thread' })).ts as string
  const whisper = () =>
    call('chat.postEphemeral', { channel: 'C1', user: 'UMEMBER', text: 'hush', thread_ts })
  const shown = () => at.channels.get('C1')?.messages.filter(m => m.text === 'hush').length
  await whisper()
  expect(shown()).toBe(0)
  await post({ text: 'an answer', thread_ts })
  await whisper()
  expect(shown()).toBe(1)
})
