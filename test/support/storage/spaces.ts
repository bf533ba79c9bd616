import { expect, test, vi } from 'vitest'
import { DAY, type Opened, twenty } from './things.ts'

export function spacesContract(given: () => Opened): void {
  test('a value comes back as it was put, and an unknown key is undefined', async () => {
    const space = given().store.space('preferences')
    const values = [
      ':base64:eA==',
      '::',
      { ':k': ':bigint:1' },
      { units: 'kg', deep: [1, { a: null }] },
      'text',
      0,
      '',
      false,
      ['ä', '\u{1f3cb}', '\0'],
    ]
    for (const [nth, value] of values.entries()) {
      await space.set(`k${nth}`, value)
      expect(await space.get(`k${nth}`)).toEqual(value)
    }
    expect(await space.get('unknown')).toBeUndefined()
  })

  test('many are found at once, those that are there, and none that has expired', async () => {
    const { store } = given()
    const space = store.space<number>('s')
    await store.space('other').set('k1', 'not this')
    const keys = Array.from({ length: 1200 }, (_, nth) => `k${nth}`)
    for (const nth of [0, 1, 600, 1199]) await space.set(`k${nth}`, nth)
    await space.set('\0"', 7)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
    try {
      await space.set('k2', 2, 30)
      vi.setSystemTime(Date.now() + 30)
      expect([...(await space.many([...keys, '\0"'])).entries()]).toEqual([
        ['k0', 0],
        ['k1', 1],
        ['k600', 600],
        ['k1199', 1199],
        ['\0"', 7],
      ])
    } finally {
      vi.useRealTimers()
    }
    expect((await space.many([])).size).toBe(0)
  })

  test('what is asked of several namespaces in one moment is found in its own', async () => {
    const { store } = given()
    const [one, two] = [store.space('one'), store.space('two')]
    await one.set('k', 1)
    await two.set('k', 2)
    await two.set('l', 3)
    expect(await Promise.all([two.get('k'), one.get('k'), one.get('l'), two.many(['k'])])).toEqual([
      2,
      1,
      undefined,
      new Map([['k', 2]]),
    ])
  })

  test('a value is replaced by the next, and gone when deleted, as often as one likes', async () => {
    const { store, replica } = given()
    await store.space('s').set('k', { n: 1 })
    await store.space('s').set('k', { n: 2 })
    expect(await replica.space('s').get('k')).toEqual({ n: 2 })
    await replica.space('s').delete('k')
    await store.space('s').delete('k')
    expect(await store.space('s').get('k')).toBeUndefined()
  })

  test('all that a namespace holds is listed, and nothing of another or that has expired', async () => {
    const space = given().store.space<number>('listed')
    await given().store.space('listed-too').set('k', 1)
    expect(await space.all()).toEqual(new Map())
    const keys = ['T1', '\0"', 'ä/\u{1f3cb}', 'back\\slash']
    for (const [nth, key] of keys.entries()) await space.set(key, nth)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
    try {
      await space.set('gone', 9, 30)
      vi.setSystemTime(Date.now() + 30)
      expect(await space.all()).toEqual(new Map(keys.map((key, nth) => [key, nth])))
    } finally {
      vi.useRealTimers()
    }
  })

  test('namespaces are apart, even where name and key could be read as one', async () => {
    const { store } = given()
    const pairs = [
      ['a', 'b:c'],
      ['a:b', 'c'],
      ['a', 'c'],
      ['a/b', 'c'],
      ['keyv', 'a:c'],
      ['', 'a'],
    ] as const
    for (const [name, key] of pairs) await store.space(name).set(key, `${name} | ${key}`)
    for (const [name, key] of pairs) expect(await store.space(name).get(key)).toBe(`${name} | ${key}`)
    await store.space('a').delete('c')
    expect(await store.space('a:b').get('c')).toBe('a:b | c')
  })

  test('two spaces used at once do not mix', async () => {
    const { store } = given()
    const [a, b] = [store.space<number>('a'), store.space<number>('b')]
    await twenty(nth => (nth % 2 ? a : b).set(`k${nth >> 1}`, nth))
    for (let nth = 0; nth < 20; nth++) expect(await (nth % 2 ? a : b).get(`k${nth >> 1}`)).toBe(nth)
  })

  test('a value that has expired is gone, at once for readers and from the disk with the sweep', async () => {
    const { store, db } = given()
    const space = store.space('drafts')
    const start = Date.now()
    vi.useFakeTimers({ toFake: ['Date'], now: start })
    try {
      await space.set('short', 1, 30)
      await space.set('long', 2, DAY)
      await space.set('ever', 3)
      vi.setSystemTime(start + 29)
      expect(await space.get('short')).toBe(1)
      vi.setSystemTime(start + 30)
      expect(await space.get('short')).toBeUndefined()
      expect(await db.selectFrom('state').select('key').execute()).toHaveLength(3)
      expect(await store.sweep(start + 30)).toBe(1)
      expect([await space.get('long'), await space.get('ever')]).toEqual([2, 3])
      expect(await store.sweep(start + DAY)).toBe(1)
      expect(await space.get('ever')).toBe(3)
    } finally {
      vi.useRealTimers()
    }
  })

  test('several values are kept at once, for the same time', async () => {
    const { store, replica } = given()
    const values = [1, 2, 3].map(n => [`k${n}`, { n }] as const)
    await store.space('s').setAll(values, 30_000)
    for (const [key, value] of values) expect(await replica.space('s').get(key)).toEqual(value)
    expect(await store.sweep(Date.now() + 30_000)).toBe(3)
    const broken = [['ok', 1] as const, ['', 2] as const]
    await expect(store.space('s').setAll(broken)).rejects.toThrow()
    for (const ttl of [0, -1]) await expect(store.space('s').setAll(values, ttl)).rejects.toThrow(RangeError)
  })

  test('a free key is claimed by one, whoever asks at the same moment, until its time is over', async () => {
    const { store, replica } = given()
    const start = Date.now()
    const claims = await twenty(nth => (nth % 2 ? store : replica).space('s').claim('k', nth, 30_000))
    expect(claims.filter(Boolean)).toHaveLength(1)
    expect(await store.space('s').get('k')).toBe(claims.indexOf(true))
    expect(await store.space('other').claim('k', 1, 30_000)).toBe(true)
    vi.useFakeTimers({ toFake: ['Date'], now: start + 40_000 })
    try {
      expect(await replica.space('s').claim('k', 99, 30_000)).toBe(true)
      expect(await store.space('s').claim('k', 98, 30_000)).toBe(false)
      expect(await store.space('s').get('k')).toBe(99)
    } finally {
      vi.useRealTimers()
    }
    await expect(store.space('s').claim('k', 1, 0)).rejects.toThrow(RangeError)
  })

  test('setting a value anew sets its time anew', async () => {
    const { store } = given()
    const space = store.space('drafts')
    await space.set('k', 1, 30)
    await space.set('k', 2)
    expect(await store.sweep(Date.now() + DAY)).toBe(0)
    expect(await space.get('k')).toBe(2)
  })

  test('the sweep copes with more than it deletes at a time', async () => {
    const { store, db } = given()
    const rows = Array.from({ length: 1203 }, (_, nth) => ({
      space: 's',
      key: `${nth}`,
      value: '1',
      expires_at: nth,
    }))
    await db.insertInto('state').values(rows).execute()
    expect(await store.sweep(1200)).toBe(1201)
    expect(await db.selectFrom('state').select('key').execute()).toHaveLength(2)
  })

  const hostile = [
    "'; drop table state; --",
    '"',
    '\\',
    '\\"',
    '%',
    '_',
    ':',
    '/',
    '__proto__',
    'constructor',
    'NULL',
    '\0',
    '\\u0000',
    'a\0b',
    '\ud800',
    '\udfff',
    '\ufffd',
    'ä',
    'a\u0308',
    '\u{1f3cb}\u{fe0f}',
    ' ',
    ' a',
    'A',
    'a',
    '\n',
    '1',
    '01',
    'k'.repeat(1500),
  ]
  test('hostile keys are keys like any other, and none is taken for another', async () => {
    const space = given().store.space('hostile')
    for (const key of hostile) expect([key, await space.get(key)]).toEqual([key, undefined])
    for (const [nth, key] of hostile.entries()) await space.set(key, nth)
    for (const [nth, key] of hostile.entries()) expect([key, await space.get(key)]).toEqual([key, nth])
    await space.delete('%')
    expect(await space.get('_')).toBe(hostile.indexOf('_'))
  })

  test('what cannot be kept throws: an empty key, an endless one, no time to live, a value that is no JSON', async () => {
    const space = given().store.space('s')
    await expect(space.set('', 1)).rejects.toThrow()
    await expect(space.set('k'.repeat(5000), 1)).rejects.toThrow(RangeError)
    for (const ttl of [0, -1, Number.NaN]) await expect(space.set('k', 1, ttl)).rejects.toThrow(RangeError)
    const circle: unknown[] = []
    circle.push(circle)
    await expect(space.set('k', circle)).rejects.toThrow()
    expect(await space.get('k')).toBeUndefined()
  })
}
