import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Config } from './config.ts'
import { PLATFORMS, type PlatformName } from './core/address.ts'
import { SetupError, StorageError } from './core/errors.ts'
import { makeFolder } from './core/folder.ts'
import type { Log } from './core/log.ts'
import type { Now } from './core/timers.ts'
import { fileTrouble } from './env-file.ts'
import { healthVault, sealAnswers } from './health-key.ts'
import { keepPrivate } from './rights.ts'
import { holdDatabase } from './storage/hold.ts'
import { nameOf } from './storage/opening.ts'
import { openStore, type Store } from './storage/store.ts'
import type { Program } from './training/program.ts'

/**
 * Opens what the bot keeps, for this process alone where it is a file, and says in the log which it is and what is in
 * it: an empty one is as good as any other to a bot, but not to those whose weeks were in the one it was to open.
 * @throws {SetupError}
 */
export async function openData(
  config: Config,
  programs: readonly Program[],
  log: Log,
  now: Now,
): Promise<Store> {
  const { dataDir, database } = config
  makeDataDir(dataDir)
  folderDoes('be looked into', dataDir, () => keepPrivate(dataDir, log))
  if ('file' in database) {
    checkWhole(resolve(database.file))
    holdDatabase(resolve(database.file))
    warnOfNames(resolve(database.file), log)
  }
  const health = healthVault(config)
  const deletions = deletionsFile(config)
  const store = await openStore(database, { stand: { programs, now: now() }, health, deletions, now })
  // Whoever was killed may not have come to it.
  await store.deletions.mirror(deletions).catch(error => {
    if (error instanceof StorageError) throw error
    throw new SetupError([
      `${deletions}, the list of who deleted their data, cannot be used: ${fileTrouble(error)}.`,
    ])
  })
  await sealAnswers(store, health, log)
  await sayUnserved(config, store, log)
  const name = 'file' in database ? resolve(database.file) : nameOf(database)
  if (!store.isNew) log.info({ database: name, ...(await store.size()) }, 'the database was opened')
  else if (config.discord || config.slack) log.warn({ database: name }, NEW_FOR_REAL)
  else log.info({ database: name }, NEW)
  return store
}

/** Groups of a platform that the settings leave out get nothing, and nobody there can ask why. */
async function sayUnserved(config: Config, { groups }: Store, log: Log): Promise<void> {
  for (const platform of PLATFORMS) {
    const missing = NEEDS[platform](config)
    const planned = missing === undefined ? 0 : await groups.countOn(platform)
    if (planned > 0) log.warn({ platform, groups: planned }, `${missing} is not set: ${UNSERVED}`)
  }
}

/** Which setting a platform cannot do without, where it is not set. The page is for trying it out. */
const NEEDS: Readonly<Record<PlatformName, (config: Config) => string | undefined>> = {
  discord: ({ discord }) => (discord ? undefined : 'DISCORD_TOKEN'),
  slack: ({ slack }) => (slack ? undefined : 'SLACK_BOT_TOKEN (or SLACK_CLIENT_ID)'),
  web: () => undefined,
}

const UNSERVED = 'groups that are planned there get no prompt and no answer until it is'

/** Makes the folder of all that is kept, for this user alone, where there is none. @throws {SetupError} */
export function makeDataDir(dataDir: string): void {
  folderDoes('be made', dataDir, () => makeFolder(dataDir))
}

/** Where it is kept who has deleted what was kept of them. */
export function deletionsFile({ dataDir }: Pick<Config, 'dataDir'>): string {
  return join(dataDir, 'deletions')
}

const NEW = 'a new, empty database was made'
const NEW_FOR_REAL =
  'a new, empty database was made: if there was one before, end this, and check DATA_DIR or DATABASE_URL, the folder it is started in, and whether the disk is mounted'

function folderDoes(what: string, folder: string, work: () => void): void {
  try {
    work()
  } catch (error) {
    throw new SetupError([`The folder ${folder} (DATA_DIR) cannot ${what}: ${fileTrouble(error)}.`])
  }
}

/** Whoever opens a file by another of its names has another write-ahead log, and another lock. */
function warnOfNames(file: string, log: Log): void {
  const names = statSync(file, { throwIfNoEntry: false })?.nlink ?? 1
  if (names > 1) log.warn({ database: file, names }, OTHER_NAMES)
}

const OTHER_NAMES =
  'the database’s file has other names (hard links): used by one of them, by a second Spotter or any tool, it would be damaged; delete them, and back up with npm run backup'

/** A write-ahead log without its database tells that the database was taken away. @throws {SetupError} */
export function checkWhole(file: string): void {
  if (existsSync(file) || !existsSync(`${file}-wal`)) return
  throw new SetupError([
    `${file} is not there, but ${file}-wal, which belongs to it, is. Put the database back; or, to begin anew, ` +
      `delete ${file}-wal and ${file}-shm.`,
  ])
}
