import { statSync } from 'node:fs'
import { type Config, examine } from './config.ts'
import { SetupError } from './core/errors.ts'
import { fileTrouble, leadsNowhere, loadEnvFile } from './env-file.ts'
import { checkPort, type Listening } from './platforms/shared/ports.ts'
import { loadPrograms } from './programs/load.ts'
import type { Program } from './training/program.ts'

/** All that the operator has written, with what is wrong with it. */
export interface Settings {
  readonly config: Config
  /** Undefined where one of the files is wrong. */
  readonly programs: readonly Program[] | undefined
  readonly problems: readonly string[]
}

/**
 * Reads all that the operator has written: .env, the environment, the programs.
 * @throws {SetupError} with every problem at once, so that one round of mending is enough.
 */
export async function readSettings(): Promise<{ config: Config; programs: readonly Program[] }> {
  const { config, programs, problems } = await surveySettings(checkPort)
  if (!programs || problems.length > 0) throw new SetupError(problems)
  return { config, programs }
}

/** The same with what is wrong beside what is right. @param check how each port is tried that will be listened on */
export async function surveySettings(
  check: (port: Listening, config: Config) => Promise<void>,
): Promise<Settings> {
  const problems: string[] = []
  const tried = async <T>(work: () => T | Promise<T>): Promise<T | undefined> => {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof SetupError)) throw error
      problems.push(...error.problems)
      return undefined
    }
  }
  const inFile = await tried(() => loadEnvFile())
  const { env } = process
  const { config, ports, problems: wrong } = examine(env, inFile ?? [])
  problems.push(...wrong)
  for (const port of ports) await tried(() => check(port, config))
  // Read by themselves: where another setting is wrong, there is no config yet.
  await tried(() => checkFolder(env.DATA_DIR?.trim()))
  const programs = await tried(() => loadPrograms(env.PROGRAMS_DIR?.trim() || './programs'))
  return { config, programs, problems }
}

function checkFolder(folder: string | undefined): void {
  if (!folder) return
  let trouble: string | undefined
  try {
    if (statSync(folder, { throwIfNoEntry: false })?.isFile()) trouble = 'there is a file of that name'
    else if (leadsNowhere(folder)) trouble = 'it is a link to what is not there (is its disk mounted?)'
  } catch (error) {
    trouble = fileTrouble(error)
  }
  if (trouble) throw new SetupError([`The folder ${folder} (DATA_DIR) cannot be made: ${trouble}.`])
}
