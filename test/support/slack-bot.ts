import { COMMANDS } from '../../commands/index.ts'
import { App } from '../../src/app.ts'
import { Clock } from '../../src/clock.ts'
import type { Person } from '../../src/core/address.ts'
import type { Log } from '../../src/core/log.ts'
import { createSlackPlatform, type SlackOptions } from '../../src/platforms/slack/index.ts'
import { manifest } from '../../src/platforms/slack/manifest.ts'
import { openStore } from '../../src/storage/store.ts'
import type { Seen } from './contract/stage.ts'
import { FakeSlack } from './fake-slack/index.ts'
import { Hands } from './fake-slack/people.ts'
import type { Workspace } from './fake-slack/world.ts'
import { temporaryFolder } from './folder.ts'
import { freePort } from './free-port.ts'
import { MONDAY_8 } from './gym.ts'
import { PROGRAMS } from './programs.ts'
import { installByBrowser, oauth, pictures, populate, seen } from './slack-stage.ts'
import { unhurried } from './unhurried.ts'
import { waitFor } from './wait-for.ts'

/** The whole bot in two Slack workspaces at once, by signed HTTP and OAuth. Their people and channels have the same ids. */
export class SlackBot {
  readonly clock = Clock.at(MONDAY_8)
  readonly slack: FakeSlack
  /** What the operator would read of warnings and errors. */
  readonly logged: { level: 'warn' | 'error'; data: object; message: string }[] = []
  readonly acme: Workspace
  readonly umbrella: Workspace
  readonly #file = `${temporaryFolder()}/spotter.db`
  readonly #options: Omit<SlackOptions, 'space' | 'personal'>
  #app: App | undefined

  private constructor(slack: FakeSlack, port: number) {
    this.slack = slack
    this.acme = populate(this.slack, 'T1', 'acme')
    this.umbrella = populate(this.slack, 'T2', 'umbrella')
    this.umbrella.user({ id: 'UMEMBER', name: 'Umbra' })
    this.#options = {
      connection: { kind: 'http', signingSecret: this.slack.signingSecret, port, host: '127.0.0.1' },
      auth: oauth(this.slack),
      pictures,
      log: this.#log(),
      apology: 'Sorry.',
      twice: 'Twice.',
      back: 'Back',
      apiUrl: this.slack.apiUrl,
    }
  }

  static async open(): Promise<SlackBot> {
    const port = await freePort()
    const base = `http://127.0.0.1:${port}`
    const slack = await new FakeSlack(manifest(COMMANDS, { name: 'Spotter' })).start()
    slack.byHttp(`${base}/slack/events`)
    const bot = new SlackBot(slack, port)
    await bot.#run()
    for (const { id, name } of [bot.acme, bot.umbrella]) await installByBrowser(slack, base, id, name)
    return bot
  }

  get app(): App {
    if (!this.#app) throw new Error('not running')
    return this.#app
  }

  /** Stops it when nothing is on its way to it, and starts it anew on the same file. */
  async restart(): Promise<void> {
    await this.slack.idle()
    await this.app.stop()
    await this.#run()
  }

  async close(): Promise<void> {
    await this.app.stop()
    await this.slack.stop()
  }

  hands(at: Workspace): Hands {
    return new Hands(this.slack, at)
  }

  /** What someone sees in the channel, or in one of its threads. */
  all(at: Workspace, who: string, thread?: string, channel = 'C1'): Seen[] {
    return seen(at, who, {
      platform: 'slack',
      tenant: at.id,
      channel,
      ...(thread ? { thread } : {}),
    })
  }

  /** The newest message of this kind that someone sees there, once it is there. */
  find(at: Workspace, who: string, text: string | RegExp, thread?: string): Promise<Seen> {
    return waitFor(async () => {
      const found = this.all(at, who, thread).findLast(m => m.text.search(text) >= 0)
      if (!found) throw new Error(`${who} does not see ${text} in ${at.name}`)
      return found
    })
  }

  press(at: Workspace, who: string, on: Seen, label: string): Promise<void> {
    return this.hands(at).press(who, on.posted.place.channel, on.posted.message, label)
  }

  async #run(): Promise<void> {
    const store = await openStore({ file: this.#file })
    this.#app = new App({
      store,
      programs: PROGRAMS,
      log: this.#log(),
      now: this.clock.now,
      timers: unhurried,
      paces: {},
    })
    const personal = <T>(person: Person) => store.personal<T>('slack', person)
    const kept = { space: <T>(name: string) => store.space<T>(name), personal }
    await this.#app.join(createSlackPlatform({ ...this.#options, ...kept }))
  }

  #log(): Log {
    const level = (name: 'warn' | 'error') => (data: object, message: string) =>
      void this.logged.push({ level: name, data, message })
    return { debug: () => {}, info: () => {}, warn: level('warn'), error: level('error') }
  }
}
