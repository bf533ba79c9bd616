import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly scripts: { readonly start: string }
}

/** What Node is given by `npm start`, wherever it is run. */
export const MAIN: readonly string[] = scripts.start
  .split(' ')
  .slice(1)
  .map(word => (word.includes('src/') ? join(ROOT, word) : word))
