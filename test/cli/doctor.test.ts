import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CHILD_ENV } from '../support/child-env.ts'
import { freePort } from '../support/free-port.ts'
import { Installation } from '../support/operate/installation.ts'
import { RunningMain } from '../support/run-main.ts'

let on: Installation
beforeEach(async () => {
  on = await Installation.open()
})
afterEach(() => on.close())

/** Years from now these tests run with the same Node, whose zone data is old by then, and the doctor says so. */
const ZONES = /^warning: The time zones’ rules are those of .*\n/m

/** Runs `npm run doctor` in the installation's folder. */
function doctor(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  on.write()
  const child = spawn(process.execPath, [resolve('src/cli/doctor.ts'), ...args], {
    cwd: on.folder,
    env: { ...CHILD_ENV },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', chunk => (out += chunk))
  child.stderr.on('data', chunk => (err += chunk))
  return new Promise(done => child.on('close', code => done({ code, out, err })))
}

test('says that all is well, also for machines, and while the bot runs', async () => {
  const first = await doctor()
  // One warning, and no other, is no fault of the installation.
  expect({ ...first, out: first.out.replace(ZONES, 'All is well.\n') }).toEqual({
    code: 0,
    out: 'All is well.\n',
    err: '',
  })
  Object.assign(on.env, { PAGE: 'true' })
  on.write()
  const port = `${await freePort()}`
  const bot = new RunningMain(on.folder, { ...on.env, PORT: port })
  await bot.says(/Spotter is running/)
  Object.assign(on.env, { PORT: port })
  const { code, out } = await doctor('--json')
  const { ok, findings } = JSON.parse(out) as { ok: boolean; findings: { code: string }[] }
  expect([code, ok, findings.filter(({ code }) => code !== 'zones.old')]).toEqual([0, true, []])
  await bot.stop()
})

test('says every fault in a line, with how to mend it, hides secrets, and ends with 1', async () => {
  Object.assign(on.env, { LOG_LEVEL: 'loud', DISCORD_TOKEN: 'not-this-one' })
  const { code, out } = await doctor()
  expect(code).toBe(1)
  const lines = out.replace(ZONES, '').trim().split('\n')
  expect(lines).toEqual([
    expect.stringMatching(/^FAULT: LOG_LEVEL must be one of/),
    expect.stringMatching(/^FAULT: Discord does not take the bot’s token\. Copy it again/),
  ])
  expect(out).not.toContain('not-this-one')
})

test('ends with 0 where nothing is but a warning, and says how it is called', async () => {
  on.discord.fake.rest.logins = 3
  expect(await doctor()).toMatchObject({ code: 0, out: expect.stringMatching(/^warning: Only 3 of/m) })
  expect(await doctor('--jsn')).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^Usage: npm run doctor/),
  })
})
