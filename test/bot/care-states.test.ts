import { expect, test } from 'vitest'
import { localDate } from '../../src/training/calendar.ts'
import { Walk } from '../support/care-walk.ts'
import { CHANNEL, Gym, MONDAY_8 } from '../support/gym.ts'
import { TIMES } from '../support/runs.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

/** What says all there is to say: a log, talk, pain, a sign, and each way into a workout. */
const SAID = ['all', 'bridges 10', 'next', 'my knee hurts', 'I wet myself']
const COMMANDS = ['/workout', '/done all']
const LATER = { 'a day later': 24, 'a week later': 168 }

const TWO_DAYS = ['a day later', 'a day later']

/** Where Ben may stand when it begins, and how many deeds one after the other are tried from there: with `FC_TIMES`, more. */
const BEGINNINGS: readonly {
  readonly who: string
  readonly path: readonly string[]
  readonly deep: number
}[] = [
  { who: 'has not joined', path: [], deep: 2 },
  { who: 'is in a workout', path: ['later.ask', 'later.at', 'walk.start', 'gate.fine'], deep: 1 },
  { who: 'has just named a sign', path: ['walk.start', 'gate.fine', 'walk.done', 'I wet myself'], deep: 2 },
  { who: 'named one two days ago', path: ['bridges 10', 'gate.hurts', 'gate.flag', ...TWO_DAYS], deep: 2 },
]

/** Does a deed that is called so: something said or typed, time that goes by, or the newest button of that kind. */
async function does(walk: Walk, deed: string): Promise<void> {
  await walk.after(async () => {
    if (deed in LATER) return walk.travel(LATER[deed as keyof typeof LATER])
    if (COMMANDS.includes(deed)) return walk.said(deed, line => walk.gym.command('Ben', line))
    if (SAID.includes(deed)) return walk.type(deed, true)
    const seen = walk.seen().findLast(({ action }) => kindOf(action) === deed)
    if (!seen) throw new Error(`there is no ${deed} to press`)
    return walk.act(seen.action, seen.on)
  })
}

const kindOf = (action: string) => action.split(':')[0] ?? ''

/**
 * What decides what a deed does next, reduced: days, steps and what he sees only as far as they make a difference to
 * whether he is held back, may be shown a step, and what his week is worth.
 */
async function stateOf(walk: Walk): Promise<string> {
  const { gym, model } = walk
  const now = gym.clock.now()
  const [member] = await gym.store.members.ofPerson(gym.person('Ben'))
  const group = await gym.store.groups.at(CHANNEL)
  const own = member && (await gym.store.memberWeeks.find(member.id, group?.week ?? 0))
  const sees = new Set(walk.seen().map(({ action }) => kindOf(action)))
  return JSON.stringify([
    member?.heldAt != null && (now - member.heldAt > DAY ? 'held for long' : 'held'),
    model.passedOn === localDate(now, 'Europe/Berlin') && (member?.passedGently ? 'gently' : 'passed'),
    own && [own.standing, [...own.excused].sort(), Math.min(own.logged, 2)],
    Math.min(group?.week ?? 0, 3),
    [...sees].filter(one => /^(?:gate|walk)[.]/.test(one)).sort(),
  ])
}

/** The walk of a fresh Ben along a path. */
async function along(path: readonly string[]): Promise<Walk> {
  const gym = await Gym.open()
  await gym.firstPrompt()
  await gym.command('Ana', '/done all')
  await gym.travel(MONDAY_8 + 2 * HOUR)
  const walk = new Walk(gym)
  for (const deed of path) await does(walk, deed)
  return walk
}

/** Tries every deed in every state that so many deeds reach; what each shows and sends is looked at on the way. */
async function explored(
  beginning: readonly string[],
  deep: number,
): Promise<{ states: number; deeds: number }> {
  const states = new Set<string>()
  let [frontier, deeds]: [string[][], number] = [[[...beginning]], 0]
  for (let depth = 0; depth < deep; depth++) {
    const next: string[][] = []
    for (const path of frontier) {
      const here = await along(path)
      const buttons = here.seen().map(({ action }) => kindOf(action))
      await here.gym.close()
      for (const deed of new Set([...SAID, ...COMMANDS, ...Object.keys(LATER), ...buttons])) {
        const walk = await along([...path, deed])
        deeds++
        const known = states.size
        if (states.add(await stateOf(walk)).size > known) next.push([...path, deed])
        await walk.gym.close()
      }
    }
    frontier = next
    if (TIMES > 1)
      console.log({ beginning, depth: depth + 1, states: states.size, fresh: next.length, deeds })
  }
  return { states: states.size, deeds }
}

test.each(BEGINNINGS)(
  'one who $who, by no $deep deeds, comes from a sign to a reminder, praise or a broken streak, or to a step unasked',
  async ({ path, deep }) => {
    const found = await explored(path, deep + TIMES - 1)
    expect(found.states).toBeGreaterThan(6)
    expect(found.deeds).toBeGreaterThan(found.states)
  },
  120_000 * TIMES,
)
