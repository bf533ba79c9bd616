import { linkSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { SetupError } from '../src/core/errors.ts'
import { openStore } from '../src/storage/store.ts'
import { dataStarts, type Line } from './support/data-starts.ts'
import { copyOfFourteenWeeks } from './support/fourteen-weeks.ts'
import { RunningMain } from './support/run-main.ts'

const { running, folder, start } = dataStarts()
const DISCORD = { DISCORD_TOKEN: 'a.b.c' }

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
