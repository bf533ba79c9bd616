import { existsSync } from 'node:fs'
import { z } from 'zod'
import { SetupError } from './chat/errors.ts'

/** What the operator can set; .env.example explains each. */
export interface Config {
  readonly port: number
  readonly dataDir: string
  readonly programsDir: string
  readonly logLevel: (typeof LOG_LEVELS)[number]
}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const

const schema = z.object({
  PORT: z.coerce
    .number({ error: 'must be a number, like 3000' })
    .int('must be a whole number')
    .min(0, 'must be 0 or more')
    .max(65535, 'must be at most 65535')
    .default(3000),
  DATA_DIR: z.string().default('./data'),
  PROGRAMS_DIR: z.string().default('./programs'),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),
})

/**
 * Reads the settings from the environment; an empty value counts as not set.
 * @throws {SetupError} with every problem at once.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const read = schema.safeParse(given)
  if (!read.success) {
    throw new SetupError(
      read.error.issues.map(
        issue => `${issue.path.join('.')} ${issue.message}. It is set in the environment or in .env.`,
      ),
    )
  }
  const { PORT, DATA_DIR, PROGRAMS_DIR, LOG_LEVEL } = read.data
  return { port: PORT, dataDir: DATA_DIR, programsDir: PROGRAMS_DIR, logLevel: LOG_LEVEL }
}

/**
 * Adds the settings of a file to the environment, if the file is there; what is set already stays.
 * @throws {SetupError} when the file is there and cannot be read.
 */
export function loadEnvFile(path = '.env'): void {
  if (!existsSync(path)) return
  try {
    process.loadEnvFile(path)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new SetupError([`${path} cannot be read: ${why}. Mend it, or remove it to use the defaults.`])
  }
}
