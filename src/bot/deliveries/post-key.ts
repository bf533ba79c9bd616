import type { Delivery } from '../../storage/deliveries.ts'
import { isForAll } from './kinds.ts'

/**
 * The key under which a delivery is posted once. What a week has one of in each place is named by these, not by its
 * row: where a backup from before it is put back, it is found all the same.
 */
export function onceOf(delivery: Delivery): string {
  const { id, kind, groupId, week, target, mark } = delivery
  if (!isForAll(delivery) || week === null) return `delivery:${id}`
  return ['delivery', kind, groupId, week, target, ...(mark ? [mark] : [])].join(':')
}
