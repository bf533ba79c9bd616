import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { App } from './app.ts'
import { SetupError, StorageError } from './chat/errors.ts'
import type { Pictures } from './chat/services.ts'
import { Clock } from './clock.ts'
import { loadEnvFile, readConfig } from './config.ts'
import { createLog } from './log.ts'
import { createPictures } from './pictures/index.ts'
import { createWebPlatform } from './platforms/web/index.ts'
import { loadPrograms } from './programs.ts'
import { openStore, type Store } from './storage/store.ts'

/** Starts the bot; resolves when it runs. @throws {SetupError} */
async function main(): Promise<void> {
  loadEnvFile()
  const config = readConfig(process.env)
  const log = createLog(config.logLevel)
  const programs = await loadPrograms(config.programsDir)
  const store = await openData(config.dataDir)
  const clock = await Clock.kept(store.space('clock'))
  const app = new App({ store, programs, log, now: clock.now })
  const pictures: Pictures = createPictures()

  const web = createWebPlatform({
    port: config.port,
    dataDir: config.dataDir,
    pictures,
    log,
    clock: {
      now: clock.now,
      nextPrompt: async () => (await store.groups.at(web.channel))?.next_slot_at ?? undefined,
      travel: to => clock.travel(app, to),
    },
  })
  await app.join(web)
  await app.scheduler.start()
  console.log(`\n  Spotter is running. Open ${web.url}\n`)

  let stopping = false
  const stop = async (signal: string) => {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'stopping')
    await app.stop()
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

async function openData(dataDir: string): Promise<Store> {
  try {
    mkdirSync(dataDir, { recursive: true })
  } catch (error) {
    throw new SetupError([
      `DATA_DIR ${dataDir} cannot be made: ${error instanceof Error ? error.message : error}.`,
    ])
  }
  return openStore({ file: join(dataDir, 'spotter.db') })
}

/** What an operator reads when the bot cannot start: sentences, and no stack. */
function explain(error: unknown): string {
  if (error instanceof SetupError) return error.problems.map(problem => `  ${problem}`).join('\n')
  if (error instanceof StorageError) {
    const cause = error.cause instanceof Error ? error.cause.message : ''
    return `  The database is ${error.reason}: ${cause}. Check DATA_DIR, its rights and the free space.`
  }
  return `  ${error instanceof Error ? (error.stack ?? error.message) : error}`
}

main().catch(error => {
  console.error(`\n  Spotter could not start.\n${explain(error)}\n`)
  process.exit(1)
})
