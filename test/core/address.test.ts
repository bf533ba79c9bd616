import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Person, personKey, personOf, placeKey, placeOf } from '../../src/core/address.ts'

const id = fc.string({ unit: fc.constantFrom(...'abcXYZ0189-_.%'), minLength: 1, maxLength: 30 })
const platform = fc.constantFrom('discord', 'slack', 'web')
const person: fc.Arbitrary<Person> = fc.record({ platform, tenant: id, id })

describe('a key', () => {
  test('names one person, and gives them back', () => {
    fc.assert(
      fc.property(person, one => {
        expect(personOf(personKey(one))).toEqual(one)
      }),
    )
  })

  test('names one channel, whatever thread of it one stands in', () => {
    fc.assert(
      fc.property(fc.record({ platform, tenant: id, channel: id }), id, (place, thread) => {
        expect(placeOf(placeKey({ ...place, thread, direct: true }))).toEqual(place)
      }),
    )
  })

  test('is the same for two people only when they are the same', () => {
    fc.assert(
      fc.property(person, person, (a, b) => {
        expect(personKey(a) === personKey(b)).toBe(isDeepStrictEqual({ ...a }, { ...b }))
      }),
    )
  })

  test('differs between tenants and between platforms', () => {
    const ana: Person = { platform: 'web', tenant: 'a', id: 'ana' }
    expect(personKey({ ...ana, tenant: 'b' })).not.toBe(personKey(ana))
    expect(personKey({ ...ana, platform: 'slack' })).not.toBe(personKey(ana))
    expect(personKey({ ...ana })).toBe(personKey(ana))
  })

  test.each(['', 'web', 'web/local', 'web//ana', 'web/local/', 'irc/local/ana', 'web/local/ana/more'])(
    'is refused when it is %j',
    key => {
      expect(() => personOf(key)).toThrow(RangeError)
      expect(() => placeOf(key)).toThrow(RangeError)
    },
  )
})
