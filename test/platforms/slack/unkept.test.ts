import { afterEach, beforeEach, expect, test } from 'vitest'
import { StorageError } from '../../../src/core/errors.ts'
import type { ListedSpace } from '../../../src/core/spaces.ts'
import { realTimers, type Timers } from '../../../src/core/timers.ts'
import { createSlackPlatform } from '../../../src/platforms/slack/index.ts'
import type { FakeSlack } from '../../support/fake-slack/index.ts'
import type { Workspace } from '../../support/fake-slack/world.ts'
import { freePort } from '../../support/free-port.ts'
import { expiringSlack, installIn, replicaOf, warnings } from '../../support/renewing.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import { installByBrowser, memorySpaces, oauth, populate, slackOptions } from '../../support/slack-stage.ts'
import { waitFor } from '../../support/wait-for.ts'

const HOUR = 3600_000
const UNKEPT = expect.stringMatching(/^error: .*could not be kept.*is tried again/)
const KEPT = 'warn: the renewed token of a workspace is kept now'

let slack: FakeSlack
let acme: Workspace
let spaces: ReturnType<typeof memorySpaces>
let auth: ReturnType<typeof oauth>
let logged: string[]
/** Whether the disk takes anything, what it is full after, and whether rows can be deleted all the same. */
let disk: { full: boolean; after?: 'turn' | 'record'; deletes?: boolean }
/** What waits for its time, run by hand, and how long each was to wait. */
let waiting: Map<number, () => void>
let waits: number[]

beforeEach(async () => {
  slack = await expiringSlack()
  acme = populate(slack, 'T1', 'acme')
  spaces = memorySpaces()
  auth = oauth(slack)
  logged = []
  disk = { full: false }
  waiting = new Map()
  waits = []
  await installIn(replica(), acme)
})
afterEach(() => slack.stop())

const log = warnings(() => logged)

/** A namespace on the disk. */
function space<T>(name: string): ListedSpace<T> {
  const there = spaces.space<T>(name)
  const room = () => {
    if (disk.full) throw new StorageError('full', undefined)
  }
  return {
    ...there,
    async set(key, value, ttl) {
      room()
      await there.set(key, value, ttl)
      disk.full ||= disk.after === 'record'
    },
    async delete(key) {
      if (!disk.deletes) room()
      await there.delete(key)
    },
    async claim(key, value, ttl) {
      room()
      const isOurs = await there.claim(key, value, ttl)
      disk.full ||= disk.after === 'turn'
      return isOurs
    },
  }
}

const timers: Timers = {
  ...realTimers,
  after(ms, run) {
    const at = waits.push(ms)
    waiting.set(at, run)
    return { cancel: () => void waiting.delete(at) }
  },
}

/** The time comes for what waits. */
function pass(): void {
  for (const [at, run] of waiting) {
    waiting.delete(at)
    run()
  }
}

const replica = () => replicaOf(slack, { auth, space, log, timers })

/** A replica that has renewed a token which the disk did not take. */
async function unkept() {
  const one = replica()
  slack.skip(11 * HOUR)
  disk.after = 'turn'
  expect(await one.renewal.tokenOf('T1')).toBe(acme.token)
  disk = { full: true }
  return one
}

test('what was renewed as the disk filled up is used, and renewed in its turn, until there is room for it', async () => {
  const one = await unkept()
  expect(logged).toEqual([UNKEPT])
  expect(await one.renewal.tokenOf('T1')).toBe(acme.token)
  pass()
  await waitFor(async () => expect(waiting.size).toBe(1))
  disk.full = false
  pass()
  await waitFor(async () => expect(logged).toEqual([UNKEPT, KEPT]))
  expect(waits).toEqual([1000, 2000])
  expect(waiting.size).toBe(0)
  expect(await replica().renewal.tokenOf('T1')).toBe(acme.token)
  expect(slack.oauth.refreshes).toBe(1)
})

test('what was kept just before the disk filled up is given all the same', async () => {
  slack.skip(11 * HOUR)
  disk.after = 'record'
  expect(await replica().renewal.tokenOf('T1')).toBe(acme.token)
  expect([disk.full, logged]).toEqual([true, []])
  expect(await replica().renewal.tokenOf('T1')).toBe(acme.token)
})

