import { PlatformError, StorageError } from '../../core/errors.ts'
import type { Delivery } from '../../storage/deliveries.ts'
import type { Group } from '../../storage/groups.ts'
import type { Redraw } from '../../storage/redraws.ts'
import type { Outcome } from '../queue/queue.ts'
import type { Services } from '../services.ts'
import { redrawn } from './content.ts'
import { onceOf } from './post-key.ts'
import { weekOf } from './restored.ts'
import { openThread } from './thread.ts'
import { LEASE, LONGEST_PAUSE, SETTLED, UNTIL_POSTED, wait } from './tries.ts'

/** A message is drawn anew for so long after its slot: its week and the next, while that can be logged. In ms. */
const REDRAWN_FOR = 15 * 24 * 60 * 60 * 1000

/** Draws prompts and recaps anew, until they say what they should. */
export class Redrawer {
  readonly #services: Services
  /** What is under way, with the lease that it has. */
  readonly #held = new Set<Redraw>()

  constructor(services: Services) {
    this.#services = services
  }

  /** Draws a message anew, if nobody else is at it; again at once if it was asked for meanwhile. Never rejects. */
  async redraw(one: Redraw): Promise<Outcome> {
    const { store, now, log } = this.#services
    const at = now()
    const leased = { ...one, attempts: one.attempts + 1, leasedUntil: at + LEASE }
    try {
      if (!(await store.redraws.lease(one.deliveryId, at, leased.leasedUntil))) return 'taken'
      this.#held.add(leased)
      return await this.#draw(leased)
    } catch (error) {
      // The lease runs out and it is due again.
      log.error({ err: error, delivery: one.deliveryId }, 'a redraw could not be worked on')
      return error instanceof StorageError ? 'stuck' : await this.#broken(leased)
    } finally {
      this.#held.delete(leased)
    }
  }

  /** Shortens the leases of what is still under way. @throws {StorageError} */
  async release(): Promise<void> {
    const { store, now } = this.#services
    for (const one of this.#held)
      await store.redraws.retime(one, { leasedUntil: Math.min(one.leasedUntil, now() + SETTLED) })
  }

  async #draw(one: Redraw): Promise<Outcome> {
    const { store, now } = this.#services
    const message = await store.deliveries.find(one.deliveryId)
    const group = message && (await store.groups.find(message.groupId))
    if (!message || !group) return 'ended'
    // It may stand already, and not be written down yet.
    if (message.state === 'due') return this.#again(one, UNTIL_POSTED)
    const asked = await store.redraws.find(one.deliveryId)
    if (!asked) return 'ended'
    try {
      if (!(await this.#edit(group, message))) return 'stuck'
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error
      if (error.passes) return this.#failed(one, message, error)
      // What was deleted by hand is left alone without a word.
      if (!isGone(error))
        this.#services.log.warn({ err: error, group: group.id }, 'a prompt could not be redrawn')
    }
    if (await store.redraws.done(one.deliveryId, asked.mark)) return 'ended'
    if (await store.redraws.find(one.deliveryId)) return this.#again(one, 0)
    // Ours took longer than its lease: another drew meanwhile, and ours may have come after it and be older.
    await store.redraws.ask(group.id, message.week ?? group.week, now())
    return 'ended'
  }

  /** @returns whether its platform is connected. */
  async #edit(group: Group, message: Delivery): Promise<boolean> {
    if (!message.posted) return true
    const platform = this.#services.platforms.get(message.posted.place.platform)
    if (!platform) return false
    const content = await redrawn(this.#services, group, message)
    const week = await weekOf(this.#services, message)
    if (content) await platform.edit(message.posted, content, onceOf(message, week?.slotAt))
    if (message.kind === 'prompt' && !message.thread)
      await openThread(this.#services, group, message, message.posted)
    return true
  }

  /** A meter is drawn right in the end, while it can change; a finisher watches it, so it is retried sooner. */
  async #failed(one: Redraw, message: Delivery, error: PlatformError): Promise<Outcome> {
    const { store, now, log } = this.#services
    const { attempts } = one
    log.warn({ err: error, delivery: one.deliveryId, attempts, trouble: error.trouble }, 'a redraw failed')
    if (now() - message.slotAt > REDRAWN_FOR) {
      await store.redraws.done(one.deliveryId, one.mark)
      return 'ended'
    }
    const pause = wait(attempts)
    return this.#again(one, Math.max(error.retryAfter ?? 0, pause < LONGEST_PAUSE ? pause / 5 : pause))
  }

  async #again(one: Redraw, ms: number): Promise<Outcome> {
    const { store, now } = this.#services
    return (await store.redraws.retime(one, { due: now() + ms })) ? { again: ms } : 'ended'
  }

  /** After an error of our own. When not even that can be kept, the lease runs out. */
  async #broken(one: Redraw): Promise<Outcome> {
    try {
      const message = await this.#services.store.deliveries.find(one.deliveryId)
      const isOver = !message || this.#services.now() - message.slotAt > REDRAWN_FOR
      if (!isOver) return await this.#again(one, wait(one.attempts))
      await this.#services.store.redraws.done(one.deliveryId, one.mark)
      return 'ended'
    } catch (error) {
      this.#services.log.error({ err: error, delivery: one.deliveryId }, 'a redraw could not be put back')
      return 'stuck'
    }
  }
}

function isGone({ trouble }: PlatformError): boolean {
  return trouble === 'message-gone' || trouble === 'place-gone'
}
