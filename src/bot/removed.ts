import type { Tenant } from '../storage/tenants.ts'
import type { Services } from './services.ts'

/** How long what is kept of a server or workspace stays after it removed the bot, in milliseconds. */
export const KEPT_AFTER_REMOVAL = 30 * 24 * 60 * 60 * 1000

/** Deletes what is kept of servers and workspaces that removed the bot thirty days ago and have not taken it back. */
export async function forgetRemoved(services: Services, stop: AbortSignal): Promise<void> {
  const { store, now, log } = services
  for (const tenant of await store.tenants.removedBefore(now() - KEPT_AFTER_REMOVAL)) {
    if (stop.aborted) return
    const isBack = await hasBot(services, tenant)
    if (isBack === undefined) continue
    if (!isBack) {
      await store.tenants.forget(tenant)
      log.info({ ...tenant }, 'the bot was removed there thirty days ago: all that was kept of it is deleted')
    }
    await store.tenants.settled(tenant)
  }
}

/**
 * Whether the bot is in a server or workspace, asked of the platform itself: who was told of a removal may not have been
 * told of what came after. @returns undefined when there is no telling.
 */
export async function hasBot(
  { platforms, log }: Services,
  { platform, tenant }: Tenant,
): Promise<boolean | undefined> {
  try {
    return await platforms.get(platform)?.isIn(tenant)
  } catch (error) {
    log.warn({ err: error, platform, tenant }, 'no telling whether the bot is still there')
    return undefined
  }
}
