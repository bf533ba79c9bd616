import type { Finding } from '../../core/finding.ts'
import type { Look } from '../../storage/look.ts'
import { isZone } from '../../training/zones.ts'
import type { Patient } from './patient.ts'

/** Rules of time zones change several times a year; older than this, in years, they are wrong somewhere. */
const STALE = 2

/** Programs that groups do, and that have no file any more. */
export function programFiles({ config, programs }: Patient, { groups }: Look): Finding[] {
  if (!programs) return []
  const known = new Set(programs.map(({ id }) => id))
  const lost = Map.groupBy(
    groups.filter(({ program }) => !known.has(program)),
    ({ program }) => program,
  )
  return [...lost].map(([program, { length }]) => ({
    code: 'programs.gone',
    level: 'warning',
    what: `No file in ${config.programsDir} has the program ${program} any more, and ${length === 1 ? 'a group does' : `${length} groups do`} it.`,
    mend: 'They go on with the version they had. Put the file back, or plan another one there with /schedule set.',
  }))
}

/** Zones that groups live by and this Node does not know, and zone data that is old. */
export function zones({ zoneData, now }: Patient, { groups }: Look): Finding[] {
  const unknown = new Set(groups.map(({ zone }) => zone).filter(zone => !isZone(zone)))
  const found: Finding[] = [...unknown].map(zone => ({
    code: 'zones.unknown',
    level: 'fault',
    what: `A group lives by the time of ${zone}, which this Node does not know.`,
    mend: 'Run it with the Node that npm ci brings (npm start does), or with a newer one.',
  }))
  const year = Number(/^\d{4}/.exec(zoneData)?.[0])
  if (year && new Date(now()).getUTCFullYear() - year >= STALE)
    found.push({
      code: 'zones.old',
      level: 'warning',
      what: `The time zones’ rules are those of ${zoneData}: where they have changed since, prompts come at the wrong hour.`,
      mend: 'Update Spotter, or the Node it runs with.',
    })
  return found
}
