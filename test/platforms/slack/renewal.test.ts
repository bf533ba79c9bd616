import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { say } from '../../../src/chat/message.ts'
import { PlatformError } from '../../../src/core/errors.ts'
import { createSlackPlatform } from '../../../src/platforms/slack/index.ts'
import type { FakeSlack } from '../../support/fake-slack/index.ts'
import type { Workspace } from '../../support/fake-slack/world.ts'
import { freePort } from '../../support/free-port.ts'
import { expiringSlack, installIn, replicaOf, warnings } from '../../support/renewing.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import {
  installByBrowser,
  memorySpaces,
  oauth,
  populate,
  seen,
  slackOptions,
} from '../../support/slack-stage.ts'

const HOUR = 3600_000

let slack: FakeSlack
let acme: Workspace
let spaces: ReturnType<typeof memorySpaces>
let auth: ReturnType<typeof oauth>
let logged: string[]

beforeEach(async () => {
  slack = await expiringSlack()
  acme = populate(slack, 'T1', 'acme')
  spaces = memorySpaces()
  auth = oauth(slack)
  logged = []
})
afterEach(() => slack.stop())

const log = warnings(() => logged)

const replica = () => replicaOf(slack, { auth, space: spaces.space, log })

/** Two replicas in a workspace that has just installed the app. */
async function installed() {
  const [one, two] = [replica(), replica()]
  await installIn(one, acme)
  return { one, two }
}

/** What Slack says to a token. */
async function says(token: string | undefined): Promise<string | undefined> {
  const headers = { authorization: `Bearer ${token}` }
  const answer = await fetch(`${slack.apiUrl}auth.test`, { method: 'POST', headers })
  return ((await answer.json()) as { error?: string }).error
}

test('a token is used as it is until two hours before it expires, and what renews it is kept encrypted', async () => {
  const { one } = await installed()
  slack.skip(9.9 * HOUR)
  expect(await one.renewal.tokenOf('T1')).toBe(acme.token)
  expect(slack.oauth.refreshes).toBe(0)
  expect(JSON.stringify([...spaces.all])).not.toContain(acme.refresh)
  expect(await one.renewal.tokenOf('T2')).toBeUndefined()
})

test('whatever comes at once, two replicas renew it once, and nobody gets one that Slack refuses', async () => {
  const { one, two } = await installed()
  const old = acme.token
  slack.skip(11 * HOUR)
  const asked = Array.from({ length: 20 }, (_, n) => (n % 2 ? one : two).renewal.tokenOf('T1'))
  for (const token of await Promise.all(asked)) expect(await says(token)).toBeUndefined()
  expect(slack.oauth.refreshes).toBe(1)
  expect(acme.token).not.toBe(old)
  for (const { renewal } of [one, two]) expect(await renewal.tokenOf('T1')).toBe(acme.token)
  slack.skip(11 * HOUR)
  expect(await says(old)).toBe('token_expired')
  expect(await two.renewal.tokenOf('T1')).toBe(acme.token)
  expect(slack.oauth.refreshes).toBe(2)
  expect(logged).toEqual([])
})

test('one that has expired is renewed by one of two, and the other is told to come back', async () => {
  const { one, two } = await installed()
  slack.skip(13 * HOUR)
  expect(await says(acme.token)).toBe('token_expired')
  const both = await Promise.allSettled([one.renewal.tokenOf('T1'), two.renewal.tokenOf('T1')])
  const given = both.flatMap(one => (one.status === 'fulfilled' ? [one.value] : []))
  expect(given.length).toBeGreaterThan(0)
  for (const token of given) expect(await says(token)).toBeUndefined()
  for (const one of both) if (one.status === 'rejected') expect(one.reason).toMatchObject({ passes: true })
  expect(slack.oauth.refreshes).toBe(1)
})

