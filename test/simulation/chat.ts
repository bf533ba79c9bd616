import type { Answer, Incoming } from '../../src/chat/exchange.ts'
import type { Message } from '../../src/chat/message.ts'
import type { Bot, Platform, Profile } from '../../src/chat/platform.ts'
import { type Person, type Place, type PlatformName, type Posted, personKey } from '../../src/core/address.ts'
import { PlatformError } from '../../src/core/errors.ts'
import { type Kept, MemoryPlatform, type Shown } from '../support/memory-platform.ts'
import type { Gates, Surroundings } from './gates.ts'
import type { Weather } from './weather.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** A chat service with its people and channels, on the other side of every replica's line to it. */
export class Chat extends MemoryPlatform {
  /** IANA zones of people, where the service tells them. */
  readonly zones = new Map<string, string>()
  /** Until when the bot may not post in a channel. Moments of simulated time. */
  readonly forbidden = new Map<string, number>()
  /** Messages that could not be edited for want of a permission, and when: left alone until the next change. */
  readonly stale = new Map<string, number>()
  /** Told of each message of the bot's own that has just come to stand there. */
  arrived: (kept: Kept) => Promise<void> = async () => {}

  constructor(name: PlatformName) {
    super(name)
  }

  override async post(to: Place, message: Message, once: string): Promise<Posted> {
    const before = this.kept.length
    const posted = await super.post(to, message, once)
    const kept = this.kept[before]
    if (kept) await this.arrived(kept)
    return posted
  }

  override async profile(person: Person): Promise<Profile> {
    const { zone: _zone, ...known } = await super.profile(person)
    const zone = this.zones.get(person.id)
    return zone ? { ...known, zone } : known
  }

  /** What someone can see of the newest messages, newest first. */
  seenBy(person: Person, channels: readonly string[], many: number): Kept[] {
    const key = personKey(person)
    const seen: Kept[] = []
    for (let i = this.kept.length - 1; i >= 0 && seen.length < many; i--) {
      const one = this.kept[i]
      if (!one || (one.for !== undefined && one.for !== key)) continue
      const { channel, direct } = one.place
      if (direct ? channel === `dm-${person.id}` : channels.includes(channel)) seen.push(one)
    }
    return seen
  }
}

/** One replica's line to a chat service, with all that goes wrong on lines. */
export class Line implements Platform {
  readonly name: PlatformName
  readonly isConnected = true
  readonly #chat: Chat
  readonly #gates: Gates
  readonly #around: Surroundings
  #bot: Bot | undefined

  constructor(chat: Chat, gates: Gates, around: Surroundings) {
    this.name = chat.name
    this.#chat = chat
    this.#gates = gates
    this.#around = around
  }

  async start(bot: Bot): Promise<void> {
    this.#bot = bot
  }

  async stop(): Promise<void> {}

  async isIn(): Promise<boolean> {
    return true
  }

  async forget(): Promise<void> {}

  post(to: Place, message: Message, once: string): Promise<Posted> {
    return this.#request(`post to ${to.channel} (${once})`, to, () => this.#chat.post(to, message, once))
  }

  find(to: Place, once: string, from: number, until: number): Promise<Posted | undefined> {
    return this.#request(`find ${once} in ${to.channel}`, to, () => this.#chat.find(to, once, from, until))
  }

  edit(at: Posted, message: Message): Promise<void> {
    return this.#request(`edit ${at.message}`, at.place, async () => {
      await this.#chat.edit(at, message)
      // What a stopped machine had drawn before may still come after the edit that was refused.
      const refused = this.#chat.stale.get(at.message) ?? 0
      if (this.#around.time.elapsed - refused > 5 * MINUTE) this.#chat.stale.delete(at.message)
    }).catch((error: unknown) => {
      if (error instanceof PlatformError && error.trouble === 'forbidden')
        this.#chat.stale.set(at.message, this.#around.time.elapsed)
      throw error
    })
  }

  openThread(on: Posted, title: string): Promise<Place> {
    return this.#request(`openThread on ${on.message}`, on.place, () => this.#chat.openThread(on, title))
  }

  tell(person: Person, message: Message, once: string): Promise<Posted> {
    const to = { platform: person.platform, tenant: person.tenant, channel: `dm-${person.id}` }
    return this.#request(`tell ${person.id} (${once})`, to, () => this.#chat.tell(person, message, once))
  }

  profile(person: Person): Promise<Profile> {
    return this.#gates.call('profile', async () => {
      if (this.#strikes('down')) throw new PlatformError('unknown-outcome', 'simulated: no profile')
      return this.#chat.profile(person)
    })
  }

  /**
   * Hands an event to the bot, shows its answer and lets what follows be done, as an adapter does.
   * @param answered runs when the person sees the answer.
   */
  async send(event: Incoming, answered: (shown: Shown, answer: Answer) => Promise<void>): Promise<void> {
    const bot = this.#bot
    if (!bot) throw new Error('not started')
    const answer = await this.#gates.call('handle', () => bot.handle(event))
    await answered(this.#chat.show(event, answer), answer)
    await this.#gates.call('perform', () => bot.perform(answer.after))
  }

  async #request<T>(what: string, to: Place, work: () => Promise<T>): Promise<T> {
    const fault = (why: string) => this.#gates.trace(`${what}: ${why}`)
    const { faults, time } = this.#around
    return this.#gates.call(what.split(' ', 1).join(), async () => {
      if (this.#strikes('limited')) {
        const everywhere = faults.chance(0.3)
        const retryAfter = faults.small(everywhere ? 60_000 : 600_000)
        fault(`asks to wait for ${retryAfter} ms${everywhere ? ' everywhere' : ''}`)
        throw new PlatformError('rate-limited', 'simulated', { retryAfter, everywhere })
      }
      if (this.#strikes('down')) {
        fault('does not answer')
        throw new PlatformError('unknown-outcome', 'simulated: not done')
      }
      const key = `${to.tenant}/${to.channel}`
      if (this.#strikes('forbidden')) {
        this.#chat.forbidden.set(key, time.elapsed + faults.small(30 * HOUR))
      }
      if ((this.#chat.forbidden.get(key) ?? 0) > time.elapsed) {
        fault('is not allowed')
        const trouble = to.channel.startsWith('dm-') ? 'person-unreachable' : 'forbidden'
        throw new PlatformError(trouble, 'simulated', { detail: 'SEND_MESSAGES' })
      }
      if (this.#strikes('slow')) await this.#gates.sleep(faults.small(20_000))
      const result = await work()
      this.#gates.trace(what)
      if (this.#strikes('late')) await this.#gates.sleep(faults.small(150_000))
      if (this.#strikes('lostAnswer')) {
        fault('is done, and the answer is lost')
        throw new PlatformError('unknown-outcome', 'simulated: done')
      }
      return result
    })
  }

  #strikes(fault: keyof Weather): boolean {
    const { weather, faults } = this.#around
    return weather[fault] > 0 && faults.chance(weather[fault])
  }
}
