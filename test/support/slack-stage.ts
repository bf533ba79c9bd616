import { randomBytes } from 'node:crypto'
import type { Pictures } from '../../src/chat/pictures.ts'
import type { Bot } from '../../src/chat/platform.ts'
import type { Place } from '../../src/core/address.ts'
import type { Log } from '../../src/core/log.ts'
import { memoryPersonal, memorySpace } from '../../src/core/memory-space.ts'
import type { ListedSpace } from '../../src/core/spaces.ts'
import { createSlackPlatform, type SlackOptions } from '../../src/platforms/slack/index.ts'
import { type ManifestOptions, manifest } from '../../src/platforms/slack/manifest.ts'
import type { Seen, Stage } from './contract/stage.ts'
import { FakeSlack } from './fake-slack/index.ts'
import { Hands } from './fake-slack/people.ts'
import { readMessage } from './fake-slack/read.ts'
import type { Workspace } from './fake-slack/world.ts'
import { freePort } from './free-port.ts'
import { CONTRACT_COMMANDS } from './scripted-bot.ts'
import { asDatabase, asDatabaseOf } from './slow-space.ts'

export const APOLOGY = 'That did not work. Please try again.'
export const TWICE = 'It may be here twice.'
export const quiet: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** Namespaces that live as long as the test; one store for all of them, as in the bot. */
export function memorySpaces(): { space: <T>(name: string) => ListedSpace<T>; all: Map<string, unknown> } {
  const all = new Map<string, unknown>()
  const space = <T>(name: string): ListedSpace<T> => asDatabase<T>(memorySpace<T>(all, `${name}:`))
  return { space, all }
}

export const pictures: Pictures = {
  svg: () => '<svg/>',
  bytes: async picture => Buffer.from(`png of ${picture.name}`),
  key: picture => `${picture.kind}-${picture.name}`,
}

/** A fake Slack with the app of the contract suite's commands. */
export async function fakeSlack(
  commands: Parameters<typeof manifest>[0] = CONTRACT_COMMANDS,
  how: Partial<ManifestOptions> = {},
): Promise<FakeSlack> {
  return await new FakeSlack(manifest(commands, { name: 'Spotter', ...how })).start()
}

/** A workspace with a channel, someone who may manage it, and someone who may not. */
export function populate(slack: FakeSlack, id = 'T1', name = 'acme'): Workspace {
  const at = slack.install(id, name)
  at.user({ id: 'UCOACH', name: 'Coach', admin: true })
  at.user({ id: 'UMEMBER', name: 'Member' })
  at.channel('C1', 'channel', 'UCOACH', ['UCOACH', 'UMEMBER', at.botUser])
  return at
}

/** What the adapter is made of in tests; anything can be set otherwise. */
export function slackOptions(
  slack: FakeSlack,
  at: Workspace,
  more: Partial<SlackOptions> = {},
): SlackOptions {
  return {
    connection: { kind: 'socket', appToken: slack.appToken },
    auth: { kind: 'one', botToken: at.token },
    pictures,
    log: quiet,
    space: memorySpaces().space,
    personal: asDatabaseOf(memoryPersonal()),
    apology: APOLOGY,
    twice: TWICE,
    back: 'Back',
    apiUrl: slack.apiUrl,
    ...more,
  }
}

export function oauth(slack: FakeSlack): Extract<SlackOptions['auth'], { kind: 'oauth' }> {
  return {
    kind: 'oauth',
    clientId: slack.oauth.client.id,
    clientSecret: slack.oauth.client.secret,
    stateSecret: 'fake-state-secret',
    installationKeys: `k1:${randomBytes(32).toString('base64')}`,
  }
}

export interface SlackStage extends Stage {
  readonly slack: FakeSlack
  readonly at: Workspace
  readonly hands: Hands
}

