import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { reply } from '../../../src/chat/command.ts'
import { say } from '../../../src/chat/message.ts'
import type { Platform } from '../../../src/chat/platform.ts'
import { vault } from '../../../src/core/vault.ts'
import { createSlackPlatform } from '../../../src/platforms/slack/index.ts'
import { Installations } from '../../../src/platforms/slack/installations.ts'
import type { FakeSlack } from '../../support/fake-slack/index.ts'
import { Hands } from '../../support/fake-slack/people.ts'
import type { Workspace } from '../../support/fake-slack/world.ts'
import { figureRef } from '../../support/figure-ref.ts'
import { freePort } from '../../support/free-port.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import {
  fakeSlack,
  installByBrowser,
  memorySpaces,
  oauth,
  populate,
  seen,
  slackOptions,
} from '../../support/slack-stage.ts'
import { waitFor } from '../../support/wait-for.ts'

/** Two workspaces that installed the app by OAuth, and never learn of each other. */
const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
const spaces = memorySpaces()
let slack: FakeSlack
let platform: Platform
let base: string
let [acme, umbrella]: Workspace[] = []

beforeAll(async () => {
  slack = await fakeSlack()
  const port = await freePort()
  base = `http://127.0.0.1:${port}`
  slack.byHttp(`${base}/slack/events`)
  acme = populate(slack, 'T1', 'acme')
  umbrella = populate(slack, 'T2', 'umbrella')
  const connection = { kind: 'http', signingSecret: slack.signingSecret, port, host: '127.0.0.1' } as const
  const auth = oauth(slack)
  platform = createSlackPlatform(slackOptions(slack, acme, { connection, auth, space: spaces.space }))
  await platform.start(bot)
})
afterAll(async () => {
  await platform.stop()
  await slack.stop()
})
beforeEach(async () => {
  bot.events.length = 0
  bot.losses.length = 0
})

const install = (id: string, name: string, change?: Parameters<typeof installByBrowser>[4]) =>
  installByBrowser(slack, base, id, name, change)

function at(workspace: Workspace | undefined) {
  if (!workspace) throw new Error('no workspace')
  const place = { platform: 'slack' as const, tenant: workspace.id, channel: 'C1' }
  return {
    workspace,
    place,
    hands: new Hands(slack, workspace),
    sees: () => seen(workspace, 'UMEMBER', place).map(m => m.text),
  }
}

test('before it is installed, nothing is done for a workspace', async () => {
  await at(acme).hands.command('UMEMBER', 'C1', 'echo', 'x')
  expect(bot.events).toEqual([])
  await expect(platform.post(at(acme).place, say('x'), 'x')).rejects.toMatchObject({
    trouble: 'token-revoked',
  })
})

test('an installation that someone else began, or that Slack did not approve, is refused', async () => {
  const forged = await install('T1', 'acme', back => back.searchParams.set('state', 'guessed'))
  expect(forged.ok).toBe(false)
  const bad = await install('T1', 'acme', back => back.searchParams.set('code', 'guessed'))
  expect(bad.ok).toBe(false)
  expect(await bad.text()).not.toContain(slack.oauth.client.secret)
  expect([...spaces.all.keys()].filter(k => k.startsWith('slack-installations'))).toEqual([])
})

test('what proves who began an installation proves it once, whatever is approved with it', async () => {
  let [again, cookie]: [URL | undefined, string] = [undefined, '']
  const first = await install('T1', 'acme', (back, own, asked) => {
    again = new URL(back)
    again.searchParams.set('code', slack.oauth.approve('T1', 'acme', asked))
    cookie = own
  })
  expect(first.ok).toBe(true)
  const second = await fetch(again ?? '', { headers: { cookie } })
  expect([second.ok, await second.text()]).toEqual([
    false,
    expect.not.stringContaining(slack.oauth.client.secret),
  ])
})

test('two workspaces install it, and their tokens are kept encrypted', async () => {
  expect((await install('T1', 'acme')).ok).toBe(true)
  expect((await install('T2', 'umbrella')).ok).toBe(true)
  const kept = JSON.stringify([...spaces.all])
  expect(kept).toContain('slack-installations:T1')
  for (const { workspace } of [at(acme), at(umbrella)]) expect(kept).not.toContain(workspace.token)
})

test('neither sees what happens in the other, although their channels have the same ids', async () => {
  bot.script = event => reply('everyone', say(`for ${event.from.tenant}`))
  for (const { hands } of [at(acme), at(umbrella)]) await hands.command('UMEMBER', 'C1', 'shout', '')
  expect(bot.events.map(e => [e.from.tenant, e.at.tenant])).toEqual([
    ['T1', 'T1'],
    ['T2', 'T2'],
  ])
  const picture = { kind: 'picture', picture: figureRef('bridge'), alt: 'Hips up' } as const
  for (const { workspace, place } of [at(acme), at(umbrella)]) {
    await platform.post(
      place,
      { blocks: [{ kind: 'text', text: `only ${workspace.name}` }, picture] },
      'same-key',
    )
    await platform.tell({ platform: 'slack', tenant: workspace.id, id: 'UMEMBER' }, say('psst'), 'same-tell')
  }
  expect(at(acme).sees()).toEqual(['for T1', 'only acme'])
  expect(at(umbrella).sees()).toEqual(['for T2', 'only umbrella'])
  expect([...slack.workspaces.values()].map(w => w.files.size)).toEqual([1, 1])
  const mention = { platform: 'slack', tenant: 'T2', id: 'UMEMBER' } as const
  await platform.post(at(acme).place, { ...say('hey'), mentions: [mention] }, 'foreign-mention')
  expect(seen(at(acme).workspace, 'UMEMBER', at(acme).place).at(-1)?.pings).toEqual([])
})

