/**
 * `npm run doctor`: what is wrong with this installation, a line each with how to mend it; `--json` for machines. It
 * ends with 1 where something does not work, and writes nothing.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { SetupError } from '../core/errors.ts'
import type { Finding } from '../core/finding.ts'
import { printable } from '../core/text.ts'
import { scrub, secretsIn } from '../log.ts'
import { diagnose } from '../operate/doctor/index.ts'
import { HERE } from '../operate/doctor/patient.ts'
import { checkPort } from '../platforms/shared/ports.ts'
import { makePrivately } from '../rights.ts'
import { surveySettings } from '../settings.ts'
import { isHeld } from '../storage/hold.ts'
import { runCommand } from './command.ts'

const USAGE =
  'Usage: npm run doctor              what is wrong, and how to mend it\n       npm run -s doctor -- --json  the same for machines'

await runCommand(async () => {
  makePrivately()
  const json = asksForJson()
  const { config, programs, problems } = await surveySettings(async (port, { database }) => {
    // While the bot runs, its ports are taken by itself.
    if ('file' in database && !isHeld(database.file)) await checkPort(port)
  })
  const found: Finding[] = [
    ...problems.map(what => ({ code: 'settings', level: 'fault', what, mend: '' }) as const),
    ...(await diagnose({
      config,
      programs,
      ...HERE,
      ...(existsSync('.env') && { envFile: resolve('.env') }),
    })),
  ]
  const say = (text: string) => console.log(printable(scrub(text, secretsIn(config))))
  const isFaulty = found.some(({ level }) => level === 'fault')
  if (json) say(JSON.stringify({ ok: !isFaulty, findings: found }, null, 2))
  else if (found.length === 0) say('All is well.')
  else
    for (const { level, what, mend } of found)
      say(`${level === 'fault' ? 'FAULT' : 'warning'}: ${what} ${mend}`.trim())
  if (isFaulty) process.exitCode = 1
})

function asksForJson(): boolean {
  try {
    return parseArgs({ options: { json: { type: 'boolean' } } }).values.json ?? false
  } catch {
    throw new SetupError([USAGE])
  }
}
