import { existsSync, linkSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { SetupError } from './core/errors.ts'
import type { Log } from './core/log.ts'
import { readPlain } from './core/plain-file.ts'
import { randomKey, sealedWith, type Vault, vault } from './core/vault.ts'
import { fileTrouble } from './env-file.ts'
import type { Store } from './storage/store.ts'

/**
 * What seals answers about people's health: by HEALTH_KEY, else by the key in `health.key` beside the data, which is
 * made where there is none. DATA_DIR exists.
 * @throws {SetupError} when that file cannot be read or made, or holds no key.
 */
export function healthVault({ dataDir, healthKeys }: Pick<Config, 'dataDir' | 'healthKeys'>): Vault {
  if (healthKeys) return vault(healthKeys)
  const file = join(dataDir, 'health.key')
  try {
    return vault(keyIn(file))
  } catch (error) {
    const why = error instanceof SetupError ? error.problems.join(' ') : `${fileTrouble(error)}.`
    throw new SetupError([
      `${file}, which encrypts answers about people’s health, cannot be used: ${why} Put it back from where you keep ` +
        'it, or set HEALTH_KEY. Only if it is lost for good, delete it: what it encrypted then stays unreadable.',
    ])
  }
}

/** The same where there is such a key already; undefined where there is none, or it cannot be used. */
export function knownVault(config: Pick<Config, 'dataDir' | 'healthKeys'>): Vault | undefined {
  if (!config.healthKeys && !existsSync(join(config.dataDir, 'health.key'))) return undefined
  try {
    return healthVault(config)
  } catch {
    return undefined
  }
}

function keyIn(file: string): string {
  const read = () => readPlain(file).toString()
  try {
    return read()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  // Whole before it has its name, and nobody else's is ever replaced.
  const partial = `${file}.partial-${process.pid}`
  try {
    writeFileSync(partial, `${randomKey()}\n`, { mode: 0o600, flush: true })
    linkSync(partial, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(partial, { force: true })
  }
  return read()
}

/** Which key sealed all that is kept, so that nothing is looked through at the next start. */
const SPACE = 'health'

/** By which key all answers are sealed, as a vault's mark; undefined where none was sealed yet. */
export function sealedBy(tables: Pick<Store, 'space'>): Promise<string | undefined> {
  return tables.space<string>(SPACE).get('sealed')
}

/** Whether the newest key is the one by whose name it goes: what that sealed must open. */
export async function isOfItsName(tables: Pick<Store, 'checkIns' | 'members'>): Promise<boolean> {
  const opened = [...(await tables.checkIns.opened()), ...(await tables.members.opened())]
  return opened.length === 0 || opened.includes(true)
}

/**
 * Seals what an older version kept in clear, or by a key that was replaced, and sees that nothing of it stays in the
 * files. Answers that no key opens are kept, and said in the log at each start.
 * @throws {SetupError} when the newest key has the name of another, which sealed what is there: both could never be set
 */
export async function sealAnswers(store: Store, health: Vault, log: Log): Promise<void> {
  const marks = store.space<string>(SPACE)
  if (!(await isOfItsName(store))) throw new SetupError([anotherOf(sealedWith(health.mark))])
  if ((await marks.get('sealed')) === health.mark) return
  const { sealed, closed } = await store.checkIns.sealAnew()
  const others = (await store.members.sealAnew()) + (await store.memberWeeks.sealAnew())
  if (sealed + others > 0) await store.scrub()
  if (sealed > 0) {
    log.info({ answers: sealed }, 'answers about people’s health were encrypted with the newest key')
  }
  if (closed.size === 0) return marks.set('sealed', health.mark)
  const answers = [...closed.values()].reduce((sum, n) => sum + n, 0)
  log.error(
    { answers, sealedWith: [...closed.keys()].sort() },
    'answers about people’s health cannot be read: the key that encrypted them is missing. Put health.key back beside the data, or add the key to HEALTH_KEY, behind the one that is set, and start again. They are kept, and everything else goes on',
  )
}

function anotherOf(name: string): string {
  return (
    `HEALTH_KEY, or health.key beside the data, holds a key called ${name}, but it is not the ${name} that encrypted ` +
    'what people answered about their health. Put that one back. Only if it is lost for good, give the new one another ' +
    `name before its colon, as in ${name}new:…: what the lost one encrypted then stays unreadable.`
  )
}
