import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/folder.ts'
import { RunningMain } from '../support/run-main.ts'

const folder = temporaryFolder()

function npm(command: 'backup' | 'restore', ...args: string[]): { status: number | null; said: string } {
  const env = { PATH: process.env.PATH, DATA_DIR: folder, PROGRAMS_DIR: resolve('programs') }
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
