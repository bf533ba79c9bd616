import { App } from '../../src/app.ts'
import { Clock } from '../../src/clock.ts'
import type { Person, Place } from '../../src/core/address.ts'
import type { DiscordOptions } from '../../src/platforms/discord/index.ts'
import type { Group } from '../../src/storage/groups.ts'
import { openStore } from '../../src/storage/store.ts'
import type { Seen } from './contract/stage.ts'
import { openServer, platformOn, type Server } from './fake-discord/stage.ts'
import type { Channel } from './fake-discord/world.ts'
import { temporaryFolder } from './folder.ts'
import { MONDAY_8 } from './gym.ts'
import { PROGRAMS } from './programs.ts'
import { unhurried } from './unhurried.ts'
import { waitFor } from './wait-for.ts'

/** The whole bot in one Discord server, where the coach plans the week; it is a little after nine on Monday. */
export class DiscordBot {
  readonly on: Server
  readonly app: App
  readonly clock: Clock
  /** What the operator would read of errors. */
  readonly errors: unknown[]

  private constructor(on: Server, app: App, clock: Clock, errors: unknown[]) {
    this.on = on
    this.app = app
    this.clock = clock
    this.errors = errors
  }

  static async open(options: Partial<DiscordOptions> = {}): Promise<DiscordBot> {
    const on = await openServer()
    const clock = Clock.at(MONDAY_8 + 61 * 60_000)
    const errors: unknown[] = []
    const error = (...said: unknown[]) => void errors.push(said)
    const log = { debug: () => {}, info: () => {}, warn: () => {}, error }
    const store = await openStore({ file: `${temporaryFolder()}/spotter.db` })
    const app = new App({ store, programs: PROGRAMS, log, now: clock.now, timers: unhurried })
    const personal = <T>(person: Person) => store.personal<T>('discord', person)
    await app.join(platformOn(on, { space: store.space('discord'), personal, log, ...options }))
    return new DiscordBot(on, app, clock, errors)
  }

  /** The coach plans the week and has its prompt posted at once. */
  async schedule(): Promise<void> {
    await this.on.command(this.on.coach, this.on.channel, 'schedule', 'set monday 9:00 Europe/Berlin')
    await this.on.command(this.on.coach, this.on.channel, 'schedule', 'now')
  }

  /** The newest message with this text that a person sees, as soon as it is there. */
  find(who: Person, text: string | RegExp, at: Place = this.on.channel): Promise<Seen> {
    return waitFor(async () => newest(await this.on.seen(who, at), text))
  }

  /** The same, in their direct conversation with the bot. */
  told(who: Person, text: string | RegExp): Promise<Seen> {
    return waitFor(async () => {
      await this.app.scheduler.beat()
      return newest(await this.on.seenDirectly(who), text)
    })
  }

  /** The one group that there is. */
  async group(): Promise<Group | undefined> {
    return (await this.app.services.store.groups.underPlace('discord/'))[0]
  }

  /** The thread of the first week. */
  async thread(): Promise<Channel> {
    const prompt = await this.find(this.on.member, 'Week 1 ·')
    return this.on.fake.world.channel(prompt.posted.message)
  }

  /** Resolves when the first week's prompt stands with its thread, and both are written down. */
  async opened(): Promise<void> {
    await waitFor(async () => {
      const { id = '' } = (await this.group()) ?? {}
      const [prompt] = await this.app.services.store.prompts.of(id, 1)
      if (!prompt?.thread) throw new Error('no thread yet')
    })
  }

  /** Somebody presses Start and answers the gate. */
  async start(who: Person): Promise<void> {
    await this.on.press(who, await this.find(who, 'Week 1 ·'), 'Start')
    const gate = await this.find(who, 'Before you start')
    await this.on.press(who, gate, gate.buttons[0]?.label ?? '')
  }

  /** The walkthroughs that somebody sees. */
  async walks(who: Person, at = this.on.channel): Promise<readonly Seen[]> {
    return (await this.on.seen(who, at)).filter(one => /of \d+ steps/.test(one.text))
  }

  async close(): Promise<void> {
    await this.app.stop()
    await this.on.close()
  }
}

function newest(messages: readonly Seen[], text: string | RegExp): Seen {
  const found = messages.findLast(message => message.text.search(text) >= 0)
  if (!found) throw new Error(`nobody said ${text}`)
  return found
}
