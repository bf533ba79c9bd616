import { chmodSync, existsSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { trialView } from '../../bot/views/prompt.ts'
import { en } from '../../bot/wording/en.ts'
import { PlatformError, SetupError } from '../../core/errors.ts'
import { envText, fileTrouble } from '../../env-file.ts'
import type { Program } from '../../training/program.ts'
import type { Asker } from './asker.ts'
import { setUpDiscord } from './discord.ts'
import { withSettings } from './env-text.ts'
import type { Given, Ready, Trial } from './ready.ts'
import { setUpSlack } from './slack.ts'

export interface Start {
  /** Where the settings are kept. */
  readonly envFile: string
  /** What a new one begins with. */
  readonly example: string
  readonly given: Given
  /** What the environment alone sets, which counts more than the file. */
  readonly environment: Given
  readonly programs: readonly Program[]
  /** Slack's, by what is set and what was answered. */
  readonly manifest: (more: Given) => string
}

/**
 * Asks for what the bot needs, and does what can be done for it: tokens are tried as they are given, settings kept,
 * commands registered, and a trial is posted where somebody chooses. It can be done again at any time.
 * @throws {SetupError}
 */
export async function setUp(ask: Asker, start: Start): Promise<void> {
  const { given, envFile } = start
  const where = await ask.choose('platform', 'Where does your group talk?', [
    { value: 'discord', label: 'Discord' },
    { value: 'slack', label: 'Slack' },
    { value: 'both', label: 'in both' },
  ])
  const ready: Ready[] = []
  if (where !== 'slack') ready.push(await setUpDiscord(ask, given))
  if (where !== 'discord') ready.push(await setUpSlack(ask, given, start.manifest))
  const settings: Given = Object.assign({}, ...ready.map(one => one.settings))
  keep(envFile, start.example, settings as Record<string, string>)
  ask.say(`${envFile} has what was asked for, and only you can read it.`)
  for (const name of overruled(settings, start.environment))
    ask.say(
      `${name} is set in the environment, too, to something else, and that counts more than ${envFile}: take it out there, or the bot goes by it.`,
    )
  for (const { finish } of ready) await finish()
  await trial(ask, ready, start.programs)
  ask.end('Start it with npm start, and plan the week in that channel with /schedule set.')
}

/** Those of which the environment has another value: whoever runs the bot from there runs it with that. */
function overruled(settings: Given, environment: Given): string[] {
  return Object.keys(settings).filter(name => {
    const other = environment[name]?.trim()
    return other && other !== settings[name]
  })
}

const [NONE, AGAIN] = ['none', 'again']

/** Posts a trial in a channel that is chosen of those where the bot may post. */
async function trial(ask: Asker, ready: readonly Ready[], programs: readonly Program[]): Promise<void> {
  const [program] = programs
  const trials = ready.flatMap(({ trial: one }): Trial[] => (one ? [one] : []))
  for (const { letIn, trial: one } of ready) if (!one) ask.say(letIn)
  if (!program || trials.length === 0) return
  for (;;) {
    const rooms = await Promise.all(
      trials.map(async one => (await one.rooms()).map(room => ({ room, one }))),
    ).then(all => all.flat())
    if (rooms.length === 0) for (const { letIn, trial: one } of ready) if (one) ask.say(letIn)
    const chosen = await ask.choose('room', 'Where shall a trial of the weekly prompt be posted?', [
      ...rooms.map(({ room }) => ({ value: room.place.channel, label: room.name })),
      ...(ask.waits ? [{ value: AGAIN, label: 'Look again: I have just let the bot in' }] : []),
      { value: NONE, label: 'Nowhere for now' },
    ])
    if (chosen === NONE) return
    const found = rooms.find(({ room }) => room.place.channel === chosen)
    if (!found) continue
    try {
      await found.one.post(found.room.place, trialView(en, program))
      return ask.say(`It stands in ${found.room.name}.`)
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error
      if (!ask.waits)
        throw new SetupError([`Nothing could be posted in ${found.room.name}: ${error.message}.`])
      ask.say(`Nothing could be posted in ${found.room.name}: ${error.message}.`)
    }
  }
}

/** Keeps settings in a file that only its owner can read: all of them, or the file as it was. @throws {SetupError} */
function keep(file: string, example: string, settings: Readonly<Record<string, string>>): void {
  // Where it is a link, what it leads to is written.
  const target = existsSync(file) ? realpathSync(file) : file
  const partial = `${target}.partial-${process.pid}`
  try {
    const text = withSettings(existsSync(target) ? envText(target) : example, settings)
    writeFileSync(partial, text, { mode: 0o600, flush: true })
    chmodSync(partial, 0o600)
    renameSync(partial, target)
  } catch (error) {
    if (error instanceof SetupError) throw error
    throw new SetupError([`${file} cannot be written: ${fileTrouble(error)}.`])
  } finally {
    rmSync(partial, { force: true })
  }
}
