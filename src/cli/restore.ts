/**
 * `npm run restore -- FILE` goes back to a backup. With Postgres, which goes back by its own tools, `npm run restore`
 * sees to it afterwards that whoever was deleted since stays deleted.
 */
import { existsSync } from 'node:fs'
import { readConfig } from '../config.ts'
import { SetupError } from '../core/errors.ts'
import { makeDataDir } from '../data.ts'
import { loadEnvFile } from '../env-file.ts'
import { forgetSince, restore } from '../operate/restore.ts'
import { loadPrograms } from '../programs/load.ts'
import { makePrivately } from '../rights.ts'
import { holdDatabase } from '../storage/hold.ts'
import { backupsIn } from '../storage/rotation.ts'
import { runCommand } from './command.ts'

await runCommand(async () => {
  makePrivately()
  const config = readConfig(process.env, loadEnvFile())
  const { database } = config
  const [file, ...more] = process.argv.slice(2)
  const programs = await loadPrograms(config.programsDir)
  const stand = { programs, now: Date.now() }
  if ('url' in database && file === undefined) {
    const forgotten = await forgetSince(database, config, stand)
    return console.log(deletedAgain(forgotten))
  }
  if ('url' in database)
    throw new SetupError([
      'DATABASE_URL is set: put the dump back by pg_restore, then run npm run restore without a file.',
    ])
  if (!file || more.length > 0 || file.startsWith('-')) throw new SetupError(usage(config.backups?.dir))
  if (!existsSync(file)) throw new SetupError([`There is no file ${file}.`])
  // On another machine nothing has started yet.
  makeDataDir(config.dataDir)
  holdDatabase(database.file)
  const { replaced, forgotten, posted } = await restore(database.file, file, { config, ...stand })
  console.log(`${database.file} is what was backed up in ${file}.`)
  console.log(deletedAgain(forgotten))
  if (posted)
    console.log(
      `${posted} weekly prompts went out since. The next start looks for them in their channels and goes on with those that stand there.`,
    )
  if (posted === undefined && replaced)
    console.log(
      'What went out since cannot be read from the old database; the next start looks for it in the channels.',
    )
  if (replaced)
    console.log(
      `What was there stands in ${replaced}: delete it when all is well, since deletions do not reach it.`,
    )
})

function deletedAgain(n: number): string {
  return n === 0
    ? 'Nobody had deleted their data since.'
    : `${n} who had deleted their data since were deleted again.`
}

function usage(folder: string | undefined): string[] {
  const newest = folder ? backupsIn(folder).toReversed().slice(0, 5) : []
  return [
    'Usage: npm run restore -- FILE   stop the bot first; what is there is kept beside it',
    ...newest.map(
      ({ file, at }) => `  ${file}, of ${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    ),
  ]
}
