import { parseEnv } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SetupError } from '../../../src/core/errors.ts'
import { withSettings } from '../../../src/operate/setup/env-text.ts'

test('a setting takes the place of the same one, and all else stays as it stands', () => {
  const before = '# mine\nPORT=8080\nexport DISCORD_TOKEN=old # from the portal\n\nNOTE="two\nlines"'
  expect(withSettings(before, { DISCORD_TOKEN: 'a.b.c', SLACK_APP_TOKEN: 'xapp-1' })).toBe(
    '# mine\nPORT=8080\nexport DISCORD_TOKEN=a.b.c\n\nNOTE="two\nlines"\nSLACK_APP_TOKEN=xapp-1\n',
  )
  expect(withSettings('', { A: 'b' })).toBe('A=b\n')
  expect(withSettings('A=1\nA=2\n', { A: '3' })).toBe('A=3\nA=3\n')
})

test('what would change another setting is refused', () => {
  const hidden = 'NOTE="first\nDISCORD_TOKEN=no setting\nlast"\n'
  expect(() => withSettings(hidden, { DISCORD_TOKEN: 't' })).toThrow(SetupError)
  expect(() => withSettings('', { A: '\'"`' })).toThrow(/A cannot stand in \.env/)
})

test('whatever is set is read back so, beside whatever else is there', () => {
  const name = fc.stringMatching(/^[A-Z][A-Z_]{0,8}$/)
  const value = fc.string({ unit: 'grapheme-ascii', maxLength: 30 })
  const line = fc.oneof(
    fc.tuple(name, fc.stringMatching(/^[\w ]*$/)).map(([n, v]) => `${n}=${v}`),
    fc.constantFrom('', '# comment', "QUOTED='a # b'", 'BACK=`x "y"`', '  SPACED = 1'),
  )
  fc.assert(
    fc.property(fc.array(line), fc.dictionary(name, value), (lines, set) => {
      const text = lines.join('\n')
      let out: string
      try {
        out = withSettings(text, set)
      } catch (error) {
        expect(error).toBeInstanceOf(SetupError)
        return
      }
      expect({ ...parseEnv(out) }).toEqual({ ...parseEnv(text), ...set })
    }),
  )
})
