import { afterEach, describe, expect, test } from 'vitest'
import type { Posted } from '../../src/core/address.ts'
import { FullDisk } from '../support/full-disk.ts'
import { Gym } from '../support/gym.ts'
import { choiceOf, type Shown } from '../support/memory-platform.ts'

/** More writes than any of what is done here takes. */
const MOST_WRITES = 60
const FINE = 'None of these, let’s go'

/** What somebody does; what it gives is what they do to the bot then. */
type Deed = (gym: Gym) => Promise<() => Promise<Shown>>

const says =
  (line: string, who = 'Ben', before?: (gym: Gym) => Promise<unknown>): Deed =>
  async gym => {
    await before?.(gym)
    return () => gym.command(who, line)
  }
const presses =
  (label: string, on: (gym: Gym) => Promise<Parameters<Gym['press']>[1]>): Deed =>
  async gym => {
    const at = await on(gym)
    return () => gym.press('Ben', at, label)
  }
/** Chooses something by the name of what is done then. */
const acts =
  (action: string, value: string, on: (gym: Gym) => Promise<Shown>): Deed =>
  async gym => {
    const at = (await on(gym)).on
    if (!at) throw new Error('nothing to choose on')
    return () => gym.pressAction('Ben', action, at, [value])
  }
/** Says how hard a workout was. */
const answers =
  (on: (gym: Gym) => Promise<Posted>, value = '7'): Deed =>
  async gym => {
    const at = await on(gym)
    return () => gym.pressAction('Ben', choiceOf(gym.shows(at), 'How hard was it?').action, at, [value])
  }

const ben = (line: string) => (gym: Gym) => gym.command('Ben', line)
const walk = (gym: Gym) => gym.start('Ben')
const prompt = async (gym: Gym) => gym.prompt()
const finished = async (gym: Gym) => {
  const at = await walk(gym)
  for (let n = 0; n < 6; n++) await gym.press('Ben', at, 'Done')
  return at
}

const gate = (gym: Gym) => gym.press('Ben', gym.prompt(), 'Start')
const typed = (line: string) => (gym: Gym) => gym.type('Ben', line, gym.threadOf(gym.prompt()), gym.prompt())
const inThread =
  (line: string, before?: (gym: Gym) => Promise<unknown>): Deed =>
  async gym => {
    await before?.(gym)
    return () => typed(line)(gym)
  }
const settings = async (gym: Gym) => {
  await gym.command('Ben', '/done bridges 12')
  return gym.command('Ben', '/settings')
}
const undone = async (gym: Gym) =>
  gym.press('Ben', await gym.command('Ben', '/done round 2 bridges 12'), 'Undo')
const left = async (gym: Gym) => {
  await gym.command('Ben', '/done all')
  return gym.command('Ben', '/leave')
}

const DEEDS: Readonly<Record<string, Deed>> = {
  'a line that logs': says('/done bridges 3x12, rdl 3x8 20kg'),
  'another line, in the thread': inThread('bridges 3x12', ben('/done rdl 8')),
  'a correction': inThread('make that 11', typed('bridges 3x12')),
  'all of it': says('/done all'),
  'all of it, under the prompt': presses('I did it all', prompt),
  'a start': presses('Start', prompt),
  'a start by somebody who is away': presses('Start', async gym => {
    await gym.command('Ben', '/done bridges 12')
    await gym.command('Ben', '/away 2 weeks')
    return gym.prompt()
  }),
  'the gate': presses(FINE, gate),
  'the gate, with a sign': presses('One of these applies', gate),
  'a sign that is typed': inThread('my legs went numb', ben('/done bridges 12')),
  'a step': presses('Done', walk),
  'the last step': presses('Done', async gym => {
    const at = await walk(gym)
    for (let n = 0; n < 5; n++) await gym.press('Ben', at, 'Done')
    return at
  }),
  'a step that is skipped': presses('Skip', walk),
  'an easier way': presses('Easier', walk),
  'an undo': presses('Undo', ben('/done bridges 3x12')),
  'an undo of an undo': presses('Put it back', undone),
  'a note': presses('Keep as a note', ben('/done bridges 3x12 felt good')),
  'an absence': says('/away 2 weeks', 'Ben', ben('/done bridges 12')),
  'an absence taken back': presses('Take it back', async gym => {
    await gym.command('Ben', '/done bridges 12')
    return gym.command('Ben', '/away 2 weeks')
  }),
  leaving: says('/leave', 'Ben', ben('/done all')),
  'coming back': presses('Undo', left),
  reminders: acts('settings.reminders', 'on', settings),
  'a reminder': presses('In 3 hours', async gym => gym.press('Ben', gym.prompt(), 'Remind me later')),
  'a first answer about a workout': presses('Yes, keep my answers', async gym =>
    (await answers(finished)(gym))(),
  ),
  'another answer about a workout': answers(async gym => {
    const at = await finished(gym)
    await gym.press('Ben', await (await answers(async () => at)(gym))(), 'Yes, keep my answers')
    return at
  }, '9'),
  'another way to be shown': acts('settings.pictures', 'still', settings),
  'a schedule': says('/schedule set friday 18:00 Europe/Berlin', 'Ana'),
  'a pause': says('/schedule pause', 'Ana'),
  'a week that is skipped': says('/schedule skip', 'Ana'),
  'a coach': says('/schedule coach @Ben', 'Ana', ben('/done bridges 12')),
  'the end of all that is planned': says('/schedule remove', 'Ana', ben('/done bridges 12')),
  'the deletion of all that is kept of them': presses('Yes, delete it all', async gym => {
    await gym.command('Ben', '/done all')
    return gym.press('Ben', await gym.command('Ben', '/mydata'), 'Delete it all')
  }),
}

let gyms: Gym[] = []
afterEach(async () => {
  for (const gym of gyms) await gym.close()
  gyms = []
})

async function opened(deed: Deed): Promise<readonly [FullDisk, () => Promise<Shown>]> {
  const disk = await FullDisk.open()
  const gym = await Gym.open({ store: disk.store })
  gyms.push(gym)
  await gym.firstPrompt()
  return [disk, await deed(gym)]
}

/** Does it while its first writes fit and no other does, from none on, until it is not refused any more. */
async function refusals(deed: Deed): Promise<{ said: readonly string[]; disk: FullDisk }> {
  const [disk, tries] = await opened(deed)
  const said: string[] = []
  for (let room = 0; room < MOST_WRITES; room++) {
    disk.room = room
    const { text } = await tries()
    disk.room = Number.POSITIVE_INFINITY
    if (!/NOT recorded|may be recorded/.test(text)) return { said, disk }
    said.push(text)
  }
  throw new Error('it is refused for ever')
}

describe('while the disk is full', () => {
  test.each(Object.entries(DEEDS))(
    '%s is told not to be recorded, or is whole, from whichever of its writes on: once again does it',
    async (_, deed) => {
      const [usual, does] = await opened(deed)
      await does()
      const { said, disk } = await refusals(deed)
      expect(said).not.toEqual([])
      expect(await disk.facts()).toEqual(await usual.facts())
    },
  )

  test.each(['the gate, with a sign', 'a sign that is typed'])(
    'whom to call is told whatever cannot be written: %s',
    async name => {
      const { said } = await refusals(DEEDS[name] as Deed)
      for (const text of said) expect(text).toMatch(/112/)
    },
  )
})
