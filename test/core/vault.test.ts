import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { vault } from '../../src/core/vault.ts'

const key = () => randomBytes(32).toString('base64')
const [one, two] = [`one:${key()}`, `two:${key()}`]

test('what is sealed opens again, and shows nothing meanwhile', () => {
  const sealed = vault(one).seal('xoxb-secret', 'T1')
  expect(sealed).not.toContain('secret')
  expect(vault(one).open(sealed, 'T1')).toBe('xoxb-secret')
  expect(vault(one).seal('xoxb-secret', 'T1')).not.toBe(sealed)
})

test('keys rotate: the first seals, all open', () => {
  const old = vault(one).seal('secret', 'T1')
  const both = vault(`${two}, ${one}`)
  expect(both.open(old, 'T1')).toBe('secret')
  expect(vault(two).open(both.seal('secret', 'T1'), 'T1')).toBe('secret')
  expect(() => vault(two).open(old, 'T1')).toThrow('unknown key: one')
})

test('what was moved, changed or cut does not open', () => {
  const sealed = vault(one).seal('secret', 'T1')
  expect(() => vault(one).open(sealed, 'T2')).toThrow()
  const [version, id, data = ''] = sealed.split('.')
  const bytes = Buffer.from(data, 'base64url')
  for (let i = 0; i < bytes.length; i++) {
    const changed = Buffer.from(bytes)
    changed[i] = (changed[i] ?? 0) ^ 1
    expect(() => vault(one).open([version, id, changed.toString('base64url')].join('.'), 'T1')).toThrow()
  }
  for (const cut of [0, 5, 12, 20, bytes.length - 1]) {
    const short = bytes.subarray(0, cut).toString('base64url')
    expect(() => vault(one).open([version, id, short].join('.'), 'T1')).toThrow()
  }
  for (const text of ['', 'v1', 'v2.one.x', '{"token":"xoxb"}'])
    expect(() => vault(one).open(text, 'T1')).toThrow()
})

test.each(['', 'one', 'one:short', `one:${key()}:x`, `${one},${one}`, `not good:${key()}`])(
  'keys that cannot be read are a problem of the setup, told without the key: %#',
  keys => {
    const failure = (() => {
      try {
        vault(keys)
      } catch (error) {
        return String(error)
      }
    })()
    expect(failure).toContain('SetupError')
    for (const secret of keys.split(/[:,]/).filter(s => s.length > 20)) expect(failure).not.toContain(secret)
  },
)
