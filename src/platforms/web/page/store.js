/** @typedef {import('../view.ts').MessageView} MessageView */

/** The messages that the person sees, whatever way they came: a newer version replaces an older one. */
export class Store {
  /** @type {Map<string, MessageView>} */
  #messages = new Map()

  /** @param {readonly MessageView[]} views */
  constructor(views) {
    for (const view of views) this.put(view)
  }

  /**
   * @param {MessageView} view
   * @returns {boolean} whether it says something that was not known
   */
  put(view) {
    const known = this.#messages.get(view.id)
    if (known && known.version >= view.version) return false
    this.#messages.set(view.id, view)
    return true
  }

  /** @param {string} id */
  get(id) {
    return this.#messages.get(id)
  }

  /**
   * The messages of a channel, or of a thread in it, oldest first.
   * @param {string} channel
   * @param {string} [thread]
   */
  in(channel, thread) {
    return [...this.#messages.values()]
      .filter(view => view.channel === channel && view.thread === thread)
      .sort((a, b) => Number(a.id) - Number(b.id))
  }

  /** How many replies hang on each message that has any. */
  replies() {
    /** @type {Map<string, number>} */
    const counts = new Map()
    for (const { thread, kind } of this.#messages.values()) {
      if (thread !== undefined && kind !== 'echo') counts.set(thread, (counts.get(thread) ?? 0) + 1)
    }
    return counts
  }

  /**
   * Whether a channel has something by someone else that is newer than what was read there.
   * @param {string} channel
   * @param {number} read the newest id that was read
   * @param {string} me
   */
  hasNewer(channel, read, me) {
    for (const view of this.#messages.values()) {
      if (view.channel === channel && Number(view.id) > read && view.author !== me) return true
    }
    return false
  }

  /**
   * The newest id in a channel and its threads.
   * @param {string} channel
   */
  newestIn(channel) {
    let newest = 0
    for (const view of this.#messages.values()) {
      if (view.channel === channel) newest = Math.max(newest, Number(view.id))
    }
    return newest
  }
}
