import type { Answer, Incoming } from '../../src/chat/exchange.ts'
import type { Button, Form, Message } from '../../src/chat/message.ts'
import { inlineText, plain } from '../../src/chat/plain.ts'
import type { Bot, Platform, Profile } from '../../src/chat/platform.ts'
import {
  type Person,
  type Place,
  type PlatformName,
  type Posted,
  personKey,
  placeKey,
} from '../../src/core/address.ts'
import { PlatformError } from '../../src/core/errors.ts'
import { asRead } from './as-read.ts'
import { complaints, formComplaints } from './message-rules.ts'

/** A message as the platform keeps it. `for` names the one person who sees it. */
export interface Kept {
  readonly id: string
  readonly place: Place
  message: Message
  readonly for?: string
  readonly once?: string
}

/**
 * A chat platform in memory. It refuses messages that no real platform would take, and can be told to fail the
 * next calls.
 */
export class MemoryPlatform implements Platform {
  readonly name: PlatformName
  readonly isConnected = true
  readonly kept: Kept[] = []
  /** The ids of the messages that were edited, in order. */
  readonly edits: string[] = []
  readonly managers = new Set<string>()
  /** The servers that have removed the bot. */
  readonly removedFrom = new Set<string>()
  /** What to type so that the bot joins; set when it is nowhere. */
  invite: string | undefined
  /** Thrown by the next calls, in order, before anything happens. */
  readonly failures: PlatformError[] = []
  /** Messages (their ids) that were posted before the bot's records of them were lost. */
  readonly #forgotten = new Set<string>()
  #bot: Bot | undefined
  #next = 1
  #zone: string

  /** What people call themselves, where it is not their id. */
  readonly names = new Map<string, string>()

  constructor(name: PlatformName = 'web', zone = 'Europe/Berlin') {
    this.name = name
    this.#zone = zone
  }

  async start(bot: Bot): Promise<void> {
    this.#bot = bot
  }

  async stop(): Promise<void> {}

  async isIn(tenant: string): Promise<boolean> {
    return !this.removedFrom.has(tenant)
  }

  async forget(): Promise<void> {}

  async post(to: Place, message: Message, once: string): Promise<Posted> {
    this.#mayFail()
    const known = this.kept.find(kept => kept.once === once && !this.#forgotten.has(kept.id))
    return posted(known ?? this.#keep({ place: to, message, once }))
  }

  async find(_to: Place, once: string, _from: number, _until: number): Promise<Posted | undefined> {
    const found = this.kept.find(kept => kept.once === once)
    return found && posted(found)
  }

  /** The bot's own records of what it has posted are gone with a restore; a real platform keeps none for long. */
  forgetPosts(): void {
    for (const { id } of this.kept) this.#forgotten.add(id)
  }

  /** Begins with what another had kept. */
  resume(kept: readonly Kept[]): void {
    this.kept.push(...kept.map(one => ({ ...one })))
    this.#next = 1 + Math.max(0, ...kept.map(({ id }) => Number(id)))
  }

  async edit(at: Posted, message: Message): Promise<void> {
    this.#mayFail()
    const kept = this.kept.find(one => one.id === at.message)
    if (!kept) throw new PlatformError('message-gone', at.message)
    check(message)
    kept.message = message
    this.edits.push(at.message)
  }

  async openThread(on: Posted, _title: string): Promise<Place> {
    this.#mayFail()
    return { ...on.place, thread: on.message }
  }

  async tell(person: Person, message: Message, once: string): Promise<Posted> {
    return this.post(directPlace(person), message, once)
  }

  /** The channels there are, besides the one where everybody is. */
  readonly channels = new Set<string>()
  /** Who is not known to the platform. */
  readonly strangers = new Set<string>()

  async profile(person: Person, at?: Place): Promise<Profile> {
    if (this.strangers.has(person.id)) throw new PlatformError('person-unreachable', person.id)
    return {
      ...(at && this.channels.has(at.channel) ? { found: true as const } : {}),
      ...(at && !at.direct ? { place: at.channel } : {}),
      name: this.names.get(person.id) ?? person.id,
      zone: this.#zone,
      mayManage: this.managers.has(person.id),
      ...(this.invite ? { invite: this.invite } : {}),
    }
  }

  /** Hands an event to the bot and shows its answer, as an adapter does. */
  async send(event: Incoming): Promise<Shown> {
    if (!this.#bot) throw new Error('not started')
    const answer = await this.#bot.handle(event)
    const shown = this.show(event, answer)
    await this.#bot.perform(answer.after)
    return shown
  }

  /** Shows an answer where its event came from. */
  show(event: Incoming, { first }: Answer): Shown {
    switch (first.kind) {
      case 'nothing':
        return { text: '', private: false }
      case 'form':
        refuse(formComplaints(first.form))
        return { text: first.form.title, form: first.form, private: true }
      case 'reply': {
        const only = first.to === 'you' ? { for: personKey(event.from) } : {}
        const kept = this.#keep({ place: event.at, message: first.message, ...only })
        return {
          text: asRead(plain(first.message)),
          message: first.message,
          on: posted(kept),
          private: first.to === 'you',
        }
      }
      case 'update': {
        check(first.message)
        const on = 'on' in event ? event.on : undefined
        const kept = this.kept.find(one => one.id === on?.message)
        if (kept) kept.message = first.message
        return {
          text: asRead(plain(first.message)),
          message: first.message,
          ...(kept ? { on: posted(kept) } : {}),
          private: kept?.for !== undefined,
        }
      }
    }
  }

  #keep(fresh: Omit<Kept, 'id'>): Kept {
    check(fresh.message)
    const kept = { id: String(this.#next++), ...fresh }
    this.kept.push(kept)
    return kept
  }

  #mayFail(): void {
    const failure = this.failures.shift()
    if (failure) throw failure
  }

  /** What all see in a place, newest last. */
  publicIn(place: Place): Kept[] {
    return this.kept.filter(
      one =>
        one.for === undefined && placeKey(one.place) === placeKey(place) && one.place.thread === place.thread,
    )
  }
}

/** What came of an event, as its sender sees it. */
export interface Shown {
  readonly text: string
  readonly message?: Message
  readonly form?: Form
  readonly on?: Posted
  readonly private: boolean
}

export function directPlace(person: Person): Place {
  return { platform: person.platform, tenant: person.tenant, channel: `dm-${person.id}`, direct: true }
}

/** The action id of the button with this label. */
export function actionOf(message: Message | undefined, label: string): string {
  const buttons = (message?.blocks ?? []).flatMap((block): readonly Button[] =>
    block.kind === 'buttons' ? block.buttons : [],
  )
  const found = buttons.find(button => inlineText(button.label) === label)
  if (!found || !('action' in found)) {
    throw new Error(`no button "${label}"; there are ${buttons.map(b => b.label).join(', ') || 'none'}`)
  }
  return found.action
}

/** The choice with this placeholder. */
export function choiceOf(message: Message | undefined, placeholder: string) {
  const found = (message?.blocks ?? []).find(
    block => block.kind === 'choice' && block.placeholder === placeholder,
  )
  if (found?.kind !== 'choice') throw new Error(`no choice "${placeholder}"`)
  return found
}

function posted(kept: Kept): Posted {
  return { place: kept.place, message: kept.id }
}

function check(message: Message): void {
  refuse(complaints(message))
}

function refuse(found: readonly string[]): void {
  if (found.length > 0) throw new PlatformError('refused', found.join('; '))
}
