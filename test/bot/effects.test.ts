import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, describe, expect, test } from 'vitest'
import { type Message, say } from '../../src/chat/message.ts'
import { plain } from '../../src/chat/plain.ts'
import { type Place, type Posted, placeKey } from '../../src/core/address.ts'
import { PlatformError } from '../../src/core/errors.ts'
import { openStore } from '../../src/storage/store.ts'
import { asRead } from '../support/as-read.ts'
import { temporaryFolder } from '../support/folder.ts'
import { CHANNEL, Gym, MONDAY_8 } from '../support/gym.ts'

const HOUR = 60 * 60 * 1000
const GARDEN: Place = { ...CHANNEL, channel: 'garden' }
const FINE = 'None of these, let’s go'
const folder = temporaryFolder()

let gym: Gym
afterEach(() => gym.close())

/** A group that meets in the garden as well, with this week's prompt in both channels. */
async function inTwoChannels(name: string): Promise<{ here: Posted; garden: Posted }> {
  const file = join(folder, `${name}.db`)
  gym = await Gym.open({ store: await openStore({ file }) })
  await gym.command('Ana', '/schedule set monday 9:00 Europe/Berlin')
  const group = await gym.store.groups.at(CHANNEL)
  const db = new DatabaseSync(file)
  db.prepare('insert into group_places (group_id, place) values (?, ?)').run(
    group?.id ?? '',
    placeKey(GARDEN),
  )
  db.close()
  await gym.travel(MONDAY_8 + HOUR)
  return { here: promptIn(CHANNEL), garden: promptIn(GARDEN) }
}

function promptIn(place: Place): Posted {
  const kept = gym.platform.publicIn(place).find(one => one.message.title?.startsWith('Week '))
  if (!kept) throw new Error('there is no prompt')
  return { place: kept.place, message: kept.id }
}

/** Messages that were edited, in their order. */
function edits(): string[] {
  const seen: string[] = []
  const edit = gym.platform.edit.bind(gym.platform)
  gym.platform.edit = async (at: Posted, message: Message) => {
    seen.push(at.message)
    await edit(at, message)
  }
  return seen
}

describe('a group that meets in two channels', () => {
  test('sees one meter in both', async () => {
    const { here, garden } = await inTwoChannels('meter')
    await gym.press('Ben', garden, 'I did it all')
    expect(plain(gym.shows(here))).toContain('1 of 1 has finished')
    expect(plain(gym.shows(garden))).toContain('1 of 1 has finished')
  })

  test('keeps its meter in one when the other cannot be written to any more', async () => {
    const { here, garden } = await inTwoChannels('forbidden')
    const edit = gym.platform.edit.bind(gym.platform)
    let first: string | undefined
    gym.platform.edit = async (at, message) => {
      first ??= at.message
      if (at.message === first) throw new PlatformError('forbidden', 'no more')
      await edit(at, message)
    }
    await gym.press('Ben', garden, 'I did it all')
    const other = first === here.message ? garden : here
    expect(plain(gym.shows(other))).toContain('1 of 1 has finished')
  })

  test('has one walkthrough a member, and leads to it from the other channel', async () => {
    const { here, garden } = await inTwoChannels('walk')
    const gate = await gym.press('Ben', here, 'Start')
    await gym.press('Ben', gate, FINE)
    const again = await gym.press('Ben', garden, 'Start')
    const walks = gym.platform.kept.filter(kept => asRead(kept.message.title ?? '') === 'Ben · Bridge')
    expect(walks.map(kept => kept.place.channel)).toEqual([CHANNEL.channel])
    const [to] = (again.message?.blocks ?? []).flatMap(block =>
      block.kind === 'buttons' ? block.buttons.map(button => ('to' in button ? button.to : undefined)) : [],
    )
    expect(to).toEqual(walks[0]?.place)
  })

  test('finds its prompt in either when the week has turned', async () => {
    const { here, garden } = await inTwoChannels('old')
    await gym.travel(MONDAY_8 + 7 * 24 * HOUR + 2 * HOUR)
    for (const old of [here, garden]) {
      const shown = await gym.press('Ben', old, 'I did it all')
      expect(shown.text).toContain('A newer week has begun.')
      const [to] = (shown.message?.blocks ?? []).flatMap(block =>
        block.kind === 'buttons' ? block.buttons.map(button => ('to' in button ? button.to : undefined)) : [],
      )
      expect(to).toMatchObject({ place: { channel: old.place.channel } })
    }
  })
})

