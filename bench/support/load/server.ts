/**
 * People of many groups, in a process of their own: strict fakes of Discord and Slack, and what people do there.
 */
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { COMMANDS } from '../../../commands/index.ts'
import { manifest } from '../../../src/platforms/slack/manifest.ts'
import { FakeDiscord, TOKEN } from '../../../test/support/fake-discord/index.ts'
import { FakeSlack } from '../../../test/support/fake-slack/index.ts'
import { serveParent } from '../child.ts'
import { Crowd } from './crowd.ts'
import { DiscordScene } from './discord.ts'
import { type Asked, DEEDS, type Loaded, type Told, type What } from './messages.ts'
import { SlackScene } from './slack.ts'

/** A walk of a first week has six steps, so six presses on Done follow each Start. */
const DEEDS_IN_TURN: readonly What[] = [
  ...['start', 'done', 'done', 'line', 'done', 'fine', 'done', 'chat', 'done', 'done'],
].map(name => name as What)

/** What follows the last event is over by then, in milliseconds. */
const SETTLED = 3000

const discord = await new FakeDiscord().listen()
const slack = await new FakeSlack(manifest(COMMANDS, { name: 'Spotter' })).start()
slack.rates.areTiered = true
let crowds: readonly Pick<Crowd<unknown>, 'plan' | 'act'>[] = []

serveParent(async (asked: Asked): Promise<Told> => {
  switch (asked.do) {
    case 'open':
      return { env: open(asked.groups, asked.slackPort) }
    case 'plan':
      await Promise.all(crowds.map(crowd => crowd.plan()))
      return {}
    case 'load':
      return { loaded: await load(asked.rate, asked.seconds) }
  }
})

function open(groups: number, port: number): Record<string, string> {
  const base = `http://127.0.0.1:${port}`
  slack.byHttp(`${base}/slack/events`)
  const half = Math.ceil(groups / 2)
  crowds = [new Crowd(new DiscordScene(discord, half)), new Crowd(new SlackScene(slack, base, groups - half))]
  return {
    DISCORD_TOKEN: TOKEN,
    DISCORD_API: discord.api,
    DISCORD_READ_MESSAGES: 'true',
    SLACK_API: slack.apiUrl,
    SLACK_PORT: String(port),
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_CLIENT_ID: slack.oauth.client.id,
    SLACK_CLIENT_SECRET: slack.oauth.client.secret,
    SLACK_STATE_SECRET: 'bench-state-secret',
    SLACK_INSTALLATION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  }
}

/** Each platform's people in turn: an event is sent at its moment, whatever became of those before it. */
async function load(rate: number, seconds: number): Promise<Loaded> {
  const offered = Object.fromEntries(DEEDS.map(what => [what, 0])) as Record<What, number>
  const failed: string[] = []
  const all: Promise<unknown>[] = []
  discord.rest.seen.length = 0
  slack.violations.length = 0
  const began = performance.now()
  const spent = process.cpuUsage()
  for (let sent = 0; sent < rate * seconds; sent++) {
    const due = began + (sent * 1000) / rate - performance.now()
    if (due > 0) await sleep(due)
    const crowd = crowds[sent % crowds.length]
    const what = DEEDS_IN_TURN[Math.floor(sent / crowds.length) % DEEDS_IN_TURN.length] ?? 'line'
    if (!crowd) continue
    const { did, end } = crowd.act(what)
    offered[did]++
    all.push(end.catch((error: unknown) => failed.push(`${did}: ${String(error)}`)))
  }
  const took = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(spent)
  await Promise.all(all)
  await sleep(SETTLED)
  const seen = discord.rest.seen.filter(({ status }) => status >= 400)
  const told = seen.map(({ method, path, status }) => `${method} ${path}: ${status}`)
  const calls = slack.calls.flatMap(({ method, error }) => (error ? [`${method}: ${error}`] : []))
  return {
    offered,
    took,
    processor: (user + system) / 1000 / took,
    refused: few([...failed, ...told, ...slack.violations, ...calls]),
  }
}

/** How many there are of each, the most frequent first, their numbers left out. */
function few(all: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const one of all.map(text => text.replaceAll(/\d{5,}/g, '…')))
    counts.set(one, (counts.get(one) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([text, n]) => `${n}x ${text}`)
}
