import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { CHILD_ENV } from './support/child-env.ts'
import { temporaryFolder } from './support/folder.ts'

/** What gives a shell no network but its own machine, and ends with it all that it started. */
const ALONE = ['-np', '-rnp']
  .map(how => ['unshare', how, '--fork', '--kill-child'])
  .find(
    ([first = '', ...given]) => spawnSync(first, [...given, 'ip', 'link', 'set', 'lo', 'up']).status === 0,
  )
if (!ALONE) console.log('A new user’s way is not walked: this machine gives nobody a network of their own.')

/** What a clone holds and the bot needs; what `npm ci` brings from the registry is linked. */
const CLONED = ['.env.example', 'package.json', 'package-lock.json', 'commands', 'programs', 'src']

test.runIf(ALONE)('from an empty folder the README leads to the first prompt, without any network', () => {
  const folder = join(temporaryFolder(), 'spotter')
  for (const path of CLONED) cpSync(path, join(folder, path), { recursive: true })
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  const readme = readFileSync('README.md', 'utf8')
  for (const typed of [
    'npm run setup',
    'npm start',
    'npm run doctor',
    '/spotter schedule set monday 9:00 Europe/Berlin',
  ])
    expect(readme).toContain(typed)
  const [first = '', ...given] = ALONE ?? []
  const script = `ip link set lo up && exec "${process.execPath}" "${resolve('test/support/newcomer.ts')}" "${folder}"`
  const { status, stdout, stderr } = spawnSync(first, [...given, 'bash', '-c', script], {
    encoding: 'utf8',
    env: { ...CHILD_ENV },
    timeout: 100_000,
  })
  expect({ status, said: stdout.trim(), wrong: status === 0 ? '' : stderr }).toEqual({
    status: 0,
    said: 'the first prompt is there',
    wrong: '',
  })
})
