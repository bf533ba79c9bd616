/** `npm run move -- --to postgres://...`: everything from the SQLite file into an empty Postgres database. */
import { parseArgs } from 'node:util'
import { SetupError } from '../core/errors.ts'
import { type Moved, move } from '../storage/move.ts'
import { databaseFile, runCommand } from './command.ts'

/** When a line of progress was last printed, in epoch milliseconds. */
let said = 0

const USAGE = 'Usage: npm run move -- --to postgres://user:password@host:5432/database'

await runCommand(async () => {
  const file = databaseFile()
  const to = target()
  const moved = await move(file, to, say)
  const rows = moved.reduce((sum, each) => sum + each.rows, 0)
  console.log(`Moved ${rows.toLocaleString('en')} rows, and read each of them back as it was.`)
  console.log(
    `Now set DATABASE_URL to that database, HEALTH_KEY to what stands in health.key beside the file, and start Spotter. ${file} is as it was: keep it for a while.`,
  )
})

function target(): string {
  try {
    const { to } = parseArgs({ options: { to: { type: 'string' } } }).values
    if (to) return to
  } catch {
    // What was wrong with it is not quoted: it may hold the password.
  }
  throw new SetupError([USAGE])
}

/** A line a second at most, and one at the end of each table. */
function say({ table, rows, of }: Moved): void {
  if (rows < of && Date.now() - said < 1000) return
  said = Date.now()
  console.log(`${table}: ${rows.toLocaleString('en')} of ${of.toLocaleString('en')}`)
}