test('each workspace’s own channels are all it can be posted to', async () => {
  at(umbrella).workspace.channel('CSECRET', 'group', 'UCOACH', ['UCOACH', at(umbrella).workspace.botUser])
  const there = { ...at(acme).place, channel: 'CSECRET' }
  await expect(platform.post(there, say('x'), 'y')).rejects.toMatchObject({ trouble: 'place-gone' })
})

test('a workspace that removes the app is forgotten, and the other goes on', async () => {
  await at(acme).hands.uninstall()
  await waitFor(async () => {
    expect(bot.losses.map(l => l.where)).toContainEqual({ platform: 'slack', tenant: 'T1' })
  })
  expect([...spaces.all.keys()].filter(k => k.startsWith('slack-installations'))).toEqual([
    'slack-installations:T2',
  ])
  await expect(platform.post(at(acme).place, say('x'), 'z')).rejects.toMatchObject({
    trouble: 'token-revoked',
  })
  await at(umbrella).hands.command('UMEMBER', 'C1', 'echo', 'still here')
  expect(bot.events).toHaveLength(1)
})

test('a removal that is told late does not undo a new installation', async () => {
  slack.skip(-60_000)
  expect((await install('T1', 'acme')).ok).toBe(true)
  await at(acme).hands.uninstall()
  slack.skip(60_000)
  // What is typed afterwards comes after it.
  await at(acme).hands.command('UMEMBER', 'C1', 'echo', 'still here')
  await waitFor(async () => expect(bot.events).toHaveLength(1))
  expect(bot.losses).toEqual([])
  expect(spaces.all.has('slack-installations:T1')).toBe(true)
})

test('a revoked token of a person is not the bot’s', async () => {
  await slack.event(at(umbrella).workspace, 'tokens_revoked', {
    type: 'tokens_revoked',
    tokens: { oauth: ['U1'], bot: [] },
  })
  expect(spaces.all.has('slack-installations:T2')).toBe(true)
})

test('who installed it is not kept, and taken out of what a former version kept', async () => {
  const { space } = memorySpaces()
  const kept = space<string>('i')
  const seal = vault(oauth(slack).installationKeys)
  const store = new Installations(kept, seal)
  const bot_ = { token: 'xoxb-1', id: 'B', userId: 'UBOT', scopes: ['chat:write'] }
  const query = { teamId: 'T1', enterpriseId: undefined, isEnterpriseInstall: false } as const
  const opened = async () => seal.open((await kept.get('T1')) ?? '', 'slack installation T1')
  await store.storeInstallation<'v2'>({
    team: { id: 'T1' },
    enterprise: undefined,
    user: { id: 'UCOACH', token: 'xoxp-1', scopes: ['chat:write'] },
    bot: bot_,
  })
  expect(await opened()).not.toMatch(/UCOACH|xoxp-1/)
  const { at, ...former } = JSON.parse(await opened())
  await kept.set(
    'T1',
    seal.seal(JSON.stringify({ ...former, installer: 'UCOACH', at }), 'slack installation T1'),
  )
  const sealed = await kept.get('T1')
  await store.check({ debug() {}, info() {}, warn() {}, error() {} })
  expect(await kept.get('T1')).not.toBe(sealed)
  expect(JSON.parse(await opened())).toEqual({ ...former, at })
  expect((await store.fetchInstallation(query)).bot).toEqual(bot_)
  // What holds nobody is not written again.
  const anew = await kept.get('T1')
  await store.check({ debug() {}, info() {}, warn() {}, error() {} })
  expect(await kept.get('T1')).toBe(anew)
})

test('a record does not open for another workspace, nor an organization’s token get in', async () => {
  const { space, all } = memorySpaces()
  const store = new Installations(space('i'), vault(oauth(slack).installationKeys))
  const bot_ = { token: 'xoxb-1', id: 'B', userId: 'U', scopes: [] }
  const one = {
    team: { id: 'T1' },
    enterprise: undefined,
    user: { id: 'U', token: undefined, scopes: undefined },
  }
  await store.storeInstallation<'v2'>({ ...one, bot: bot_ })
  all.set('i:T2', all.get('i:T1'))
  expect(
    (await store.fetchInstallation({ teamId: 'T1', enterpriseId: undefined, isEnterpriseInstall: false }))
      .bot,
  ).toEqual(bot_)
  await expect(store.find('T2')).rejects.toThrow()
  await expect(
    store.storeInstallation<'v2'>({ ...one, bot: bot_, isEnterpriseInstall: true }),
  ).rejects.toThrow('one workspace')
})