describe('redrawing', () => {
  test('of a prompt that ten people finish at once ends right, and takes fewer edits than people', async () => {
    gym = await Gym.open()
    const prompt = await gym.firstPrompt()
    const people = Array.from({ length: 10 }, (_, n) => `P${n}`)
    const seen = edits()
    await Promise.all(people.map(who => gym.press(who, prompt, 'I did it all')))
    expect(plain(gym.shows(prompt))).toContain('10 of 10 have finished')
    expect(seen.length).toBeLessThan(10)
  })

  test('leaves alone what was deleted by hand, without a word', async () => {
    gym = await Gym.open()
    const prompt = await gym.firstPrompt()
    gym.platform.kept.length = 0
    await gym.command('Ben', '/done all')
    expect(gym.logged.filter(line => line.level === 'error')).toEqual([])
    expect(gym.platform.kept.some(kept => kept.id === prompt.message)).toBe(false)
  })

  test('is tried again when the platform asks to wait', async () => {
    gym = await Gym.open()
    const prompt = await gym.firstPrompt()
    gym.platform.failures.push(new PlatformError('rate-limited', 'wait', { retryAfter: 1 }))
    await gym.command('Ben', '/done all')
    expect(plain(gym.shows(prompt))).toContain('1 of 1 has finished')
  })

  test('makes one message of a gate that is passed twice at once', async () => {
    gym = await Gym.open()
    const prompt = await gym.firstPrompt()
    const gate = await gym.press('Ben', prompt, 'Start')
    await Promise.all([gym.press('Ben', gate, FINE), gym.press('Ben', gate, FINE)])
    expect(gym.platform.publicIn(gym.threadOf(prompt))).toHaveLength(1)
  })

  test('draws a walkthrough in the thread when it goes on in a direct message', async () => {
    gym = await Gym.open()
    await gym.firstPrompt()
    const walk = await gym.start('Ben')
    const direct = await gym.command('Ben', '/workout', gym.direct('Ben'))
    await Promise.all([gym.press('Ben', direct, 'Done'), gym.command('Ben', '/done rdl 10')])
    expect(plain(gym.shows(walk))).toContain('2 of 6 steps')
  })
})

describe('what follows an answer', () => {
  test('goes on after something in it has failed for good, and the failure is logged', async () => {
    gym = await Gym.open()
    const prompt = await gym.firstPrompt()
    gym.platform.failures.push(new PlatformError('forbidden', 'no'))
    await gym.app.engine.perform([
      { kind: 'post', to: CHANNEL, message: say('first'), once: 'a' },
      { kind: 'post', to: CHANNEL, message: say('second'), once: 'b' },
      { kind: 'edit', at: prompt, message: say('third') },
    ])
    expect(gym.platform.publicIn(CHANNEL).map(kept => plain(kept.message))).toEqual(['third', 'second'])
    expect(gym.logged.filter(line => line.level === 'error')).toMatchObject([{ data: { effect: 'post' } }])
  })

  test('may name a group, a week or a walkthrough that is no more', async () => {
    gym = await Gym.open()
    await gym.app.engine.perform([
      { kind: 'redraw-prompt', group: 'gone', week: 1 },
      { kind: 'redraw-walk', key: 'gone:20261123:low-back-strength', open: true },
      { kind: 'redraw-walk', key: '', open: true },
    ])
    expect(gym.troubles).toEqual([])
    expect(gym.platform.kept).toEqual([])
  })
})

describe('a name that is to come out while another is being taken out', () => {
  test('comes out, and the files are emptied of it too', async () => {
    gym = await Gym.open()
    await gym.firstPrompt()
    const walks = [await gym.start('Ana'), await gym.start('Ben')]
    const emptied: string[][] = []
    const scrub = gym.store.scrub.bind(gym.store)
    const erase = () => gym.app.engine.perform([{ kind: 'erase' }])
    let second: Promise<unknown> | undefined
    gym.store.scrub = async () => {
      emptied.push(walks.map(at => plain(gym.shows(at))).filter(shown => /Ana|Ben/.test(shown)))
      if (!second) {
        await gym.store.erasures.add(walks.slice(1).map(at => ({ at })))
        second = erase()
      }
      return scrub()
    }
    await gym.store.erasures.add(walks.slice(0, 1).map(at => ({ at })))
    await erase()
    await second
    expect(emptied.map(named => named.length)).toEqual([1, 0])
    expect([...(await gym.store.erasures.some(9))]).toEqual([])
  })
})

describe('a walkthrough that is pressed while it is being drawn', () => {
  test('shows where they are in the end, whatever of it comes last', async () => {
    gym = await Gym.open()
    await gym.firstPrompt()
    const walk = await gym.start('Ben')
    const edit = gym.platform.edit.bind(gym.platform)
    let late = 0
    gym.platform.edit = async (at, message) => {
      // The first shows the step that was just logged as done; the second does the next.
      if (at.message === walk.message && late++ === 0)
        for (const _ of [1, 2]) await gym.press('Ben', walk, 'Done')
      await edit(at, message)
    }
    await gym.command('Ben', '/done bridges 10')
    expect(late).toBeGreaterThan(0)
    expect(plain(gym.shows(walk))).toContain('2 of 6 steps')
  })
})
