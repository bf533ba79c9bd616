import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { MIGRATIONS } from '../../src/storage/migrations/index.ts'

const FOLDER = 'src/storage/migrations'

/**
 * A migration has run somewhere as soon as it has landed, and never runs there again: whoever changes one makes a
 * database that no longer is what its own list of migrations says. So a new file is added here, and none changes.
 */
const LANDED: Readonly<Record<string, string>> = {
  '0001-start': '5c4a7a1d6827cf0195b7c78b945f464895d33209096babf57ef9fed4e7a8b9db',
  '0002-mend-start': '1f37c2861f2e51b2459bf1dec950e9ef3a5a958e4dd26e872641ff574e831ff6',
  '0003-privacy': '8aa2e3c5856e653439046820c75c29dd86bc52b1534e882cc85230b4a49e1ad1',
}

const names = readdirSync(FOLDER)
  .filter(file => file !== 'index.ts')
  .map(file => file.replace(/\.ts$/, ''))

test('every migration is listed, in the order of its number, and frozen', () => {
  expect(Object.keys(MIGRATIONS)).toEqual(names.toSorted())
  expect(Object.keys(LANDED)).toEqual(names.toSorted())
})

test.each(names)('%s is as it was when it landed', name => {
  const content = readFileSync(`${FOLDER}/${name}.ts`)
  expect(createHash('sha256').update(content).digest('hex')).toBe(LANDED[name])
})
