import { readdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { compared, readReport, reportOf } from './support/report.ts'
import { type Bench, type Figure, load, machine, table } from './support/table.ts'

/**
 * Runs the benches named on the command line, or all: one a file of this folder, in the order of their names.
 * With `--json` the figures are printed as JSON, and with `--compare FILE` what has changed since such a run.
 * A figure that misses its aim is printed like any other; only a bench that breaks ends with exit 1.
 */
async function main(): Promise<void> {
  const { values, positionals: wanted } = parseArgs({
    options: { json: { type: 'boolean' }, compare: { type: 'string' } },
    allowPositionals: true,
  })
  const known = readdirSync(import.meta.dirname)
    .filter(file => file.endsWith('.ts') && file !== 'index.ts')
    .map(file => file.slice(0, -3))
  const unknown = wanted.filter(name => !known.includes(name))
  if (unknown.length > 0) {
    console.error(`There is no bench ${unknown.join(', ')}. There are: ${known.join(', ')}.`)
    process.exitCode = 1
    return
  }
  const before = values.compare === undefined ? undefined : readReport(values.compare)
  const say = values.json ? () => {} : console.log
  say(`\n${machine()}\nMedians of interleaved rounds, ± half the distance between the quartiles.`)
  const all = new Map<string, readonly Figure[]>()
  for (const name of wanted.length > 0 ? wanted : known) {
    const figures = await one(name, say)
    if (figures) all.set(name, figures)
  }
  const report = reportOf(all)
  if (values.json) console.log(JSON.stringify(report, null, 2))
  if (before) say(`\n${compared(before, report)}`)
}

async function one(name: string, say: (text: string) => void): Promise<readonly Figure[] | undefined> {
  const began = performance.now()
  try {
    const { bench } = (await import(`./${name}.ts`)) as { bench: Bench }
    const loadBefore = load()
    const figures = await bench.run()
    const seconds = ((performance.now() - began) / 1000).toFixed(0)
    say(`\n${bench.title} (${name}, ${seconds} s, load ${loadBefore} to ${load()})\n${table(figures)}`)
    return figures
  } catch (error) {
    console.error(`\n${name} broke:`, error)
    process.exitCode = 1
    return undefined
  }
}

await main()
