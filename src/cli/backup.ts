/**
 * `npm run backup -- FILE`: a consistent copy of the SQLite file; the bot may go on running.
 * `npm run backup -- --keep N FOLDER`: a copy named by its moment, and of those in the folder the newest N stay.
 * `npm run backup -- forget PERSON FILE…`: deletes someone from copies.
 */
import { leave } from '../bot/leaving.ts'
import { personOf } from '../core/address.ts'
import { SetupError } from '../core/errors.ts'
import { loadPrograms } from '../programs/load.ts'
import { backup, forgetIn } from '../storage/backup.ts'
import { rotate } from '../storage/rotation.ts'
import { databaseFile, runCommand } from './command.ts'

const USAGE =
  'Usage: npm run backup -- FILE                  for example: npm run backup -- spotter-monday.db\n' +
  '       npm run backup -- --keep 8 FOLDER       one more in a folder, where the 8 newest of these stay\n' +
  '       npm run backup -- forget PERSON FILE…   PERSON as in their export: discord/<server>/<user>'

await runCommand(async () => {
  const [target = '', ...more] = process.argv.slice(2)
  if (target === 'forget') return await forget(more)
  const [count = '', folder = '', ...rest] = more
  const rotates = target === '--keep'
  const isRight = rotates
    ? /^[1-9]\d{0,3}$/.test(count) && folder !== '' && rest.length === 0
    : target !== '' && more.length === 0 && !target.startsWith('-')
  if (!isRight) throw new SetupError([USAGE])
  const source = databaseFile()
  if (process.env.DATABASE_URL?.trim()) {
    throw new SetupError(['DATABASE_URL is set, so everything is kept in Postgres: back it up with pg_dump.'])
  }
  const made = rotates
    ? rotate(source, folder, Number(count), Date.now())
    : { ...backup(source, target), gone: [] }
  console.log(`${made.file}: ${size(made.bytes)}, checked.`)
  const stay = count === '1' ? '1 newer one stays.' : `${count} newer ones stay.`
  for (const file of made.gone) console.log(`${file}: deleted, ${stay}`)
  console.log(`To go back to it: stop Spotter, and run npm run restore -- ${quoted(made.file)}`)
})

async function forget([key = '', ...files]: readonly string[]): Promise<void> {
  const person = readPerson(key)
  if (!person || files.length === 0) throw new SetupError([USAGE])
  const programs = await loadPrograms(process.env.PROGRAMS_DIR || 'programs').catch(() => [])
  for (const file of files) {
    const found = await forgetIn(file, person, leave, { programs, now: Date.now() })
    console.log(found ? `${file}: nothing of ${key} is in it any more.` : `${file}: ${key} was not in it.`)
  }
}

function readPerson(key: string) {
  try {
    return personOf(key)
  } catch {
    return undefined
  }
}

/** A file's name as it can be pasted into a shell. */
function quoted(name: string): string {
  return /^[\w./-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`
}

function size(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
