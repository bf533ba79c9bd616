import type { ThreadIs } from '../chat/platform.ts'
import { type Place, placeKey } from '../core/address.ts'
import { PlatformError } from '../core/errors.ts'
import { refused, troubleOf } from './deliveries/thread.ts'
import type { Services } from './services.ts'

/** Discord's word for the right to write in a locked thread; no other platform has locks. */
const LOCKED = new PlatformError('forbidden', 'the thread was locked', { detail: 'Manage Threads' })

/**
 * Notes which of some messages that were deleted by hand is a prompt: nothing is drawn there any more, and `/schedule
 * show` says so until it is posted again. @throws {StorageError}
 */
export async function promptGone({ store }: Services, at: Place, messages: readonly string[]): Promise<void> {
  const group = await store.groups.at(at)
  if (!group) return
  for (const { id, posted, week } of await store.prompts.recent(group.id, at)) {
    if (!posted || !messages.includes(posted.message)) continue
    await store.transaction(async tables => {
      await tables.prompts.gone(id, posted.message)
      const trouble = { why: 'message-gone', where: placeKey(at) } as const
      if (week === group.week) await tables.groups.change(group.id, { trouble })
    })
  }
}

/** Notes what became of the thread of a week: of a lock, the scheduler is told once. @throws {StorageError} */
export async function threadIs(services: Services, at: Place, is: ThreadIs): Promise<void> {
  const { store } = services
  const group = await store.groups.at(at)
  const prompts = group ? await store.prompts.recent(group.id, at) : []
  const prompt = prompts.find(({ thread }) => thread?.thread === at.thread)
  if (!group || !prompt?.thread) return
  if (is === 'gone') return await store.prompts.threadGone(prompt.thread)
  if (prompt.week !== group.week) return
  if (is === 'locked') return await refused(services, group, 'walkthrough', prompt.target, LOCKED)
  const isOver = troubleOf(group, 'walkthrough', prompt.target)?.detail === LOCKED.detail
  if (isOver) await store.groups.change(group.id, { trouble: null })
}
