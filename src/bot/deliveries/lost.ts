import { type Place, placeKey } from '../../core/address.ts'
import type { Group } from '../../storage/groups.ts'
import type { Tables } from '../../storage/store.ts'
import type { Tenant } from '../../storage/tenants.ts'
import { KEPT_AFTER_REMOVAL } from '../removed.ts'
import type { Services } from '../services.ts'
import { notify } from './notices.ts'

/** Writes down that a channel, or a whole server or workspace, can no longer be reached. @throws {StorageError} */
export async function markLost(services: Services, where: Place | Tenant, why: string): Promise<void> {
  const { store, now, log } = services
  const place = 'channel' in where ? placeKey(where) : `${where.platform}/${where.tenant}/`
  await pauseLost(services, place)
  log.warn({ place, why }, 'a place was lost; its groups are paused')
  if ('channel' in where) return
  await store.tenants.removed(where, now())
  const on = new Date(now() + KEPT_AFTER_REMOVAL).toISOString().slice(0, 10)
  log.warn({ place, on }, 'all that is kept of it is deleted on that day, unless the bot is taken back')
}

/**
 * Pauses the groups that meet in a place which can no longer be reached, and tells whoever scheduled them.
 * @param place a place's key, or a tenant's prefix that ends in '/'
 */
async function pauseLost(services: Services, place: string): Promise<void> {
  const { store, now } = services
  for (const group of await store.groups.underPlace(place)) {
    if (group.status !== 'on') continue
    await store.transaction(tables => pauseGroup(tables, group, place, now()))
  }
}

/** Pauses a group whose place is gone, and tells whoever scheduled it. @param now in epoch milliseconds */
export async function pauseGroup(tables: Tables, group: Group, place: string, now: number): Promise<void> {
  await tables.groups.change(group.id, {
    status: 'paused',
    pausedUntil: null,
    nextSlotAt: null,
    trouble: { why: 'place-gone', where: place },
  })
  await tables.weeks.leaveOut({ groupId: group.id, ordinal: group.week }, 'lost')
  // When the whole tenant is gone there is nobody left to tell.
  if (place.endsWith('/')) return
  await notify(tables, group, now, { code: 'lost', where: place, why: 'place-gone' })
}
