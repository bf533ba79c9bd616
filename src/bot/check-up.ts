import { PlatformError } from '../core/errors.ts'
import type { Delivery } from '../storage/deliveries.ts'
import type { Group } from '../storage/groups.ts'
import type { Trouble } from '../storage/trouble.ts'
import type { Week } from '../storage/weeks.ts'
import { isZone } from '../training/zones.ts'
import type { Context } from './context.ts'

/** Beats come each minute; a slot that is not claimed after so long, in milliseconds, is not just about to be. */
const OVERDUE = 5 * 60_000

/** So many weeks are looked back at. */
const WEEKS = 4

/** What keeps a channel's week from working. */
export type Found =
  /** The platform does not tell what the bot may do here. */
  | { readonly code: 'unasked' }
  | { readonly code: 'invite'; readonly invite: string }
  | { readonly code: 'lacks'; readonly lacks: string }
  /** The program has no file any more, or the zone is none that is known. */
  | { readonly code: 'program'; readonly id: string }
  | { readonly code: 'zone'; readonly zone: string }
  /** A slot has passed, in epoch milliseconds, and nobody has claimed it. */
  | { readonly code: 'overdue'; readonly slotAt: number }
  /** What has become of this week's prompt. */
  | { readonly code: 'trying'; readonly prompt: Delivery }
  | { readonly code: 'failed'; readonly trouble: Pick<Trouble, 'why' | 'detail'> }
  | { readonly code: 'missed' }
  /** What has gone wrong besides, and has not passed. */
  | { readonly code: 'trouble' | 'thread' | 'walkthrough'; readonly trouble: Trouble }

/** How a channel is doing. */
export interface CheckUp {
  readonly group: Group | undefined
  readonly found: readonly Found[]
  /** This week's prompt, where it stands. */
  readonly prompt: Delivery | undefined
  /** Of how many of the latest weeks that had a prompt it came. */
  readonly weeks: number
  readonly came: number
}

/** Looks at the channel where somebody asks. Nothing is changed. */
export async function checkUp(ctx: Context): Promise<CheckUp> {
  const planned = await ctx.store.groups.at(ctx.event.at)
  const group = planned?.status === 'removed' ? undefined : planned
  const rights = await rightsHere(ctx)
  if (!group) return { group, found: rights, prompt: undefined, weeks: 0, came: 0 }
  const prompts = await promptsOf(ctx, group)
  const newest = prompts.at(-1)
  return {
    group,
    found: [...rights, ...ofSchedule(ctx, group), ...ofPrompts(group, newest)],
    prompt: newest?.prompt?.state === 'sent' ? newest.prompt : undefined,
    weeks: prompts.length,
    came: prompts.filter(({ prompt }) => prompt?.state === 'sent').length,
  }
}

async function rightsHere(ctx: Context): Promise<Found[]> {
  try {
    const { invite, lacks } = await ctx.profile()
    return [
      ...(invite ? [{ code: 'invite', invite } as const] : []),
      ...(lacks ? [{ code: 'lacks', lacks } as const] : []),
    ]
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    return [{ code: 'unasked' }]
  }
}

function ofSchedule({ now, services }: Context, group: Group): Found[] {
  const { program: id, zone, status, nextSlotAt: slotAt } = group
  const isOverdue = status === 'on' && slotAt !== null && now - slotAt > OVERDUE
  return [
    ...(services.versions.inFiles(id) ? [] : [{ code: 'program', id } as const]),
    ...(isZone(zone) ? [] : [{ code: 'zone', zone } as const]),
    ...(isOverdue ? [{ code: 'overdue', slotAt } as const] : []),
  ]
}

interface Prompted {
  readonly week: Week
  readonly prompt: Delivery | undefined
}

/** The prompts of the latest weeks here, the newest last. A week that somebody began before the first has none. */
async function promptsOf({ store }: Context, { id }: Group): Promise<Prompted[]> {
  const weeks = (await store.weeks.newest(id, WEEKS)).filter(({ leftOut }) => leftOut !== 'early')
  const [target = ''] = (await store.groups.places([id])).get(id) ?? []
  const found = weeks.map(async week => ({ week, prompt: await store.prompts.at(id, week.ordinal, target) }))
  return Promise.all(found)
}

function ofPrompts({ trouble }: Group, newest: Prompted | undefined): Found[] {
  const { prompt } = newest ?? {}
  if (prompt?.state === 'due' && prompt.attempts > 0) return [{ code: 'trying', prompt }]
  if (prompt?.state === 'failed') return [{ code: 'failed', trouble: trouble ?? { why: 'broken' } }]
  if (!trouble) return []
  if (trouble.why === 'outage') return [{ code: 'missed' }]
  const { what } = trouble
  return [{ code: what === 'thread' || what === 'walkthrough' ? what : 'trouble', trouble }]
}
