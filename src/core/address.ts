/** The platforms Spotter can meet people on, in the order in which they are connected. */
export const PLATFORMS = ['discord', 'slack', 'web'] as const

export type PlatformName = (typeof PLATFORMS)[number]

/**
 * Where messages go: a channel, a thread in it, or a direct conversation.
 * `tenant` is the Discord server, the Slack workspace or the local page: nothing crosses it.
 */
export interface Place {
  readonly platform: PlatformName
  readonly tenant: string
  readonly channel: string
  /** Set inside a thread. */
  readonly thread?: string
  /** True in a direct conversation with the bot. */
  readonly direct?: boolean
}

/** Someone on a platform. The same human on two platforms is two people. */
export interface Person {
  readonly platform: PlatformName
  readonly tenant: string
  readonly id: string
}

/** A message that was posted, so that it can be edited, linked to, or carry a thread. */
export interface Posted {
  readonly place: Place
  readonly message: string
}

/** A stable text for a person, for keys and columns. Reversed by {@link personOf}. */
export function personKey(person: Person): string {
  return `${person.platform}/${person.tenant}/${person.id}`
}

/** The tenant of someone of whom a platform does not say where they are, as in a direct conversation. */
export const NOWHERE = 'dm'

/** The keys under which anything of a person is kept: where they are, and from before it was known where that is. */
export function keysOf(person: Person): string[] {
  return [...new Set([personKey(person), personKey({ ...person, tenant: NOWHERE })])]
}

/** @throws {RangeError} if the text was not made by {@link personKey}. */
export function personOf(key: string): Person {
  const [platform, tenant, id, ...more] = key.split('/')
  if (!isPlatform(platform) || !tenant || !id || more.length > 0) throw new RangeError(`not a person: ${key}`)
  return { platform, tenant, id }
}

/** Whether a text is one that {@link personKey} makes. */
export function isPersonKey(key: string): boolean {
  const [platform, tenant, id, ...more] = key.split('/')
  return isPlatform(platform) && Boolean(tenant && id) && more.length === 0
}

/** A stable text for a channel, whatever thread of it one stands in. Reversed by {@link placeOf}. */
export function placeKey(place: Place): string {
  return `${place.platform}/${place.tenant}/${place.channel}`
}

/** @throws {RangeError} if the text was not made by {@link placeKey}. */
export function placeOf(key: string): Place {
  const [platform, tenant, channel, ...more] = key.split('/')
  if (!isPlatform(platform) || !tenant || !channel || more.length > 0) {
    throw new RangeError(`not a place: ${key}`)
  }
  return { platform, tenant, channel }
}

function isPlatform(name: string | undefined): name is PlatformName {
  return PLATFORMS.some(known => known === name)
}
