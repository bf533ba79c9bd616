import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { removeTemporary, temporaryFolder } from './folder.ts'

test('a folder that is asked for in the middle of a test is deleted, too, with all that is in it', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'spotter.db'), 'full')
  removeTemporary()
  expect(existsSync(folder)).toBe(false)
})