test('while another process renews one that has expired, the log says so, and when to come back', async () => {
  const { one } = await installed()
  slack.skip(13 * HOUR)
  await spaces.space<true>('turns').set('T1', true)
  const error = await one.renewal.tokenOf('T1').catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({
    trouble: 'rate-limited',
    retryAfter: 1000,
    message: 'its token is being renewed',
  })
  expect(slack.oauth.refreshes).toBe(0)
})

test('what another process has renewed since it was read is not renewed again', async () => {
  const { one, two } = await installed()
  slack.skip(11 * HOUR)
  const find = two.installations.find.bind(two.installations)
  vi.spyOn(two.installations, 'find').mockImplementationOnce(async team => {
    const kept = await find(team)
    await one.renewal.tokenOf(team)
    return kept
  })
  expect(await two.renewal.tokenOf('T1')).toBe(acme.token)
  expect(slack.oauth.refreshes).toBe(1)
})

test('while Slack does not answer, the one that lasts is used, and it is renewed as soon as that is over', async () => {
  const { one } = await installed()
  const old = acme.token
  slack.skip(11 * HOUR)
  slack.fault('oauth.v2.access', { status: 500 })
  expect(await one.renewal.tokenOf('T1')).toBe(old)
  expect(logged).toEqual(['warn: a token of Slack could not be renewed yet'])
  expect(await one.renewal.tokenOf('T1')).toBe(acme.token)
  expect(acme.token).not.toBe(old)
})

test('what renews it is good for one time; where it is spent, the operator is told what helps', async () => {
  const { one } = await installed()
  const old = acme.token
  const stolen = new URLSearchParams({
    client_id: auth.clientId,
    client_secret: auth.clientSecret,
    grant_type: 'refresh_token',
    refresh_token: acme.refresh ?? '',
  })
  const spend = async () => {
    const answer = await fetch(`${slack.apiUrl}oauth.v2.access`, { method: 'POST', body: stolen })
    return ((await answer.json()) as { error?: string }).error
  }
  expect([await spend(), await spend()]).toEqual([undefined, 'invalid_refresh_token'])
  slack.skip(11 * HOUR)
  expect(await one.renewal.tokenOf('T1')).toBe(old)
  expect(logged).toEqual([expect.stringMatching(/^error: .* must install the app again$/)])
  slack.skip(2 * HOUR)
  const error = await one.renewal.tokenOf('T1').catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(PlatformError)
  expect(error).toMatchObject({ trouble: 'token-revoked', detail: 'token_expired' })
})

test('a renewal that ends after the app was removed or installed anew keeps nothing', async () => {
  const { one } = await installed()
  const kept = await one.installations.find('T1')
  if (!kept) throw new Error('not kept')
  await one.installations.removed('T1', slack.now() / 1000 + 1)
  await one.installations.renewed(kept, { ...kept.bot, token: 'late' })
  expect(await one.installations.find('T1')).toBeUndefined()
})

test('a workspace that installs such an app is served on when its first token has expired', async () => {
  const port = await freePort()
  slack.byHttp(`http://127.0.0.1:${port}/slack/events`)
  const connection = { kind: 'http', signingSecret: slack.signingSecret, port, host: '127.0.0.1' } as const
  const platform = createSlackPlatform(slackOptions(slack, acme, { connection, auth, space: spaces.space }))
  await platform.start(new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS))
  try {
    expect((await installByBrowser(slack, `http://127.0.0.1:${port}`, 'T1', 'acme')).ok).toBe(true)
    const place = { platform: 'slack', tenant: 'T1', channel: 'C1' } as const
    const first = acme.token
    await platform.post(place, say('before'), 'before')
    slack.skip(13 * HOUR)
    // Slack's own time, by which it is judged, stands beside each answer.
    await platform.isIn('T1').catch(() => {})
    await platform.post(place, say('after'), 'after')
    expect(seen(acme, 'UMEMBER', place).map(({ text }) => text)).toEqual(['before', 'after'])
    expect(acme.token).not.toBe(first)
    expect(slack.oauth.refreshes).toBe(1)
  } finally {
    await platform.stop()
  }
})
