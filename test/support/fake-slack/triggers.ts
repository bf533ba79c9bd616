import { stolen } from '../stolen.ts'
import { Refusal } from './world.ts'

/** Triggers open one modal each, within three seconds: https://docs.slack.dev/interactivity/handling-user-interaction#modal_responses */
const TRIGGER_LIVES = 3000

export class Triggers {
  readonly #now: () => number
  readonly #known = new Map<
    string,
    { team: string; user: string; born: number; stolen: number; used: boolean }
  >()

  constructor(now: () => number) {
    this.#now = now
  }

  make(team: string, user: string): string {
    const id = `${this.#known.size + 1}.${team}.${Math.random().toString(36).slice(2)}`
    this.#known.set(id, { team, user, born: this.#now(), stolen: stolen(), used: false })
    return id
  }

  /** Whose trigger this was. */
  take(id: string, team: string): string {
    const trigger = this.#known.get(id)
    if (trigger?.team !== team) throw new Refusal('invalid_trigger_id')
    if (trigger.used) throw new Refusal('exchanged_trigger_id')
    if (this.#now() - trigger.born - (stolen() - trigger.stolen) > TRIGGER_LIVES)
      throw new Refusal('expired_trigger_id')
    trigger.used = true
    return trigger.user
  }
}
