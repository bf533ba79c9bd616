import type { InstallURLOptions, StateStore } from '@slack/bolt'
import { ClearStateStore } from '@slack/oauth'
import type { Space } from '../../core/spaces.ts'

/** How long somebody may take to install the app, in milliseconds. */
const LASTS = 10 * 60_000

/**
 * What proves that who comes back from Slack is who went there, signed, and good for one time: else whoever learns it
 * could have another workspace installed by it while it lasts.
 */
export class States implements StateStore {
  readonly #signed: ClearStateStore
  readonly #used: Space<true>

  constructor(secret: string, used: Space<true>) {
    this.#signed = new ClearStateStore(secret, LASTS / 1000)
    this.#used = used
  }

  generateStateParam(options: InstallURLOptions, now: Date): Promise<string> {
    return this.#signed.generateStateParam(options, now)
  }

  /** @throws when it is forged, too old, or was used, on whatever replica. */
  async verifyStateParam(now: Date, state: string): Promise<InstallURLOptions> {
    const options = await this.#signed.verifyStateParam(now, state)
    if (!(await this.#used.claim(state, true, LASTS))) throw new Error('the state was used already')
    return options
  }
}
