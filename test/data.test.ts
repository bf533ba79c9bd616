import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, describe, expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'
import { SetupError } from '../src/core/errors.ts'
import { openData } from '../src/data.ts'
import { keepPrivate, readableByOthers } from '../src/rights.ts'
import { openStore, type Store } from '../src/storage/store.ts'
import { temporaryFolder } from './support/folder.ts'
import { copyOfFourteenWeeks } from './support/fourteen-weeks.ts'
import { PROGRAMS } from './support/programs.ts'
import { RunningMain } from './support/run-main.ts'

const root = temporaryFolder()
const folder = () => mkdtempSync(join(root, 'run-'))
const DISCORD = { DISCORD_TOKEN: 'a.b.c' }

const open: Store[] = []
const running: RunningMain[] = []
afterEach(async () => {
  for (const store of open.splice(0)) await store.close()
  await Promise.all(running.splice(0).map(bot => bot.end('SIGKILL')))
})

type Line = { level: string; data: object; message: string }

function aLog() {
  const lines: Line[] = []
  const write = (level: string) => (data: object, message: string) =>
    void lines.push({ level, data, message })
  return {
    lines,
    log: { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') },
  }
}

/** Opens a folder's data as a start does. @returns what it says in the log */
async function start(dataDir: string, env: Record<string, string> = {}): Promise<Line[]> {
  const { lines, log } = aLog()
  open.push(await openData(readConfig({ DATA_DIR: dataDir, ...env }), PROGRAMS, log, Date.now))
  return lines
}

describe('a start says what it opened', () => {
  test('that groups are planned on a platform that is not connected', async () => {
    const { file } = copyOfFourteenWeeks()
    const unserved = (lines: Line[]) => lines.filter(({ message }) => /is not set/.test(message))
    const says = (platform: string, setting: string) => ({
      level: 'warn',
      data: { platform, groups: expect.any(Number) },
      message: `${setting} is not set: groups that are planned there get no prompt and no answer until it is`,
    })
    const [discord, slack] = [
      says('discord', 'DISCORD_TOKEN'),
      says('slack', 'SLACK_BOT_TOKEN (or SLACK_CLIENT_ID)'),
    ]
    expect(unserved(await start(join(file, '..')))).toEqual([discord, slack])
    const { file: other } = copyOfFourteenWeeks()
    expect(unserved(await start(join(other, '..'), DISCORD))).toEqual([slack])
    expect(unserved(await start(folder()))).toEqual([])
  })

  test('nothing, where the file is another program’s, whatever its tables are called', async () => {
    const at = folder()
    const other = new DatabaseSync(join(at, 'spotter.db'))
    other.exec('create table wallets (id)')
    other.close()
    await expect(start(at)).rejects.toThrow(
      /belongs to another program: it has tables of its own called wallets/,
    )
  })

  test('a new database by its whole path, and as a warning where real people are to be met', async () => {
    const [one, two, relative] = [folder(), folder(), folder()]
    expect(await start(one)).toEqual([
      {
        level: 'info',
        data: { database: join(one, 'spotter.db') },
        message: 'a new, empty database was made',
      },
    ])
    expect(await start(two, DISCORD)).toEqual([
      {
        level: 'warn',
        data: { database: join(two, 'spotter.db') },
        message: expect.stringContaining('if there was one before, end this, and check DATA_DIR'),
      },
    ])
    const [line] = await start(`${relative}/../${relative.split('/').at(-1)}/.`)
    expect(line?.data).toEqual({ database: join(relative, 'spotter.db') })
  })

  test('one that was there, with how much is in it', async () => {
    const { file } = copyOfFourteenWeeks()
    const lines = await start(join(file, '..'), {
      ...DISCORD,
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
    })
    expect(lines.at(-1)).toEqual({
      level: 'info',
      data: { database: file, groups: 7, members: 26 },
      message: 'the database was opened',
    })
    expect(lines.filter(line => line.level === 'warn')).toEqual([])
  })

  test('nothing at all, where a database was taken away from its log', async () => {
    const dataDir = folder()
    writeFileSync(join(dataDir, 'spotter.db-wal'), 'what was said last')
    const error = await start(dataDir).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(SetupError)
    expect(String(error)).toContain('spotter.db is not there, but')
  })
})

test('a folder below a file cannot be made, which is said', async () => {
  const file = join(folder(), 'taken')
  writeFileSync(file, '')
  await expect(start(join(file, 'deeper'))).rejects.toMatchObject({
    problems: [`The folder ${file}/deeper (DATA_DIR) cannot be made: a part of it is a file, not a folder.`],
  })
})

test('a list of deletions that is a folder is told of in a sentence', async () => {
  const dataDir = folder()
  mkdirSync(join(dataDir, 'deletions'))
  await expect(start(dataDir)).rejects.toMatchObject({
    problems: [
      expect.stringMatching(/deletions, the list of who deleted their data, cannot be used: it is a folder/),
    ],
  })
})

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

describe('two bots on one database', () => {
  test('the second is refused with who runs, and starts when that is gone, even without a word', async () => {
    const dataDir = folder()
    const first = new RunningMain(folder(), { DATA_DIR: dataDir })
    running.push(first)
    await first.url()
    const { code, err } = await new RunningMain(folder(), { DATA_DIR: dataDir }).ended
    expect(code).toBe(1)
    expect(err).toMatch(
      new RegExp(`Another Spotter already runs on ${dataDir}/spotter.db \\(process \\d+ on .+\\)\\.`),
    )
    expect(err).toContain('stop that one first, or give this one a DATA_DIR of its own.')
    await first.end('SIGKILL')
    const second = new RunningMain(folder(), { DATA_DIR: dataDir })
    running.push(second)
    await second.url()
    expect(await second.end('SIGTERM')).toMatchObject({ code: 0 })
  })

  test.each(['the file', 'a link to it', 'a link to where it is to be'])(
    'are seen where the one gets there by a link, and the other by %s',
    async other => {
      const [one, two, three] = [folder(), folder(), folder()]
      symlinkSync(join(one, 'spotter.db'), join(two, 'spotter.db'))
      symlinkSync(join('..', basename(two), 'spotter.db'), join(three, 'spotter.db'))
      if (other !== 'a link to where it is to be')
        await (await openStore({ file: join(one, 'spotter.db') })).close()
      const first = new RunningMain(folder(), { DATA_DIR: two })
      running.push(first)
      await first.url()
      const { code, err } = await new RunningMain(folder(), { DATA_DIR: other === 'the file' ? one : three })
        .ended
      expect(code).toBe(1)
      expect(err).toContain('Another Spotter already runs on')
    },
  )

  test('on a file of two names is warned of: each name has a log of its own', async () => {
    const [one, two] = [folder(), folder()]
    await (await openStore({ file: join(one, 'spotter.db') })).close()
    linkSync(join(one, 'spotter.db'), join(two, 'spotter.db'))
    const warnings = (await start(one)).filter(({ level }) => level === 'warn')
    expect(warnings).toEqual([
      {
        level: 'warn',
        data: { database: join(one, 'spotter.db'), names: 2 },
        message: expect.stringContaining('has other names (hard links)'),
      },
    ])
  })

  test('a lock that is damaged is not the database: it is to be deleted, and nothing else', async () => {
    const dataDir = folder()
    writeFileSync(
      join(dataDir, 'spotter.db.lock'),
      'no database, but long enough to be read as one'.repeat(100),
    )
    await expect(start(dataDir)).rejects.toMatchObject({
      problems: [expect.stringMatching(/spotter\.db\.lock cannot be used\. It is damaged: delete it\./)],
    })
  })

  test('is not a backup beside a bot, nor a lock file that was left or deleted', async () => {
    const dataDir = folder()
    const bot = new RunningMain(folder(), { DATA_DIR: dataDir })
    running.push(bot)
    await bot.url()
    const reader = await openStore({ file: join(dataDir, 'spotter.db') })
    expect(await reader.size()).toEqual({ groups: 0, members: 0 })
    await reader.close()
    await bot.end('SIGKILL')
    rmSync(join(dataDir, 'spotter.db.lock'))
    await start(dataDir)
  })
})
