import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '../../src/storage/store.ts'
import { CHANNEL } from '../support/gym.ts'
import { startPostgres, type TestPostgres, withTables } from '../support/postgres.ts'
import { MINUTE, NINE, personNamed, Shift } from '../support/shift.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.close())

describe('while the database is away', () => {
  test('nobody is told “recorded”, nothing is posted, and all of it goes on by itself when it is back', async () => {
    const shift = await Shift.open({
      store: await openStore({ url: await postgres.createDatabase(withTables) }),
    })
    const group = await shift.plan()
    await shift.join(group, 'Ben')
    let events = 0
    const done = async (line: string) => {
      const event = { id: `${events++}`, at: CHANNEL, from: personNamed('Ben'), kind: 'command' } as const
      return (await shift.platform.send({ ...event, name: 'done', input: line })).text
    }

    await postgres.stop()
    await shift.beatAt(NINE)
    expect(await done('bridges 10')).toBe(
      'That was NOT recorded: I can’t reach my records right now. Please try again in a minute.',
    )
    const sign = {
      id: 'sign',
      at: CHANNEL,
      from: personNamed('Ben'),
      kind: 'message',
      addressed: true,
    } as const
    const { text } = await shift.platform.send({ ...sign, text: 'both my legs went numb this morning' })
    expect(text).toMatch(/call 999, 112 or 911 now[\s\S]*That was NOT recorded/)
    expect(shift.posted().filter(text => text.startsWith('Week '))).toEqual([])
    expect(shift.logged).toContainEqual(
      expect.objectContaining({ level: 'error', message: 'a beat failed; the next one tries again' }),
    )

    await postgres.start()
    await shift.beatAt(NINE + MINUTE)
    expect(shift.prompts()).toHaveLength(1)
    expect(await done('bridges 10')).toContain('Logged')
    const [ben] = await shift.store.members.ofPerson(personNamed('Ben'))
    expect(await shift.store.completions.ofMember(ben?.id ?? '')).toHaveLength(1)
    await shift.app.stop()
  })
})
