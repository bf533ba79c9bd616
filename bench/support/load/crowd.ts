import type { What } from './messages.ts'

/** A platform with groups, and people who do what people do there. A member is whatever it knows them by. */
export interface Scene<Member> {
  /** Plans the week in every channel, and waits until each prompt is there. */
  plan(): Promise<void>
  /** Somebody new, in the channel whose turn it is. */
  newcomer(): Member
  /** Presses Start. */
  start(member: Member): Promise<unknown>
  /** Whether they are asked for signs that need a doctor. */
  isAsked(member: Member): boolean
  /** Says that there are none. */
  fine(member: Member): Promise<unknown>
  /** The Done button that stands before them. */
  step(member: Member): string | undefined
  done(member: Member, step: string): Promise<unknown>
  /** Types /done with a line. */
  line(member: Member, text: string): Promise<unknown>
  /** Says something in the week's thread that is not for the bot. */
  chat(member: Member, text: string): Promise<unknown>
}

/** Of so many who wait the first is looked for who can go on. */
const LOOKED_AT = 40
/** Whoever sees nothing happen tries again after so long, in milliseconds, as people do. */
const TRIES_AGAIN = 5000

interface Asked<Member> {
  readonly member: Member
  readonly at: number
}

interface Walking<Member> {
  readonly member: Member
  pressed?: { readonly step: string; readonly at: number }
}

/** The people of one platform, in whatever they are at. */
export class Crowd<Member> {
  readonly #scene: Scene<Member>
  readonly #asked: Asked<Member>[] = []
  readonly #walking: Walking<Member>[] = []
  /** Who has logged a line. */
  readonly #known: Member[] = []
  #lines = 0

  constructor(scene: Scene<Member>) {
    this.#scene = scene
  }

  plan(): Promise<void> {
    return this.#scene.plan()
  }

  /**
   * Has somebody do something; where nobody is there who can, somebody who did so before logs a line instead.
   * @returns what was done, and the end of it
   */
  act(what: What): { readonly did: What; readonly end: Promise<unknown> } {
    const did = this.#started(what)
    if (did) return { did: what, end: did }
    const line = `bridges ${8 + (this.#lines++ % 8)}`
    const member = (what !== 'line' && this.#known.shift()) || this.#scene.newcomer()
    this.#known.push(member)
    return { did: 'line', end: this.#scene.line(member, line) }
  }

  #started(what: What): Promise<unknown> | undefined {
    const scene = this.#scene
    switch (what) {
      case 'start': {
        const waited = performance.now() - TRIES_AGAIN
        const again = taken(this.#asked, one => one.at < waited && !scene.isAsked(one.member))
        const member = again?.member ?? scene.newcomer()
        this.#asked.push({ member, at: performance.now() })
        return scene.start(member)
      }
      case 'fine': {
        const asked = taken(this.#asked, one => scene.isAsked(one.member))
        if (!asked) return undefined
        this.#walking.push({ member: asked.member })
        return scene.fine(asked.member)
      }
      case 'done': {
        const walking = taken(this.#walking, one => this.#next(one) !== undefined)
        const step = walking && this.#next(walking)
        if (!walking || !step) return undefined
        walking.pressed = { step, at: performance.now() }
        this.#walking.push(walking)
        return scene.done(walking.member, step)
      }
      case 'chat':
        return scene.chat(scene.newcomer(), 'who brings the coffee on saturday?')
      case 'line':
        return undefined
    }
  }

  #next({ member, pressed }: Walking<Member>): string | undefined {
    const step = this.#scene.step(member)
    const isNew = step !== pressed?.step || performance.now() - (pressed?.at ?? 0) > TRIES_AGAIN
    return isNew ? step : undefined
  }
}

/** Takes the first of some who can, of those who have waited longest. */
function taken<T>(list: T[], can: (one: T) => boolean): T | undefined {
  const at = list.slice(0, LOOKED_AT).findIndex(can)
  if (at >= 0) return list.splice(at, 1)[0]
  // Who cannot go on, since what they wait for does not come or is over, holds up nobody.
  list.push(...list.splice(0, Math.min(LOOKED_AT, list.length)))
  return undefined
}
