import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { manifest } from '../../../src/platforms/slack/manifest.ts'
import { EVENTS, METHODS, SCOPES } from '../../../src/platforms/slack/scopes.ts'
import { FAKE_METHODS } from '../../support/fake-slack/methods.ts'
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
  expect(schema.safeParse(manifest(CONTRACT_COMMANDS, given)).error).toBeUndefined()
})

test('the schema refuses what is no manifest', () => {
  const { features, ...rest } = manifest(CONTRACT_COMMANDS, options)
  expect(schema.safeParse({ ...rest, features: { ...features, slash: [] } }).success).toBe(false)
  expect(schema.safeParse({ ...rest, display_information: { name: 'x'.repeat(36) } }).success).toBe(false)
})

test('it declares each command with what can follow it', () => {
  const { slash_commands } = manifest(CONTRACT_COMMANDS, { ...options, commandPrefix: 'spotter-' }).features
  expect(slash_commands.map(c => [c.command, c.usage_hint])).toEqual([
    ['/spotter-echo', '[text]'],
    ['/spotter-shout', undefined],
    ['/spotter-ask', undefined],
    ['/spotter-plan', 'show | set <day> [rounds]'],
  ])
})

test('with a public address, everything comes to one URL; without, nothing does', () => {
  const http = manifest(CONTRACT_COMMANDS, { ...options, url: 'https://bot.example/' })
  const url = 'https://bot.example/slack/events'
  expect(http.settings.event_subscriptions).toMatchObject({ request_url: url })
  expect(http.settings.interactivity).toEqual({ is_enabled: true, request_url: url })
  expect(http.features.slash_commands.map(c => c.url)).toEqual([url, url, url, url])
  expect(http.oauth_config.redirect_urls).toEqual(['https://bot.example/slack/oauth_redirect'])
  expect(JSON.stringify(manifest(CONTRACT_COMMANDS, options))).not.toContain('http')
})

test('a name that Slack would not take is a problem of the setup', () => {
  const long = { ...options, commandPrefix: 'x'.repeat(30) }
  expect(() => manifest(CONTRACT_COMMANDS, long)).toThrow('longer than the 32 characters')
  expect(() => manifest(CONTRACT_COMMANDS, { ...options, commandPrefix: 'Big ' })).toThrow('prefix')
})

const folder = new URL('../../../src/platforms/slack/', import.meta.url)
const source = readdirSync(folder)
  .filter(name => name !== 'scopes.ts')
  .map(name => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n')

test('no method of the table goes unused, and Slack knows each of them', () => {
  for (const method of Object.keys(METHODS)) {
    expect(source, method).toContain(`'${method}'`)
    expect(Object.keys(FAKE_METHODS)).toContain(method)
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
  expect(SCOPES).toEqual([
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
  const needed = new Set(['commands', ...Object.values(METHODS).flat(), ...Object.values(EVENTS).flat()])
  expect(new Set(SCOPES)).toEqual(needed)
})
