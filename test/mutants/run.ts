import { parseArgs } from 'node:util'
import { sources } from '../support/imports.ts'
import { Coverage } from './coverage.ts'
import { equivalentOf } from './equivalents.ts'
import { applied, mutationsOf } from './mutations.ts'
import { Host } from './process.ts'
import { type Place, sampleOf } from './sample.ts'
import { uncompiled } from './types.ts'

/**
 * Changes the sources a little, a sample of all such changes that follows from a seed, and tells which of them no test
 * noticed: `npm run mutants -- --seed 7 --sample 200 --room bot`. `--only src/bot/weeks.ts:40` makes every change of
 * one line.
 * `--with test/bot/weeks.test.ts` runs that whole file alone; `--files 7` the tests of the seven nearest files at most.
 */
const ROOMS: Readonly<Record<string, RegExp>> = {
  training: /^src\/training\//,
  bot: /^src\/bot\//,
  storage: /^src\/storage\/(?!migrations)/,
  commands: /^commands\//,
  discord: /^src\/platforms\/discord\//,
  slack: /^src\/platforms\/slack\//,
}

interface Mutant extends Place {
  readonly room: string
}

/**
 * `types`: no test failed, but it does not compile. `equivalent`: no test failed, and it is known that none can.
 * `unreached`: no test runs the function.
 */
type Verdict = 'killed' | 'hung' | 'types' | 'equivalent' | 'survived' | 'unreached'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    sample: { type: 'string', default: '24' },
    room: { type: 'string' },
    only: { type: 'string' },
    hosts: { type: 'string', default: '2' },
    seconds: { type: 'string', default: '100' },
    files: { type: 'string', default: '120' },
    with: { type: 'string', multiple: true },
    dry: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
})
if (values.room !== undefined && !ROOMS[values.room]) {
  throw new RangeError(`there is no room ${values.room}; there are ${Object.keys(ROOMS).join(', ')}`)
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))
const mutants = values.only === undefined ? await sampled() : await ofLine(values.only)
const coverage = await Coverage.open()
const verdicts = new Map<Mutant, Verdict>()
const waiting = [...mutants]
await Promise.all(Array.from({ length: Number(values.hosts) }, work))
coverage.close()
const unnoticed = mutants.filter(mutant => ['survived', 'unreached'].includes(verdicts.get(mutant) ?? ''))
for (const mutant of unnoticed) {
  if (equivalentOf(mutant.path, mutant.text, mutant)) verdicts.set(mutant, 'equivalent')
}
for (const mutant of await uncompiled(unnoticed, one => applied(one.text, one))) verdicts.set(mutant, 'types')
report()

async function work(): Promise<void> {
  const host = new Host('try')
  for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
    verdicts.set(mutant, await judge(mutant, host))
  }
  host.stop()
}

/** Runs the tests that reach a mutant, those of the nearest files first, until one of them fails. */
async function judge(mutant: Mutant, host: Host): Promise<Verdict> {
  if (values.with) return judgeWith(mutant, host, values.with)
  const near = coverage.near(mutant.path)
  // What takes long is asked only where nothing else can tell.
  const others = coverage.near(mutant.path, true).filter(file => !near.includes(file))
  let ran = 0
  for (const files of [near, others]) {
    const tried = await judgeBy(mutant, host, files)
    if (tried.verdict) return tell(mutant, tried.verdict, tried.why)
    ran += tried.ran
  }
  return ran > 0 ? tell(mutant, 'survived', `${ran} tests`) : tell(mutant, 'unreached')
}

/** Runs those of some files, for as long as a mutant is given. */
async function judgeBy(mutant: Mutant, host: Host, files: readonly string[]): Promise<Omit<Tried, 'took'>> {
  let ran = 0
  let left = Number(values.seconds) * 1000
  for (let from = 0; from < Math.min(files.length, Number(values.files)) && left > 0; from = from * 2 + 1) {
    const tried = await tryWith(mutant, host, files.slice(from, from * 2 + 1))
    if (tried.verdict) return tried
    ran += tried.ran
    left -= tried.took
  }
  return { ran }
}

