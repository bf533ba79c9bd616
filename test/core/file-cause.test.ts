import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fileCause } from '../../src/core/file-cause.ts'
import { temporaryFolder } from '../support/folder.ts'

/** What is in the way of a file, how it comes about in a folder, and what is said of the file that this gives back. */
const IN_THE_WAY: Readonly<Record<string, (folder: string) => readonly [file: string, says: string]>> = {
  'a folder that is not there': folder => [
    join(folder, 'gone', 'spotter.db'),
    `The folder ${join(folder, 'gone')} is not there: check that the disk is mounted, or make it.`,
  ],
  'a file where a folder should be': folder => {
    const file = join(folder, 'notes')
    writeFileSync(file, 'not a folder')
    return [join(file, 'spotter.db'), `A part of ${file} is a file, not a folder.`]
  },
  'a link that leads to itself': folder => {
    const link = join(folder, 'link')
    symlinkSync(link, link)
    return [join(link, 'spotter.db'), `${link} is a link that leads back to itself.`]
  },
  'a name without end': folder => {
    const long = join(folder, 'x'.repeat(300))
    return [join(long, 'spotter.db'), `The name ${long} is too long for this disk.`]
  },
  'a folder of its name': folder => {
    const file = join(folder, 'spotter.db')
    mkdirSync(file)
    return [file, 'spotter.db is not a file: there is a folder, or something else, of that name.']
  },
}

test.each(Object.entries(IN_THE_WAY))('%s is said to be in the way of a file', (_what, make) => {
  const [file, says] = make(temporaryFolder())
  expect(fileCause(file)).toBe(says)
})

test('of a file that nothing is in the way of, and of one that can be made, nothing is said', () => {
  const file = join(temporaryFolder(), 'spotter.db')
  expect(fileCause(file)).toBeUndefined()
  writeFileSync(file, '')
  expect(fileCause(file)).toBeUndefined()
})
