import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Incoming } from '../../src/chat/exchange.ts'
import { StorageError } from '../../src/core/errors.ts'
import { ANY_CHARACTER } from '../support/any-character.ts'
import { CHANNEL, Gym, MONDAY_8 } from '../support/gym.ts'
import { runs, TIMES } from '../support/runs.ts'

const DAY = 24 * 60 * 60 * 1000

let gym: Gym
beforeEach(async () => {
  gym = await Gym.open()
  await gym.firstPrompt()
})
afterEach(() => gym.close())

async function logged(who: string): Promise<string[]> {
  const [member] = await gym.store.members.ofPerson(gym.person(who))
  const rows = member ? await gym.store.completions.ofMember(member.id) : []
  return rows.map(row => `${row.week} ${row.exercise} ${row.round}: ${row.amount}`).sort()
}

function event(id: string, line: string): Incoming {
  return { id, at: CHANNEL, from: gym.person('Ben'), kind: 'command', name: 'done', input: line }
}

describe('lines at the same moment', () => {
  test('are all kept when each says something of its own', async () => {
    const lines = ['bridges 10', 'bridges 11', 'bridges 12', 'rdl 13', 'rdl 14, goblet 15']
    const shown = await Promise.all(lines.map(line => gym.command('Ben', `/done ${line}`)))
    for (const one of shown) expect(one.text).toContain('Logged')
    const amounts = (await logged('Ben')).map(row => Number(row.split(': ')[1]))
    expect(amounts.toSorted((a, b) => a - b)).toEqual([10, 11, 12, 13, 14, 15])
    const rounds = shown.flatMap(one => one.text.match(/Bridge.*\(round \d\)/g) ?? [])
    expect(new Set(rounds.map(text => text.slice(-3))).size).toBe(3)
  })

  test('each have an Undo that takes back its own', async () => {
    const [first, second] = await Promise.all(
      ['bridges 10', 'bridges 11'].map(line => gym.command('Ben', `/done ${line}`)),
    )
    if (!first || !second) throw new Error('no answers')
    expect((await gym.press('Ben', second, 'Undo')).text).toContain('Taken back: 1 step')
    expect(await logged('Ben')).toMatchObject([expect.stringMatching(/: 10$/)])
    expect((await gym.press('Ben', first, 'Undo')).text).toContain('Taken back: 1 step')
    expect(await logged('Ben')).toEqual([])
  })

  test('log “I did it all” once, and tell the second press so', async () => {
    const prompt = gym.prompt()
    const shown = await Promise.all([0, 1].map(() => gym.press('Ben', prompt, 'I did it all')))
    expect(await logged('Ben')).toHaveLength(6)
    expect(shown.filter(one => one.text.includes('All that was planned'))).toHaveLength(1)
  })

  test('leave alone what a button logs meanwhile', async () => {
    const walk = await gym.start('Ben')
    const { store } = gym
    const log = store.log.bind(store)
    store.log = async (...given) => {
      store.log = log
      await gym.press('Ben', walk, 'Done')
      return log(...given)
    }
    await gym.command('Ben', '/done bridges 12')
    expect((await logged('Ben')).map(row => row.split(':')[0])).toEqual(['1 bridge 1', '1 bridge 2'])
  })
})

describe('the prompt', () => {
  const meter = () => gym.shows(gym.prompt()).blocks.find(block => block.kind === 'meter')
  const edits = () => gym.platform.edits.filter(id => id === gym.prompt().message).length

  test('is drawn anew when the first line joins the count and when one finishes the week, not in between', async () => {
    const seen: [number, number | undefined][] = []
    for (const line of ['bridges 3x12', 'rdl 3x12', 'goblet 12', 'goblet 11', 'bridges 12']) {
      await gym.command('Ben', `/done ${line}`)
      seen.push([edits(), meter()?.done])
    }
    expect(seen.map(([, done]) => done)).toEqual([0, 0, 0, 1, 1])
    const [first, second, third, fourth, fifth] = seen.map(([n]) => n)
    expect([second, third, fifth]).toEqual([first, first, fourth])
    expect(fourth).toBeGreaterThan(third ?? 0)
  })

  test('are not said to be lost when they are kept and the rest of the week cannot be read', async () => {
    await gym.command('Ben', '/done bridges 1x10')
    const ofWeek = gym.store.completions.ofWeek.bind(gym.store.completions)
    let reads = 0
    gym.store.completions.ofWeek = (...args) =>
      ++reads > 1 ? Promise.reject(new StorageError('busy', new Error('locked'))) : ofWeek(...args)
    const { text } = await gym.command('Ben', '/done rdl 1x10')
    expect([text.includes('NOT recorded'), (await logged('Ben')).length]).toEqual([false, 2])
  })

  test('are not said to be lost when they are kept and nobody can say whether to ask about reminders', async () => {
    const { preferences } = gym.app.services.spaces
    const get = preferences.get.bind(preferences)
    let reads = 0
    preferences.get = key =>
      ++reads > 1 ? Promise.reject(new StorageError('busy', new Error('locked'))) : get(key)
    const { text } = await gym.command('Ben', '/done all')
    expect([text.includes('NOT recorded'), (await logged('Ben')).length]).toEqual([false, 6])
  })

  test('counts who finished by two lines at the same moment', async () => {
    await gym.command('Ben', '/done bridges 3x12')
    await Promise.all(['rdl 3x12', 'goblet 3x12'].map(line => gym.command('Ben', `/done ${line}`)))
    expect(await logged('Ben')).toHaveLength(9)
    expect(meter()).toMatchObject({ done: 1, total: 1 })
  })
})