test('the longer the disk is full, the more rarely it is tried: once a minute in the end', async () => {
  await unkept()
  for (let tries = 1; tries < 9; tries++) {
    pass()
    await waitFor(async () => expect(waits).toHaveLength(tries + 1))
  }
  expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000])
  expect(logged).toEqual([UNKEPT])
})

test('one that is not kept yet is renewed from memory when its own time comes, and tried in one place', async () => {
  const one = await unkept()
  slack.skip(11 * HOUR)
  disk = { full: false, after: 'turn' }
  // Turns end by themselves.
  await spaces.space('turns').delete('T1')
  expect(await one.renewal.tokenOf('T1')).toBe(acme.token)
  expect(slack.oauth.refreshes).toBe(2)
  expect(waiting.size).toBe(1)
  disk = { full: false }
  pass()
  await waitFor(async () => expect(logged.at(-1)).toBe(KEPT))
  expect(await replica().renewal.tokenOf('T1')).toBe(acme.token)
})

test('as long as one is not kept yet, nobody else spends again what was spent for it', async () => {
  disk.deletes = true
  await unkept()
  disk.full = false
  const old = await replica().renewal.tokenOf('T1')
  expect(old).not.toBe(acme.token)
  expect(logged).toEqual([UNKEPT])
})

test('a stop keeps what there is room for by then', async () => {
  const one = await unkept()
  disk.full = false
  await one.renewal.stop()
  expect(logged).toEqual([UNKEPT, KEPT])
  expect(waiting.size).toBe(0)
  expect(await replica().renewal.tokenOf('T1')).toBe(acme.token)
})

test('a stop without room says what is lost', async () => {
  const one = await unkept()
  await one.renewal.stop()
  expect(logged).toEqual([UNKEPT, expect.stringMatching(/^error: .*must install the app again$/)])
  expect(waiting.size).toBe(0)
})

test('the adapter keeps at its stop what there is room for by then', async () => {
  const port = await freePort()
  const connection = { kind: 'http', signingSecret: slack.signingSecret, port, host: '127.0.0.1' } as const
  const platform = createSlackPlatform(slackOptions(slack, acme, { connection, auth, space, log }))
  await platform.start(new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS))
  try {
    expect((await installByBrowser(slack, `http://127.0.0.1:${port}`, 'T1', 'acme')).ok).toBe(true)
    slack.skip(11 * HOUR)
    // Slack's own time, by which it is judged, stands beside each answer.
    await platform.isIn('T1')
    disk.after = 'turn'
    expect(await platform.isIn('T1')).toBe(true)
    expect(slack.oauth.refreshes).toBe(1)
    expect(logged).toEqual([UNKEPT])
    disk = { full: false }
  } finally {
    await platform.stop()
  }
  expect(logged).toEqual([UNKEPT, KEPT])
})

test('what was not kept is forgotten where the app is installed anew meanwhile', async () => {
  const one = await unkept()
  disk.full = false
  slack.install('T1', 'acme')
  await installIn(replica(), acme)
  pass()
  expect(await one.renewal.tokenOf('T1')).toBe(acme.token)
  await one.renewal.stop()
  expect(await replica().renewal.tokenOf('T1')).toBe(acme.token)
  expect(logged).toEqual([UNKEPT])
})

test('what was not kept is forgotten where the app is removed meanwhile', async () => {
  const one = await unkept()
  disk.full = false
  await replica().installations.removed('T1', slack.now() / 1000 + 1)
  await one.renewal.stop()
  expect(await one.renewal.tokenOf('T1')).toBeUndefined()
  expect([...spaces.all.keys()].filter(key => key.startsWith('i:'))).toEqual([])
  expect(logged).toEqual([UNKEPT])
})

test('while nothing can be written, nothing is renewed that could not be kept, and what lasts is used', async () => {
  const one = replica()
  const old = acme.token
  slack.skip(11 * HOUR)
  disk.full = true
  expect(await one.renewal.tokenOf('T1')).toBe(old)
  slack.skip(2 * HOUR)
  await expect(one.renewal.tokenOf('T1')).rejects.toThrow('storage is full')
  expect(slack.oauth.refreshes).toBe(0)
  disk.full = false
  expect(await one.renewal.tokenOf('T1')).toBe(acme.token)
})
