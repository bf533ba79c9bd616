import { readFileSync } from 'node:fs'
import { output } from './process.ts'
import { median } from './rounds.ts'
import type { Figure } from './table.ts'

const TIMES = 3
const SHOWN = 6

/** What it costs to import our dependencies, each in a process of its own: the dearest, in milliseconds. */
export function importCosts(): Figure[] {
  return dependencies()
    .map(name => ({
      name: `import of ${name}`,
      unit: 'ms' as const,
      ours: Array.from({ length: TIMES }, () => importTime(name)),
    }))
    .sort((a, b) => median(b.ours) - median(a.ours))
    .slice(0, SHOWN)
}

function dependencies(): string[] {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: object }
  // Fonts are read as files.
  return Object.keys(dependencies).filter(name => !name.startsWith('@expo-google-fonts/'))
}

function importTime(name: string): number {
  const script = `const began = performance.now()
    await import(${JSON.stringify(name)})
    console.log(performance.now() - began)`
  return Number(output(['--input-type=module', '-e', script]))
}
