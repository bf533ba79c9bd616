import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { App } from '../../../src/app.ts'
import { createPictures } from '../../../src/pictures/index.ts'
import { createSlackPlatform } from '../../../src/platforms/slack/index.ts'
import { loadPrograms } from '../../../src/programs/load.ts'
import { openStore } from '../../../src/storage/store.ts'
import { freePort } from '../../../test/support/free-port.ts'
import { patient } from '../bot.ts'
import { keptIn } from '../kept.ts'
import { openRecorder, startBare } from './bare.ts'
import { type Answer, SECRET, TOKEN } from './messages.ts'

/** A bot that hears commands. */
export interface Side {
  readonly name: string
  /** Where it takes them. */
  readonly events: string
  /** How many it has recorded durably. */
  kept(): number | Promise<number>
  stop(): Promise<void>
}

const PEER = join(import.meta.dirname, '../../peer')

/** The whole bot: real engine, store and adapter. */
export async function startOurs(
  folder: string,
  api: string,
  { warned = complain, timers = patient } = {},
): Promise<Side> {
  const port = await freePort()
  const store = await openStore({ file: `${folder}/spotter.db` })
  const log = { debug: ignore, info: ignore, warn: warned, error: warned }
  const programs = await loadPrograms('programs')
  // What is measured is the bot, not the pace that Slack allows.
  const app = new App({ store, programs, log, now: Date.now, timers, paces: {} })
  await app.join(
    createSlackPlatform({
      connection: { kind: 'http', signingSecret: SECRET, port, host: '127.0.0.1' },
      auth: { kind: 'one', botToken: TOKEN },
      pictures: createPictures(),
      log,
      space: name => store.space(name),
      personal: person => store.personal('slack', person),
      apology: 'That took too long.',
      back: 'Back',
      twice: '',
      apiUrl: api,
    }),
  )
  return {
    name: 'ours',
    events: eventsAt(port),
    async kept() {
      const groups = await store.groups.underPlace('slack/')
      const kept = await Promise.all(groups.map(group => keptIn(store, group.id)))
      return kept.reduce((sum, n) => sum + n, 0)
    },
    stop: () => app.stop(),
  }
}

/** A bare Bolt handler that answers this card. */
export async function startBolt(folder: string, api: string, card: Answer): Promise<Side> {
  const port = await freePort()
  const recorder = openRecorder(`${folder}/bare.db`)
  const { stop } = await startBare(api, port, recorder, card)
  return {
    name: 'bare Bolt handler',
    events: eventsAt(port),
    kept: () => recorder.kept(),
    async stop() {
      await stop()
      recorder.close()
    },
  }
}

/** A Chat SDK bot that answers this card; undefined when it is not installed. */
export async function startChatSdk(folder: string, api: string, card: Answer): Promise<Side | undefined> {
  if (!existsSync(join(PEER, 'node_modules/chat'))) return undefined
  const { startPeer } = (await import(join(PEER, 'handler.js'))) as {
    startPeer(options: object): Promise<{ stop(): Promise<void> }>
  }
  const port = await freePort()
  const recorder = openRecorder(`${folder}/peer.db`)
  const { stop } = await startPeer({
    ...{ api, port, secret: SECRET, token: TOKEN, recorder },
    card: contentOf(card),
  })
  return {
    name: 'Chat SDK',
    events: eventsAt(port),
    kept: () => recorder.kept(),
    async stop() {
      await stop()
      recorder.close()
    },
  }
}

/** What a card says, for a bot that builds its own. */
function contentOf({ text, blocks }: Answer): object {
  const actions = blocks.find(block => 'elements' in block && JSON.stringify(block).includes('"button"'))
  const { elements } = actions as { elements: { action_id: string; text: { text: string } }[] }
  const [title = '', ...lines] = text.split('\n')
  const [button] = elements
  return { title, text: lines.join('\n'), button: { action: button?.action_id, label: button?.text.text } }
}

function eventsAt(port: number): string {
  return `http://127.0.0.1:${port}/slack/events`
}

function ignore() {}

/** A figure of something that fails is worth nothing. */
function complain(data: object, message: string): void {
  throw new Error(message, { cause: 'err' in data ? data.err : data })
}
