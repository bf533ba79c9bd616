import { randomUUID } from 'node:crypto'
import { App } from '../../src/app.ts'
import type { Limits } from '../../src/bot/event-limits.ts'
import { Clock } from '../../src/clock.ts'
import type { Person, Place, Posted } from '../../src/core/address.ts'
import type { Log } from '../../src/core/log.ts'
import type { Timers } from '../../src/core/timers.ts'
import type { Store } from '../../src/storage/store.ts'
import type { Program } from '../../src/training/program.ts'
import { asRead } from './as-read.ts'
import { actionOf, directPlace, MemoryPlatform, type Shown } from './memory-platform.ts'
import { memoryStore } from './memory-store.ts'
import { PROGRAMS } from './programs.ts'
import { unhurried } from './unhurried.ts'

/** Monday 2026-11-23, 08:00 in Berlin: an hour before most tests' first prompt. */
export const MONDAY_8 = Date.parse('2026-11-23T07:00:00Z')

export const CHANNEL: Place = { platform: 'web', tenant: 'local', channel: 'back-club' }

/** The whole bot on a platform in memory, with a clock of its own. */
export class Gym {
  readonly app: App
  readonly clock: Clock
  readonly platform: MemoryPlatform
  readonly logged: { level: string; data: object; message: string }[]

  private constructor(app: App, clock: Clock, platform: MemoryPlatform, logged: Gym['logged']) {
    this.app = app
    this.clock = clock
    this.platform = platform
    this.logged = logged
  }

  /** Opens on a Monday morning; Ana may manage the channel. */
  static async open(
    options: {
      at?: number
      store?: Store
      platform?: MemoryPlatform
      programs?: readonly Program[]
      timers?: Timers
      limits?: Limits
    } = {},
  ): Promise<Gym> {
    const store = options.store ?? (await memoryStore())
    const clock = Clock.at(options.at ?? MONDAY_8)
    const logged: Gym['logged'] = []
    const app = new App({
      store,
      programs: options.programs ?? PROGRAMS,
      log: memoryLog(logged),
      now: clock.now,
      timers: options.timers ?? unhurried,
      ...(options.limits && { limits: options.limits }),
    })
    const platform = options.platform ?? new MemoryPlatform()
    platform.managers.add('Ana')
    await app.join(platform)
    return new Gym(app, clock, platform, logged)
  }

  /** What was logged besides that all is well. */
  get troubles() {
    return this.logged.filter(line => line.level !== 'info')
  }

  get store(): Store {
    return this.app.services.store
  }

  person(id: string): Person {
    return { platform: this.platform.name, tenant: CHANNEL.tenant, id }
  }

  /** A slash command with its line, as in `/done bridges 3x12`. */
  command(who: string, line: string, at: Place = CHANNEL): Promise<Shown> {
    const [name = '', ...rest] = line.replace(/^\//, '').split(' ')
    return this.platform.send({
      ...this.#event(who, at),
      kind: 'command',
      name,
      input: rest.join(' '),
    })
  }

  /** Presses the button with this label. */
  press(who: string, on: Shown | { message: { id: string } } | Posted, label: string): Promise<Shown> {
    const kept = this.#kept(on)
    return this.pressAction(who, actionOf(kept.message, label), { place: kept.place, message: kept.id })
  }

  pressAction(who: string, action: string, on: Posted, chosen?: string[]): Promise<Shown> {
    return this.platform.send({
      ...this.#event(who, on.place),
      kind: 'press',
      action,
      on,
      ...(chosen ? { chosen } : {}),
    })
  }

  submit(who: string, shown: Shown, values: Record<string, string>, on?: Posted): Promise<Shown> {
    if (!shown.form) throw new Error(`no form is open: ${shown.text}`)
    return this.platform.send({
      ...this.#event(who, on?.place ?? CHANNEL),
      kind: 'form',
      action: shown.form.action,
      values,
      ...(on ? { on } : {}),
    })
  }

  type(who: string, text: string, at: Place, inThreadOf?: Posted): Promise<Shown> {
    return this.platform.send({
      ...this.#event(who, at),
      kind: 'message',
      text,
      ...(inThreadOf ? { inThreadOf } : {}),
    })
  }

  direct(who: string): Place {
    return directPlace(this.person(who))
  }

  travel(to: number): Promise<void> {
    return this.clock.travel(this.app, to)
  }

  /** Plans Mondays at nine in Berlin and waits for the first prompt. */
  async firstPrompt(): Promise<Posted> {
    await this.command('Ana', '/schedule set monday 9:00 Europe/Berlin')
    await this.travel(MONDAY_8 + 60 * 60 * 1000)
    return this.prompt()
  }

  /** The newest prompt in the channel; a recap, which comes an hour before the next one, is none. */
  prompt(): Posted {
    const kept = this.platform.publicIn(CHANNEL).findLast(one => /^Week \d+ ·/.test(one.message.title ?? ''))
    if (!kept) throw new Error('there is no prompt')
    return { place: kept.place, message: kept.id }
  }

  threadOf(prompt: Posted): Place {
    return { ...prompt.place, thread: prompt.message }
  }

  /** Starts this week's workout from the prompt, past the gate, and returns the message in the thread. */
  async start(who: string): Promise<Posted> {
    const gate = await this.press(who, this.prompt(), 'Start')
    await this.press(who, gate, 'None of these, let’s go')
    return this.walk(who)
  }

  /** The walkthrough of someone in the newest thread. */
  walk(who: string): Posted {
    const thread = this.threadOf(this.prompt())
    const kept = this.platform
      .publicIn(thread)
      .findLast(one => asRead(one.message.title ?? '').startsWith(`${who} `))
    if (!kept) throw new Error(`${who} has no walkthrough in the thread`)
    return { place: kept.place, message: kept.id }
  }

  /** What a message shows now. */
  shows(on: Posted) {
    return this.#kept(on).message
  }

  async close(): Promise<void> {
    await this.app.stop()
  }

  #kept(on: Shown | { message: { id: string } } | Posted) {
    const id = 'on' in on && on.on ? on.on.message : typeof on.message === 'string' ? on.message : undefined
    const kept = this.platform.kept.find(one => one.id === id)
    if (!kept) throw new Error('that message is not there')
    return kept
  }

  #event(who: string, at: Place) {
    return { id: randomUUID(), at, from: this.person(who) }
  }
}

function memoryLog(into: Gym['logged']): Log {
  const write = (level: string) => (data: object, message: string) => {
    into.push({ level, data, message })
  }
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
}