/** Runs whole files of tests that were named, whatever they reach. */
async function judgeWith(mutant: Mutant, host: Host, files: readonly string[]): Promise<Verdict> {
  const { path } = mutant
  const tests = files.map(file => ({ file }))
  const outcome = await host.run({ kind: 'try', path, text: applied(mutant.text, mutant), tests }, 300_000)
  if (!outcome) return tell(mutant, 'hung')
  if (!outcome.failed) return tell(mutant, 'survived', `${outcome.ran.length} tests`)
  const sober = await host.run({ kind: 'try', path, text: mutant.text, tests }, 300_000)
  if (sober?.failed) throw new Error(`fails without a mutant: ${sober.failed.what}`)
  return tell(mutant, 'killed', outcome.failed.what)
}

interface Tried {
  readonly verdict?: 'killed' | 'hung'
  readonly why?: string
  readonly ran: number
  /** Milliseconds that the tests take without a mutant. */
  readonly took: number
}

async function tryWith(mutant: Mutant, host: Host, files: readonly string[]): Promise<Tried> {
  const { path, within } = mutant
  const text = values.dry ? mutant.text : applied(mutant.text, mutant)
  for (let confirmed: string | undefined; ; ) {
    const { tests, took } = await coverage.testsOf(path, within, files)
    if (tests.length === 0) return { ran: 0, took: 0 }
    const limit = 60_000 + took * 4
    const job = { kind: 'try', path, text, tests } as const
    let outcome = await host.run(job, limit)
    if (outcome?.failed?.stray) {
      // In a process of its own, it is the mutant's or does not come again.
      host.stop()
      outcome = await host.run(job, limit)
    }
    if (!outcome) return { verdict: 'hung', ran: 0, took }
    const { failed, ran } = outcome
    if (!failed) return { ran: ran.length, took }
    // On a busy machine a test can be late without a mutant: it is run anew, and has to be late again.
    const doubt = coverage.doubtOf(failed, failed.late === true && confirmed !== failed.id)
    if (!doubt) return { verdict: 'killed', why: failed.what, ran: 0, took }
    const sober = await host.run({ kind: 'try', path, text: mutant.text, tests: [doubt] }, limit)
    const held = sober !== undefined && sober.failed === undefined
    if (held) confirmed = failed.id
    coverage.settle(failed, held)
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
  const rooms = values.room === undefined ? Object.keys(ROOMS) : [values.room]
  const all = await Promise.all(rooms.map(room => mutantsIn(path => ROOMS[room]?.test(path) === true)))
  return all.flatMap(some => sampleOf(some, Number(values.seed), Number(values.sample)))
}

async function ofLine(only: string): Promise<Mutant[]> {
  const [path, line] = only.split(':')
  const all = await mutantsIn(one => one === path)
  const found = all.filter(one => !line || one.line === Number(line))
  if (found.length === 0) throw new RangeError(`nothing to change at ${only}`)
  return found
}

async function mutantsIn(isMeant: (path: string) => boolean): Promise<Mutant[]> {
  const meant = (await sources()).filter(({ path }) => isMeant(path))
  return meant.flatMap(({ path, text }) => {
    const room = Object.keys(ROOMS).find(name => ROOMS[name]?.test(path))
    return room ? mutationsOf(text).map(mutation => ({ ...mutation, room, path, text })) : []
  })
}

function report(): void {
  for (const mutant of mutants) {
    const isNoticed = ['killed', 'hung'].includes(verdicts.get(mutant) ?? '')
    if (isNoticed && equivalentOf(mutant.path, mutant.text, mutant))
      console.log(`noticed, though it is kept as one that nothing can notice: ${change(mutant)}`)
  }
  for (const mutant of unnoticed) {
    const verdict = verdicts.get(mutant)
    if (verdict !== 'types' && verdict !== 'equivalent') console.log(`${verdict}: ${change(mutant)}`)
  }
  for (const room of Object.keys(ROOMS)) {
    const all = mutants.filter(mutant => mutant.room === room).map(mutant => verdicts.get(mutant))
    if (all.length === 0) continue
    const count = (...some: Verdict[]) => all.filter(one => one && some.includes(one)).length
    const held = count('killed', 'hung')
    const counted = all.length - count('types', 'equivalent')
    console.log(
      `${room.padEnd(9)} ${held} of ${counted} noticed (${Math.round((100 * held) / counted)} %); ` +
        `${count('hung')} of them by hanging; ${count('types')} more do not compile, ${count('equivalent')} change nothing`,
    )
  }
}
