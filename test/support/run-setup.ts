import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { CHILD_ENV } from './child-env.ts'

/** Runs `npm run setup` in a folder, without a terminal. */
export function runSetup(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [resolve('src/cli/setup.ts'), ...args], {
    cwd,
    env: { ...CHILD_ENV, PROGRAMS_DIR: resolve('programs'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  child.stdout.on('data', chunk => (out += chunk))
  child.stderr.on('data', chunk => (err += chunk))
  return new Promise(done => child.on('close', code => done({ code, out, err })))
}
