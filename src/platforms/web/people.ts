import type { Profile } from '../../chat/platform.ts'
import type { Person, Place } from '../../core/address.ts'

/** Someone whom one can be on the page. */
export interface Resident {
  readonly id: string
  readonly name: string
  readonly mayManage: boolean
}

/** The people of the local page. Whoever opens it may be any of them: switching is its login. */
export const RESIDENTS: readonly [Resident, ...Resident[]] = [
  { id: 'ana', name: 'Ana', mayManage: true },
  { id: 'ben', name: 'Ben', mayManage: false },
  { id: 'chloe', name: 'Chloé', mayManage: false },
]

/** The one channel of the page. */
export const CHANNEL: Place = { platform: 'web', tenant: 'local', channel: 'back-club' }

const DIRECT = 'direct-'

/** The person with this id on the page, or undefined. */
export function residentOf(id: string): Resident | undefined {
  return RESIDENTS.find(resident => resident.id === id)
}

/** The address of someone on the page. */
export function personOn(id: string): Person {
  return { platform: 'web', tenant: CHANNEL.tenant, id }
}

/** Someone's direct conversation with the bot. */
export function directOf(id: string): Place {
  return { ...CHANNEL, channel: `${DIRECT}${id}`, direct: true }
}

/** Whose direct conversation a channel is; undefined for the channel that all share. */
export function ownerOf(channel: string): string | undefined {
  return channel.startsWith(DIRECT) ? channel.slice(DIRECT.length) : undefined
}

/** A place of the page, by channel and thread; undefined when there is no such channel. */
export function placeOn(channel: string, thread?: string): Place | undefined {
  const owner = ownerOf(channel)
  const base =
    channel === CHANNEL.channel ? CHANNEL : owner && residentOf(owner) ? directOf(owner) : undefined
  return base && thread !== undefined ? { ...base, thread } : base
}

/** What the page knows of someone. Their zone (IANA) is that of the machine, for the page is local. */
export function profileOf(resident: Resident): Profile {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return { name: resident.name, zone: timeZone, mayManage: resident.mayManage }
}
