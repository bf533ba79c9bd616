import { bounded, glimpseOf, typedIn } from '../chat/bounds.ts'
import { type Action, type Command, nothing, reply, type Shows } from '../chat/command.ts'
import {
  type Answer,
  type Effect,
  type Glimpse,
  type Incoming,
  isAside,
  type When,
} from '../chat/exchange.ts'
import { type Message, type Option, readActionId, say } from '../chat/message.ts'
import { MAX_LINE, readCommand } from '../chat/options.ts'
import type { Asking, Bot } from '../chat/platform.ts'
import { type Person, type PlatformName, personKey } from '../core/address.ts'
import { UserError } from '../core/errors.ts'
import { shorten } from '../core/text.ts'
import { answered, eventIs } from '../core/under-way.ts'
import { apologyFor } from './apology.ts'
import { Context } from './context.ts'
import { markLost } from './deliveries/lost.ts'
import { Door } from './door.ts'
import { EventLimits, type Limits } from './event-limits.ts'
import { hinting } from './hints.ts'
import { adviceUnkept, isOfBody, saysOfBody } from './of-body.ts'
import { outside } from './outside.ts'
import { type Hear, readPhrase } from './phrases.ts'
import { greet, leavePlace, movePlace } from './places.ts'
import { promptGone, threadIs } from './prompt-gone.ts'
import { checkRight } from './rights.ts'
import type { Services } from './services.ts'
import { unknownCommand } from './views/trouble.ts'
import { whichView } from './views/which.ts'
import { groupNames, WhichGroup } from './which.ts'

/** The most suggestions a platform shows: https://discord.com/developers/docs/interactions/application-commands */
const MAX_SUGGESTIONS = 25

/** The engine: an event in, an answer and its effects out. It knows no platform. */
export class Engine implements Bot {
  readonly commands: readonly Command<Context>[]
  readonly actions: readonly Action<Context>[]
  readonly #services: Services
  readonly #door: Door
  readonly #limits: EventLimits
  readonly #perform: Bot['perform']

  constructor(
    services: Services,
    declared: {
      readonly commands: readonly Command<Context>[]
      readonly actions: readonly Action<Context>[]
      readonly home: (ctx: Context) => Promise<Answer>
      readonly hear: Hear
      readonly limits?: Limits | undefined
    },
    perform: Bot['perform'],
  ) {
    this.#services = services
    this.#door = new Door(services.timers, services.log)
    this.#limits = new EventLimits(services, declared.limits)
    this.commands = declared.commands
    this.actions = declared.actions
    this.#answers = declared
    this.#perform = perform
  }

  readonly #answers: { readonly home: (ctx: Context) => Promise<Answer>; readonly hear: Hear }

