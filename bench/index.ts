import { readdirSync } from 'node:fs'
import { type Bench, machine, table } from './support/table.ts'

/**
 * Runs the benches named on the command line, or all: one a file of this folder, in the order of their names.
 * A figure that misses its aim is printed like any other; only a bench that breaks ends with exit 1.
 */
async function main(): Promise<void> {
  const known = readdirSync(import.meta.dirname)
    .filter(file => file.endsWith('.ts') && file !== 'index.ts')
    .map(file => file.slice(0, -3))
  const wanted = process.argv.slice(2)
  const unknown = wanted.filter(name => !known.includes(name))
  if (unknown.length > 0) {
    console.error(`There is no bench ${unknown.join(', ')}. There are: ${known.join(', ')}.`)
    process.exitCode = 1
    return
  }
  console.log(`\n${machine()}\nMedians of interleaved rounds, ± half the distance between the quartiles.`)
  for (const name of wanted.length > 0 ? wanted : known) await one(name)
}

async function one(name: string): Promise<void> {
  const began = performance.now()
  try {
    const { bench } = (await import(`./${name}.ts`)) as { bench: Bench }
    const figures = await bench.run()
    const seconds = ((performance.now() - began) / 1000).toFixed(0)
    console.log(`\n${bench.title} (${name}, ${seconds} s)\n${table(figures)}`)
  } catch (error) {
    console.error(`\n${name} broke:`, error)
    process.exitCode = 1
  }
}

await main()