describe('an event that is delivered again', () => {
  test('logs nothing new, at the same moment or later, and says the same', async () => {
    const send = () => gym.platform.send(event('twice', 'bridges 3x12'))
    const shown = [...(await Promise.all([send(), send(), send()])), await send()]
    expect(new Set(shown.map(one => one.text)).size).toBe(1)
    expect(await logged('Ben')).toHaveLength(3)
  })

  test('logs nothing new when the week has turned in between', async () => {
    await gym.platform.send(event('late', 'bridges 12'))
    await gym.travel(MONDAY_8 + 8 * DAY)
    const again = await gym.platform.send(event('late', 'bridges 12'))
    expect(again.text).toContain('Logged')
    expect(again.text).toContain('Last week')
    expect(await logged('Ben')).toEqual(['1 bridge 1: 12'])
  })

  test.each(['bridges 12 last week', 'bridges 12 on sunday'])(
    'logs nothing new when a newer week has begun since it said “%s”',
    async line => {
      await gym.travel(MONDAY_8 + 8 * DAY)
      await gym.platform.send(event('late', line))
      expect(await logged('Ben')).toEqual(['1 bridge 1: 12'])
      await gym.travel(MONDAY_8 + 15 * DAY)
      const again = await gym.platform.send(event('late', line))
      expect(again.text).toContain('Logged')
      expect(again.text).not.toContain('Last week')
      expect(await logged('Ben')).toEqual(['1 bridge 1: 12'])
    },
  )

  test('is somebody else’s when somebody else sent it', async () => {
    await gym.platform.send(event('same', 'bridges 12'))
    await gym.platform.send({ ...event('same', 'bridges 12'), from: gym.person('Cleo') })
    expect(await logged('Cleo')).toHaveLength(1)
  })
})

describe('what was understood', () => {
  test('has every load that was said', async () => {
    const shown = await gym.command('Ben', '/done rdl 12 @ 20kg, rdl 10 @ 25kg, rdl 8')
    expect(shown.text).toContain('Romanian deadlift: 12 at 20 kg each, 10 at 25 kg each, 8 (rounds 1–3)')
    const same = await gym.command('Cleo', '/done rdl 3x12 @ 20kg')
    expect(same.text).toContain('Romanian deadlift: 3 × 12 at 20 kg each (rounds 1–3)')
  })

  test('keeps a quarter of a kilogram, as plates have it', async () => {
    expect((await gym.command('Ben', '/done rdl 12 @ 11.25kg')).text).toContain('at 11.25 kg')
  })

  test(
    'is recorded as it is said, whatever the line',
    async () => {
      const piece = fc.oneof(
        fc.constantFrom('bridges', 'rdl', 'goblet', 'cat-cow', 'brigde', 'foo', 'all', '2 rounds', 'tilts'),
        fc.constantFrom('3x12', '12', '15,12,10', '@ 20kg', '35 lb', '1 min', '0', '-3', '999', '3x'),
        fc.constantFrom('yesterday', 'last week', 'monday', 'tomorrow', ',', 'and', '@', '*', '`', '😀'),
        fc.string({ unit: ANY_CHARACTER, maxLength: 5 }),
      )
      let n = 0
      await fc.assert(
        fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async parts => {
          n += 1
          const who = `P${n}`
          const shown = await gym.command(who, `/done ${parts.join(' ')}`)
          expect(shown.private).toBe(true)
          expect(shown.text).not.toContain('Something went wrong')
          const rows = await logged(who)
          if (shown.text.startsWith('Logged')) expect(rows.length).toBeGreaterThan(0)
          else expect(rows).toEqual([])
        }),
        { numRuns: runs(150) },
      )
      expect(gym.logged.filter(line => line.level === 'error')).toEqual([])
    },
    120_000 * TIMES,
  )
})
