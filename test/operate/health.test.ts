import { mkdtempSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { StorageError } from '../../src/core/errors.ts'
import { memorySpace } from '../../src/core/memory-space.ts'
import { Health, type Vitals } from '../../src/operate/health.ts'
import { temporaryFolder } from '../support/folder.ts'
import { samplesIn } from '../support/metrics.ts'
import { RunningMain } from '../support/run-main.ts'

const root = temporaryFolder()
const running: RunningMain[] = []
afterEach(() => Promise.all(running.splice(0).map(bot => bot.end('SIGKILL'))))

function run(env: Record<string, string>): RunningMain {
  const bot = new RunningMain(mkdtempSync(join(root, 'run-')), { LOG_LEVEL: 'info', ...env })
  running.push(bot)
  return bot
}

/** Where a bot answers machines, once it has said so. */
async function operateUrl(bot: RunningMain): Promise<string> {
  const said = await bot.says(/"url":"[^"]+".*health and figures/)
  return /"url":"([^"]+)"[^\n]*health and figures/.exec(said)?.[1] ?? ''
}

describe('a process that is to answer machines', () => {
  test('lives, is ready once its beat has begun, and tells its figures', async () => {
    const bot = run({ OPERATE_PORT: '0' })
    const url = await operateUrl(bot)
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    await bot.says(/Spotter is running/)
    const ready = await fetch(`${url}/readyz`)
    expect([ready.status, await ready.text()]).toEqual([200, 'ok\n'])
    const figures = await fetch(`${url}/metrics`)
    expect(figures.headers.get('content-type')).toMatch(/^text\/plain; version=/)
    const samples = samplesIn(await figures.text())
    expect(samples.get('spotter_connected{platform="web"}')).toBe(1)
    expect(samples.get('spotter_beat_age_seconds')).toBeGreaterThanOrEqual(0)
    expect(samples.get('spotter_log_lines_total{level="info"}')).toBeGreaterThan(0)
    expect(await bot.stop()).toMatchObject({ code: 0 })
  })

  test('answers nothing else, and takes nothing', async () => {
    const url = await operateUrl(run({ OPERATE_PORT: '0' }))
    expect((await fetch(`${url}/`)).status).toBe(404)
    expect((await fetch(`${url}/metrics/../.env`)).status).toBe(404)
    expect((await fetch(`${url}/metrics`, { method: 'POST', body: 'x' })).status).toBe(405)
    const odd = await new Promise<number | undefined>((done, fail) =>
      request(`${url}/`, { path: '//%ff' }, answer => done(answer.statusCode))
        .on('error', fail)
        .end(),
    )
    expect(odd).toBe(404)
  })

  test('listens nowhere unless it is told to', async () => {
    const bot = run({})
    const said = await bot.says(/Spotter is running/)
    expect(said).not.toMatch(/health and figures/)
  })
})

describe('health', () => {
  const vitals = (more: Partial<Vitals> = {}): Vitals => ({
    wanted: ['web'],
    platforms: new Map([['web', { isConnected: true }]]),
    sinceBeat: () => 1000,
    space: memorySpace(new Map()),
    ...more,
  })
  const failing = (set: () => Promise<void>) => ({ ...memorySpace(new Map()), set })

  test.each<[string, Partial<Vitals>, string[]]>([
    ['all is well', {}, []],
    [
      'a platform is not connected',
      { platforms: new Map([['web', { isConnected: false }]]) },
      ['It is not connected: web.'],
    ],
    ['a platform was never joined', { platforms: new Map() }, ['It is not connected: web.']],
    ['it has not begun', { sinceBeat: () => Number.POSITIVE_INFINITY }, ['It has not begun.']],
    ['beats stay away', { sinceBeat: () => 200_000 }, ['The latest beat was 200 s ago.']],
    [
      'the database refuses',
      { space: failing(() => Promise.reject(new StorageError('full', undefined))) },
      ['The database takes no writes.'],
    ],
    [
      'the database does not answer',
      { space: failing(() => new Promise(() => {})) },
      ['The database takes no writes.'],
    ],
  ])('says so where %s', async (_, given, found) => {
    expect(await new Health(vitals(given)).look()).toEqual(found)
  })

  test('asks the database once for many who look', async () => {
    let writes = 0
    const health = new Health(vitals({ space: failing(async () => void writes++) }))
    await Promise.all(Array.from({ length: 50 }, () => health.look()))
    expect(writes).toBe(1)
  })

  test('is not ready from the moment a stop begins', async () => {
    const health = new Health(vitals())
    expect(await health.look()).toEqual([])
    health.stopping()
    expect(await health.look()).toEqual(['It is stopping.'])
  })
})
