import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { dailyBackup } from '../../src/operate/backups.ts'
import { damageOf } from '../../src/storage/backup.ts'
import { openStore } from '../../src/storage/store.ts'
import { CHILD_ENV } from '../support/child-env.ts'
import { temporaryFolder } from '../support/folder.ts'
import { fill } from '../support/storage/fill.ts'

/** A bot's data, and what it logs when it is backed up. */
async function keeper(env: Record<string, string> = {}) {
  const folder = temporaryFolder()
  const config = readConfig({ DISCORD_TOKEN: 't', DATA_DIR: folder, ...env })
  const store = await openStore({ file: join(folder, 'spotter.db') })
  await fill(store, 3)
  const logged: { level: string; message: string; data: object }[] = []
  const at = (level: string) => (data: object, message: string) => void logged.push({ level, message, data })
  const log = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
  const [daily] = dailyBackup(config, log)
  return { folder, store, logged, daily, made: () => readdirSync(config.backups?.dir ?? '') }
}

const NEVER = new AbortController().signal

test('a backup is made while the bot writes, whole and for its owner alone, and the oldest go', async () => {
  const { folder, store, daily, logged, made } = await keeper({ BACKUP_KEEP: '2' })
  for (let day = 0; day < 3; day++) {
    const busy = Array.from({ length: 50 }, (_, n) => store.space('x').set(`${day}/${n}`, n))
    await Promise.all([daily?.run(NEVER), ...busy])
  }
  expect(made()).toHaveLength(2)
  for (const name of made()) {
    const file = join(folder, 'backups', name)
    expect(damageOf(file)).toEqual([])
    expect(statSync(file).mode & 0o777).toBe(0o600)
  }
  expect(statSync(join(folder, 'backups')).mode & 0o777).toBe(0o700)
  expect(logged.map(line => line.message)).toEqual(Array(3).fill('a backup was made, and checked'))
  await store.close()
})

test('two at once, the daily one and one by hand, are both made, and neither takes the other away', async () => {
  const { folder, store, daily, logged, made } = await keeper({ BACKUP_KEEP: '1' })
  const partial = 'spotter-20261127T000000000Z.db.partial-7'
  mkdirSync(join(folder, 'backups'))
  writeFileSync(join(folder, 'backups', partial), 'another process is at it')
  const args = [resolve('src/cli/backup.ts'), '--keep', '1', join(folder, 'backups')]
  const env = { ...CHILD_ENV, DATA_DIR: folder }
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: 'ignore' })
  const [[code]] = await Promise.all([once(child, 'exit'), daily?.run(NEVER)])
  expect(code).toBe(0)
  expect(logged.map(line => line.message)).toEqual(['a backup was made, and checked'])
  expect(made()).toContain(partial)
  const whole = made().filter(name => name !== partial)
  expect(whole.length).toBeGreaterThan(0)
  for (const name of whole) expect(damageOf(join(folder, 'backups', name))).toEqual([])
  await store.close()
})

test('why none could be made is said once, and the bot goes on', async () => {
  const { folder, store, daily, logged } = await keeper({ BACKUP_DIR: join(import.meta.filename, 'backups') })
  await daily?.run(NEVER)
  expect(logged).toEqual([expect.objectContaining({ level: 'error', message: 'no backup could be made' })])
  expect(existsSync(join(folder, 'backups'))).toBe(false)
  await store.close()
})

test('a stop waits for no backup, and what it left is cleared away by the next', async () => {
  const { folder, store, daily, made } = await keeper()
  mkdirSync(join(folder, 'backups'))
  const left = join(folder, 'backups', 'spotter-20260101T000000000Z.db.partial-7')
  writeFileSync(left, 'half')
  utimesSync(left, new Date('2026-01-01'), new Date('2026-01-01'))
  writeFileSync(join(folder, 'backups', 'mine.db'), 'not ours')
  await daily?.run(NEVER)
  expect(made().filter(name => !/^(spotter-\d{8}T\d{9}Z|mine)\.db$/.test(name))).toEqual([])
  expect(made()).toContain('mine.db')
  const running = new AbortController()
  const run = daily?.run(running.signal)
  running.abort()
  await run
  await store.close()
})

test('none is made with BACKUP_KEEP=0, with Postgres, and where only the page is tried', () => {
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
  const key = `k1:${Buffer.alloc(32).toString('base64')}`
  for (const env of [
    { DISCORD_TOKEN: 't', BACKUP_KEEP: '0' },
    { DISCORD_TOKEN: 't', DATABASE_URL: 'postgres://a@b/c', HEALTH_KEY: key },
    {},
  ])
    expect(dailyBackup(readConfig(env), log)).toEqual([])
})
