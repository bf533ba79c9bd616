import { afterEach, beforeEach, expect, test } from 'vitest'
import type { FakeSlack } from '../../support/fake-slack/index.ts'
import { Hands } from '../../support/fake-slack/people.ts'
import type { Workspace } from '../../support/fake-slack/world.ts'
import { fakeSlack, populate } from '../../support/slack-stage.ts'

/** What the fake has happen as it happens in Slack, and what of it the app is told. */
let slack: FakeSlack
let at: Workspace
let hands: Hands
/** What the app was sent; it says nothing to it unless `says` is set. */
let heard: Record<string, unknown>[] = []
let says: unknown
beforeEach(async () => {
  slack = await fakeSlack()
  at = populate(slack)
  hands = new Hands(slack, at)
  heard = []
  says = undefined
  const deliver = async (_: unknown, payload: object) => {
    heard.push(payload as Record<string, unknown>)
    return { body: says }
  }
  slack.line = { deliver, close: async () => {} }
})
afterEach(() => slack.stop())

/** A raw call of the Web API; of one that has to wait nothing is told. */
async function call(method: string, args: Record<string, unknown>, token = at.token) {
  const text = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value))
  const body = new URLSearchParams(Object.fromEntries(Object.entries(args).map(([k, v]) => [k, text(v)])))
  const headers = { authorization: `Bearer ${token}` }
  const response = await fetch(slack.apiUrl + method, { method: 'POST', body, headers })
  const told: unknown = response.status === 429 ? {} : await response.json()
  return told as Record<string, unknown>
}
const post = (more: object = {}, token = at.token) =>
  call('chat.postMessage', { channel: 'C1', text: 'x', ...more }, token)

test('of each method a workspace takes so many calls a minute, and of messages a channel one a second', async () => {
  slack.rates.areTiered = true
  const other = slack.install('T8', 'initech')
  other.channel('C1', 'channel', 'UCOACH', [other.botUser])
  const isTaken = async (made: Promise<Record<string, unknown>>) => (await made).ok === true
  expect([await isTaken(post()), await isTaken(post()), await isTaken(post({}, other.token))]).toEqual([
    true,
    false,
    true,
  ])
  const asks = Array.from({ length: 51 }, () => isTaken(call('conversations.info', { channel: 'C1' })))
  expect((await Promise.all(asks)).filter(Boolean)).toHaveLength(50)
  slack.skip(61_000)
  expect(await isTaken(call('conversations.info', { channel: 'C1' }))).toBe(true)
  slack.rates.isDistributed = true
  const read = () => isTaken(call('conversations.history', { channel: 'C1' }))
  expect([await read(), await read()]).toEqual([true, false])
})

test('what is acknowledged with a file that somebody deleted is lost in silence', async () => {
  const shown = at.channels.get('C1')?.messages.length
  const blocks = [{ type: 'image', slack_file: { id: 'F12345678' }, alt_text: 'x' }]
  says = { text: 'x', blocks }
  await hands.command('UCOACH', 'C1', 'echo', 'x')
  expect(at.channels.get('C1')?.messages).toHaveLength(shown ?? 0)
  expect(slack.violations.splice(0)).toEqual(['acknowledged with invalid_blocks'])
})

test('what people type, change and delete, and where they go, is told as Slack tells it', async () => {
  const group = at.channel('G5', 'group', 'UCOACH', ['UCOACH', 'UMEMBER', at.botUser])
  const ts = await hands.type('UMEMBER', 'G5', 'bridges')
  const [message] = group.messages
  if (message) await slack.change(at, group, message, 'squats')
  await hands.rooms.remove('G5', ts)
  await hands.rooms.leave('UMEMBER', 'G5')
  await hands.rooms.share('G5', 'C5')
  const rich = (text: string) => [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }]
  expect(heard.map(one => one.event)).toMatchObject([
    { type: 'message', text: 'bridges', blocks: [{ type: 'rich_text', elements: rich('bridges') }] },
    {
      subtype: 'message_changed',
      message: { ts, text: 'squats', blocks: [{ type: 'rich_text', elements: rich('squats') }] },
      previous_message: { ts, text: 'bridges' },
    },
    { subtype: 'message_deleted', deleted_ts: ts },
    { type: 'member_left_channel', user: 'UMEMBER', channel: 'G5' },
    { type: 'channel_id_changed', old_channel_id: 'G5', new_channel_id: 'C5' },
  ])
})

test('of a stranger Slack tells nothing, and what somebody of another company does comes under both workspaces', async () => {
  at.user({ id: 'USTRANGE', name: 'Stranger', stranger: true })
  expect(await call('users.info', { user: 'USTRANGE' })).toMatchObject({ error: 'user_not_visible' })
  at.user({ id: 'UOUT', name: 'Out', team: 'T9' })
  at.channels.get('C1')?.members.add('UOUT')
  const text = { type: 'plain_text', text: 'Go' }
  const actions = { type: 'actions', elements: [{ type: 'button', action_id: 'a', text }] }
  const { ts } = await post({ blocks: [actions] })
  await slack.idle()
  heard.length = 0
  await hands.press('UOUT', 'C1', String(ts), 'Go')
  at.modals.set('UOUT', { id: 'V1', type: 'modal', view: { callback_id: 'c', blocks: [] } })
  await hands.submit('UOUT', {})
  expect(heard).toMatchObject([
    { type: 'block_actions', team: { id: 'T1' }, user: { id: 'UOUT', team_id: 'T9' } },
    { type: 'view_submission', team: { id: 'T9' }, view: { app_installed_team_id: 'T1' } },
  ])
})

test('a conversation of several people is one that the app may not look at', async () => {
  at.channel('G7', 'mpim', 'UCOACH', ['UCOACH', 'UMEMBER', at.botUser])
  expect(await call('conversations.info', { channel: 'G7' })).toMatchObject({
    error: 'missing_scope',
    needed: 'mpim:read',
  })
})

test('what happens while the app has closed its line comes by the next one', async () => {
  slack.bySocket()
  const connect = async () => {
    const line = new WebSocket(String((await call('apps.connections.open', {}, slack.appToken)).url))
    line.addEventListener('message', ({ data }) => {
      const { envelope_id, payload } = JSON.parse(String(data))
      if (!envelope_id) return
      heard.push(payload)
      line.send(JSON.stringify({ envelope_id }))
    })
    await new Promise(resolve => line.addEventListener('message', resolve, { once: true }))
    return line
  }
  const line = await connect()
  const closed = new Promise(resolve => line.addEventListener('close', resolve))
  line.close()
  await closed
  const typing = hands.type('UMEMBER', 'C1', 'hi')
  await connect()
  await typing
  expect(heard).toMatchObject([{ event: { type: 'message', text: 'hi' } }])
  expect(slack.violations).toEqual([])
})
