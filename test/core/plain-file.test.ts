import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPlain } from '../../src/core/plain-file.ts'
import { openSqlite } from '../../src/core/sqlite-errors.ts'
import { fileTrouble } from '../../src/env-file.ts'
import { temporaryFolder } from '../support/folder.ts'

const root = temporaryFolder()

/** Why it cannot be read, and whether SQLite is let open it. */
function tried(path: string): [read: string, opened: string] {
  const refusal = (work: () => unknown) => {
    try {
      work()
      return ''
    } catch (error) {
      return fileTrouble(error instanceof Error && error.cause ? error.cause : error)
    }
  }
  return [refusal(() => readPlain(path)), refusal(() => openSqlite(path, {}).close())]
}

test('what is read, and opened as a database, is a file, or a link to one', () => {
  const file = join(root, 'file')
  writeFileSync(file, '')
  symlinkSync('file', join(root, 'link'))
  expect([tried(file), tried(join(root, 'link'))]).toEqual([
    ['', ''],
    ['', ''],
  ])
  writeFileSync(file, 'words')
  expect(readPlain(join(root, 'link'))).toEqual(readFileSync(file))
})

test('a pipe, a device, a link to one and a folder are refused before anything waits for them', () => {
  const no = 'it is a pipe or a device, not a file'
  spawnSync('mkfifo', [join(root, 'pipe')])
  symlinkSync('pipe', join(root, 'to-pipe'))
  symlinkSync('/dev/zero', join(root, 'zero'))
  for (const path of ['pipe', 'to-pipe', 'zero'].map(name => join(root, name)).concat('/dev/null'))
    expect([path, ...tried(path)]).toEqual([path, no, no])
  mkdirSync(join(root, 'folder'))
  expect(tried(join(root, 'folder'))).toEqual(['it is a folder', 'it is a folder'])
})