  async handle(
    event: Incoming,
    when: When = { arrived: this.#services.timers.monotonic() },
  ): Promise<Answer> {
    eventIs({ id: event.id, kind: event.kind })
    const glimpse = glimpseOf(event)
    const isOf = isOfBody(glimpse)
    if (!(await this.#enter(event.at.platform, when, glimpse, isOf))) return this.#busy(event)
    try {
      return (await this.#limits.refusal(event)) ?? (await this.#handle(event, when, isOf))
    } finally {
      this.#door.leave(when)
    }
  }

  admit(platform: PlatformName, when: When, glimpse: Glimpse): Promise<boolean> {
    return this.#enter(platform, when, glimpse, isOfBody(glimpse))
  }

  async #enter(platform: PlatformName, when: When, { isLine }: Glimpse, isOf: boolean): Promise<boolean> {
    const isIn = await this.#door.admit(platform, when, isOf ? 'body' : isLine ? 'line' : 'asking')
    if (!isIn) eventIs({ outcome: 'turned-away' })
    return isIn
  }

  leave(when: When): void {
    this.#door.leave(when)
  }

  unable(glimpse: Glimpse, why = this.#services.words.trouble.busy): Message {
    return adviceUnkept(this.#services.words, glimpse, why) ?? say(why)
  }

  /** Begins nothing more: who asks is told to try again. What is begun goes on. */
  close(): void {
    this.#door.close()
  }

  /** How many events are begun and not answered yet. */
  get unanswered(): number {
    return this.#door.unanswered
  }

  /** Nothing was begun or written down, and it is told to who meant the bot. Cheap: there is no time for more. */
  #busy(event: Incoming): Answer {
    return isAside(event) ? nothing() : reply('you', this.unable(glimpseOf(event)))
  }

  /** @param isOf whether it tells of the body */
  async #handle(event: Incoming, when: When, isOf: boolean): Promise<Answer> {
    const ctx = new Context(outside(this.#services, this.#door, when), event)
    const told = async () => (isOf ? await this.#bodyFirst(ctx, event) : undefined)
    const run = async () => (await told()) ?? (await this.#route(ctx, bounded(event)))
    try {
      const { first, after } = await run().catch(error => this.#which(ctx, error))
      eventIs({ outcome: first.kind === 'nothing' ? 'unanswered' : 'answered' })
      return { first: await hinting(ctx, first), after: [...after, ...ctx.after] }
    } catch (error) {
      eventIs({ outcome: 'answered' })
      const sorry = apologyFor(ctx, error)
      const message = isOf ? this.unable(glimpseOf(event), sorry) : say(sorry)
      // Under a field there is no room for whom to call.
      const refused = event.kind === 'form' && error instanceof UserError && !isOf
      return { first: { kind: 'reply', to: 'you', message, ...(refused ? { refused } : {}) }, after: [] }
    }
  }

  /** Asks which of several groups is meant, where that is what kept an event from being answered. */
  async #which(ctx: Context, error: unknown): Promise<Answer> {
    if (!(error instanceof WhichGroup)) throw error
    return reply('you', whichView(ctx.words, await groupNames(this.#services, ctx.event.from, error.groups)))
  }

  shows(event: Incoming): Shows {
    if (event.kind === 'command') {
      const command = this.#command(event.name)
      const sub = command?.subs?.[event.sub ?? '']
      return (sub ?? command)?.shows ?? 'you'
    }
    if (event.kind === 'press' || event.kind === 'form') {
      return this.#action(readActionId(event.action).name)?.shows ?? 'you'
    }
    return 'you'
  }

  async suggest(asking: Asking): Promise<readonly Option[]> {
    const command = this.#command(asking.command)
    const found = (asking.sub ? command?.subs?.[asking.sub] : command)?.suggest?.[asking.option]
    if (!found || this.#door.isCrowded) return []
    const ctx = new Context(this.#services, { id: '', kind: 'home', at: asking.at, from: asking.from })
    try {
      return (await found(ctx, shorten(asking.typed, 100))).slice(0, MAX_SUGGESTIONS)
    } catch (error) {
      // Completion is a convenience: without it one types the rest.
      this.#services.log.warn({ err: error, command: asking.command }, 'no suggestions')
      return []
    }
  }

  perform(effects: readonly Effect[]): Promise<Message | undefined> {
    // What follows is done when the answer is out.
    answered()
    return this.#perform(effects)
  }

  async knows(person: Person): Promise<boolean> {
    const { store, spaces } = this.#services
    const key = personKey(person)
    return (
      (await store.members.ofPerson(person)).length > 0 ||
      (await spaces.preferences.get(key)) !== undefined ||
      (await store.deliveries.toPerson(key)).length > 0 ||
      (await store.groups.scheduledBy(key)).length > 0
    )
  }

  // What a platform tells of places and of who is there.
  readonly moved: Bot['moved'] = (from, to) =>
    this.#noted({ from, to }, services => movePlace(services, from, to))

  readonly invited: Bot['invited'] = (to, by, id, all) =>
    this.#noted({ to }, services => greet(services, to, by, id, all))

  readonly left: Bot['left'] = (person, from) =>
    this.#noted({ from }, services => leavePlace(services, person, from))

  readonly deleted: Bot['deleted'] = (at, messages) =>
    this.#noted({ at }, services => promptGone(services, at, messages))

  readonly thread: Bot['thread'] = (at, is) => this.#noted({ at, is }, services => threadIs(services, at, is))

  readonly lost: Bot['lost'] = (where, why) =>
    this.#noted({ where }, services => markLost(services, where, why))

  /** Does what follows from something a platform tells of a place. */
  async #noted(about: object, work: (services: Services) => Promise<void>): Promise<void> {
    try {
      await work(this.#services)
    } catch (error) {
      this.#services.log.error({ err: error, ...about }, 'what a platform tells of a place was not noted')
    }
  }

  /** Whoever says that something hurts, or names a sign, is answered to that before anything else is read. */
  async #bodyFirst(ctx: Context, event: Incoming): Promise<Answer | undefined> {
    if (!saysOfBody(typedIn(event))) return undefined
    if (event.kind === 'message' && !(await this.#isHeard(ctx, event))) return undefined
    return this.#press(ctx, 'hurts.said', event)
  }

  async #isHeard(ctx: Context, event: Extract<Incoming, { kind: 'message' }>): Promise<boolean> {
    if (event.addressed || event.at.direct) return true
    return event.inThreadOf !== undefined && this.#isPrompt(ctx, event.inThreadOf.message)
  }

  async #route(ctx: Context, event: Incoming): Promise<Answer> {
    switch (event.kind) {
      case 'command':
        return this.#run(ctx, event.name, event.input, event.sub)
      case 'press':
      case 'form':
        return this.#press(ctx, event.action, event)
      case 'home':
        return this.#answers.home(ctx)
      case 'message':
        return this.#typed(ctx, event)
    }
  }

  async #run(ctx: Context, name: string, input: string | Readonly<Record<string, unknown>>, sub?: string) {
    const command = this.#command(name)
    if (!command) throw new UserError(unknownCommand(ctx.words, name, this.commands))
    await checkRight(ctx, command, () => readCommand(command, input, sub).sub)
    const read = readCommand(command, input, sub)
    const runnable = read.sub ? command.subs?.[read.sub] : command
    if (!runnable) throw new Error(`/${name} has no ${read.sub}`)
    return runnable.run(ctx, read.values)
  }

  async #press(ctx: Context, id: string, event: Incoming): Promise<Answer> {
    const { name, args } = readActionId(id)
    const action = this.#action(name)
    if (!action) throw new UserError(ctx.words.trouble.stale)
    return action.run(ctx, args, event)
  }

  async #typed(ctx: Context, event: Extract<Incoming, { kind: 'message' }>): Promise<Answer> {
    if (event.untold) return reply('you', say(ctx.words.trouble.untold))
    const spokenTo = event.addressed === true || event.at.direct === true
    const inWeek = event.inThreadOf !== undefined && (await this.#isPrompt(ctx, event.inThreadOf.message))
    if (!spokenTo && !inWeek) return nothing()
    const names = this.commands.map(({ name }) => name)
    const read = readPhrase(event.text, names, this.#services.programs, spokenTo)
    const [log, phrase] = read && 'log' in read ? [read.log, read.otherwise] : [undefined, read]
    const heard = log !== undefined && (await this.#answers.hear(ctx, log))
    if (heard) return heard
    if (phrase && 'action' in phrase) return this.#press(ctx, phrase.action, event)
    if (phrase) return this.#run(ctx, phrase.command, phrase.line)
    const slash = /^\s*\/([a-z]{1,20})\b/i.exec(event.text)?.[1]
    if (spokenTo && slash) throw new UserError(unknownCommand(ctx.words, slash, this.commands))
    if (!spokenTo) return nothing()
    const { notUnderstood, option } = ctx.words.trouble
    const { length } = event.text
    return reply('you', say(length > MAX_LINE ? option['line-too-long'](length, MAX_LINE) : notUnderstood))
  }

  /** Whether a message is one of this channel's weekly prompts. */
  async #isPrompt(ctx: Context, message: string): Promise<boolean> {
    const group = await ctx.store.groups.at(ctx.event.at)
    return group !== undefined && (await ctx.store.prompts.has(group.id, ctx.event.at, message))
  }

  #command(name: string): Command<Context> | undefined {
    return this.commands.find(command => command.name === name)
  }

  #action(name: string): Action<Context> | undefined {
    return this.actions.find(action => action.name === name)
  }
}
