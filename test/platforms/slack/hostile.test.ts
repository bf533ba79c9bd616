import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACTIONS, COMMANDS } from '../../../commands/index.ts'
import { ANY_CHARACTER } from '../../support/any-character.ts'
import { readMessage } from '../../support/fake-slack/read.ts'
import type { Workspace } from '../../support/fake-slack/world.ts'
import { MONDAY_8 } from '../../support/gym.ts'
import { runs } from '../../support/runs.ts'
import { SlackBot } from '../../support/slack-bot.ts'
import { waitFor } from '../../support/wait-for.ts'

/** What a member of one workspace may send with evil intent: signed by Slack, but with any content. */
/** How a moment stands in text, in the reader’s own time. */
const DATE = /<!date\^\d+\^[^|<>]+\|[^|<>]+>/g

let bot: SlackBot
let acme: Workspace
let umbrella: Workspace
/** Every id that the other workspace has. */
let foreign: string[]
let before: string

beforeAll(async () => {
  bot = await SlackBot.open()
  acme = bot.acme
  umbrella = bot.umbrella
  for (const at of [acme, umbrella]) {
    await bot.hands(at).command('UCOACH', 'C1', 'schedule', 'set monday 9:00 Europe/Berlin')
  }
  await bot.clock.travel(bot.app, MONDAY_8 + 3_700_000)
  for (const at of [acme, umbrella]) {
    await bot.find(at, 'UMEMBER', 'Week 1 ·')
    await bot.hands(at).command('UMEMBER', 'C1', 'done', 'bridges 12')
    await bot.find(at, 'UMEMBER', 'Logged')
    await bot.find(at, 'UMEMBER', '0 of 1')
  }
  foreign = await idsOf(umbrella)
  before = await stateOf(umbrella)
})
afterAll(() => bot.close())

async function rowsOf(at: Workspace) {
  const { store } = bot.app.services
  const groups = await store.groups.underPlace(`slack/${at.id}/`)
  const members = await Promise.all(
    groups.map(async group => {
      const all = await store.memberWeeks.counting(group.id, group.week, 0, { limit: 99, offset: 0 })
      return all.map(({ member }) => member)
    }),
  )
  const logs = await Promise.all(members.flat().map(member => store.completions.ofMember(member.id)))
  const checkIns = await Promise.all(members.flat().map(m => store.checkIns.ofMember(m.id, 'before', 9)))
  return { groups, members: members.flat(), logs: logs.flat(), checkIns: checkIns.flat() }
}

async function idsOf(at: Workspace): Promise<string[]> {
  const { groups, members, logs } = await rowsOf(at)
  return [...groups.map(g => g.id), ...members.map(m => m.id), ...logs.map(l => l.batch)]
}

async function stateOf(at: Workspace): Promise<string> {
  return JSON.stringify([await rowsOf(at), [...at.channels.values()].map(c => [c.id, c.messages])])
}

