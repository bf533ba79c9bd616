import { type Posted, placeKey } from '../core/address.ts'
import { PlatformError } from '../core/errors.ts'
import type { Delivery } from '../storage/deliveries.ts'
import type { Group } from '../storage/groups.ts'
import type { Week } from '../storage/weeks.ts'
import { onceOf } from './deliveries/post-key.ts'
import { openWeeks } from './opening.ts'
import type { Services } from './services.ts'
import { promptView } from './views/prompt.ts'
import { nextPrompt, runningWeek } from './weeks.ts'

/** A week that is older than this (in milliseconds) has had its days: what is asked for then is the next one. */
const WHOLE_WEEK = 7 * 24 * 60 * 60 * 1000

/**
 * Has the running week's prompt posted now in every place where it does not stand: it failed, was taken back, or was
 * deleted by hand. Where no week runs, or a whole one has passed since it began, the next one begins.
 * @returns the prompt that stands already, where all of them do.
 */
export async function postNow(services: Services, group: Group): Promise<Posted | undefined> {
  const { store, now } = services
  const running = await runningWeek(store, group)
  if (isYoung(running, now())) return postAgain(services, group, running)
  await begin(services, group)
}

/** Whether a week has begun whose days are still to come. */
function isYoung(week: Week | undefined, now: number): week is Week {
  return week !== undefined && week.leftOut !== 'early' && now - week.openedAt < WHOLE_WEEK
}

async function begin({ store, versions, now }: Services, { id, program }: Group): Promise<void> {
  const at = now()
  const version = await versions.current(program, at)
  await store.transaction(async tables => {
    // Whose weeks are excused is locked before their group, as everywhere.
    await tables.members.absent([id])
    const group = await tables.groups.lock(id, 'alone')
    // Another may have begun it meanwhile.
    if (!group || isYoung(await runningWeek(tables, group), at)) return
    const nextSlotAt = nextPrompt(group, { openedAt: at, leftOut: undefined }, at)
    await tables.groups.change(id, { nextSlotAt, undo: null })
    await openWeeks(tables, [{ group: { ...group, nextSlotAt }, version }], at)
  })
}

async function postAgain(services: Services, group: Group, week: Week): Promise<Posted | undefined> {
  const { store, now } = services
  const targets = (await store.groups.places([group.id])).get(group.id) ?? []
  const prompts = await Promise.all(targets.map(target => store.prompts.at(group.id, week.ordinal, target)))
  const gone = new Map<string, string>()
  let stands: Posted | undefined
  for (const prompt of prompts) {
    const posted = prompt?.posted ?? undefined
    if (prompt?.state !== 'sent' || !posted) continue
    if (await isThere(services, prompt, posted, week)) stands ??= posted
    else gone.set(prompt.id, posted.message)
  }
  // What was drawn may be older by now than what another has drawn meanwhile.
  if (stands) await store.redraws.ask(group.id, week.ordinal, now())
  const missing = targets.filter((_, i) => {
    const prompt = prompts[i]
    // What was sent and is nowhere was deleted.
    const isGone = prompt?.state === 'sent' && !prompt.posted
    return !prompt || isGone || prompt.state === 'failed' || prompt.state === 'skipped' || gone.has(prompt.id)
  })
  const waits = prompts.some(prompt => prompt?.state === 'due')
  if (missing.length === 0) return waits ? undefined : stands
  const at = now()
  await store.transaction(async tables => {
    for (const target of missing) {
      const prompt = prompts.find(one => one?.target === target)
      if (prompt) await tables.prompts.repost(prompt.id, at, gone.get(prompt.id) ?? null)
      else {
        const common = { groupId: group.id, kind: 'prompt' as const, week: week.ordinal, target }
        await tables.deliveries.add([{ ...common, slotAt: at, dueAt: at }])
      }
    }
  })
}

/** Drawing it anew shows whether a prompt still stands. Who cannot tell takes it to. */
async function isThere(services: Services, prompt: Delivery, posted: Posted, week: Week): Promise<boolean> {
  const { platforms, versions, words, log } = services
  try {
    await platforms
      .get(posted.place.platform)
      ?.edit(posted, promptView(words, await versions.of(week), week), onceOf(prompt, week.slotAt))
    return true
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    log.warn({ err: error, delivery: prompt.id, place: placeKey(posted.place) }, 'no look at a prompt')
    return error.trouble !== 'message-gone'
  }
}
