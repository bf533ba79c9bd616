import { statSync } from 'node:fs'
import { type Config, examine } from './config.ts'
import { SetupError } from './core/errors.ts'
import { fileTrouble, loadEnvFile } from './env-file.ts'
import { checkPort } from './platforms/shared/ports.ts'
import { loadPrograms } from './programs/load.ts'
import type { Program } from './training/program.ts'

/**
 * Reads all that the operator has written: .env, the environment, the programs.
 * @throws {SetupError} with every problem at once, so that one round of mending is enough.
 */
export async function readSettings(): Promise<{ config: Config; programs: readonly Program[] }> {
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
  for (const port of ports) await tried(() => checkPort(port))
  // Read by themselves: where another setting is wrong, there is no config yet.
  await tried(() => checkFolder(env.DATA_DIR?.trim()))
  const programs = await tried(() => loadPrograms(env.PROGRAMS_DIR?.trim() || './programs'))
  if (!programs || problems.length > 0) throw new SetupError(problems)
  return { config, programs }
}

function checkFolder(folder: string | undefined): void {
  if (!folder) return
  let trouble: string | undefined
  try {
    if (statSync(folder, { throwIfNoEntry: false })?.isFile()) trouble = 'there is a file of that name'
  } catch (error) {
    trouble = fileTrouble(error)
  }
  if (trouble) throw new SetupError([`The folder ${folder} (DATA_DIR) cannot be made: ${trouble}.`])
}
