import { parseArgs } from 'node:util'
import { Random } from '../simulation/random.ts'
import { sources } from '../support/imports.ts'
import { Coverage } from './coverage.ts'
import { applied, type Mutation, mutationsOf } from './mutations.ts'
import { Host } from './process.ts'
import { uncompiled } from './types.ts'

/**
 * Changes the sources a little, a sample of all such changes that follows from a seed, and tells which of them no test
 * noticed: `npm run mutants -- --seed 7 --sample 200 --room bot`. `--only src/bot/weeks.ts:40` makes every change of
 * one line.
 */
const ROOMS: Readonly<Record<string, RegExp>> = {
  training: /^src\/training\//,
  bot: /^src\/bot\//,
  storage: /^src\/storage\/(?!migrations)/,
  commands: /^commands\//,
  discord: /^src\/platforms\/discord\//,
  slack: /^src\/platforms\/slack\//,
}

interface Mutant extends Mutation {
  readonly room: string
  readonly path: string
  readonly text: string
}

/** `types`: no test failed, but it does not compile. `unreached`: no test runs the function. */
type Verdict = 'killed' | 'hung' | 'types' | 'survived' | 'unreached'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    sample: { type: 'string', default: '40' },
    room: { type: 'string' },
    only: { type: 'string' },
    hosts: { type: 'string', default: '2' },
    seconds: { type: 'string', default: '40' },
    dry: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
})
if (values.room !== undefined && !ROOMS[values.room]) {
  throw new RangeError(`there is no room ${values.room}; there are ${Object.keys(ROOMS).join(', ')}`)
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))
const mutants = values.only === undefined ? await sampled() : await ofLine(values.only)
const coverage = await Coverage.look(new Set(mutants.map(mutant => mutant.path)))
const verdicts = new Map<Mutant, Verdict>()
const waiting = [...mutants]
await Promise.all(Array.from({ length: Number(values.hosts) }, work))
coverage.keep()
const unnoticed = mutants.filter(mutant => ['survived', 'unreached'].includes(verdicts.get(mutant) ?? ''))
for (const mutant of await uncompiled(unnoticed, one => applied(one.text, one))) verdicts.set(mutant, 'types')
report()

async function work(): Promise<void> {
  const host = new Host('try')
  for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
    verdicts.set(mutant, await judge(mutant, host))
  }
  host.stop()
}

async function judge(mutant: Mutant, host: Host): Promise<Verdict> {
  const { path, within } = mutant
  const text = values.dry ? mutant.text : applied(mutant.text, mutant)
  for (;;) {
    const { tests, took } = coverage.testsOf(path, within, Number(values.seconds) * 1000)
    if (tests.length === 0) return tell(mutant, 'unreached')
    const limit = 60_000 + took * 4
    const outcome = await host.run({ kind: 'try', path, text, tests }, limit)
    if (!outcome) return tell(mutant, 'hung')
    const { failed } = outcome
    if (!failed) return tell(mutant, 'survived', `${outcome.ran.length} tests`)
    const doubt = coverage.doubtOf(failed)
    if (!doubt) return tell(mutant, 'killed', failed.what)
    const sober = await host.run({ kind: 'try', path, text: mutant.text, tests: [doubt] }, limit)
    coverage.settle(failed, sober !== undefined && sober.failed === undefined)
  }
}

function tell(mutant: Mutant, verdict: Verdict, why = ''): Verdict {
  if (values.verbose) console.log(`${verdict.padEnd(9)} ${change(mutant)}  (${why})`)
  return verdict
}

function change({ path, line, text, start, end, to }: Mutant): string {
  const short = (part: string) => {
    const line = part.replace(/\s+/g, ' ').trim()
    return line.length > 70 ? `${line.slice(0, 50)} … ${line.slice(-17)}` : line
  }
  const lineStart = text.lastIndexOf('\n', start) + 1
  return `${path}:${line}  ${short(text.slice(lineStart, start))} [${short(text.slice(start, end))} -> ${to}]`
}

async function sampled(): Promise<Mutant[]> {
  const all = await everyMutant()
  const rooms = values.room === undefined ? Object.keys(ROOMS) : [values.room]
  return rooms.flatMap(room => {
    const random = new Random(Number(values.seed))
    return all
      .filter(mutant => mutant.room === room)
      .map(mutant => ({ mutant, rank: random.next() }))
      .sort((a, b) => a.rank - b.rank)
      .slice(0, Number(values.sample))
      .map(({ mutant }) => mutant)
  })
}

async function ofLine(only: string): Promise<Mutant[]> {
  const [path, line] = only.split(':')
  const found = (await everyMutant()).filter(one => one.path === path && (!line || one.line === Number(line)))
  if (found.length === 0) throw new RangeError(`nothing to change at ${only}`)
  return found
}

async function everyMutant(): Promise<Mutant[]> {
  return (await sources()).flatMap(({ path, text }) => {
    const room = Object.keys(ROOMS).find(name => ROOMS[name]?.test(path))
    return room ? mutationsOf(text).map(mutation => ({ ...mutation, room, path, text })) : []
  })
}

function report(): void {
  for (const mutant of unnoticed) {
    const verdict = verdicts.get(mutant)
    if (verdict !== 'types') console.log(`${verdict}: ${change(mutant)}`)
  }
  for (const room of Object.keys(ROOMS)) {
    const all = mutants.filter(mutant => mutant.room === room).map(mutant => verdicts.get(mutant))
    if (all.length === 0) continue
    const count = (...some: Verdict[]) => all.filter(one => one && some.includes(one)).length
    const held = count('killed', 'hung')
    const counted = all.length - count('types')
    console.log(
      `${room.padEnd(9)} ${held} of ${counted} noticed (${Math.round((100 * held) / counted)} %); ` +
        `${count('hung')} of them by hanging; ${count('types')} more do not compile`,
    )
  }
}
