import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PlatformError, SetupError } from '../../src/core/errors.ts'
import { hostileName, UNPRINTABLE } from '../support/hostile-names.ts'

test('what an operator reads of an error colours, moves and turns nothing, whatever it quotes', () => {
  fc.assert(
    fc.property(hostileName, name => {
      const setup = new SetupError([`${name} is no setting.`, 'PORT is set twice.'])
      const platform = new PlatformError('refused', `no channel ${name}`, { detail: name })
      for (const text of [setup.message, ...setup.problems, platform.message, platform.detail])
        expect(text).not.toMatch(UNPRINTABLE)
      expect(setup.problems).toHaveLength(2)
    }),
  )
})
