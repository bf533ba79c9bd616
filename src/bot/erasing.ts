import { type Message, say } from '../chat/message.ts'
import { type Person, type Posted, personKey } from '../core/address.ts'
import { PlatformError } from '../core/errors.ts'
import type { Completion } from '../storage/completions.ts'
import type { Erasure, MessageErasure } from '../storage/erasures.ts'
import type { Member } from '../storage/members.ts'
import type { Tables } from '../storage/store.ts'
import { recapOf } from './deliveries/recap.ts'
import type { Queue } from './queue/queue.ts'
import type { Services } from './services.ts'
import { recapView } from './views/recap.ts'
import { weekNamed } from './weeks.ts'

/** Messages looked up at a time. */
const LOOK = 100

/**
 * Takes names out of messages that stand: of those who were forgotten, or hide theirs; and has platform and queue
 * forget who was forgotten. Each is tried until it is done, over restarts; and what was deleted is taken out of the
 * database's files.
 */
export class Erasing {
  readonly name = 'erasing'
  readonly #services: Services
  readonly #queue: Pick<Queue, 'forget'> | undefined

  /** @param queue absent where names alone are to be taken out: whoever is to be forgotten is left to others */
  constructor(services: Services, queue?: Pick<Queue, 'forget'>) {
    this.#services = services
    this.#queue = queue
  }

  /** @throws {StorageError} */
  async run(stop?: AbortSignal): Promise<void> {
    const { store } = this.#services
    const seen = new Set<string>()
    for (;;) {
      const all = await store.erasures.some(LOOK + seen.size)
      const left = [...all].filter(([key]) => !seen.has(key))
      if (left.length === 0) break
      for (const [key, one] of left) {
        if (stop?.aborted) return
        seen.add(key)
        const isDone = 'forgotten' in one ? await this.#forget(one.forgotten) : await this.#erase(one)
        if (isDone) await store.erasures.done(key)
      }
    }
    await store.scrub()
  }

  /** @returns whether there is nothing more to be done. */
  async #forget(person: Person): Promise<boolean> {
    const { platforms, log } = this.#services
    const platform = platforms.get(person.platform)
    if (!platform || !this.#queue) return false
    try {
      await platform.forget(person)
      await this.#queue.forget(personKey(person))
      return true
    } catch (error) {
      log.warn({ err: error }, 'someone could not be forgotten everywhere: it is tried again')
      return false
    }
  }

  /** @returns whether there is nothing more to be done. */
  async #erase(one: MessageErasure): Promise<boolean> {
    const { platforms, log } = this.#services
    const platform = platforms.get(one.at.place.platform)
    if (!platform) return false
    try {
      await platform.edit(one.at, await this.#without(one))
      return true
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error
      const isGone = error.trouble === 'message-gone' || error.trouble === 'place-gone'
      if (!isGone) log.warn({ err: error, message: one.at }, 'a name could not be taken out of a message')
      return !error.passes
    }
  }

  /** What stands there instead. */
  async #without({ recap }: MessageErasure): Promise<Message> {
    const { store, words } = this.#services
    const group = recap && (await store.groups.find(recap.group))
    const week = group && (await weekNamed(store, group.id, String(recap.week)))
    const found = week && (await recapOf(this.#services, group, week))
    if (found) return recapView(words, week.planNumber, found)
    return say(words.mydata.erased)
  }
}

/** What names a person in messages that stand: their walkthroughs, recaps, and reminders that all could see. */
export async function namedIn(
  tables: Tables,
  members: readonly Member[],
  target: string,
): Promise<Erasure[]> {
  const all: Erasure[] = []
  for (const member of members) {
    for (const { space, value } of await tables.members.heldOf(member)) {
      if (space === 'walks') all.push({ at: value as Posted })
    }
    const weeks = new Set(
      (await tables.completions.ofMember(member.id)).filter(isDone).map(({ week }) => week),
    )
    for (const { week, posted } of await tables.deliveries.recaps(member.groupId, [...weeks])) {
      if (posted && week !== null) all.push({ at: posted, recap: { group: member.groupId, week } })
    }
  }
  for (const { posted } of await tables.deliveries.toPerson(target)) {
    const at = posted ?? undefined
    if (at && !at.place.direct) all.push({ at })
  }
  return all
}

function isDone({ outcome }: Completion): boolean {
  return outcome === 'done'
}
