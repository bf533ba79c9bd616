import type { Platform } from '../../chat/platform.ts'
import type { Place } from '../../core/address.ts'
import type { Pacer } from './pacer.ts'

/** A platform whose messages and edits keep the pace that it allows. Who asks for a profile does not wait. */
export function paced(platform: Platform, pacer: Pacer): Platform {
  return {
    name: platform.name,
    ...(platform.hidesZones && { hidesZones: true as const }),
    start: bot => platform.start(bot),
    stop: () => platform.stop(),
    get isConnected() {
      return platform.isConnected
    },
    profile: (...of) => platform.profile(...of),
    isIn: tenant => platform.isIn(tenant),
    forget: person => platform.forget(person),
    post: (to, message, once, about) =>
      pacer.run(channelOf(to), 'message', () => platform.post(to, message, once, about)),
    find: (to, once, from, until) =>
      pacer.run(channelOf(to), 'other', () => platform.find(to, once, from, until)),
    edit: (at, message, once) =>
      pacer.run(channelOf(at.place), 'other', () => platform.edit(at, message, once)),
    openThread: (on, title) => pacer.run(channelOf(on.place), 'other', () => platform.openThread(on, title)),
    tell: (person, message, once) =>
      pacer.run({ ...person, channel: person.id }, 'direct', () => platform.tell(person, message, once)),
  }
}

function channelOf({ platform, tenant, channel }: Place) {
  return { platform, tenant, channel }
}
