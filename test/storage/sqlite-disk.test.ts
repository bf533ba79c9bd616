import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { StorageError } from '../../src/core/errors.ts'
import { fileCause } from '../../src/core/file-cause.ts'
import { guarded } from '../../src/core/sqlite-errors.ts'
import { temporaryFolder } from '../support/folder.ts'
import { copyOfFourteenWeeks } from '../support/fourteen-weeks.ts'

const ROOT = join(import.meta.dirname, '../..')
const STORE = JSON.stringify(join(ROOT, 'src/storage/store.ts'))
const PROGRAMS = JSON.stringify(join(ROOT, 'src/programs/load.ts'))

/** Opens a store, and says what an operator would read, or that it opened. */
const OPEN = `import { openStore } from ${STORE}
  import { loadPrograms } from ${PROGRAMS}
  const stand = { programs: await loadPrograms(${JSON.stringify(join(ROOT, 'programs'))}), now: Date.now() }
  const said = await openStore({ file: process.argv[1] }, { stand }).then(() => 'opened', error => error.problems?.[0] ?? error.stack)
  console.log(said); process.exit(0)`

/** What is said of a file where a shell has set something up before, and does something after. */
function opening(file: string, setUp: string, shell = ['bash'], after = 'true'): string {
  const [program = '', ...args] = shell
  const script = `${setUp} && "$0" --input-type=module-typescript -e "$1" "$2" && ${after}`
  const run = spawnSync(program, [...args, '-c', script, process.execPath, OPEN, file], { encoding: 'utf8' })
  if (run.status !== 0) throw new Error(run.stderr)
  return run.stdout.trim()
}

/** A name space of its own, in which even who is not root may mount. */
const ALONE = ['unshare', '--map-root-user', '--mount', 'bash']
const mayMount = spawnSync(ALONE[0] ?? '', [...ALONE.slice(1), '-c', 'true']).status === 0

// Each starts a process or two, which on a busy machine takes its time.
describe('a whole SQLite file that the system does not let be used', { timeout: 120_000 }, () => {
  test.runIf(mayMount).each([
    ['nothing at all', '0'],
    ['room for the log, not for what is shared', '8192'],
    ['room for half of the first transaction', '65536'],
  ])('on a full disk with %s is not called damaged, and stays as it is', (_what, room) => {
    const { file } = copyOfFourteenWeeks()
    const folder = join(temporaryFolder(), 'small')
    mkdirSync(folder)
    const disk = join(folder, 'spotter.db')
    const kept = join(temporaryFolder(), 'kept.db')
    const setUp = `mount -t tmpfs -o size=1048576 none ${folder} && cp ${file} ${disk} &&
      head -c $(($(df --output=avail -B1 ${folder} | tail -1) - ${room})) /dev/zero > ${folder}/filler`
    const said = opening(disk, setUp, ALONE, `cp ${disk} ${kept}`)
    expect(said).toBe(
      `The database file ${disk} cannot be used. The disk is full: make room and start again. Nothing is lost.`,
    )
    expect(readFileSync(kept)).toEqual(readFileSync(file))
  })

  test.each(['-wal', '-shm', '-journal'])('is told of a folder where its %s should be', kind => {
    const { file } = copyOfFourteenWeeks()
    mkdirSync(file + kind)
    expect(fileCause(file)).toBe(
      `spotter.db${kind} is not a file: there is a folder, or something else, of that name.`,
    )
  })

  // In kB: less than any log, and less than the log of an update.
  test.each([16, 700])('where a file may have no more than %i kB, is told of the limit', kB => {
    const { file } = copyOfFourteenWeeks()
    const before = readFileSync(file)
    expect(opening(file, `ulimit -f ${kB}`)).toContain(
      'The system limits how large a file may be (ulimit -f)',
    )
    expect(readFileSync(file)).toEqual(before)
    expect(opening(file, 'true')).toBe('opened')
  })

  test.runIf(mayMount)('on a disk that may only be read, is told so', () => {
    const { file } = copyOfFourteenWeeks()
    const folder = temporaryFolder()
    const disk = join(folder, 'spotter.db')
    const setUp = `mount -t tmpfs none ${folder} && cp ${file} ${disk} && mount -o remount,ro ${folder}`
    expect(opening(disk, setUp, ALONE)).toContain('may only be read: mount it so that it can be written.')
  })
})

test('only what SQLite itself calls damaged is called so', () => {
  const reason = (errcode: number) => {
    try {
      return guarded(() => {
        throw Object.assign(new Error('refused'), { errcode })
      })
    } catch (error) {
      return error instanceof StorageError ? error.reason : undefined
    }
  }
  // https://sqlite.org/rescode.html: every code whose last byte is 11 or 26, and no other.
  const codes = Array.from({ length: 40 * 256 }, (_, code) => code)
  expect(codes.filter(code => reason(code) === 'broken').every(code => [11, 26].includes(code & 0xff))).toBe(
    true,
  )
  expect([11, 267, 523, 779, 26].map(reason)).toEqual(Array(5).fill('broken'))
  expect([10, 266, 522, 778, 1034, 3338, 5386, 8458].map(reason)).toEqual(Array(8).fill('failing'))
  expect([4874, 13].map(reason)).toEqual(['full', 'full'])
})
