import type { Finding } from '../../core/finding.ts'
import { wordsOf } from '../../core/thrown.ts'
import { damageOf } from '../../storage/backup.ts'
import type { Look } from '../../storage/look.ts'
import { backupsIn } from '../../storage/rotation.ts'
import type { Patient } from './patient.ts'

const DAY = 24 * 60 * 60 * 1000
/** One is made each day; so old, and something keeps them from being made. */
const OLD = 2 * DAY

/** Whether there are backups, and whether the newest could be gone back to. Those of Postgres are somebody else's. */
export function backups({ config, now }: Patient, { groups }: Look): Finding[] {
  const { database, backups: kept } = config
  if (!('file' in database) || !kept) return []
  const mend = `The log says why none was made; npm run backup -- --keep ${kept.keep} ${kept.dir} makes one.`
  const newest = backupsIn(kept.dir).at(-1)
  if (!newest) {
    const isNew = groups.every(({ createdAt }) => now() - createdAt < OLD)
    return isNew
      ? []
      : [{ code: 'backups.none', level: 'warning', what: `There is no backup in ${kept.dir}.`, mend }]
  }
  const days = Math.floor((now() - newest.at) / DAY)
  const found: Finding[] = []
  if (now() - newest.at > OLD)
    found.push({
      code: 'backups.old',
      level: 'warning',
      what: `The newest backup is ${days} days old.`,
      mend,
    })
  const [damage] = damageIn(newest.file)
  if (damage !== undefined)
    found.push({
      code: 'backups.damaged',
      level: 'fault',
      what: `The newest backup, ${newest.file}, is damaged: ${damage}.`,
      mend,
    })
  return found
}

function damageIn(file: string): string[] {
  try {
    return damageOf(file)
  } catch (error) {
    return [wordsOf(error)]
  }
}
