import { stolen } from '../stolen.ts'
import { Refusal } from './world.ts'

/** Triggers open one modal each, within three seconds: https://docs.slack.dev/interactivity/handling-user-interaction#modal_responses */
const TRIGGER_LIVES = 3000
/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
const URL_LIVES = 30 * 60_000
const URL_USES = 5

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

/** Where an answer through a `response_url` goes. */
export interface ResponsePlace {
  readonly team: string
  readonly channel: string
  readonly user: string
  /** The message that was pressed. */
  readonly message?: string
}

export class ResponseUrls {
  readonly #now: () => number
  readonly #known = new Map<string, { place: ResponsePlace; born: number; uses: number }>()
  /** The address that was given out last. */
  newest = ''
  #base = ''

  constructor(now: () => number) {
    this.#now = now
  }

  at(base: string): void {
    this.#base = base
  }

  make(place: ResponsePlace): string {
    const path = `/respond/${this.#known.size + 1}-${Math.random().toString(36).slice(2)}`
    this.#known.set(path, { place, born: this.#now(), uses: 0 })
    this.newest = this.#base + path
    return this.newest
  }

  use(path: string): ResponsePlace {
    const known = this.#known.get(path)
    if (!known) throw new Refusal('invalid_url')
    if (this.#now() - known.born > URL_LIVES) throw new Refusal('expired_url')
    known.uses += 1
    if (known.uses > URL_USES) throw new Refusal('used_url')
    return known.place
  }
}
