import { chmodSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { keepPrivate, readableByOthers } from '../src/rights.ts'
import { openStore } from '../src/storage/store.ts'
import { aLog, dataStarts } from './support/data-starts.ts'
import { RunningMain } from './support/run-main.ts'

const { running, folder, start, root } = dataStarts()

describe('nobody but the owner reads what is kept', () => {
  const mode = (...path: string[]) => (statSync(join(...path)).mode & 0o777).toString(8)
  const FILES = [
    'spotter.db',
    'spotter.db-wal',
    'spotter.db-shm',
    'spotter.db.lock',
    'health.key',
    'web.db',
    'web.db-wal',
  ]

  test('of what a start makes, whatever the shell’s umask is', async () => {
    const umask = process.umask(0)
    const dataDir = join(folder(), 'deep', 'data')
    const bot = new RunningMain(folder(), { DATA_DIR: dataDir })
    running.push(bot)
    process.umask(umask)
    await bot.url()
    expect([mode(dataDir, '..'), mode(dataDir)]).toEqual(['700', '700'])
    expect(FILES.map(name => [name, mode(dataDir, name)])).toEqual(FILES.map(name => [name, '600']))
  })

  test('of what an older version made, and of copies beside it; each is said', async () => {
    const dataDir = folder()
    await (await openStore({ file: join(dataDir, 'spotter.db') })).close()
    writeFileSync(join(dataDir, 'monday.db'), 'a copy')
    chmodSync(dataDir, 0o755)
    for (const name of ['spotter.db', 'monday.db']) chmodSync(join(dataDir, name), 0o644)
    const lines = await start(dataDir)
    expect(lines.filter(line => line.message.startsWith('others could read this'))).toHaveLength(3)
    expect(mode(dataDir)).toBe('700')
    expect(['spotter.db', 'monday.db', 'spotter.db-wal'].map(name => mode(dataDir, name))).toEqual(
      Array(3).fill('600'),
    )
    expect((await start(folder())).filter(line => line.message.startsWith('others'))).toEqual([])
  })

  test('of a database that is a link to another disk; other links lead to what is not ours', async () => {
    const [dataDir, disk] = [folder(), folder()]
    await (await openStore({ file: join(disk, 'spotter.db') })).close()
    writeFileSync(join(disk, 'other.db'), '')
    for (const name of ['spotter.db', 'other.db', 'gone.db']) {
      symlinkSync(join(disk, name), join(dataDir, name))
      if (name !== 'gone.db') chmodSync(join(disk, name), 0o644)
    }
    symlinkSync('web.db', join(dataDir, 'web.db'))
    chmodSync(disk, 0o755)
    expect(readableByOthers(dataDir)).toEqual([join(dataDir, 'spotter.db')])
    await start(dataDir)
    expect([mode(disk, 'spotter.db'), mode(disk, 'other.db')]).toEqual(['600', '644'])
    expect(readableByOthers(dataDir)).toEqual([])
  })

  test('but a folder that holds more than ours is left open to others, with a warning', async () => {
    const dataDir = folder()
    chmodSync(dataDir, 0o755)
    mkdirSync(join(dataDir, 'photos'))
    const { lines, log } = aLog()
    writeFileSync(join(dataDir, 'spotter.db'), '', { mode: 0o644 })
    keepPrivate(dataDir, log)
    expect(mode(dataDir)).toBe('755')
    expect(mode(dataDir, 'spotter.db')).toBe('600')
    expect(lines.map(line => [line.level, line.data])).toEqual([
      ['warn', { path: dataDir }],
      ['info', { path: join(dataDir, 'spotter.db'), mode: '600' }],
    ])
  })

  test('or, where the file is somebody else’s, the operator is told', () => {
    const dataDir = folder()
    const path = join(dataDir, 'spotter.db')
    writeFileSync(path, '', { mode: 0o644 })
    chmodSync(path, 0o644)
    chmodSync(root, 0o755)
    chmodSync(dataDir, 0o755)
    const { lines, log } = aLog()
    const isRoot = process.geteuid?.() === 0
    // Only root can be somebody else for a moment; anybody else leaves the folder to itself by a shared one.
    if (isRoot) process.seteuid?.(65534)
    try {
      keepPrivate(dataDir, log)
    } finally {
      if (isRoot) process.seteuid?.(0)
    }
    const told = lines.filter(line => line.level === 'warn').map(line => line.message)
    expect(told).toEqual(
      isRoot
        ? ['700', '600'].map(m => `others can read this, and it is not ours to change: chmod ${m} it`)
        : [],
    )
  })
})
