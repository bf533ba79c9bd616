import type { ActionSpec, CommandSpec, Shows } from '../../src/chat/command.ts'
import type { Answer, Effect, Glimpse, Incoming, When } from '../../src/chat/exchange.ts'
import { type Message, type Option, readActionId, say } from '../../src/chat/message.ts'
import type { Asking, Bot, Platform } from '../../src/chat/platform.ts'
import type { Person, Place, PlatformName } from '../../src/core/address.ts'

type Script = (event: Incoming) => Answer | Promise<Answer>

/** A bot that answers as a test tells it to, and remembers what it was told. */
export class ScriptedBot implements Bot {
  readonly events: Incoming[] = []
  readonly losses: { where: Place | { platform: string; tenant: string }; why: string }[] = []
  /** What it was told of people and places besides. */
  readonly told: object[] = []
  readonly commands: readonly CommandSpec[]
  readonly actions: readonly ActionSpec[]
  script: Script = () => ({ first: { kind: 'nothing' }, after: [] })
  suggestions: readonly Option[] = []
  readonly asked: Asking[] = []
  /** What it has shown instead of an answer that promises something, once what follows that is done. */
  instead: Message | undefined
  /** Where 'post' and 'edit' effects go. */
  platform: Platform | undefined

  constructor(commands: readonly CommandSpec[], actions: readonly ActionSpec[]) {
    this.commands = commands
    this.actions = actions
  }

  unable({ text }: Glimpse, why = 'Busy, please try again'): Message {
    return say(text?.startsWith('It hurts') ? `Whom to call. ${why}` : why)
  }

  /** How many of the next events are not let in. */
  turnsAway = 0

  /** What the next events wait for until they are let in. */
  crowd: Promise<void> = Promise.resolve()

  /** What was seen of events before they were let in. */
  readonly glimpses: Glimpse[] = []

  async admit(_platform: PlatformName, _when: When, glimpse: Glimpse): Promise<boolean> {
    this.glimpses.push(glimpse)
    await this.crowd
    return this.turnsAway-- <= 0
  }

  leave(): void {}

  async handle(event: Incoming): Promise<Answer> {
    this.events.push(event)
    return this.script(event)
  }

  shows(event: Incoming): Shows {
    if (event.kind === 'command') return this.commands.find(c => c.name === event.name)?.shows ?? 'you'
    if (event.kind === 'press' || event.kind === 'form') {
      const { name } = readActionId(event.action)
      return this.actions.find(a => a.name === name)?.shows ?? 'you'
    }
    return 'everyone'
  }

  async suggest(asking: Asking): Promise<readonly Option[]> {
    this.asked.push(asking)
    return this.suggestions
  }

  async perform(effects: readonly Effect[]): Promise<Message | undefined> {
    for (const effect of effects) {
      if (effect.kind === 'post') await this.platform?.post(effect.to, effect.message, effect.once)
      if (effect.kind === 'edit') await this.platform?.edit(effect.at, effect.message)
    }
    return effects.some(effect => effect.kind === 'redraw-walk' && effect.promised) ? this.instead : undefined
  }

  async knows(): Promise<boolean> {
    return true
  }

  async lost(where: Place | { platform: 'discord' | 'slack' | 'web'; tenant: string }, why: string) {
    this.losses.push({ where, why })
  }

  async moved(from: Place, to: Place) {
    this.told.push({ moved: [from, to] })
  }

  async invited(to: Place, by: Person | undefined, id: string, all?: 'all') {
    this.told.push({ invited: [to, by, id, ...(all ? [all] : [])] })
  }

  async left(person: Person, from?: Place) {
    this.told.push({ left: [person, ...(from ? [from] : [])] })
  }

  async deleted(at: Place, messages: readonly string[]) {
    this.told.push({ deleted: [at, messages] })
  }

  async thread(at: Place, is: 'gone' | 'locked' | 'open') {
    this.told.push({ thread: [at, is] })
  }

  /** The newest event of a kind. */
  last<K extends Incoming['kind']>(kind: K): Extract<Incoming, { kind: K }> {
    const event = this.events.findLast(e => e.kind === kind)
    if (!event)
      throw new Error(`no ${kind} arrived; got ${this.events.map(e => e.kind).join(', ') || 'nothing'}`)
    return event as Extract<Incoming, { kind: K }>
  }
}

/** What an answer promises that may not come. */
export const PROMISE: Effect = { kind: 'redraw-walk', key: 'm:1:p', open: true, promised: true }

/** The commands and actions that the contract suite speaks of. */
export const CONTRACT_COMMANDS: readonly CommandSpec[] = [
  {
    name: 'echo',
    summary: 'Says it again',
    shows: 'you',
    options: {
      text: { type: 'text', summary: 'What to say', rest: true, suggests: true },
    },
  },
  { name: 'shout', summary: 'Says it to everyone', shows: 'everyone', options: {} },
  { name: 'ask', summary: 'Opens a form', shows: 'form', options: {} },
  {
    name: 'plan',
    summary: 'Plans the week',
    needs: 'manage',
    shows: 'you',
    preset: 'show',
    options: {},
    subs: {
      show: { summary: 'Shows the plan', shows: 'you', options: {} },
      set: {
        summary: 'Sets the plan',
        shows: 'you',
        options: {
          day: { type: 'text', summary: 'The day', required: true },
          rounds: { type: 'text', summary: 'How many' },
        },
      },
    },
  },
]

export const CONTRACT_ACTIONS: readonly ActionSpec[] = [
  { name: 'redraw', shows: 'update' },
  { name: 'whisper', shows: 'you' },
  { name: 'pick', shows: 'update' },
  { name: 'form', shows: 'form' },
  { name: 'sent', shows: 'update' },
]
