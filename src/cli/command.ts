import { join } from 'node:path'
import { inspect } from 'node:util'
import { readConfig } from '../config.ts'
import { SetupError } from '../core/errors.ts'
import { printable } from '../core/text.ts'
import { loadEnvFile } from '../env-file.ts'

/** The SQLite file that the bot uses, from the environment and .env. @throws {SetupError} */
export function databaseFile(): string {
  return join(readConfig(process.env, loadEnvFile()).dataDir, 'spotter.db')
}

/** Runs an operator's command. What they can mend is printed without a stack; a failure exits with 1. */
export async function runCommand(work: () => void | Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof SetupError) for (const problem of error.problems) console.error(problem)
    else console.error(printable(inspect(error)))
    process.exitCode = 1
  }
}
