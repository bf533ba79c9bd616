import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'

/** That a name is used no more is not held against a change. */
const OPTIONS = '--noEmit --pretty false --noUnusedLocals false --noUnusedParameters false'.split(' ')

/**
 * Which of some changed sources do not compile: what no test noticed, the compiler may. All are judged in one go, each
 * as a file beside its original, and next to a copy of the original, since a copy can have errors of its own. Those
 * that stand that by themselves then take the original's place, one by one: whoever uses them may not.
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
  const beside = ({ path }: T, name: string) => path.replace(/\.ts$/, `.${name}.ts`)
  for (const [n, one] of changed.entries()) {
    writeFileSync(join(folder, beside(one, 'copy')), one.text)
    writeFileSync(join(folder, beside(one, `mutant${n}`)), toText(one))
  }
  const lines = await errorsOf(folder)
  const errorsIn = (path: string) =>
    lines.filter(line => line.startsWith(`${path}(`)).map(line => line.slice(line.indexOf('): ')))
  const refused = new Set(
    changed.filter((one, n) => {
      const known = errorsIn(beside(one, 'copy'))
      return errorsIn(beside(one, `mutant${n}`)).some(error => !known.includes(error))
    }),
  )
  for (const [n, one] of changed.entries()) {
    rmSync(join(folder, beside(one, 'copy')), { force: true })
    rmSync(join(folder, beside(one, `mutant${n}`)))
  }
  for (const one of changed.filter(each => !refused.has(each))) {
    writeFileSync(join(folder, one.path), toText(one))
    if ((await errorsOf(folder)).length > 0) refused.add(one)
    writeFileSync(join(folder, one.path), one.text)
  }
  rmSync(folder, { recursive: true })
  return refused
}

async function errorsOf(folder: string): Promise<readonly string[]> {
  const tsc = spawn('node_modules/.bin/tsc', OPTIONS, { cwd: folder })
  return (await text(tsc.stdout)).split('\n').filter(line => line.includes(': error '))
}