/** Nothing broke, nobody was pinged, nothing of the other workspace was touched or told. */
async function allIsWell(): Promise<void> {
  await bot.slack.idle()
  expect(await stateOf(umbrella)).toBe(before)
  const messages = [...acme.channels.values()].flatMap(c => c.messages).filter(m => m.user === acme.botUser)
  for (const message of messages) {
    expect(readMessage(acme, message).pings).toEqual([])
    expect(message.text.replaceAll(DATE, '')).not.toMatch(/<[!@#]/)
  }
  // What somebody typed themselves may be quoted to them, also where it was another's id.
  const told = JSON.stringify(messages).replaceAll(/“[^”]*”/g, '')
  for (const secret of [...foreign, acme.token, 'node_modules', 'Error:', 'sqlite'])
    expect(told).not.toContain(secret)
  expect(bot.slack.violations).toEqual([])
  expect(bot.logged).toEqual([])
}

const nasty = fc.oneof(
  fc.string({ unit: ANY_CHARACTER, maxLength: 60 }),
  fc.constantFrom(
    '<!channel> <!here> <@UCOACH> <#C1>',
    '&lt;!channel&gt; &amp;lt;!here&gt;',
    '@everyone @here',
    '<https://evil.example|click>',
    '<!date^1^{date}^https://evil.example|x>',
    '`*_~> ```code```',
    '../../etc/passwd\0',
    "'; drop table members; --",
    '{"a":1}',
    'x'.repeat(10_000),
    '\u202eevil\u200b',
    '',
  ),
)
/** Lazily: the ids are known once the bot has run. */
const args = fc
  .array(
    fc.oneof(
      nasty,
      fc.nat(20).map(n => `#${n}`),
      fc.constantFrom('20261123', '1.bridge', 'low-back-strength'),
    ),
    {
      maxLength: 4,
    },
  )
  .map(
    parts => () =>
      parts.map(part => (/^#\d+$/.test(part) ? foreign[Number(part.slice(1)) % foreign.length] : part)),
  )
const actions = fc
  .tuple(fc.oneof(fc.constantFrom(...ACTIONS.map(a => a.name), '~home', '~jump'), nasty), args)
  .map(
    ([name, rest]) =>
      () =>
        [name, ...rest()].join(':'),
  )

let events = 0
const interactive = (payload: object) =>
  bot.slack.deliver('interactive', {
    user: { id: 'UMEMBER', username: 'member', team_id: acme.id },
    team: { id: acme.id, domain: acme.name },
    api_app_id: 'A1',
    token: 'verification',
    trigger_id: bot.slack.triggers.make(acme.id, 'UMEMBER'),
    ...payload,
  })

test('a pressed value that the bot never made is refused, whatever it names', async () => {
  const message_ts = (await bot.find(acme, 'UMEMBER', 'Week 1 ·')).posted.message
  await fc.assert(
    fc.asyncProperty(actions, fc.boolean(), nasty, async (action, isMenu, chosen) => {
      const value = action()
      const element = isMenu
        ? { type: 'static_select', action_id: value, selected_option: { value: chosen } }
        : { type: 'button', action_id: 'a', value }
      await interactive({
        type: 'block_actions',
        actions: [{ block_id: 'b', ...element }],
        container: { type: 'message', message_ts, channel_id: 'C1', is_ephemeral: true },
        channel: { id: 'C1' },
        response_url: bot.slack.urls.make({ team: acme.id, channel: 'C1', user: 'UMEMBER' }),
      })
    }),
    { numRuns: runs(150) },
  )
  await allIsWell()
})

test('a form for something that is gone, or never was, changes nothing', async () => {
  const origins = fc.oneof(
    nasty,
    fc.constantFrom({ channel: 'C1' }, { channel: 'C1', home: 'UCOACH' }, { channel: 7 }),
  )
  await fc.assert(
    fc.asyncProperty(
      actions,
      origins,
      fc.dictionary(fc.constantFrom('amount', 'load', 'way', 'zone', 'x'), nasty),
      async (action, origin, values) => {
        const state = Object.fromEntries(
          Object.entries(values).map(([name, value]) => [
            name,
            { value: { type: 'plain_text_input', value } },
          ]),
        )
        await interactive({
          type: 'view_submission',
          view: {
            id: `V${++events}`,
            type: 'modal',
            callback_id: action(),
            private_metadata: typeof origin === 'string' ? origin : JSON.stringify(origin),
            state: { values: state },
          },
        })
      },
    ),
    { numRuns: runs(100) },
  )
  await allIsWell()
})

test('whatever is typed behind a command is answered, in private', async () => {
  const name = fc.constantFrom(...COMMANDS.map(command => command.name))
  await fc.assert(
    fc.asyncProperty(name, nasty, async (command, text) => {
      const shown = acme.channels.get('C1')?.messages.length ?? 0
      await bot.hands(acme).command('UMEMBER', 'C1', command, text)
      // An answer with pictures comes after the acknowledgement.
      const answers = await waitFor(async () => {
        const since = acme.channels.get('C1')?.messages.slice(shown) ?? []
        expect(since.length, `/${command} ${text}`).toBeGreaterThan(0)
        return since
      })
      // Someone's walkthrough may come into the thread meanwhile.
      const all = answers.filter(m => m.user === acme.botUser && m.thread_ts === undefined)
      expect(all.filter(m => m.ephemeralTo !== 'UMEMBER')).toEqual([])
    }),
    { numRuns: runs(150) },
  )
  await allIsWell()
})

test('whatever is written to the bot, or below its prompt, breaks nothing', async () => {
  const thread = (await bot.find(acme, 'UMEMBER', 'Week 1 ·')).posted.message
  const direct = acme.direct('UMEMBER').id
  await fc.assert(
    fc.asyncProperty(nasty, fc.constantFrom('thread', 'direct', 'mention'), async (text, how) => {
      if (how === 'thread') await bot.hands(acme).type('UMEMBER', 'C1', `done ${text}`, thread)
      else
        await bot
          .hands(acme)
          .type('UMEMBER', how === 'direct' ? direct : 'C1', how === 'direct' ? text : `@spotter ${text}`)
    }),
    { numRuns: runs(80) },
  )
  await allIsWell()
})

test('a member who may not plan the week cannot, by whatever way', async () => {
  const { groups } = await rowsOf(acme)
  for (const line of ['remove', 'pause', 'now', 'skip', 'set friday 8:00 UTC']) {
    await bot.hands(acme).command('UMEMBER', 'C1', 'schedule', line)
    await bot.hands(acme).type('UMEMBER', 'C1', `@spotter schedule ${line}`)
  }
  await waitFor(async () => expect((await rowsOf(acme)).groups).toEqual(groups))
  await allIsWell()
})
