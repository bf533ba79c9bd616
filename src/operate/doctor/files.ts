import { existsSync, rmdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Finding } from '../../core/finding.ts'
import { makeFolder } from '../../core/folder.ts'
import { readPlain } from '../../core/plain-file.ts'
import { fileTrouble } from '../../env-file.ts'
import { isOpen, isReadableByOthers, readableByOthers } from '../../rights.ts'
import { backupsIn } from '../../storage/rotation.ts'
import type { Patient } from './patient.ts'

const MB = 1e6
/** What is logged in a day, and then some; in bytes. */
const ROOM = 50 * MB

/** What is wrong with the database’s files and copies of it: who may read them, and whether there is room for more. */
export async function files({ config, envFile, free }: Patient): Promise<Finding[]> {
  const { dataDir, database, backups } = config
  const found: Finding[] = []
  if (envFile && isOpen(envFile) && /(TOKEN|SECRET|KEYS?|URL)=./.test(textOf(envFile)))
    found.push(open('settings.rights', envFile))
  if (!existsSync(dataDir)) return [...found, ...unmade(dataDir)]
  const copies = backups ? backupsIn(backups.dir).map(({ file }) => file) : []
  for (const path of [...readableByOthers(dataDir), ...copies.filter(isReadableByOthers)])
    found.push(open('data.rights', path))
  const size = 'file' in database ? (statSync(database.file, { throwIfNoEntry: false })?.size ?? 0) : 0
  const left = await free(dataDir)
  // A backup, and an update that writes everything anew, take as much again.
  if (left < size + ROOM)
    found.push({
      code: 'data.space',
      level: left < ROOM ? 'fault' : 'warning',
      what: `The disk of ${dataDir} has ${Math.floor(left / MB)} MB left, and the database has ${Math.ceil(size / MB)} MB.`,
      mend: `Make room: ${Math.ceil((size + ROOM) / MB)} MB are wanted, also for backups and updates.`,
    })
  return found
}

/** Nothing of a file that cannot be read: that is said of the settings. */
function textOf(file: string): string {
  try {
    return readPlain(file).toString()
  } catch {
    return ''
  }
}

/** What keeps the folder of the data from being made: only the system knows, so it is made, and taken away again. */
function unmade(dataDir: string): Finding[] {
  try {
    const topmost = makeFolder(dataDir)
    for (let made = resolve(dataDir); topmost && made !== dirname(resolve(topmost)); made = dirname(made))
      rmdirSync(made)
    return []
  } catch (error) {
    return [
      {
        code: 'data.folder',
        level: 'fault',
        what: `The folder ${dataDir} (DATA_DIR) is not there, and cannot be made: ${fileTrouble(error)}.`,
        mend: 'Set DATA_DIR to a folder that this user may write to, or make it.',
      },
    ]
  }
}

function open(code: string, path: string): Finding {
  return {
    code,
    level: 'warning',
    what: `Others on this machine can read ${path}.`,
    mend: `chmod 600 ${path}`,
  }
}
