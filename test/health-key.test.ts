import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'
import { SetupError } from '../src/core/errors.ts'
import { randomKey } from '../src/core/vault.ts'
import { healthVault, sealAnswers } from '../src/health-key.ts'
import { openStore, type Store } from '../src/storage/store.ts'
import { temporaryFolder } from './support/folder.ts'
import { copyOfFourteenWeeks } from './support/fourteen-weeks.ts'
import { PROGRAMS } from './support/programs.ts'
import { aMember, FIRST, NINE } from './support/storage/things.ts'

const root = temporaryFolder()
const folder = () => mkdtempSync(join(root, 'run-'))
const KEY = /^k[0-9a-f]{8}:[A-Za-z0-9+/]{43}=\n$/

const open: Store[] = []
afterEach(async () => {
  for (const store of open.splice(0)) await store.close()
})

/** Opens a folder's answers as a start does. */
async function start(dataDir: string, env: Record<string, string> = {}) {
  const lines: { level: string; data: object; message: string }[] = []
  const write = (level: string) => (data: object, message: string) =>
    void lines.push({ level, data, message })
  const log = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
  const health = healthVault(readConfig({ DATA_DIR: dataDir, ...env }))
  const file = join(dataDir, 'spotter.db')
  const store = await openStore({ file }, { stand: { programs: PROGRAMS, now: Date.now() }, health })
  open.push(store)
  await sealAnswers(store, health, log)
  return { store, errors: lines.filter(({ level }) => level === 'error'), lines }
}

async function stop(): Promise<void> {
  await open.pop()?.close()
}

async function answered(store: Store): Promise<string> {
  const { id: memberId } = await aMember(store, 'ann')
  await store.checkIns.add({ memberId, week: FIRST, moment: 'before', answer: 'sore', at: NINE })
  return memberId
}

test('the first start makes a key beside the data, for its owner alone, and the next ones use it', async () => {
  const dataDir = folder()
  const file = join(dataDir, 'health.key')
  const memberId = await answered((await start(dataDir)).store)
  const key = readFileSync(file, 'utf8')
  expect(key).toMatch(KEY)
  expect((statSync(file).mode & 0o777).toString(8)).toBe('600')
  await stop()
  const { store, lines } = await start(dataDir)
  expect(await store.checkIns.all(memberId)).toMatchObject([{ answer: 'sore' }])
  expect(readFileSync(file, 'utf8')).toBe(key)
  expect(lines.filter(({ message }) => message.includes('health'))).toEqual([])
})

test('a key in the settings is used instead, and none is made', async () => {
  const dataDir = folder()
  await answered((await start(dataDir, { HEALTH_KEY: randomKey() })).store)
  expect(statSync(join(dataDir, 'health.key'), { throwIfNoEntry: false })).toBeUndefined()
})

test('a lost key is said at each start; nothing ends, new answers are kept, and the key opens the old ones again', async () => {
  const dataDir = folder()
  const [file, away] = [join(dataDir, 'health.key'), join(dataDir, '.kept')]
  const memberId = await answered((await start(dataDir)).store)
  await stop()
  renameSync(file, away)
  for (let n = 0; n < 2; n++) {
    const { store, errors } = await start(dataDir)
    const by = readFileSync(away, 'utf8').split(':')[0]
    expect(errors).toEqual([
      {
        level: 'error',
        data: { answers: 1, sealedWith: [by] },
        message: expect.stringMatching(/Put health.key back/),
      },
    ])
    expect(await store.checkIns.all(memberId)).toEqual([])
    await stop()
  }
  const old = readFileSync(away, 'utf8').trim()
  const both = { HEALTH_KEY: `${readFileSync(file, 'utf8').trim()},${old}` }
  const { store, errors } = await start(dataDir, both)
  expect(errors).toEqual([])
  expect(await store.checkIns.all(memberId)).toMatchObject([{ answer: 'sore' }])
})

test('another key under the same name is refused before it seals anything, and takes another name', async () => {
  const dataDir = folder()
  const [kept, other] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')]
  const memberId = await answered((await start(dataDir, { HEALTH_KEY: `k1:${kept}` })).store)
  await stop()
  const error = await start(dataDir, { HEALTH_KEY: `k1:${other}` }).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(SetupError)
  expect(String(error)).toMatch(/HEALTH_KEY.*k1, but it is not the k1 that encrypted.*another name/s)
  expect(String(error)).not.toContain(other)
  await stop()
  const renamed = await start(dataDir, { HEALTH_KEY: `k2:${other}` })
  expect(renamed.errors).toMatchObject([{ data: { answers: 1, sealedWith: ['k1'] } }])
  await stop()
  const { store, errors } = await start(dataDir, { HEALTH_KEY: `k2:${other},k1:${kept}` })
  expect(errors).toEqual([])
  expect(await store.checkIns.all(memberId)).toMatchObject([{ answer: 'sore' }])
})

test.each([
  ['k1', 'K1'],
  ['k-1', 'k_1'],
])('what %s sealed is sealed anew by %s, however alike their names are', async (older, newer) => {
  const dataDir = folder()
  const [old, fresh] = [older, newer].map(id => `${id}:${randomBytes(32).toString('base64')}`)
  const memberId = await answered((await start(dataDir, { HEALTH_KEY: String(old) })).store)
  await stop()
  await start(dataDir, { HEALTH_KEY: `${fresh},${old}` })
  await stop()
  const { store, errors } = await start(dataDir, { HEALTH_KEY: String(fresh) })
  expect(errors).toEqual([])
  expect(await store.checkIns.all(memberId)).toMatchObject([{ answer: 'sore' }])
})

test('answers of an older version are encrypted at the first start, and stay no longer in the file', async () => {
  const { file } = copyOfFourteenWeeks()
  expect(readFileSync(file).toString('latin1')).toMatch(/after(better|same|worse)/)
  const { store, lines } = await start(join(file, '..'))
  expect(lines.find(({ message }) => message.includes('encrypted'))?.data).toEqual({ answers: 308 })
  await store.scrub()
  for (const name of [file, `${file}-wal`])
    expect(readFileSync(name).toString('latin1')).not.toMatch(
      /(after|before)(better|same|worse|fine|sore|flag)/,
    )
  await stop()
  const again = await start(join(file, '..'))
  expect(again.lines.filter(({ message }) => message.includes('encrypted'))).toEqual([])
})

test('a key that cannot be used is said in a sentence, without the key', async () => {
  const dataDir = folder()
  writeFileSync(join(dataDir, 'health.key'), 'k1:c2hvcnQ=')
  const error = await start(dataDir).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(SetupError)
  expect(String(error)).toMatch(/health\.key, which encrypts.*has 5 bytes instead of 32.*Put it back/s)
  rmSync(join(dataDir, 'health.key'))
  expect(() => readConfig({ HEALTH_KEY: 'k1:c2hvcnQ=' })).toThrow(
    /HEALTH_KEY cannot be used. Key k1 has 5 bytes/,
  )
})
