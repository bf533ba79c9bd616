import type { Group } from '../../src/storage/groups.ts'
import { NINE, Shift } from './shift.ts'

/** When a Monday group is reminded of its first week in Berlin. */
export const SATURDAY_17 = Date.parse('2026-11-28T16:00:00Z')

/** A group with its first prompt on Monday at nine, on a platform that says where people live. */
export interface Asked {
  readonly shift: Shift
  readonly group: Group
  /** Where the platform says that people live; Berlin for the others. */
  readonly zones: Record<string, string | undefined>
  /** Whom the platform was asked about, and when. */
  readonly asked: { who: string; at: number }[]
}

export async function askedGroup(options: Parameters<typeof Shift.open>[0] = {}): Promise<Asked> {
  const shift = await Shift.open(options)
  const zones: Asked['zones'] = {}
  const asked: Asked['asked'] = []
  shift.platform.profile = async person => {
    asked.push({ who: person.id, at: shift.now })
    const zone = person.id in zones ? zones[person.id] : 'Europe/Berlin'
    return { name: person.id, mayManage: false, ...(zone ? { zone } : {}) }
  }
  const group = await shift.plan()
  await shift.beatAt(NINE)
  return { shift, group, zones, asked }
}
