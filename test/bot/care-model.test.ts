import { afterEach, describe, test } from 'vitest'
import { Random } from '../simulation/random.ts'
import { actionsOf, COMMANDS, HOUR, HURTS, LINES, SIGNS, Walk } from '../support/care-walk.ts'
import { Gym, MONDAY_8 } from '../support/gym.ts'
import type { Shown } from '../support/memory-platform.ts'
import { runs } from '../support/runs.ts'

/** After so many deeds without one, a sign is named: most of a walk is about what follows from it. */
const SOON = 4

let gym: Gym
afterEach(() => gym.close())

class RandomWalk {
  readonly #walk = new Walk(gym)
  /** Deeds since he was held back. */
  #free = 0
  readonly #random: Random

  constructor(seed: number) {
    this.#random = new Random(seed)
  }

  async go(deeds: number): Promise<void> {
    for (let n = 0; n < deeds; n++) await this.#walk.after(() => this.#deed())
  }

  async #deed(): Promise<Shown | undefined> {
    const random = this.#random
    this.#free = this.#walk.model.held ? 0 : this.#free + 1
    if (this.#free > SOON) return this.#sign()
    if (this.#walk.model.held && random.chance(0.5)) return this.#insist()
    const roll = random.next()
    if (roll < 0.16) return this.#walk.travel(random.int(1, random.chance(0.3) ? 180 : 20))
    if (roll < 0.3) return this.#walk.said(random.pick(COMMANDS), line => gym.command('Ben', line))
    if (roll < 0.42) {
      const line = random.pick(random.chance(0.6) ? LINES : random.chance(0.6) ? HURTS : SIGNS)
      return this.#walk.type(line, random.chance(0.4))
    }
    return this.#press()
  }

  /** Names a sign, in one of the ways that there are; often where a reminder is still to come. */
  async #sign(): Promise<Shown> {
    this.#free = 0
    const random = this.#random
    if (random.chance(0.8)) {
      const asked = await this.#walk.pressOn(gym.prompt(), 'later.ask')
      const times = asked.message ? actionsOf(asked.message).filter(one => one.startsWith('later.at:')) : []
      if (asked.on && times.length > 0) await this.#walk.act(random.pick(times), asked.on)
    }
    if (random.chance(0.5)) return this.#walk.type(random.pick(SIGNS), random.chance(0.5))
    const asked = await this.#walk.pressOn(gym.prompt(), 'gate.hurts')
    const asks = asked.message && actionsOf(asked.message).some(action => action.startsWith('gate.flag:'))
    return asks && asked.on ? this.#walk.pressOn(asked.on, 'gate.flag') : asked
  }

  /** Wants to go on all the same: by what begins a workout, by an old button, or by waiting to be reminded. */
  async #insist(): Promise<Shown | undefined> {
    const random = this.#random
    const roll = random.next()
    if (roll < 0.3) return this.#walk.said('/workout', line => gym.command('Ben', line))
    if (roll < 0.6) return this.#walk.travel(random.int(12, 36))
    return this.#press(/^(?:gate[.](?:fine|sore)|walk[.]|hurts[.])/)
  }

  /** Presses any button that he can see, also one of long ago; where there are, one of a kind. */
  async #press(kind = /./): Promise<Shown | undefined> {
    const some = this.#walk.seen()
    const recent = some.slice(this.#random.chance(0.7) ? -12 : -120)
    const wanted = recent.filter(({ action }) => kind.test(action))
    if (recent.length === 0) return undefined
    const { action, on } = this.#random.pick(wanted.length > 0 ? wanted : recent)
    return this.#walk.act(action, on)
  }
}

describe('from a sign no path leads to a reminder, praise or a broken streak, and none to a step without the gate', () => {
  test.each(Array.from({ length: runs(24) }, (_, i) => i + 1))('walk %i', async seed => {
    gym = await Gym.open()
    await gym.firstPrompt()
    await gym.command('Ana', '/done all')
    // One in four has not joined yet.
    if (seed % 4 > 0) {
      await gym.command('Ben', '/done bridges 10')
      const [member] = await gym.store.members.ofPerson(gym.person('Ben'))
      await gym.store.members.remind(member?.id ?? '', true)
    }
    await gym.travel(MONDAY_8 + 2 * HOUR)
    await new RandomWalk(seed).go(40)
  })
})
