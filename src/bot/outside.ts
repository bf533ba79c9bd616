import type { When } from '../chat/exchange.ts'
import type { Platform } from '../chat/platform.ts'
import type { Door } from './door.ts'
import type { Services } from './services.ts'

/** The services for an event that was let in: while a platform is asked who somebody is, others have its place. */
export function outside(services: Services, door: Door, when: When): Services {
  const platforms = [...services.platforms].map(([name, platform]) => {
    const profile: Platform['profile'] = (...of) => door.outside(when, () => platform.profile(...of))
    return [name, Object.assign(Object.create(platform) as Platform, { profile })] as const
  })
  return { ...services, platforms: new Map(platforms) }
}
