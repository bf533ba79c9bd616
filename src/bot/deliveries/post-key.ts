import type { Delivery } from '../../storage/deliveries.ts'
import { isForAll } from './kinds.ts'

/**
 * The key under which a delivery is posted once. What a week has one of in each place is named by these and the week's
 * slot, not by its row or ordinal: where a backup from before it is put back it is found all the same, and no other is.
 * @param slotAt its week's slot, in epoch milliseconds
 */
export function onceOf(delivery: Delivery, slotAt: number | undefined): string {
  const { id, kind, groupId, target, mark } = delivery
  if (!isForAll(delivery) || slotAt === undefined) return `delivery:${id}`
  return ['delivery', kind, groupId, slotAt, target, ...(mark ? [mark] : [])].join(':')
}
