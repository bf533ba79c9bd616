import type { Posted } from '../../core/address.ts'
import { PlatformError, StorageError } from '../../core/errors.ts'
import { type Measures, measured } from '../../core/measures.ts'
import { asDelivery } from '../../core/under-way.ts'
import type { Delivery } from '../../storage/deliveries.ts'
import type { Group } from '../../storage/groups.ts'
import { instant } from '../../storage/personal.ts'
import type { Reason, Trouble } from '../../storage/trouble.ts'
import { Erasing } from '../erasing.ts'
import type { Outcome, Work, Worker } from '../queue/queue.ts'
import type { Services } from '../services.ts'
import { isForAll, kindOf } from './kinds.ts'
import { pauseGroup } from './lost.ts'
import { notify, notifySkipped, passed } from './notices.ts'
import { onceOf } from './post-key.ts'
import { send } from './reach.ts'
import { Redrawer } from './redrawer.ts'
import { endLook, findPosted, isLook, LOOKING, weekOf } from './restored.ts'
import { openThread } from './thread.ts'
import { LEASE, SETTLED, UNTIL_POSTED, wait } from './tries.ts'

/** How long a look that the platform did not answer waits, in milliseconds. */
const LOOK_AGAIN = 60_000

/** A delivery in the hands of the one who works on it. */
interface Job {
  readonly delivery: Delivery
  readonly group: Group
  /** Which try this is, from 1. */
  readonly attempt: number
  /** Until when nobody else may work on it; also what shows that nobody else has since. */
  readonly held: number
}

/** Posts each delivery once, tries again what can pass, and tells the scheduler what cannot. */
export class Deliveries implements Worker {
  readonly #services: Services
  /** What is under way, with the lease that it has. */
  readonly #held = new Set<Delivery>()
  readonly #redrawer: Redrawer

  constructor(services: Services) {
    this.#services = services
    this.#redrawer = new Redrawer(services)
  }

  /** Does one, if nobody else has it. Never rejects: what fails is put back, or ended with a reason. */
  async deliver(work: Work): Promise<Outcome> {
    if (!('kind' in work)) return this.#redrawer.redraw(work)
    return asDelivery(work.id, () => this.#deliver(work))
  }

  async #deliver(delivery: Delivery): Promise<Outcome> {
    const { store, now, log } = this.#services
    const at = now()
    const held = at + LEASE
    const attempt = delivery.attempts + 1
    const leased = { ...delivery, leasedUntil: held }
    try {
      if (!(await store.deliveries.lease(delivery.id, at, held))) return 'taken'
      this.#held.add(leased)
      const group = await store.groups.find(delivery.groupId)
      return group ? await this.#work({ delivery, group, attempt, held }, at) : 'ended'
    } catch (error) {
      // The lease runs out and the delivery is due again; nothing of it is lost.
      log.error({ err: error, delivery: delivery.id }, 'a delivery could not be worked on')
      return error instanceof StorageError ? 'stuck' : await this.#broken(delivery, attempt, held)
    } finally {
      this.#held.delete(leased)
    }
  }

