import type { Beats } from '../../storage/beats.ts'

/** A stop that is longer, in milliseconds, may have been used to put a whole machine back. */
const RESTART = 5 * 60_000

/** Writes down that the bot runs, and tells by it after a start whether a backup may have been put back since. */
export class LastBeat {
  readonly #beats: Beats
  readonly #now: () => number
  /** What came due before this, in epoch milliseconds, may stand in its place although the database does not know it. */
  lookBefore: number
  #isFirst = true

  constructor(beats: Beats, now: () => number) {
    this.#beats = beats
    this.#now = now
    this.lookBefore = now()
  }

  /**
   * @param wasSet whether the clock was set since the last beat: by it the start was at another time
   * @throws {StorageError} Then whatever came due before the start is looked for.
   */
  async note(wasSet = false): Promise<void> {
    const at = this.#now()
    const last = await this.#beats.last()
    const isSame = last && !last.isCopy && (!this.#isFirst || Math.abs(at - last.at) < RESTART)
    // Another process may have been the first after a restore.
    const known = isSame ? last.lookBefore : at
    this.lookBefore = this.#isFirst && !wasSet ? known : Math.max(this.lookBefore, known, wasSet ? at : 0)
    this.#isFirst = false
    await this.#beats.note({ at, lookBefore: this.lookBefore })
  }
}
