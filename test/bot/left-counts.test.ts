import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { plain } from '../../src/chat/plain.ts'
import { connect } from '../../src/storage/database.ts'
import { openStore } from '../../src/storage/store.ts'
import type { Counts } from '../../src/storage/weeks.ts'
import { temporaryFolder } from '../support/folder.ts'
import { CHANNEL, Gym } from '../support/gym.ts'
import { miscountAt } from '../support/miscount.ts'
import { PROGRAMS } from '../support/programs.ts'
import { runs, TIMES } from '../support/runs.ts'

const HOUR = 60 * 60_000
const WEEK = 7 * 24 * HOUR

/** Presses a button that stands under something that only they see. */
async function pressOwn(gym: Gym, who: string, action: string): Promise<void> {
  const { on } = await gym.command(who, '/board')
  if (on) await gym.pressAction(who, action, on)
}

/** The same with what a button of their own workout carries, so many weeks back. */
async function press(gym: Gym, who: string, name: string, back = 0): Promise<void> {
  const [member] = await gym.store.members.ofPerson(gym.person(who))
  const group = member && (await gym.store.groups.find(member.groupId))
  if (!group) return
  const week = Math.max(1, group.week - back)
  await pressOwn(gym, who, `${name}:${member.id}:${week}:low-back-strength`)
}

/** What members do and say, wherever they can, also when they have left; and how a week passes. */
const DEEDS: Readonly<Record<string, (gym: Gym, who: string) => Promise<unknown>>> = {
  leaves: (gym, who) => gym.command(who, '/leave'),
  'takes that back': async (gym, who) => {
    const [member] = await gym.store.members.ofPerson(gym.person(who))
    if (member) await pressOwn(gym, who, `leave.undo:${member.id}`)
  },
  'asks for a workout': (gym, who) => gym.command(who, '/workout'),
  'has nothing to say': (gym, who) => press(gym, who, 'gate.fine'),
  'is sore': (gym, who) => press(gym, who, 'gate.sore', 1),
  'logs a step': (gym, who) => gym.command(who, '/done bridges 12'),
  'logs all': (gym, who) => gym.command(who, '/done all'),
  'logs last week': (gym, who) => gym.command(who, '/done all last week'),
  'takes back what was logged': (gym, who) => gym.command(who, '/done undo'),
  'is too young': (gym, who) => gym.type(who, 'I am 17', gym.direct(who)),
  'has a sign': (gym, who) => gym.command(who, '/done both my legs are numb'),
  'flags one': (gym, who) => press(gym, who, 'gate.flag'),
  'flagged by mistake': (gym, who) => press(gym, who, 'gate.again'),
  'may train': (gym, who) => press(gym, who, 'gate.seen'),
  'goes away': (gym, who) => gym.command(who, '/away 2 weeks'),
  'is back': (gym, who) => gym.command(who, '/away back'),
  'asks for progress': (gym, who) => gym.command(who, '/progress'),
  'deletes it all': async (gym, who) => {
    const shown = await gym.command(who, '/mydata')
    if (!shown.text.includes('[Delete it all]')) return
    const sure = await gym.press(who, shown, 'Delete it all')
    await gym.press(who, sure, 'Yes, delete it all')
  },
  'sees a week pass': gym => gym.travel(gym.clock.now() + WEEK),
}

async function play(deeds: readonly (readonly [who: string, deed: string])[]): Promise<void> {
  const gym = await Gym.open()
  try {
    await gym.firstPrompt()
    // Where nobody takes part, one less would still be read as nobody.
    await gym.command('Dia', '/done bridges 12')
    for (const [who, deed] of deeds) {
      await DEEDS[deed]?.(gym, who)
      expect(await miscountAt(gym.store, CHANNEL)).toBeUndefined()
    }
  } finally {
    await gym.close()
  }
}

test.each([
  ['names a sign', ['asks for a workout', 'leaves', 'is too young']],
  [
    'is held back while a week opens',
    ['has a sign', 'asks for a workout', 'is too young', 'leaves', 'sees a week pass'],
  ],
  ['logs a week, and names a sign', ['logs all', 'leaves', 'has a sign', 'may train']],
  ['goes away', ['logs a step', 'leaves', 'goes away', 'sees a week pass', 'is back']],
  ['names a sign, and deletes it all', ['asks for a workout', 'leaves', 'is too young', 'deletes it all']],
])('whoever has left and %s counts in no week', async (_what, deeds) => {
  await play(deeds.map(deed => ['Ben', deed]))
})

test('a week that an earlier version left with fewer than nobody is drawn all the same', async () => {
  const file = join(temporaryFolder(), 'spotter.db')
  let gym = await Gym.open({ store: await openStore({ file }) })
  await gym.firstPrompt()
  await gym.command('Ben', '/done all')
  /** Leaves the week as an earlier version did, and starts this one. */
  const leftWith = async (counts: Counts) => {
    const group = await gym.store.groups.at(CHANNEL)
    if (!group) throw new Error('there is no group')
    await gym.store.weeks.count({ groupId: group.id, ordinal: 1 }, counts)
    await gym.store.redraws.ask(group.id, 1, 0)
    const { platform, clock } = gym
    const at = clock.now()
    await gym.close()
    const db = connect({ file })
    await sql`delete from kysely_migration where name = '0012-counts'`.execute(db)
    await db.destroy()
    const store = await openStore({ file }, { stand: { programs: PROGRAMS, now: at } })
    gym = await Gym.open({ store, platform, at })
    await gym.travel(at + 60_000)
    expect(gym.troubles).toEqual([])
  }
  await leftWith({ joined: -2, kept: -1, finished: 0 })
  expect(plain(gym.shows(gym.prompt()))).toContain('1 of 1 has finished')
  await leftWith({ joined: 0, kept: -1, finished: -2 })
  expect(plain(gym.shows(gym.prompt()))).toContain('0 of 1 have finished')
  await leftWith({ joined: -2, kept: -1, finished: -2 })
  expect(plain(gym.shows(gym.prompt()))).toContain('Nobody has joined yet')
  await gym.close()
})

const deed = fc.tuple(fc.constantFrom('Ben', 'Cleo'), fc.constantFrom(...Object.keys(DEEDS)))

test(
  'whatever members do, also those who have left, a week counts who takes part in it',
  async () => {
    await fc.assert(fc.asyncProperty(fc.array(deed, { minLength: 30, maxLength: 50 }), play), {
      numRuns: runs(8),
    })
  },
  120_000 * TIMES,
)
