import { type Posted, personOf, placeOf } from '../chat/address.ts'
import { PlatformError, StorageError } from '../chat/errors.ts'
import type { Message } from '../chat/message.ts'
import type { Delivery } from '../storage/deliveries.ts'
import type { Group } from '../storage/groups.ts'
import { type Notice, notify, type Reason, type Trouble } from './notices.ts'
import type { Services } from './services.ts'
import { countOf, groupStandings, memberStanding } from './standings.ts'
import { remindView } from './views/later.ts'
import { noticeView } from './views/notice.ts'
import { promptView } from './views/prompt.ts'
import { LATE_AFTER, programOf, weekNumber } from './weeks.ts'

/** How long a worker may hold a delivery. Longer than any post takes; after a crash another takes it then. */
const LEASE = 60_000

/** Tries before a delivery is given up: with the waits below they span about an hour. */
const TRIES = 10

/** Posts each delivery once, tries again what can pass, and tells the scheduler what cannot. */
export class Deliveries {
  readonly #services: Services

  constructor(services: Services) {
    this.#services = services
  }

  /** Delivers one, if nobody else has it. Never rejects: what fails is put back, or ended with a reason. */
  async deliver(delivery: Delivery): Promise<void> {
    const { store, now, log } = this.#services
    try {
      const at = now()
      if (!(await store.deliveries.lease(delivery.id, at, at + LEASE))) return
      const group = await store.groups.find(delivery.group_id)
      if (!group) return
      if (delivery.kind === 'prompt' && at - delivery.slot_at > LATE_AFTER) {
        await this.#tooLate(delivery, group)
        return
      }
      const message = await this.#message(delivery, group)
      if (!message) {
        await store.deliveries.end(delivery.id, 'skipped', 'not-needed')
        return
      }
      await this.#post(delivery, group, message)
    } catch (error) {
      // The lease runs out and the delivery is due again; nothing of it is lost.
      log.error({ err: error, delivery: delivery.id }, 'a delivery could not be worked on')
      if (!(error instanceof StorageError)) await this.#putBack(delivery)
    }
  }

  async #post(delivery: Delivery, group: Group, message: Message): Promise<void> {
    const { store } = this.#services
    let posted: Posted
    try {
      posted = await this.#send(delivery, message)
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error
      await this.#failed(delivery, group, error)
      return
    }
    await store.deliveries.sent(delivery.id, posted)
    if (delivery.kind !== 'prompt') return
    if (passed(group, delivery.target)) await store.groups.change(group.id, { trouble: null })
    await this.#openThread(delivery, group, posted)
  }

  async #send(delivery: Delivery, message: Message): Promise<Posted> {
    const toPerson = delivery.kind !== 'prompt' && delivery.kind !== 'recap'
    const target = toPerson ? personOf(delivery.target) : placeOf(delivery.target)
    const platform = this.#services.platforms.get(target.platform)
    if (!platform) throw new PlatformError('unknown-outcome', `${target.platform} is not connected`)
    const once = `delivery:${delivery.id}`
    return 'channel' in target ? platform.post(target, message, once) : platform.tell(target, message, once)
  }

  /** The week's thread is there from the start: people can write in it before anyone has pressed Start. */
  async #openThread(delivery: Delivery, group: Group, posted: Posted): Promise<void> {
    const { store, platforms, programs, words, log } = this.#services
    try {
      const program = programOf(programs, group.program)
      const title = words.prompt.thread(weekNumber(group, delivery.week), program.name)
      const thread = await platforms.get(posted.place.platform)?.openThread(posted, title)
      if (thread) await store.deliveries.threadOpened(delivery.id, thread)
    } catch (error) {
      // Without a thread, walkthroughs are private replies: less company, but nothing is lost.
      log.warn({ err: error, delivery: delivery.id }, 'no thread under the prompt')
    }
  }

  async #message(delivery: Delivery, group: Group): Promise<Message | undefined> {
    const { store, programs, words } = this.#services
    const program = programOf(programs, group.program)
    switch (delivery.kind) {
      case 'prompt': {
        const standings = await groupStandings(this.#services, group, delivery.week)
        return promptView(words, group, program, delivery.week, countOf(standings))
      }
      case 'later': {
        const member = await store.members.of(group.id, personOf(delivery.target))
        if (!member) return undefined
        const log = await store.completions.ofWeek(member.id, delivery.week)
        const { standing } = memberStanding(programs, group, member, delivery.week, log)
        return standing === 'finished' ? undefined : remindView(words, group, delivery.week)
      }
      case 'notice':
        return noticeView(words, program, JSON.parse(delivery.detail ?? '{}') as Notice)
      default:
        return undefined
    }
  }

  async #tooLate(delivery: Delivery, group: Group): Promise<void> {
    const { store, now } = this.#services
    await store.transaction(async tables => {
      await tables.deliveries.end(delivery.id, 'skipped', 'outage')
      await notify(tables, group, now(), delivery.week, { code: 'skipped', weeks: 1 })
    })
  }

  async #failed(delivery: Delivery, group: Group, error: PlatformError): Promise<void> {
    const { store, now, log } = this.#services
    const attempt = delivery.attempts + 1
    log.warn({ err: error, delivery: delivery.id, attempt, trouble: error.trouble }, 'a post failed')
    if (error.passes && attempt < TRIES) {
      await store.deliveries.retry(delivery.id, now() + (error.retryAfter ?? wait(attempt)), error.trouble)
      return
    }
    await this.#giveUp(delivery, group, error.trouble, error.detail)
  }

  /** Ends a delivery. A prompt that nobody will see is the group's trouble, and its scheduler is told. */
  async #giveUp(delivery: Delivery, group: Group, why: Reason, detail?: string): Promise<void> {
    const { store, now } = this.#services
    await store.transaction(async tables => {
      await tables.deliveries.end(delivery.id, 'failed', why)
      if (delivery.kind !== 'prompt') return
      const trouble = { why, where: delivery.target, ...(detail ? { detail } : {}) } satisfies Trouble
      await tables.groups.change(group.id, { trouble: JSON.stringify(trouble) })
      await notify(tables, group, now(), delivery.week, { code: 'failed', ...trouble })
    })
  }

  /** After an error of our own. When not even that can be kept, the lease runs out. */
  async #putBack(delivery: Delivery): Promise<void> {
    const { store, now, log } = this.#services
    const attempt = delivery.attempts + 1
    try {
      const group = await store.groups.find(delivery.group_id)
      if (group && attempt >= TRIES) await this.#giveUp(delivery, group, 'broken')
      else await store.deliveries.retry(delivery.id, now() + wait(attempt), 'broken')
    } catch (error) {
      log.error({ err: error, delivery: delivery.id }, 'a delivery could not be put back')
    }
  }
}

/** Whether a post to this place shows that the group's trouble has passed. */
function passed(group: Group, target: string): boolean {
  if (!group.trouble) return false
  const { where } = JSON.parse(group.trouble) as Trouble
  return where === undefined || where === target
}

/** Milliseconds to wait after the n-th try: 5 s, 10 s, 20 s … at most ten minutes. */
function wait(attempt: number): number {
  return Math.min(5000 * 2 ** (attempt - 1), 600_000)
}
