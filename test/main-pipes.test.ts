import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from './support/folder.ts'
import { refusal } from './support/refused-start.ts'

const root = temporaryFolder()
const folder = () => mkdtempSync(join(root, 'run-'))

test.each([
  ['.env', 'a pipe', '.env cannot be read: it is a pipe or a device, not a file. Mend it,'],
  [
    'health.key',
    'a pipe',
    'health.key, which encrypts answers about people’s health, cannot be used: it is a pipe',
  ],
  ['deletions', 'a pipe', 'deletions, the list of who deleted their data, cannot be used: it is a pipe'],
  [
    'spotter.db.lock',
    'a link to a pipe',
    'spotter.db.lock cannot be used. spotter.db.lock is not a file: there is',
  ],
  [
    'spotter.db',
    'a link to a pipe',
    'spotter.db cannot be used. spotter.db is not a file: there is a folder, or something',
  ],
  [
    'web.db',
    'a link to a pipe',
    'web.db cannot be used. web.db is not a file: there is a folder, or something',
  ],
  ['mine.yaml', 'a pipe', 'mine.yaml: This is a pipe or a device. Put a file in its place.'],
])('a start is refused in a sentence when %s is %s, and no file', async (name, what, said) => {
  const cwd = folder()
  const elsewhere = folder()
  spawnSync('mkfifo', [join(what === 'a pipe' ? cwd : elsewhere, name)])
  if (what !== 'a pipe') symlinkSync(join(elsewhere, name), join(cwd, name))
  expect(await refusal(cwd, name.endsWith('.yaml') ? { PROGRAMS_DIR: cwd } : {})).toContain(said)
  expect(readdirSync(elsewhere)).toEqual(what === 'a pipe' ? [] : [name])
})
