import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { COMMANDS } from '../../../commands/index.ts'
import { manifest } from '../../../src/platforms/slack/manifest.ts'
import { EVENTS, eventsOf, METHODS, scopesOf } from '../../../src/platforms/slack/scopes.ts'
import { EVENT_SCOPES } from '../../support/fake-slack/event-scopes.ts'
import { FakeSlack } from '../../support/fake-slack/index.ts'
import { FAKE_METHODS } from '../../support/fake-slack/methods/index.ts'
import { CONTRACT_COMMANDS } from '../../support/scripted-bot.ts'

const schema = z.fromJSONSchema(
  JSON.parse(readFileSync(new URL('../../support/slack-manifest.schema.json', import.meta.url), 'utf8')),
)
const options = { name: 'Spotter' }

test.each([
  ['Socket Mode', options],
  ['signed HTTP', { ...options, url: 'https://bot.example/' }],
  [
    'Socket Mode with OAuth',
    { ...options, url: 'https://bot.example', socket: true, description: 'd'.repeat(300) },
  ],
  ['a prefix', { ...options, commandPrefix: 'spotter-' }],
])('the manifest for %s is one that Slack takes', (_, given) => {
  for (const commands of [COMMANDS, CONTRACT_COMMANDS]) {
    expect(schema.safeParse(manifest(commands, given)).error).toBeUndefined()
  }
})

test('Socket Mode is on where nothing is sent to an address, and where it is asked for', () => {
  const isOn = (given: Parameters<typeof manifest>[1]) =>
    manifest(COMMANDS, given).settings.socket_mode_enabled
  expect(isOn(options)).toBe(true)
  expect(isOn({ ...options, url: 'https://bot.example/' })).toBe(false)
  expect(isOn({ ...options, url: 'https://bot.example/', socket: true })).toBe(true)
})

test('the schema refuses what is no manifest', () => {
  const { features, ...rest } = manifest(CONTRACT_COMMANDS, options)
  expect(schema.safeParse({ ...rest, features: { ...features, slash: [] } }).success).toBe(false)
  expect(schema.safeParse({ ...rest, display_information: { name: 'x'.repeat(36) } }).success).toBe(false)
})

test('it declares one command for all, and those that people type daily by their own names', () => {
  const { slash_commands } = manifest(COMMANDS, options).features
  expect(slash_commands.map(c => [c.command, c.usage_hint])).toEqual([
    ['/workout', undefined],
    ['/done', '[line]'],
    ['/exercise', '[name]'],
    ['/spotter', expect.stringMatching(/^workout \| done \|.* schedule\b/)],
  ])
  const prefixed = manifest(COMMANDS, { ...options, commandPrefix: 'gym-' }).features.slash_commands
  expect(prefixed.map(c => c.command)).toEqual(['/gym-workout', '/gym-done', '/gym-exercise', '/spotter'])
})

test('for a careful team the app hears in channels nothing but what mentions it', () => {
  const careful = { ...options, mentionsOnly: true }
  const { oauth_config, settings } = manifest(COMMANDS, careful)
  expect(schema.safeParse(manifest(COMMANDS, careful)).error).toBeUndefined()
  const less = (all: readonly string[], fewer: readonly string[]) => all.filter(one => !fewer.includes(one))
  expect(less(scopesOf(), oauth_config.scopes.bot)).toEqual(['channels:history', 'groups:history'])
  expect(less(eventsOf(), settings.event_subscriptions.bot_events)).toEqual([
    'message.channels',
    'message.groups',
  ])
})

test('with a public address, everything comes to one URL; without, nothing does', () => {
  const http = manifest(CONTRACT_COMMANDS, { ...options, url: 'https://bot.example/' })
  const url = 'https://bot.example/slack/events'
  expect(http.settings.event_subscriptions).toMatchObject({ request_url: url })
  expect(http.settings.interactivity).toEqual({ is_enabled: true, request_url: url })
  expect(http.features.slash_commands.map(c => c.url)).toEqual([url])
  expect(http.oauth_config.redirect_urls).toEqual(['https://bot.example/slack/oauth_redirect'])
  expect(JSON.stringify(manifest(CONTRACT_COMMANDS, options))).not.toContain('http')
})