/** The adapter on a stage: a real Bolt app in a fake Slack. */
export async function slackStage(
  bot: Bot,
  by: 'socket' | 'http',
  more: Partial<SlackOptions> = {},
  how: Partial<ManifestOptions> = {},
): Promise<SlackStage> {
  const slack = await fakeSlack(bot.commands, how)
  const at = populate(slack)
  const port = by === 'http' ? await freePort() : 0
  if (by === 'http') slack.byHttp(`http://127.0.0.1:${port}/slack/events`)
  else slack.bySocket()
  const connection: SlackOptions['connection'] =
    by === 'http'
      ? { kind: 'http', signingSecret: slack.signingSecret, port, host: '127.0.0.1' }
      : { kind: 'socket', appToken: slack.appToken }
  const platform = createSlackPlatform(slackOptions(slack, at, { connection, ...more }))
  await platform.start(bot)
  const hands = new Hands(slack, at)
  const person = (id: string) => ({ platform: 'slack' as const, tenant: at.id, id })
  const channel: Place = { platform: 'slack', tenant: at.id, channel: 'C1' }
  return {
    slack,
    at,
    hands,
    platform,
    channel,
    coach: person('UCOACH'),
    member: person('UMEMBER'),
    command: (who, place, name, line) => hands.command(who.id, place.channel, name, line),
    press: (who, on, label) => hands.press(who.id, on.posted.place.channel, on.posted.message, label),
    choose: (who, on, action, value) => {
      return hands.choose(who.id, on.posted.place.channel, on.posted.message, action, value)
    },
    form: async who => {
      const view = at.modals.get(who.id)?.view
      if (!view) return undefined
      const fields = view.blocks.flatMap(b => (b.type === 'input' ? [String(b.block_id)] : []))
      return { title: (view.title as { text: string }).text, fields }
    },
    submit: (who, values) => hands.submit(who.id, values),
    type: async (who, place, text) => void (await hands.type(who.id, place.channel, text, place.thread)),
    mishaps: {
      unreachable: async () => {
        at.user({ id: 'UCLOSED', name: 'Closed', disabled: true })
        return person('UCLOSED')
      },
      gone: async () => {
        at.user({ id: 'UGONE', name: 'Gone' })
        at.channels.get('C1')?.members.add('UGONE')
        await hands.rooms.leave('UGONE', 'C1')
        return person('UGONE')
      },
      deletePictures: async () => at.files.clear(),
      move: async () => {
        at.channel('G8', 'group', 'UCOACH', ['UCOACH', 'UMEMBER', at.botUser])
        await hands.rooms.share('G8', 'C8')
        return { from: { ...channel, channel: 'G8' }, to: { ...channel, channel: 'C8' } }
      },
      loseAnswer: () => slack.fault('chat.postMessage', { drop: 'after' }),
      endPlace: async () => {
        at.channel('C9', 'channel', 'UCOACH', ['UCOACH', 'UMEMBER', at.botUser])
        await hands.rooms.archive('C9')
        return { ...channel, channel: 'C9' }
      },
      mute: () => {
        slack.fault('chat.postMessage', { error: 'restricted_action' })
        return () => {}
      },
      deleteMessage: async ({ place, message }) => {
        await hands.rooms.remove(place.channel, message)
      },
    },
    seen: async (who, place) => seen(at, who.id, place),
    seenDirectly: async who => seen(at, who.id, { ...channel, channel: at.direct(who.id).id, direct: true }),
    close: async () => {
      await platform.stop()
      await slack.stop()
      if (slack.vague.length > 0) throw new Error(`left open: ${JSON.stringify(slack.vague)}`)
    },
  }
}

/** What someone sees in a place: a channel without its threads, or one thread without its beginning. */
export function seen(at: Workspace, who: string, place: Place): Seen[] {
  const channel = at.channels.get(place.channel)
  if (!channel?.members.has(who)) return []
  return channel.messages
    .filter(m =>
      place.thread
        ? m.thread_ts === place.thread && m.ts !== place.thread
        : !m.thread_ts || m.thread_ts === m.ts,
    )
    .filter(m => m.ephemeralTo === undefined || m.ephemeralTo === who)
    .map(m => ({
      ...readMessage(at, m),
      onlyYou: m.ephemeralTo === who,
      posted: { place, message: m.ts },
    }))
}

/** What a browser does to install the app: the install page, Slack's consent, and back with the code. */
export async function installByBrowser(
  slack: FakeSlack,
  base: string,
  id: string,
  name: string,
  change: (back: URL, cookie: string, asked: URL) => void = () => {},
): Promise<Response> {
  const page = await fetch(`${base}/slack/install`)
  const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? ''
  const href = /https:\/\/slack\.com\/oauth\/v2\/authorize\?[^"]+/.exec(await page.text())?.[0] ?? ''
  const asked = new URL(href.replaceAll('&amp;', '&'))
  const back = new URL(`${base}/slack/oauth_redirect`)
  back.searchParams.set('code', slack.oauth.approve(id, name, asked))
  back.searchParams.set('state', asked.searchParams.get('state') ?? '')
  change(back, cookie, asked)
  return await fetch(back, { headers: { cookie } })
}
