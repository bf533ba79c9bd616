import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { nothing, open, reply, update } from '../../../src/chat/command.ts'
import { type Message, say } from '../../../src/chat/message.ts'
import { PlatformError } from '../../../src/core/errors.ts'
import { METHODS, type Method } from '../../../src/platforms/slack/scopes.ts'
import { Web } from '../../../src/platforms/slack/web.ts'
import { FOREIGN, type Foreign } from '../../support/foreign-answers.ts'
import { runs } from '../../support/runs.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import { type SlackStage, slackStage } from '../../support/slack-stage.ts'
import { waitFor } from '../../support/wait-for.ts'

const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
let on: SlackStage
let ended = 0
beforeAll(async () => {
  on = await slackStage(bot, 'socket', { ended: () => void ended++ })
})
afterAll(() => on.close())
beforeEach(() => {
  bot.script = () => nothing()
})

let count = 0
const fresh = () => `fresh ${count++}`
const cases = FOREIGN.flatMap(foreign => (['before', 'after'] as const).map(when => ({ foreign, when })))
const named = cases.map(({ foreign, when }) => [foreign.name, when, foreign] as const)
const shown = async (text: string) =>
  (await on.seen(on.member, on.channel)).filter(m => m.text === text).length
/** What the first try says is that nobody knows, if it does not succeed. */
async function unknown<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    expect(error).toMatchObject({ trouble: 'unknown-outcome' })
    return await work()
  }
}

test.each(named)(
  'what is no answer of Slack’s to a write leaves its outcome unknown: %s, %s it',
  async (...one) => {
    const [, when, foreign] = one
    const fault = { foreign, when }
    const text = fresh()
    on.slack.fault('chat.postMessage', fault)
    const posted = await unknown(() => on.platform.post(on.channel, say(text), text))
    expect(await shown(text)).toBe(1)
    on.slack.fault('chat.update', fault)
    await unknown(() => on.platform.edit(posted, say(`${text}, edited`)))
    expect(await shown(`${text}, edited`)).toBe(1)
    on.slack.fault('conversations.open', fault)
    const someone = on.at.user({ id: `U${count}`, name: text })
    const told = fresh()
    await unknown(() => on.platform.tell({ ...on.member, id: someone.id }, say(told), told))
    expect(on.at.direct(someone.id).messages.filter(m => m.text === told)).toHaveLength(1)
    expect(ended).toBe(0)
  },
)

const bare = { foreign: { name: 'a bare yes', status: 200, body: '{"ok":true}' }, when: 'before' } as const
const aWeb = () =>
  new Web(
    { slackApiUrl: on.slack.apiUrl, retryConfig: { retries: 0 } },
    async () => on.at.token,
    async () => {},
  )

const methods = Object.keys(METHODS) as Method[]
test.each(methods)('a yes to %s that tells nothing, or what is of no use, is no answer', async method => {
  const kinds = [undefined, null, '', 7, {}, [null], { id: null }, [{ ts: null }]]
  for (const kind of kinds) {
    const told = Object.keys(METHODS[method].tells).map(name => [name, kind])
    const body = JSON.stringify({ ok: true, ...Object.fromEntries(told) })
    on.slack.fault(method, { foreign: { ...bare.foreign, body }, when: 'before' })
    await expect(aWeb().call('T1', method)).rejects.toMatchObject({ trouble: 'unknown-outcome' })
  }
})

/** The least that each method must tell, as https://docs.slack.dev/reference/methods shows it. */
const LEAST: Readonly<Record<Method, Readonly<Record<string, unknown>>>> = {
  'auth.test': { team_id: 'T1', user_id: 'U1', bot_id: 'B1' },
  'chat.postMessage': { ts: '1764000000.000001' },
  'chat.postEphemeral': { message_ts: '1764000000.000001' },
  'chat.update': { ts: '1764000000.000001' },
  'conversations.open': { channel: { id: 'D1' } },
  'conversations.info': { channel: { id: 'C1' } },
  'conversations.history': { messages: [{ ts: '1764000000.000001' }] },
  'conversations.replies': { messages: [{ ts: '1764000000.000001' }] },
  'files.getUploadURLExternal': { upload_url: 'https://files.slack.com/upload/v1/a', file_id: 'F1' },
  'files.completeUploadExternal': { files: [{ id: 'F1' }] },
  'files.info': { file: { id: 'F1' } },
  'users.conversations': { channels: [{ id: 'C1' }] },
  'users.info': { user: { id: 'U1' } },
  'views.open': { view: { id: 'V1' } },
  'views.publish': { view: { id: 'V1' } },
}

test.each(methods)(
  'a yes to %s is an answer with all that it must tell, and none without one of it',
  async method => {
    const told = Object.entries(LEAST[method])
    const tries = [told, ...told.map(one => told.filter(other => other !== one))]
    const outcomes = []
    for (const some of tries) {
      const body = JSON.stringify({ ok: true, ...Object.fromEntries(some) })
      on.slack.fault(method, { foreign: { ...bare.foreign, body }, when: 'before' })
      outcomes.push(
        await aWeb()
          .call('T1', method)
          .then(
            () => 'answered',
            error => error.trouble,
          ),
      )
    }
    expect(outcomes).toEqual(['answered', ...told.map(() => 'unknown-outcome')])
  },
)

test('who the bot is, is asked again after no answer', async () => {
  const web = aWeb()
  on.slack.fault('auth.test', bare)
  await expect(web.self('T1')).rejects.toMatchObject({ trouble: 'unknown-outcome' })
  expect(await web.self('T1')).toMatchObject({ user: on.at.botUser })
})