test('a name that Slack would not take is a problem of the setup', () => {
  const long = { ...options, commandPrefix: 'x'.repeat(30) }
  expect(() => manifest(COMMANDS, long)).toThrow('longer than the 32 characters')
  const longest = (commandPrefix: string) =>
    Math.max(
      ...manifest(COMMANDS, { ...options, commandPrefix }).features.slash_commands.map(
        ({ command }) => command.length,
      ),
    )
  expect(longest('x'.repeat(32 - longest('')))).toBe(32)
  expect(() => manifest(CONTRACT_COMMANDS, { ...options, commandPrefix: 'Big ' })).toThrow('prefix')
})

const adapter = 'src/platforms/slack'
const files = readdirSync(adapter).map(name => join(adapter, name))
const source = [...files, 'src/operate/inspect/slack.ts']
  .filter(path => !path.endsWith('scopes.ts'))
  .map(path => readFileSync(path, 'utf8'))
  .join('\n')

test('no method of the table goes unused, and Slack knows each of them', () => {
  for (const method of Object.keys(METHODS)) {
    expect(source, method).toContain(`'${method}'`)
    expect(Object.keys(FAKE_METHODS)).toContain(method)
  }
})

test('each method has the scopes that Slack wants for it in every kind of channel where it is used', () => {
  const slack = new FakeSlack(manifest(CONTRACT_COMMANDS, options))
  const at = slack.install('T1', 'acme')
  const channels = [
    at.channel('C1', 'channel', 'U1', []),
    at.channel('G1', 'group', 'U1', []),
    at.direct('U1'),
  ]
  for (const [method, { needs }] of Object.entries(METHODS)) {
    // Nobody manages a direct conversation, so it is not asked about.
    const used = channels.filter(({ kind }) => method !== 'conversations.info' || kind !== 'im')
    const scope = FAKE_METHODS[method]?.scope as
      | ((args: object, call: object) => string | readonly string[])
      | undefined
    const wanted = new Set(used.flatMap(({ id }) => scope?.({ channel: id }, { slack, at }) ?? []))
    expect(new Set<string>(needs), method).toEqual(wanted)
  }
})

test('each event has the scope without which Slack does not send it', () => {
  for (const [event, scopes] of Object.entries(EVENTS)) {
    expect(Object.keys(EVENT_SCOPES)).toContain(event)
    expect([EVENT_SCOPES[event] ?? []].flat(), event).toEqual(scopes)
  }
})

test('no event is subscribed to and then left lying', () => {
  const listened = [...source.matchAll(/app\.event\((?:'([a-z_]+)'|\/(.+?)\/,)/g)]
  const matches = (event: string) =>
    listened.some(
      ([, name, pattern]) => name === event.split('.')[0] || (pattern && new RegExp(pattern).test(event)),
    )
  expect(Object.keys(EVENTS).filter(event => !matches(event))).toEqual([])
  const subscribed = Object.keys(EVENTS).map(event => event.split('.')[0])
  expect(listened.flatMap(([, name]) => name ?? []).filter(name => !subscribed.includes(name))).toEqual([])
})

test('the scopes are these and no more', () => {
  expect(scopesOf()).toEqual([
    'app_mentions:read',
    'channels:history',
    'channels:read',
    'chat:write',
    'commands',
    'files:read',
    'files:write',
    'groups:history',
    'groups:read',
    'im:history',
    'im:write',
    'users:read',
  ])
  const needed = new Set([
    'commands',
    ...Object.values(METHODS).flatMap(({ needs }) => needs),
    ...Object.values(EVENTS).flat(),
  ])
  expect(new Set(scopesOf())).toEqual(needed)
})
