import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { SetupError } from '../src/chat/errors.ts'
import { loadEnvFile, readConfig } from '../src/config.ts'
import { temporaryFolder } from './support/folder.ts'

const folder = temporaryFolder()
const SET = 'SPOTTER_CONFIG_TEST'
afterEach(() => {
  delete process.env[SET]
})

/** What is wrong with an environment. */
function problems(work: () => unknown): readonly string[] {
  try {
    work()
  } catch (error) {
    if (error instanceof SetupError) return error.problems
    throw error
  }
  return []
}

describe('the settings', () => {
  const defaults = { port: 3000, dataDir: './data', programsDir: './programs', logLevel: 'info' }

  test('are the defaults when nothing is set, or set to nothing', () => {
    expect(readConfig({})).toMatchObject(defaults)
    expect(readConfig({ PORT: '', DATA_DIR: '  ', LOG_LEVEL: undefined, HOME: '/root' })).toMatchObject(
      defaults,
    )
  })

  test('are what is set', () => {
    const env = { PORT: '0', DATA_DIR: '/var/lib/spotter', PROGRAMS_DIR: 'mine', LOG_LEVEL: 'debug' }
    expect(readConfig(env)).toMatchObject({
      port: 0,
      dataDir: '/var/lib/spotter',
      programsDir: 'mine',
      logLevel: 'debug',
    })
  })

  test.each(['eighty', '-1', '65536', '3000.5', '3000;', 'NaN', 'Infinity'])('refuse the port %j', port => {
    expect(problems(() => readConfig({ PORT: port }))).toEqual([
      expect.stringMatching(/^PORT must be .*\. It is set in the environment or in \.env\.$/),
    ])
  })

  test('say everything that is wrong at once', () => {
    const found = problems(() => readConfig({ PORT: 'x', LOG_LEVEL: 'loud' }))
    expect(found).toEqual([
      expect.stringContaining('PORT must be a number, like 3000.'),
      expect.stringContaining('LOG_LEVEL must be one of debug, info, warn, error.'),
    ])
  })
})

describe('the .env file', () => {
  test('need not be there', () => {
    expect(problems(() => loadEnvFile(join(folder, 'nowhere.env')))).toEqual([])
  })

  test('adds to the environment, and what is set already stays', () => {
    const path = join(folder, 'some.env')
    writeFileSync(path, `# a comment\n${SET}=from the file\n`)
    loadEnvFile(path)
    expect(process.env[SET]).toBe('from the file')
    writeFileSync(path, `${SET}=another\n`)
    loadEnvFile(path)
    expect(process.env[SET]).toBe('from the file')
  })

  test('that cannot be read is one sentence', () => {
    const path = join(folder, 'a-folder.env')
    mkdirSync(path)
    const found = problems(() => loadEnvFile(path))
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(`${path} cannot be read`)
  })
})
