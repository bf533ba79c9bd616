import { pino } from 'pino'
import pretty from 'pino-pretty'
import type { Log } from './chat/services.ts'

/** Where secrets could stand in what is logged. */
const SECRET = ['token', '*.token', '*.authorization', 'err.config', 'err.requestBody', '*.headers']

/** The operator's log on standard output: lines to read on a terminal, JSON for machines. */
export function createLog(level: string, terminal = process.stdout.isTTY): Log {
  const options = { level, redact: { paths: SECRET, censor: '(hidden)' } }
  if (!terminal) return pino(options)
  return pino(options, pretty({ sync: true, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' }))
}
