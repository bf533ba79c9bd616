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
  '0004-weeks': '626b4eabb8a7aee0d62c6a0c3766a1caf7c290c0360218d1fbc91cfb770a2cfb',
  '0004-weeks-carry': '1af88f80c4a99d28a352b5f923c9fb39aad1d52ef40049c68e2354242aba752a',
  '0004-weeks-judge': 'c79f580a27b5438e6aaf6a312fa6a85f1a8d506477a49b4532f1b96ed82b574a',
  '0005-redraws': 'd6e7b6bfa03ef3efa0c2c34ebf6085677f7a8057755eab36111ef8fef711905f',
  '0006-plans': '6b009fe3dfe3bb33228e58bcffc30209af91391a3b68a4727228089fc56126aa',
  '0007-gate': 'c0c2c37ac074e11469ad05bef8d73dbe514427d4ced75116942e07509915dbe6',
  '0008-kept': '1f01958991b2571acec3ead11ea9265d9a1ef13ce985764d55c6782d56f63627',
  '0008-when-away': '78666a5ae23bd1e0396241aea0e2fed884a59b1154cb98694fab53b02e8906b7',
  '0010-by-person': 'ffffd8c478e5c925008c709126aef6c26d358ecf3174e3ec5dd64febe4598753',
  '0011-sealed-care': '64a8b7372ff3ad48225b1608e7acbcdad913036a05ca7920d7b1f8d81d854315',
  '0012-counts': 'eafa7168da8e5c1c16689508193705ea861ccc1868aea6dbe42b5c29b1e71f35',
}

const names = readdirSync(FOLDER)
  .filter(file => file !== 'index.ts')
  .map(file => file.replace(/\.ts$/, ''))

test('every migration is listed, in the order of its number, and frozen', () => {
  // What a migration has beside it is named after it.
  const own = names.filter(name => !names.some(other => name.startsWith(`${other}-`)))
  expect(Object.keys(MIGRATIONS)).toEqual(own.toSorted())
  expect(Object.keys(LANDED)).toEqual(names.toSorted())
})

test.each(names)('%s is as it was when it landed', name => {
  const content = readFileSync(`${FOLDER}/${name}.ts`)
  expect(createHash('sha256').update(content).digest('hex')).toBe(LANDED[name])
})