test.each(named.filter(([, when]) => when === 'before'))(
  'a look for a post that got %s, %s it, is made again',
  async (...one) => {
    const text = fresh()
    on.slack.fault('chat.postMessage', { drop: 'after' })
    await expect(on.platform.post(on.channel, say(text), text)).rejects.toThrow()
    on.slack.fault('conversations.history', { foreign: one[2], when: 'before' })
    await unknown(() => on.platform.post(on.channel, say(text), text))
    expect(await shown(text)).toBe(1)
  },
)

/** Each kind once, by turns before and after: every one waits for the next try. */
const turns = named.filter((_, i) => i % 4 === 0 || i % 4 === 3)

test.each(turns)(
  'an answer comes once, and a form opens, though something else answers: %s, %s it',
  async (...one) => {
    const [, when, foreign] = one
    const fault = { foreign, when }
    const text = fresh()
    bot.script = () => open(form)
    on.slack.fault('views.open', fault)
    await on.command(on.member, on.channel, 'ask', '')
    expect(
      await waitFor(async () => (await on.form(on.member)) ?? Promise.reject(new Error('none'))),
    ).toMatchObject({
      title: 'How?',
    })
    on.at.modals.clear()
    // A press is answered through its response_url.
    const button: Message = {
      blocks: [{ kind: 'buttons', buttons: [{ label: 'Redraw', action: 'redraw:1' }] }],
    }
    await on.platform.post(on.channel, button, text)
    const [pressed] = (await on.seen(on.member, on.channel)).slice(-1)
    if (!pressed) throw new Error('nothing to press')
    // Of an answer to that Slack says no more than this itself.
    const isOwn = foreign.body === '{"ok":true}'
    if (!isOwn) on.slack.fault('respond', fault)
    bot.script = () => reply('everyone', say(text))
    await on.press(on.member, pressed, 'Redraw')
    await waitFor(async () => expect(await shown(text)).toBe(1))
    if (!isOwn) on.slack.fault('respond', fault)
    bot.script = () => update(say(`${text}, redrawn`))
    await on.press(on.member, pressed, 'Redraw')
    await waitFor(async () => expect(await shown(`${text}, redrawn`)).toBe(1))
    // What is typed directly is answered by a post.
    on.slack.fault('chat.postMessage', fault)
    bot.script = () => reply('you', say(`${text}, understood`))
    const direct = { ...on.channel, channel: on.at.direct(on.member.id).id, direct: true }
    await on.type(on.member, direct, 'bridges')
    const heard = async () =>
      (await on.seenDirectly(on.member)).filter(m => m.text === `${text}, understood`).length
    await waitFor(async () => expect(await heard()).toBe(1))
    await on.slack.idle()
    expect([await shown(text), await heard()]).toEqual([1, 1])
  },
)

test('a file is uploaded, and shown once, though something else answers', async () => {
  const file = { kind: 'file', type: 'text/plain', text: 'all of it' } as const
  // Its tries wait a while, three times each.
  for (const { foreign, when } of cases.filter((_, i) => i % 7 === 0)) {
    const name = `${fresh().replaceAll(' ', '-')}.txt`
    for (const step of ['files.getUploadURLExternal', 'upload', 'files.completeUploadExternal']) {
      on.slack.fault(step, { foreign, when })
    }
    await on.platform.post(on.channel, { blocks: [{ ...file, name }] }, name)
    expect(await shown(`[file ${name}]`), `${foreign.name}, ${when}`).toBe(1)
  }
})

test('says nothing of what came, and holds no more of it than a line', async () => {
  const posted = await on.platform.post(on.channel, say('x'), fresh())
  for (const { foreign } of cases) {
    on.slack.fault('chat.update', { foreign, when: 'before' })
    const error = await on.platform.edit(posted, say('y')).catch((failed: unknown) => failed)
    if (!(error instanceof PlatformError)) continue
    const said = JSON.stringify([error.message, error.detail, String(error.cause)])
    expect(said.length).toBeLessThan(600)
    expect(said).not.toMatch(/Wi-Fi|xxxx|Upstream/)
  }
})

test('whatever comes, and wherever it comes, one prompt stands in the end', async () => {
  const faults = fc.array(
    fc.record({
      method: fc.constantFrom('chat.postMessage', 'conversations.history'),
      fault: fc.oneof(
        fc.record({
          foreign: fc.constantFrom<Foreign>(...FOREIGN),
          when: fc.constantFrom('before' as const, 'after' as const),
        }),
        fc.record({ drop: fc.constantFrom('before' as const, 'after' as const) }),
        fc.constant({ status: 500 as const }),
      ),
    }),
    { maxLength: 6 },
  )
  await fc.assert(
    fc.asyncProperty(faults, async all => {
      const text = fresh()
      for (const { method, fault } of all) on.slack.fault(method, fault)
      for (let tries = 0; ; tries++) {
        const failed = await on.platform.post(on.channel, say(text), text).then(
          () => undefined,
          (error: unknown) => error,
        )
        if (!failed) break
        expect(failed).toMatchObject({ trouble: 'unknown-outcome' })
        // What an earlier case has left of its faults comes too.
        expect(tries).toBeLessThan(200)
      }
      expect(await shown(text)).toBe(1)
    }),
    { numRuns: runs(30) },
  )
})

const form = {
  action: 'sent:7',
  title: 'How?',
  submit: 'Log it',
  fields: [{ kind: 'text', name: 'reps', label: 'Reps', maxLength: 4, value: '10' }],
} as const
