import { createHash } from 'node:crypto'
import { glimpseOf } from '../chat/bounds.ts'
import { nothing } from '../chat/command.ts'
import { type Answer, type Incoming, isAside } from '../chat/exchange.ts'
import { say } from '../chat/message.ts'
import { personKey, placeKey } from '../core/address.ts'
import { eventIs } from '../core/under-way.ts'
import { isOfBody } from './of-body.ts'
import type { Services } from './services.ts'

/** How many events a minute are answered. */
export interface Limits {
  readonly person: number
  readonly channel: number
  /** Of a whole server or workspace. */
  readonly tenant: number
}

/**
 * Nobody presses once a second for a minute. A channel takes fifty people who do, which is a class of a hundred with
 * thirty presses each; a workspace takes ten such channels, half of what a process does on a small machine.
 */
export const LIMITS: Limits = { person: 60, channel: 3000, tenant: 30_000 }

const MINUTE = 60_000

/** A limit is handed out in so many parts. The first is free; each further one is claimed among all processes. */
const PARTS = 4

/** What one process has counted of a key in this minute, and how much of it may be answered. */
interface Counted {
  used: number
  granted: number
  isFull: boolean
  claim?: Promise<void> | undefined
}

/**
 * Counts events by the minute of the clock, so that all processes mean the same one. What stays within the first part
 * of a limit asks no database; what goes on takes further parts from the shared count. So processes that share a
 * database keep one limit; one that stays within its first part adds no more than that to it.
 */
export class EventLimits {
  readonly #services: Services
  readonly #limits: Limits | undefined
  #minute = 0
  readonly #counted = new Map<string, Counted>()
  /** The persons who were told in this minute, and the limits that the log was told of. */
  readonly #told = new Set<string>()

  constructor(services: Services, limits: Limits | undefined) {
    this.#services = services
    this.#limits = limits
  }

  /**
   * Counts an event. What is said of the body is counted, and answered all the same.
   * @returns what is answered instead when it is over a limit: nothing of it is recorded then
   */
  async refusal(event: Incoming): Promise<Answer | undefined> {
    if (!this.#limits || isAside(event)) return undefined
    const over = await this.#over(event, this.#limits)
    if (!over || isHeard(event)) return undefined
    if (this.#isFirst(over)) {
      const { platform } = event.at
      this.#services.log.warn(
        { platform, of: over },
        'more events came than one minute’s limit; they are refused',
      )
    }
    // An interaction wants an answer, which costs nothing more than silence; to a line, one is enough.
    const isInteraction = event.kind !== 'message' && event.kind !== 'home'
    const isTold = this.#isFirst(personKey(event.from)) || isInteraction
    eventIs({ outcome: 'refused' })
    if (!isTold) return nothing()
    const message = say(this.#services.words.trouble.tooMany[over])
    const refused = event.kind === 'form' && { refused: true as const }
    return { first: { kind: 'reply', to: 'you', message, ...refused }, after: [] }
  }

  /** The limit that an event is over: what is refused to a person does not count for the others. */
  async #over({ at, from }: Incoming, limits: Limits): Promise<keyof Limits | undefined> {
    const minute = Math.floor(this.#services.now() / MINUTE)
    if (minute !== this.#minute) {
      this.#minute = minute
      this.#counted.clear()
      this.#told.clear()
    }
    const keys = { person: personKey(from), channel: placeKey(at), tenant: `${at.platform}/${at.tenant}` }
    for (const scope of ['person', 'channel', 'tenant'] as const) {
      if (!(await this.#take(`${keys[scope]}:${scope}:${minute}`, limits[scope]))) return scope
    }
    return undefined
  }

  async #take(key: string, limit: number): Promise<boolean> {
    const part = Math.ceil(limit / PARTS)
    const counted = this.#counted.get(key) ?? { used: 0, granted: part, isFull: false }
    this.#counted.set(key, counted)
    const turn = ++counted.used
    while (turn > counted.granted && !counted.isFull) {
      counted.claim ??= this.#claim(key, limit, part, counted).finally(() => {
        counted.claim = undefined
      })
      await counted.claim
    }
    return turn <= counted.granted
  }

  /** Takes a further part, and with the first of them the one that was free. */
  async #claim(key: string, limit: number, part: number, counted: Counted): Promise<void> {
    const parts = counted.granted === part ? 2 * part : part
    const { store, now } = this.#services
    // Also strangers are counted, of whom nothing may be kept that names them.
    const hash = createHash('sha256').update(key).digest('base64url')
    // Without a database nothing is recorded anyway, and whoever is answered is told so.
    const all = await store.rateLimits.count(hash, parts, now() + 2 * MINUTE).catch(() => 0)
    if (all > limit) counted.isFull = true
    else counted.granted += part
  }

  #isFirst(what: string): boolean {
    const isFirst = !this.#told.has(what)
    this.#told.add(what)
    return isFirst
  }
}

/** Pain and signs are heard whatever else somebody does, and so is what they answer at the gate. */
function isHeard(event: Incoming): boolean {
  const isGate = (event.kind === 'press' || event.kind === 'form') && event.action.startsWith('gate.')
  return isGate || isOfBody(glimpseOf(event))
}
