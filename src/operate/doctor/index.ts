import { existsSync } from 'node:fs'
import { SetupError } from '../../core/errors.ts'
import type { Finding } from '../../core/finding.ts'
import { checkWhole } from '../../data.ts'
import { knownVault } from '../../health-key.ts'
import { damageOf } from '../../storage/backup.ts'
import { type Look, lookInto } from '../../storage/look.ts'
import { openingError } from '../../storage/opening.ts'
import { backups } from './backups.ts'
import { files } from './files.ts'
import { health } from './health.ts'
import type { Patient } from './patient.ts'
import { platforms } from './platforms.ts'
import { programFiles, zones } from './programs.ts'

type Check = (patient: Patient, look: Look) => Finding[] | Promise<Finding[]>

/** What is looked at with an open database. */
const CHECKS: readonly Check[] = [health, programFiles, zones, backups, platforms]

/** Finds what is wrong with an installation, whether the bot runs or not. Nothing is written. */
export async function diagnose(patient: Patient): Promise<Finding[]> {
  const found = await files(patient)
  if (!(await lookedInto(patient, found))) found.push(...(await platforms(patient)))
  return found
}

/** @returns whether there is a database, and it could be looked into */
async function lookedInto(patient: Patient, found: Finding[]): Promise<boolean> {
  const { database } = patient.config
  try {
    if ('file' in database) {
      checkWhole(database.file)
      if (!existsSync(database.file)) return false
      const [damage] = damageOf(database.file)
      if (damage !== undefined) {
        found.push({
          code: 'database.damaged',
          level: 'fault',
          what: `The database ${database.file} is damaged: ${damage}.`,
          mend: 'Stop the bot, and go back to a backup: npm run restore -- FILE',
        })
        return false
      }
    }
    const examined = async (look: Look) => {
      for (const check of CHECKS) found.push(...(await check(patient, look)))
      return 'done' as const
    }
    const looked = await lookInto(database, examined, knownVault(patient.config))
    if (looked === 'older')
      found.push({
        code: 'database.older',
        level: 'warning',
        what: 'The database is of an older version.',
        mend: 'Start the bot, which brings it up to date; nothing is lost.',
      })
    return looked === 'done'
  } catch (error) {
    const known = openingError(database, error)
    if (!(known instanceof SetupError)) throw error
    found.push(...known.problems.map(what => ({ code: 'database', level: 'fault', what, mend: '' }) as const))
    return false
  }
}
