import { SetupError, StorageError } from '../core/errors.ts'
import { fileSentence } from '../core/file-cause.ts'
import { wordsOf } from '../core/thrown.ts'
import { whyUnreachable } from '../core/unreachable.ts'
import type { DatabaseConfig } from './database-config.ts'
import { sqlState } from './postgres.ts'

/**
 * Checks a Postgres URL. Nothing of the URL is quoted: a password with a '/' or '#' in it would stand where
 * the host or the database is expected.
 * @throws {SetupError}
 */
export function postgresUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const rest = `${url?.pathname}${url?.search}${url?.hash}`
  if (!url || !['postgres:', 'postgresql:'].includes(url.protocol) || rest.includes('@') || !readable(url)) {
    throw new SetupError([
      'The address of the database (DATABASE_URL) is not a Postgres address. It looks like postgres://user:password@host:5432/database; ' +
        'characters of the password other than letters and digits are written as %XX.',
    ])
  }
  return url
}

function readable(url: URL): boolean {
  try {
    return [url.username, url.password, url.pathname].map(decodeURIComponent).length > 0
  } catch {
    return false
  }
}

/**
 * Says what keeps a database from being used, and how to mend it; the cause stays attached. What neither the file
 * nor the server refused is a bug, and comes back as it is.
 */
export function openingError(config: DatabaseConfig, error: unknown): unknown {
  const cause = error instanceof StorageError ? error.cause : error
  const state = sqlState(cause)
  if (!state && !(error instanceof StorageError)) return error
  const sentence =
    'file' in config && error instanceof StorageError
      ? `The database file ${config.file} cannot be used. ${fileSentence(config.file, error, DAMAGED)}`
      : `The database at ${nameOf(config)} cannot be used. ${serverSentence(state, cause)}`
  return Object.assign(new SetupError([sentence]), { cause: error })
}

/** The schema holds migrations that this version does not know. */
export function newerSchema(config: DatabaseConfig, unknown: readonly string[]): SetupError {
  return new SetupError([
    `The database ${nameOf(config)} was written by a newer version of Spotter (${unknown.join(', ')}). ` +
      'Start that version again, or go back to a backup from before the update.',
  ])
}

/** The schema lacks migrations that this version needs, where it may not add them. */
export function olderSchema(config: DatabaseConfig): SetupError {
  return new SetupError([
    `The database ${nameOf(config)} is from an older version of Spotter, or not from Spotter at all. ` +
      'Start this version on it once, which brings it up to date.',
  ])
}

/** On a server, what a connection's search_path names first is not where the tables are, or is not there at all. */
export function wrongSchema(
  config: DatabaseConfig,
  here: string | null,
  ours: readonly string[],
): SetupError {
  const found = ours.length > 0 ? `Spotter’s tables are in the schema ${ours.join(', and others in ')}; ` : ''
  const instead = here === null ? 'names no schema that is there' : `names the schema ${here} first`
  const mend = `alter role … set search_path = ${ours[0] ?? 'public'}`
  return new SetupError([
    `The database ${nameOf(config)} cannot be used. ${found}the search_path of the user in DATABASE_URL ${instead}: ${mend}.`,
  ])
}

/** What its migrations should have made is not there, or not so. */
export function wrongShape(config: DatabaseConfig, wrong: readonly string[]): SetupError {
  return new SetupError([
    `The tables of the database ${nameOf(config)} are not those of this version of Spotter, though all its updates ` +
      `have run there: ${wrong.join(', ')}. Something else has changed it: go back to a backup.`,
  ])
}

/** Another program's tables stand where ours would. */
export function foreignTables(config: DatabaseConfig, all: readonly string[]): SetupError {
  const tables = all.length > 5 ? [...all.slice(0, 5), '…'] : all
  return new SetupError([
    `The database ${nameOf(config)} belongs to another program: it has tables of its own called ` +
      `${tables.join(', ')}. Give Spotter a database of its own.`,
  ])
}

/** A database's name for people: a file's path, or host, port and database without user and password. */
export function nameOf(config: DatabaseConfig): string {
  if ('file' in config) return config.file
  const url = postgresUrl(config.url)
  const host = url.hostname || url.searchParams.get('host') || 'localhost'
  return `${host}:${url.port || 5432}${url.pathname}`
}

const DAMAGED = 'It is damaged, or not a database. Restore a backup, or move it away to begin anew.'

const STATE_SENTENCES: readonly (readonly [state: RegExp, sentence: string])[] = [
  [/^28P01$/, 'The server refused the user name or password in DATABASE_URL.'],
  [
    /^28/,
    'The server does not let this user in from here (see its pg_hba.conf), or wants TLS: try ?sslmode=verify-full.',
  ],
  [/^3D000$/, 'The server has no database of that name: create it first.'],
  [/^42501$/, 'The user in DATABASE_URL may not create or change tables there.'],
  [/^25006$/, 'It may only be read: DATABASE_URL must name the primary server, not a replica.'],
  [/^53300$/, 'The server has no free connections.'],
  [/^53100$/, 'The server’s disk is full.'],
  [
    /^08P01$/,
    'What stands before the server refuses what is set for each connection: pgbouncer needs ignore_startup_parameters (docs/containers.md).',
  ],
  [/^57P0/, 'The server is starting up or shutting down: try again in a moment.'],
]

function serverSentence(state: string | undefined, cause: unknown): string {
  const known = STATE_SENTENCES.find(([pattern]) => state && pattern.test(state))?.[1]
  if (known) return known
  if (state) return inBrackets(cause)
  const unreachable = whyUnreachable(cause)
  const why = unreachable ? `: ${unreachable.why}. ${unreachable.mend}` : '.'
  return `No server answers there ${inBrackets(cause)}${why}`
}

function inBrackets(error: unknown): string {
  const first = error instanceof AggregateError ? error.errors[0] : error
  const code = first instanceof Error && 'code' in first ? String(first.code) : ''
  return `(${code || wordsOf(first)})`
}
