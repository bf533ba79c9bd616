import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '../../src/storage/store.ts'
import { CHILD_ENV } from '../support/child-env.ts'
import { temporaryFolder } from '../support/folder.ts'
import { RunningMain } from '../support/run-main.ts'

const folder = temporaryFolder()

/** A command as an operator runs it. */
function npm(command: 'backup' | 'restore', ...args: string[]) {
  return npmOn(folder, command, ...args)
}

function npmOn(data: string, command: 'backup' | 'restore', ...args: string[]) {
  const env = { ...CHILD_ENV, DATA_DIR: data, PROGRAMS_DIR: resolve('programs') }
  const file = resolve(`src/cli/${command}.ts`)
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  })
  return { status, said: stdout + stderr }
}

test('goes back to a backup while no bot runs, says what to know, and which backups there are', async () => {
  const bot = new RunningMain(folder)
  await bot.url()
  expect(npm('backup', join(folder, 'monday.db'))).toMatchObject({
    status: 0,
    said: expect.stringMatching(
      /monday\.db: \d+ kB, checked\.\nTo go back to it: stop Spotter, and run npm run restore -- /,
    ),
  })
  expect(npm('restore', join(folder, 'monday.db'))).toMatchObject({
    status: 1,
    said: expect.stringMatching(/^Another Spotter already runs on/),
  })
  await bot.stop()
  const { status, said } = npm('restore', join(folder, 'monday.db'))
  expect([status, said]).toEqual([
    0,
    expect.stringMatching(
      /^\S+spotter\.db is what was backed up in \S+monday\.db\.\nNobody had deleted .*\nWhat was there stands in \S+replaced-\S+: delete it/,
    ),
  ])
  expect(readdirSync(folder).some(name => name.includes('.replaced-'))).toBe(true)
  const again = new RunningMain(folder)
  await again.url()
  expect(await again.stop()).toMatchObject({ code: 0 })
  expect(npm('restore')).toMatchObject({
    status: 1,
    said: expect.stringMatching(/^Usage: npm run restore -- FILE/),
  })
})

test('goes back to one on a machine where nothing has started yet, and prints names that can be pasted', {
  timeout: 120_000,
}, async () => {
  const data = join(folder, 'another machine')
  expect(npmOn(data, 'restore', 'tuesday.db')).toEqual({ status: 1, said: 'There is no file tuesday.db.\n' })
  expect(existsSync(data)).toBe(false)
  const store = await openStore({ file: join(folder, 'of the first.db') })
  await store.close()
  expect(npmOn(data, 'restore', 'of the first.db')).toMatchObject({ status: 0 })
  expect(statSync(data).mode & 0o777).toBe(0o700)
  expect(npmOn(data, 'backup', 'a copy.db').said).toContain("npm run restore -- 'a copy.db'\n")
})