  async release(): Promise<void> {
    const { store, now } = this.#services
    for (const one of this.#held)
      await store.deliveries.retime(one, { leasedUntil: Math.min(one.leasedUntil, now() + SETTLED) })
    await this.#redrawer.release()
  }

  async abandon(target: string): Promise<void> {
    const { store, log } = this.#services
    await store.redraws.abandon(target)
    for (const delivery of await store.lines.begun([target])) {
      const { id, attempts, leasedUntil: held, groupId } = delivery
      const group = held > 0 && (await store.groups.find(groupId))
      if (!group) continue
      log.error({ delivery: id, attempts }, 'a delivery is given up: nobody who tried it came to an end')
      await this.#giveUp({ delivery, group, attempt: attempts, held }, 'broken')
    }
  }

  async #work(job: Job, at: number): Promise<Outcome> {
    const { delivery, group, held } = job
    const { store, now } = this.#services
    const { does, lateAfter } = kindOf(delivery)
    if ('plan' in does) {
      await does.plan(this.#services, delivery, group, held)
      return 'ended'
    }
    const began = instant()
    const content = await does.say({ services: this.#services, delivery, group, at, lateAfter })
    const isOver = 'skip' in content || 'gone' in content
    const week = await weekOf(this.#services, delivery)
    let found: Posted | undefined
    try {
      if (isLook(delivery)) {
        await endLook(this.#services, delivery, group, held)
        return 'ended'
      }
      if (week && !isOver) found = await findPosted(this.#services, delivery, group, week)
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error
      return this.#lookLater(job, error)
    }
    const isLate = delivery.kind === 'prompt' && at - delivery.slotAt > lateAfter
    if (isLate && !found && !isOver) return this.#tooLate(job)
    let posted = found
    try {
      if (!posted && 'say' in content)
        posted = await send(this.#services, delivery, content.say, onceOf(delivery, week?.slotAt))
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error
      return this.#failed(job, error)
    }
    if (!posted) {
      if ('skip' in content) {
        await store.deliveries.end(delivery.id, 'skipped', content.skip, held)
        this.#tell(delivery, 'skipped')
      }
      // Nothing is held up by one that waits, least of all what the same person asked for at an earlier time.
      else if ('wait' in content) await store.deliveries.postpone(delivery.id, content.wait, held)
      else await store.deliveries.drop(delivery.id, held)
      return 'ended'
    }
    await this.#sent(delivery, posted)
    if (!found) this.#tell(delivery, 'sent')
    await this.#unname(delivery, posted, began)
    if (passed(group, delivery)) await store.groups.change(group.id, { trouble: null })
    // What stood there already, also by a try that was given up, says what was known then.
    const isAgain = delivery.kind === 'prompt' && delivery.slotAt !== week?.slotAt
    if (week && (found || isAgain)) await store.redraws.ask(group.id, week.ordinal, now())
    if (delivery.kind !== 'prompt') return 'ended'
    try {
      await openThread(this.#services, group, delivery, posted)
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error
      // It comes with a redraw, which is tried until it succeeds.
      await store.redraws.ask(
        group.id,
        delivery.week ?? group.week,
        now() + (error.retryAfter ?? UNTIL_POSTED),
      )
    }
    return 'ended'
  }

  /** It may stand there: until it has been looked for it is not posted, and none of its tries is used up. */
  async #lookLater({ delivery, held }: Job, error: PlatformError): Promise<Outcome> {
    const { store, now, log } = this.#services
    const wait = error.retryAfter ?? LOOK_AGAIN
    log.warn({ err: error, delivery: delivery.id }, 'no look yet at what stands in a channel')
    const mine = await store.deliveries.postpone(delivery.id, now() + wait, held, LOOKING)
    return mine ? { again: wait } : 'ended'
  }

  /** What named someone who was forgotten while it was posted is drawn anew without them. */
  async #unname({ kind, groupId: group, week }: Delivery, at: Posted, began: number): Promise<void> {
    const names = kind === 'recap' || (kind === 'later' && !at.place.direct)
    if (!names || !(await this.#services.store.members.anyForgotten(began))) return
    const recap = kind === 'recap' && week !== null ? { recap: { group, week } } : {}
    await this.#services.store.erasures.add([{ at, ...recap }])
    await new Erasing(this.#services).run()
  }

  /** With a prompt that stands its week can break a streak. */
  async #sent({ id, kind, groupId, week }: Delivery, posted: Posted): Promise<void> {
    const { deliveries, weeks } = this.#services.store
    if (kind === 'prompt' && week !== null) await weeks.stands({ groupId, ordinal: week })
    await deliveries.sent(id, posted)
  }

  async #tooLate({ delivery, group, held }: Job): Promise<Outcome> {
    const { store, now } = this.#services
    this.#tell(delivery, 'skipped')
    await store.transaction(async tables => {
      if (!(await tables.deliveries.end(delivery.id, 'skipped', 'outage', held))) return
      await notifySkipped(tables, group, now(), 1)
    })
    return 'ended'
  }

  async #failed(job: Job, error: PlatformError): Promise<Outcome> {
    const { attempt, delivery } = job
    const { trouble, detail } = error
    this.#services.log.warn({ err: error, delivery: delivery.id, attempt, trouble }, 'a post failed')
    if (!error.passes || attempt >= kindOf(delivery).tries) return this.#giveUp(job, trouble, detail)
    return this.#again(job, Math.max(error.retryAfter ?? 0, wait(attempt)), trouble)
  }

  async #again(
    { delivery, held }: Pick<Job, 'delivery' | 'held'>,
    ms: number,
    why: string,
  ): Promise<Outcome> {
    const { store, now } = this.#services
    this.#tell(delivery, 'retried')
    const mine = await store.deliveries.retry(delivery.id, now() + ms, why, held)
    return mine ? { again: ms } : 'ended'
  }

  /** Ends a delivery. A prompt or recap that nobody will see is the group's trouble, and its scheduler is told. */
  async #giveUp({ delivery, group, held }: Job, why: Reason, detail?: string): Promise<Outcome> {
    const { store, now } = this.#services
    this.#tell(delivery, 'failed')
    await store.transaction(async tables => {
      const mine = await tables.deliveries.end(delivery.id, 'failed', why, held)
      if (!mine || !isForAll(delivery)) return
      const places = await tables.groups.places([group.id])
      if (why === 'place-gone' && places.get(group.id)?.length === 1)
        return pauseGroup(tables, group, delivery.target, now())
      const trouble = { why, where: delivery.target, ...(detail ? { detail } : {}) } satisfies Trouble
      await tables.groups.change(group.id, { trouble })
      await notify(tables, group, now(), { code: 'failed', what: delivery.kind, ...trouble })
    })
    return 'ended'
  }

  #tell({ kind, slotAt }: Delivery, outcome: Measures['delivery']['outcome']): void {
    measured('delivery', { kind, outcome, late: this.#services.now() - slotAt })
  }

  /** After an error of our own. When not even that can be kept, the lease runs out. */
  async #broken(delivery: Delivery, attempt: number, held: number): Promise<Outcome> {
    const { store, log } = this.#services
    try {
      const group = await store.groups.find(delivery.groupId)
      if (group && attempt >= kindOf(delivery).tries)
        return await this.#giveUp({ delivery, group, attempt, held }, 'broken')
      return await this.#again({ delivery, held }, wait(attempt), 'broken')
    } catch (error) {
      log.error({ err: error, delivery: delivery.id }, 'a delivery could not be put back')
      return 'stuck'
    }
  }
}
