import { copyFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { forgetNote, isAsLeft, noteAsLeft } from '../../src/storage/as-left.ts'
import { temporaryFolder } from '../support/folder.ts'

let count = 0
function closed(): string {
  const file = join(temporaryFolder(), `left-${count++}.db`)
  writeFileSync(file, 'as it was closed')
  noteAsLeft(file)
  return file
}

test('a file that was closed and not changed since is as it was left', () => {
  expect(isAsLeft(closed())).toBe(true)
})

test.each([
  [
    'has a log beside it, which was written after it was closed',
    (file: string) => writeFileSync(`${file}-wal`, 'x'),
  ],
  ['was written since', (file: string) => writeFileSync(file, 'something else')],
  ['is another one in its place', (file: string) => renameSync(copyOf(file), file)],
  ['had a copy written over it', (file: string) => copyFileSync(copyOf(file), file)],
  ['was opened since, and never closed', forgetNote],
])('a file is not as it was left where it %s', (_what, change) => {
  const file = closed()
  change(file)
  expect(isAsLeft(file)).toBe(false)
})

function copyOf(file: string): string {
  copyFileSync(file, `${file}.copy`)
  return `${file}.copy`
}
