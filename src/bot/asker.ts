import type { Effect, Incoming } from '../chat/exchange.ts'
import type { Platform, Profile } from '../chat/platform.ts'
import { type Person, type Place, personKey } from '../core/address.ts'
import { PlatformError, UserError } from '../core/errors.ts'
import type { Group } from '../storage/groups.ts'
import type { Member } from '../storage/members.ts'
import { instant } from '../storage/personal.ts'
import type { Tables } from '../storage/store.ts'
import type { Units } from '../training/weight.ts'
import { isZone } from '../training/zones.ts'
import { displayName, inMessage } from './people.ts'
import { type Preferences, reading, type Services } from './services.ts'
import type { Wording } from './wording/en.ts'
import { usualUnits } from './wording/format.ts'

/** Whom an event is from: what they chose, and what their platform says of them in the place where they are. */
export class Asker {
  readonly services: Services
  readonly event: Incoming
  /** When the event arrived, in epoch milliseconds. */
  readonly now: number
  readonly words: Wording
  /** When it arrived, more finely: nothing is kept for it after its person was forgotten. */
  readonly began = instant()
  /** What follows the answer, besides what the answer itself says. */
  readonly after: Effect[] = []
  /** Whether something was made durable for this event: then nobody is told that it was not recorded. */
  hasKept = false
  /** What the person chose, where it has been asked for already. */
  known: Preferences | undefined

  constructor(services: Services, event: Incoming) {
    this.services = reading(services, { person: event.from, began: this.began })
    this.event = event
    this.now = services.now()
    this.words = services.words
  }

  get store() {
    return this.services.store
  }

  /** What the platform knows of the person, and whether they may manage this place, or another. */
  async profile(at: Place = this.event.at, of: Person = this.event.from): Promise<Profile> {
    return this.#platformOf(of).profile(of, at)
  }

  /** The same of another place, where somebody may count as managing it whom the platform's admins let use a command here. */
  async profileThere(at: Place, command: string): Promise<Profile> {
    const { event } = this
    const isGranted = 'granted' in event && event.granted
    return this.#platformOf(event.from).profile(event.from, at, isGranted ? command : undefined)
  }

  #platformOf(of: Person): Platform {
    const platform = this.services.platforms.get(of.platform)
    if (!platform) throw new Error(`no platform ${of.platform}`)
    return platform
  }

  /**
   * Whether they may manage this place, as far as the platform tells. Nobody manages a direct conversation; whoever was
   * let use a command may press what stands under its answer.
   */
  async mayManage(): Promise<boolean> {
    if (this.event.at.direct === true) return false
    if (this.event.kind === 'press' && this.event.granted) return true
    return (await this.profile().catch(unknown))?.mayManage === true || this.isCoach()
  }

  /** Whether they were made a coach of the group that meets here. */
  async isCoach(): Promise<boolean> {
    const { coachOf } = await this.preferences()
    if (!coachOf) return false
    const group = await this.store.groups.at(this.event.at)
    return group !== undefined && coachOf.includes(group.id)
  }

  /** That they may not do what they want to, and who may. */
  async notAllowed(): Promise<UserError> {
    const managers = (await this.profile().catch(unknown))?.managers
    const { notAllowed, notAllowedBy } = this.words.trouble
    return new UserError(managers ? notAllowedBy[managers] : notAllowed)
  }

  /** Whether the bot hears only what mentions it, where others read along. */
  async mentionsOnly(): Promise<boolean> {
    return this.event.at.direct !== true && (await this.profile().catch(unknown))?.mentionsOnly === true
  }

  /** How to let the bot into this place, where that is needed; nothing when the platform does not tell. */
  async invite(): Promise<Profile['invite']> {
    return (await this.profile().catch(unknown))?.invite
  }

  /** What the bot is missing in this place; nothing when the platform does not tell. */
  async lacks(): Promise<Profile['lacks']> {
    return (await this.profile().catch(unknown))?.lacks
  }

  /** What the person chose; read once an event. */
  async preferences(): Promise<Preferences> {
    this.known ??= await this.preferencesOf(this.event.from)
    return this.known
  }

  async preferencesOf(person: Person): Promise<Preferences> {
    return (await this.services.spaces.preferences.get(personKey(person))) ?? {}
  }

  /** Keeps what the person chose, with what they chose before, also at this moment. */
  async prefer(change: Preferences): Promise<void> {
    const key = personKey(this.event.from)
    this.known = await this.keep(async tables => {
      const preferences = tables.space<Preferences>('preferences')
      const chosen = { ...(await preferences.get(key)), ...change }
      await preferences.set(key, chosen)
      return chosen
    })
  }

  /** The person's units: as they chose, else what is usual where the group is. */
  async units(group: Group): Promise<Units> {
    return (await this.preferences()).units ?? usualUnits(group.zone)
  }

  /** The person's time zone: as they chose, else their profile's, else the group's. */
  async zone(group?: Group): Promise<string> {
    const chosen = (await this.preferences()).zone
    if (chosen) return chosen
    const isTold = !this.services.platforms.get(this.event.from.platform)?.hidesZones
    const told = isTold ? (await this.profile().catch(unknown))?.zone : undefined
    return told && isZone(told) ? told : (group?.zone ?? 'UTC')
  }

  /** A member's display name, ready for a message. Their own words never format or ping. */
  async name(member: Member): Promise<string> {
    return inMessage(await displayName(this.services, member.person))
  }

  /**
   * Keeps something of the person, all of it or nothing.
   * @throws {Forgotten} when they have been forgotten since the event arrived.
   */
  async keep<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
    const value = await this.store.keep(this.event.from, this.began, work)
    this.hasKept = true
    return value
  }
}

/** A platform that does not tell who someone is must not keep anyone from training. */
export function unknown(error: unknown): undefined {
  if (!(error instanceof PlatformError)) throw error
}
