import type { Effect } from '../chat/exchange.ts'
import type { Message } from '../chat/message.ts'
import type { Platform } from '../chat/platform.ts'
import { type Place, type Posted, personOf, placeOf } from '../core/address.ts'
import { PlatformError } from '../core/errors.ts'
import { Forgotten, instant } from '../storage/personal.ts'
import type { Tables } from '../storage/store.ts'
import { openThread, refused, threadOf, threadsToCome, troubleOf } from './deliveries/thread.ts'
import { Erasing } from './erasing.ts'
import type { Queue, Worker } from './queue/queue.ts'
import { reading, type Services } from './services.ts'
import { findSession, type Session, sessionArgs } from './session.ts'
import { walkMessage } from './walk-state.ts'

/** How long it is known where someone is named, in milliseconds: sixty weeks, as for recaps. */
const NAMED_FOR = 60 * 7 * 24 * 60 * 60 * 1000
const TRIES = 4
/** So often a thread is looked for that is to be opened: for a minute, in which a post is tried again three times. */
const LOOKS = 7

/** Carries out what follows an answer. Everything here can be done again without harm. */
export class Effects {
  readonly #services: Services
  readonly #worker: Worker
  readonly #deliver: (at?: number) => Promise<void>
  readonly #erasing: Erasing
  /** What is being redrawn, and whether it must be drawn once more: ten presses make two edits, not ten. */
  readonly #redrawing = new Map<string, { again: boolean; done: Promise<void> }>()

  constructor(
    services: Services,
    worker: Worker,
    queue: Pick<Queue, 'forget'>,
    deliver: (at?: number) => Promise<void>,
  ) {
    this.#services = services
    this.#worker = worker
    this.#deliver = deliver
    this.#erasing = new Erasing(services, queue)
  }

