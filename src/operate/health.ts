import type { Platform } from '../chat/platform.ts'
import type { PlatformName } from '../core/address.ts'
import type { Space } from '../core/spaces.ts'

/** What health is read from. */
export interface Vitals {
  /** The platforms that the settings ask for. */
  readonly wanted: readonly PlatformName[]
  readonly platforms: ReadonlyMap<PlatformName, Pick<Platform, 'isConnected'>>
  /** How long ago the latest beat began, in milliseconds. */
  readonly sinceBeat: () => number
  /** Where it is tried whether something can be kept. */
  readonly space: Space
}

/** A beat comes every minute; two may be late before something is wrong. Milliseconds. */
const FRESH = 150_000

/** For so long what was found is told again, in milliseconds: whoever asks often must not keep the database busy. */
const KNOWN_FOR = 5_000

/** What is waited for the database, in milliseconds. */
const PATIENCE = 2_000

/** What keeps a process from doing its work, each in a sentence; none when it is ready. */
export type Found = readonly string[]

/** Whether this process does its work. */
export class Health {
  readonly #vitals: Vitals
  #known: { readonly at: number; readonly found: Promise<Found> } | undefined
  #isStopping = false

  constructor(vitals: Vitals) {
    this.#vitals = vitals
  }

  /** From now on it is not ready, whatever else holds. */
  stopping(): void {
    this.#isStopping = true
  }

  /** Never rejects. */
  async look(): Promise<Found> {
    if (this.#isStopping) return ['It is stopping.']
    const at = performance.now()
    if (!this.#known || at - this.#known.at > KNOWN_FOR) this.#known = { at, found: this.#look() }
    return this.#known.found
  }

  platforms(): readonly (readonly [PlatformName, boolean])[] {
    const { wanted, platforms } = this.#vitals
    return wanted.map(name => [name, platforms.get(name)?.isConnected ?? false] as const)
  }

  sinceBeat(): number {
    return this.#vitals.sinceBeat()
  }

  async #look(): Promise<Found> {
    const since = this.sinceBeat()
    const stale = Number.isFinite(since)
      ? `The latest beat was ${Math.round(since / 1000)} s ago.`
      : 'It has not begun.'
    return [
      ...this.platforms().flatMap(([name, isUp]) => (isUp ? [] : [`It is not connected: ${name}.`])),
      ...(since > FRESH ? [stale] : []),
      ...((await this.#isKept()) ? [] : ['The database takes no writes.']),
    ]
  }

  async #isKept(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<boolean>(done => {
      timer = setTimeout(done, PATIENCE, false)
    })
    const kept = this.#vitals.space.set('ready', true).then(
      () => true,
      () => false,
    )
    return await Promise.race([kept, late]).finally(() => clearTimeout(timer))
  }
}
