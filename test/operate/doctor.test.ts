import { existsSync, globSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Patient } from '../../src/operate/doctor/patient.ts'
import { PERMISSIONS } from '../../src/platforms/discord/connect.ts'
import { scopesOf } from '../../src/platforms/slack/scopes.ts'
import { Installation } from '../support/operate/installation.ts'
import { OWN_FAULTS } from '../support/operate/own-faults.ts'
import { PLATFORM_FAULTS } from '../support/operate/platform-faults.ts'

let on: Installation
beforeEach(async () => {
  on = await Installation.open()
})
afterEach(() => on.close())

/** Every file of the data's folder, as it is. */
function files(): unknown {
  const data = join(on.folder, 'data')
  const names = ['spotter.db', 'health.key', 'backups']
  return names.map(name => [name, statSync(join(data, name)).mtimeMs, statSync(join(data, name)).size])
}

test('a healthy installation is one in which nothing is found, and nothing is written', async () => {
  const before = files()
  expect(await on.diagnose()).toEqual([])
  expect(files()).toEqual(before)
  expect(on.discord.fake.rest.seen.filter(({ method }) => method !== 'GET')).toHaveLength(1)
})

test('one that was never started is healthy, too', async () => {
  rmSync(join(on.folder, 'data'), { recursive: true })
  on.env.DATA_DIR = join(on.folder, 'data', 'of', 'ours')
  expect(await on.diagnose()).toEqual([])
  expect(existsSync(join(on.folder, 'data'))).toBe(false)
})

/** Each fault, what is found of it, and how it is made. */
const FAULTS = [...PLATFORM_FAULTS, ...OWN_FAULTS]

/** The codes that stand in the sources of the doctor and of what it asks. */
function codes(): Set<string> {
  const sources = globSync('src/{operate,platforms}/**/*.ts')
    .map(file => readFileSync(file, 'utf8'))
    .join('\n')
  const said = [...sources.matchAll(/(?:\bcode: |\bopen\()[`']([^`']+)[`']/g)].map(([, code = '']) => code)
  const ofBoth = /^\$\{name\}/
  return new Set(
    said.flatMap(code =>
      ofBoth.test(code) ? ['discord', 'slack'].map(name => code.replace(ofBoth, name)) : [code],
    ),
  )
}

test('every fault that can be found is made here', () => {
  const made = [...FAULTS.map(([code]) => code), 'discord.permissions', 'slack.scopes']
  // What a revoked token looks like in Slack has names of its own; how each setting is wrong, test/config-pairs.test.ts tries.
  const elsewhere = ['slack.token']
  expect([...codes()].filter(code => !elsewhere.includes(code)).toSorted()).toEqual(
    [...new Set(made)].toSorted(),
  )
})

describe('a fault that is made is found', () => {
  test.each(FAULTS)('%s: %s', async (code, what, make) => {
    let patient: Partial<Patient> = {}
    await make(on, over => {
      patient = over
    })
    const found = await on.diagnose(patient)
    expect(found.map(one => one.code)).toContain(code)
    expect(found.find(one => one.code === code)?.what).toMatch(what)
    expect(found.every(one => one.what.length > 20)).toBe(true)
  })

  test.each(Object.entries(PERMISSIONS))('discord.permissions: %s', async (name, bit) => {
    on.discord.guild.botPermissions &= ~bit
    expect(await on.diagnose()).toEqual([
      expect.objectContaining({ code: 'discord.permissions', what: expect.stringContaining(name) }),
    ])
  })

  test.each(scopesOf().filter(scope => !/:read$/.test(scope) || scope === 'users:read'))(
    'slack.scopes: %s',
    async scope => {
      on.workspace.scopes = on.workspace.scopes.filter(one => one !== scope)
      expect(await on.diagnose()).toEqual([
        expect.objectContaining({ code: 'slack.scopes', what: expect.stringContaining(scope) }),
      ])
    },
  )
})
