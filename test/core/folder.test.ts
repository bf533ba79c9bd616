import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeFolder } from '../../src/core/folder.ts'
import { temporaryFolder } from '../support/folder.ts'

const root = temporaryFolder()

/** What the system says against a folder. */
function refusal(path: string): string {
  try {
    makeFolder(path)
    return 'made'
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code)
  }
}

describe('a folder', () => {
  test('is made with those above it, for its owner alone; one that is there stays as it is', () => {
    const path = join(root, 'a', 'b', 'c')
    makeFolder(path)
    expect([path, join(path, '..')].map(one => (statSync(one).mode & 0o777).toString(8))).toEqual([
      '700',
      '700',
    ])
    mkdirSync(join(root, 'open'), { mode: 0o755 })
    makeFolder(join(root, 'open'))
    expect((statSync(join(root, 'open')).mode & 0o777).toString(8)).toBe('755')
    symlinkSync(path, join(root, 'link'))
    makeFolder(join(root, 'link', 'd'))
    expect(existsSync(join(path, 'd'))).toBe(true)
  })

  test.each([
    ['below a file', 'file/deeper', 'ENOTDIR'],
    ['where a file is', 'file', 'EEXIST'],
    ['where a link leads nowhere', 'nowhere', 'EEXIST'],
    ['below a link that leads nowhere', 'nowhere/deeper/still', 'EEXIST'],
    ['below a link to itself', 'round/deeper', 'ELOOP'],
    ['whose name is too long', `${'n'.repeat(300)}/deeper`, 'ENAMETOOLONG'],
  ])('%s is refused', (_where, path, code) => {
    if (!existsSync(join(root, 'file'))) {
      writeFileSync(join(root, 'file'), '')
      symlinkSync(join(root, 'none'), join(root, 'nowhere'))
      symlinkSync(join(root, 'round'), join(root, 'round'))
    }
    expect(refusal(join(root, path))).toBe(code)
  })

  // A process of its own, since whatever goes round for ever here could not be ended.
  test.runIf(existsSync('/proc/self'))(
    'where the system takes none is refused at once',
    () => {
      const script = `const { makeFolder } = await import(${JSON.stringify(join(process.cwd(), 'src/core/folder.ts'))})
      try { makeFolder('/proc/none/deeper') } catch (error) { console.log(error.code) }`
      const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
        encoding: 'utf8',
        timeout: 120_000,
      })
      expect(run.stdout.trim()).toBe('ENOENT')
    },
    150_000,
  )
})
