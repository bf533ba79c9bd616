import { distance } from './training/similar.ts'

/** Whatever begins so is meant for the bot, and for nobody else. */
const OURS = /^(discord|slack|spotter)_/i

/** What else may stand in a .env file: settings of Node, of the system, and of what starts the bot. */
const OTHERS =
  /^(NODE_|SSL_|COMPOSE_|DOCKER_|LC_|npm_)|_PROXY$|^POSTGRES_(USER|PASSWORD|DB|PORT|HOST_AUTH_METHOD|INITDB_\w+)$|^(TZ|LANG|PATH|HOME|UID|GID|PUID|PGID)$/i

/** Shorter names are like too many others. */
const LONG = 8

/** What such settings end with elsewhere: a file that holds the value, as Docker's secrets are; a folder in full. */
const AS_ELSEWHERE = /_FILE$|(?<=_DIR)ECTORY$/

/** What the address of a database is called elsewhere, … */
const OF_DATABASE =
  /^(SPOTTER_)?(DATABASE|DB|PG|POSTGRES|POSTGRESQL)(_?(URL|URI|DSN|CONNECTION|CONNECTION_STRING))?$/i
/** … and how one begins that is ours: hosts and other programs set such names, too. */
const POSTGRES = /^postgres(ql)?:/i

/**
 * What is wrong with the names of settings: a misspelt one would be left out without a word.
 * @param given what is set
 * @param inFile those of them that stand in a file of the bot's own
 * @param known the names that there are
 */
export function misnamed(
  given: Readonly<Record<string, string>>,
  inFile: ReadonlySet<string>,
  known: readonly string[],
): string[] {
  return Object.entries(given).flatMap(([name, value]) => {
    if (known.includes(name)) return []
    const isDatabase = OF_DATABASE.test(name) && (inFile.has(name) || POSTGRES.test(value))
    const near = nearest(name, known) ?? (isDatabase ? 'DATABASE_URL' : undefined)
    const isOurs = OURS.test(name) || (inFile.has(name) && !OTHERS.test(name))
    // In the environment of a whole machine something else may be called nearly so.
    if (!isOurs && (near === undefined || near in given)) return []
    const meant = near === undefined ? '.env.example explains all that there are.' : `Did you mean ${near}?`
    return [`${name} is not a setting of Spotter. ${meant} ${whereIs(name, [...inFile])}`]
  })
}

/** Where a setting is found, as a sentence. @param inFile the names of those in the file */
export function whereIs(name: string, inFile: readonly string[]): string {
  return inFile.includes(name) ? 'It stands in .env.' : 'It is set in the environment.'
}

function nearest(name: string, known: readonly string[]): string | undefined {
  const typed = name
    .normalize('NFKC')
    .toUpperCase()
    .replace(/^SPOTTER_/, '')
    .replace(AS_ELSEWHERE, '')
  const near = known
    .map(word => ({ word, far: distance(typed, word, 2) }))
    .filter(({ word, far }) => far === 0 || (word.length >= LONG && far <= (word.length < 12 ? 1 : 2)))
  return near.toSorted((a, b) => a.far - b.far)[0]?.word
}
