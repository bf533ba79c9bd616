import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'

/**
 * Which of some changed sources do not compile: what no test noticed, the compiler may. All are judged in one go, each
 * as a file beside its original, and next to a copy of the original, since a copy can have errors of its own.
 */
export async function uncompiled<T extends { readonly path: string; readonly text: string }>(
  changed: readonly T[],
  toText: (one: T) => string,
): Promise<Set<T>> {
  if (changed.length === 0) return new Set()
  const folder = mkdtempSync(join(tmpdir(), 'mutants-'))
  for (const name of ['src', 'commands', 'package.json', 'tsconfig.json']) {
    cpSync(name, join(folder, name), { recursive: true })
  }
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  const beside = (path: string, name: string) => path.replace(/\.ts$/, `.${name}.ts`)
  for (const [n, one] of changed.entries()) {
    writeFileSync(join(folder, beside(one.path, 'copy')), one.text)
    writeFileSync(join(folder, beside(one.path, `mutant${n}`)), toText(one))
  }
  // That a name is used no more is not held against a change.
  const options = [
    '--noEmit',
    '--pretty',
    'false',
    '--noUnusedLocals',
    'false',
    '--noUnusedParameters',
    'false',
  ]
  const tsc = spawn('node_modules/.bin/tsc', options, { cwd: folder })
  const lines = (await text(tsc.stdout)).split('\n')
  rmSync(folder, { recursive: true })
  const errorsIn = (path: string) =>
    lines.filter(line => line.startsWith(`${path}(`)).map(line => line.slice(line.indexOf('): ')))
  return new Set(
    changed.filter(({ path }, n) => {
      const known = errorsIn(beside(path, 'copy'))
      return errorsIn(beside(path, `mutant${n}`)).some(error => !known.includes(error))
    }),
  )
}
