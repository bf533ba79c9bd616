import { type Place, placeKey } from '../core/address.ts'
import type { Group } from '../storage/groups.ts'
import type { Services } from './services.ts'
import { runningWeek } from './weeks.ts'

/**
 * Has a group meet in another channel from now on. A week whose prompt stands goes on there, with a prompt of its own;
 * the one that stands can be pressed as before.
 * @returns whether a prompt is coming there
 * @throws {PlaceTaken} where another group meets there
 */
export async function moveGroup(
  { store, now }: Services,
  { id }: Group,
  from: Place,
  to: Place,
): Promise<boolean> {
  return store.transaction(async tables => {
    const group = await tables.groups.lock(id, 'alone')
    await tables.groups.rehouse(id, from, to)
    const running = group && (await runningWeek(tables, group))
    const prompt = running && (await tables.prompts.at(id, running.ordinal, placeKey(from)))
    if (group?.status !== 'on' || prompt?.state !== 'sent') return false
    const common = { groupId: id, kind: 'prompt' as const, week: running?.ordinal ?? null }
    await tables.deliveries.add([{ ...common, target: placeKey(to), slotAt: now(), dueAt: now() }])
    return true
  })
}