  /** Never rejects: what fails for good is logged. @returns what the person is to see instead of the answer */
  async perform(effects: readonly Effect[]): Promise<Message | undefined> {
    let instead: Message | undefined
    for (const effect of effects) {
      try {
        instead = (await this.#one(effect)) ?? instead
      } catch (error) {
        this.#services.log.error({ err: error, effect: effect.kind }, 'an effect failed')
      }
    }
    return instead
  }

  async #one(effect: Effect): Promise<Message | undefined> {
    switch (effect.kind) {
      case 'post':
        await this.#persist(() => this.#platform(effect.to).post(effect.to, effect.message, effect.once))
        return
      case 'edit':
        await this.#persist(() => this.#platform(effect.at.place).edit(effect.at, effect.message))
        return
      case 'redraw-prompt':
        return void (await this.#redrawPrompt(effect.group, effect.week))
      case 'redraw-walk':
        return this.#showWalk(effect)
      case 'erase':
        return void (await this.#coalesce('erase', () => this.#erasing.run()))
      case 'deliver':
        return void (await this.#deliver(effect.at))
      default:
        return effect satisfies never
    }
  }

  /** Works off at once what else the queue would come to. Another process may be at it: then it sees to the rest. */
  async #redrawPrompt(groupId: string, week: number): Promise<void> {
    const { store, timers } = this.#services
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      const outcomes = []
      for (const one of await store.redraws.of(groupId, week)) outcomes.push(await this.#worker.deliver(one))
      const waits = outcomes.flatMap(outcome => (typeof outcome === 'object' ? [outcome.again] : []))
      if (waits.length === 0) return
      await timers.sleep(Math.max(...waits))
    }
  }

  /** @returns the walkthrough, for themselves alone, where it was promised in a thread that does not take it. */
  async #showWalk(effect: RedrawWalk): Promise<Message | undefined> {
    try {
      await this.#coalesce(`walk ${effect.key} ${effect.except?.message}`, () => this.#redrawWalk(effect))
    } catch (error) {
      if (!(error instanceof PlatformError && effect.open)) throw error
      this.#services.log.warn({ err: error }, 'a walkthrough could not be shown in its thread')
      const [memberId = '', week = '', program = '', channel] = effect.key.split(':')
      const session = await findSession(this.#services, [memberId, week, program])
      if (!session) return undefined
      const { platform } = personOf(session.member.person)
      const prompts = await this.#services.store.prompts.of(session.group.id, session.week.ordinal)
      const targets = prompts.map(({ target }) => ({ target, ...placeOf(target) }))
      const here = targets.find(one => one.platform === platform && one.channel === channel)
      // The scheduler who was told that there are no threads there knows it.
      const group = await this.#services.store.groups.find(session.group.id)
      if (here && group && !error.passes && !troubleOf(group, 'thread', here.target))
        await refused(this.#services, group, 'walkthrough', here.target, error)
      return effect.promised ? walkMessage(this.#services, session, false) : undefined
    }
  }

  async #redrawWalk(effect: RedrawWalk): Promise<void> {
    const began = instant()
    const [memberId = '', week = '', program = '', channel] = effect.key.split(':')
    const key = [memberId, week, program].join(':')
    const services = reading(this.#services)
    const session = await findSession(services, [memberId, week, program])
    const at = await services.spaces.walks.get(key)
    // Nearly always: the message that was pressed is the only one.
    if (at && at.message === effect.except?.message) return
    const nobody = !at && !session && !(await services.store.members.find(memberId))
    if (nobody && effect.except) return this.#erase(effect.except)
    if (!session || (!at && !effect.open)) return
    // A member who has hidden their name since it was posted goes on unseen.
    if ((await services.spaces.preferences.get(session.member.person))?.hidden) return
    // They may be about to be forgotten. Whoever logs something at the same time finds the message, or is found.
    const isThere = async (tables: Tables) => {
      if (!(await tables.members.lock(memberId))) throw new Forgotten()
    }
    if (at) {
      try {
        await this.#draw(at, session, await walkMessage(services, session, true))
        if (effect.open) await this.#shown(session)
        await this.#named(session, began, at, isThere)
        return
      } catch (error) {
        if (!isGone(error)) throw error
        if (!effect.open) return this.#services.spaces.walks.delete(key)
      }
    }
    const thread = await this.#threadFor(session, at?.place.channel ?? channel)
    if (!thread && effect.promised) throw new PlatformError('unknown-outcome', 'no thread could be opened')
    if (!thread) return
    // By the slot: after an old backup the ordinal stands for another week. What was deleted by hand has its own key.
    const once = ['walk', memberId, session.week.slotAt, program, at?.message ?? []].flat().join(':')
    const message = await walkMessage(this.#services, session, true)
    const who = personOf(session.member.person)
    const post = (to: Place) => this.#persist(() => this.#platform(to).post(to, message, once, who))
    const posted = await post(thread).catch(async error => {
      const anew = isGone(error) && (await this.#reopened(session, thread))
      if (!anew) throw error
      return post(anew)
    })
    await this.#shown(session)
    const keep = async (tables: Tables) => {
      await isThere(tables)
      await tables.space('walks').set(key, posted, NAMED_FOR)
    }
    if (!(await this.#named(session, began, posted, keep))) return
    // What was logged while it was being posted found no message to redraw.
    await this.#draw(posted, session, undefined, message)
  }

  /** Draws a walkthrough until it shows how things stand: a press draws it too, and the older of two can come last. */
  async #draw(at: Posted, session: Session, first?: Message, shown?: Message): Promise<void> {
    let drawn = shown
    for (let tries = 0; tries < TRIES; tries++) {
      const message = (tries === 0 ? first : undefined) ?? (await this.#asItStands(session))
      if (JSON.stringify(message) === JSON.stringify(drawn)) return
      await this.#persist(() => this.#platform(at.place).edit(at, message))
      drawn = message
    }
  }

  async #asItStands(session: Session): Promise<Message> {
    const services = reading(this.#services)
    return walkMessage(services, (await findSession(services, sessionArgs(session))) ?? session, true)
  }

  /**
   * Keeps where someone is named, unless they were forgotten, or hid their name, while it was written: then it is
   * taken out. @returns whether it stands.
   */
  async #named(
    { member }: Session,
    began: number,
    at: Posted,
    keep: (tables: Tables) => Promise<void>,
  ): Promise<boolean> {
    const { store, spaces } = this.#services
    try {
      await store.log(personOf(member.person), began, keep, member.id)
      if (!(await spaces.preferences.get(member.person))?.hidden) return true
    } catch (error) {
      if (!(error instanceof Forgotten)) throw error
    }
    await this.#erase(at)
    return false
  }

  async #erase(at: Posted): Promise<void> {
    await this.#services.store.erasures.add([{ at }])
    await this.#coalesce('erase', () => this.#erasing.run())
  }

  /** A walkthrough that is shown in a thread shows that the trouble with that is over. */
  async #shown({ group }: Session): Promise<void> {
    if (group.trouble?.what === 'walkthrough')
      await this.#services.store.groups.change(group.id, { trouble: null })
  }

  /** Opens a thread anew that was deleted. */
  async #reopened(session: Session, gone: Place): Promise<Place | undefined> {
    await this.#services.store.prompts.threadGone(gone)
    return this.#threadFor(session, gone.channel)
  }

  /** The thread for a walkthrough. One that is being opened is waited for, and one that nobody opens is opened. */
  async #threadFor(
    { group: { id }, week, member }: Session,
    channel: string | undefined,
  ): Promise<Place | undefined> {
    const { platform } = personOf(member.person)
    for (let attempt = 1; ; attempt++) {
      // It says whether threads are refused there by now.
      const group = await this.#services.store.groups.find(id)
      if (!group) return undefined
      const coming = await threadsToCome(this.#services, group, week.ordinal, { platform, channel })
      const thread = await threadOf(this.#services, group.id, week.ordinal, platform, channel)
      if (thread && thread.channel === (channel ?? thread.channel)) return thread
      if (coming.length === 0 || attempt > LOOKS) return thread
      for (const prompt of coming) {
        if (!prompt.posted) continue
        const posted = prompt.posted
        await openThread(this.#services, group, prompt, posted).catch(unlessPasses)
      }
      if (attempt > 1) await this.#services.timers.sleep(250 * 2 ** attempt)
    }
  }

  async #coalesce(key: string, work: () => Promise<void>): Promise<void> {
    const running = this.#redrawing.get(key)
    if (running) {
      running.again = true
      return running.done
    }
    const state = { again: true, done: Promise.resolve() }
    this.#redrawing.set(key, state)
    state.done = (async () => {
      try {
        while (state.again) {
          state.again = false
          await work()
        }
      } finally {
        this.#redrawing.delete(key)
      }
    })()
    return state.done
  }

  /** Tries again what can pass, a few times, as slowly as the platform asks. */
  async #persist<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await work()
      } catch (error) {
        if (!(error instanceof PlatformError) || !error.passes || attempt === TRIES) throw error
        await this.#services.timers.sleep(error.retryAfter ?? 500 * 2 ** attempt)
      }
    }
  }

  #platform(at: { readonly platform: Place['platform'] }): Platform {
    const platform = this.#services.platforms.get(at.platform)
    if (!platform) throw new PlatformError('refused', `${at.platform} is not connected`)
    return platform
  }
}

type RedrawWalk = Extract<Effect, { kind: 'redraw-walk' }>

function isGone(error: unknown): boolean {
  return (
    error instanceof PlatformError && (error.trouble === 'message-gone' || error.trouble === 'place-gone')
  )
}

/** A thread that cannot be opened just now is tried again. */
function unlessPasses(error: unknown): void {
  if (!(error instanceof PlatformError && error.passes)) throw error
}
