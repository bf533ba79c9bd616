import { expect, test } from 'vitest'
import type { Member } from '../../src/storage/members.ts'
import { localDate } from '../../src/training/calendar.ts'
import { type Names, Presses } from '../support/care-deeds.ts'
import { HOUR, type Model, SIGNS, Walk } from '../support/care-walk.ts'
import { CHANNEL, type Gym, MONDAY_8 } from '../support/gym.ts'
import { TIMES } from '../support/runs.ts'
import { type Snapshot, Snapshots } from '../support/snapshots.ts'

const DAY = 24 * HOUR

/** One line of each kind: a log of a step and of all, talk, pain, a sign, being away and back. */
const SAID = [
  'all',
  'bridges 10',
  'next',
  'undo',
  'my knee hurts',
  SIGNS[0] ?? '',
  'I’m on holiday',
  'I’m back',
]
const COMMANDS = ['/workout', '/done all', '/leave']
const LATER: Readonly<Record<string, number>> = { 'a day later': 24, 'a week later': 168 }
const ALWAYS = [...SAID, ...COMMANDS, ...Object.keys(LATER)]

/** Where Ben stands, reduced to what decides what a deed may lead to; and all that is needed to go on from there. */
interface State {
  readonly path: readonly string[]
  readonly at: Snapshot
  readonly model: Model
  readonly names: Names
  /** What has been done from here. */
  readonly tried: Set<string>
}

/** So many deeds are tried each time; with `FC_TIMES`, as in CI, as many as there are: some 7,400. */
const MOST = TIMES > 1 ? Number.POSITIVE_INFINITY : 300

/**
 * Does everything from everywhere, until nothing new is reached: every kind of line, every command, time that goes by,
 * and every kind of button that was ever shown, in whatever state it is pressed. Each deed is looked at as the walk does.
 */
async function closed(
  most: number,
): Promise<{ states: number; deeds: number; presses: number; held: number }> {
  const all = await Snapshots.open()
  const presses = new Presses()
  const states = new Map<string, State>()
  let deeds = 0
  const add = async (walk: Walk, path: readonly string[]) => {
    const names = await namesOf(walk.gym)
    presses.learn(walk.mine(), names)
    const key = await keyOf(walk)
    if (!states.has(key))
      states.set(key, { path, at: await all.take(), model: walk.model.copy(), names, tried: new Set() })
  }
  try {
    const gym = await all.begin()
    await gym.firstPrompt()
    await gym.command('Ana', '/done all')
    await gym.travel(MONDAY_8 + 2 * HOUR)
    await add(new Walk(gym), [])
    for (let before = -1; before < deeds && deeds < most; ) {
      before = deeds
      for (const state of states.values()) {
        const { at, model, names, path, tried } = state
        const fresh = [...ALWAYS, ...presses.all.map(({ name }) => name)].filter(name => !tried.has(name))
        for (const deed of fresh) {
          if (deeds === most) break
          tried.add(deed)
          const press = presses.all.find(({ name }) => name === deed)
          const here = press && presses.here(press, at.kept, names)
          if (press && !here) continue
          const walk = new Walk(await all.begin(at), model.copy(), path)
          await walk.after(async () => {
            if (press && here) return walk.act(here.action, here.on, press.chosen)
            if (deed in LATER) return walk.travel(LATER[deed] ?? 0)
            if (COMMANDS.includes(deed)) return walk.said(deed, line => walk.gym.command('Ben', line))
            return walk.type(deed, true)
          })
          deeds++
          await add(walk, [...path, deed])
        }
      }
      if (TIMES > 1) console.log({ states: states.size, deeds, presses: presses.all.length })
    }
  } finally {
    await all.close()
  }
  const held = [...states.values()].filter(({ model }) => model.held).length
  return { states: states.size, deeds, presses: presses.all.length, held }
}

async function namesOf(gym: Gym): Promise<Names> {
  const group = await gym.store.groups.at(CHANNEL)
  const [member] = await gym.store.members.ofPerson(gym.person('Ben'))
  return { me: member?.id, group: group?.id ?? '', week: group?.week ?? 0 }
}

async function keyOf({ gym, model }: Walk): Promise<string> {
  const now = gym.clock.now()
  const [member] = await gym.store.members.ofPerson(gym.person('Ben'))
  const { week } = await namesOf(gym)
  const own = member && (await gym.store.memberWeeks.find(member.id, week))
  return JSON.stringify([
    member ? member.leftAt === null && member.awayFrom === null : 'no member',
    heldOf(member, now),
    model.passedOn === localDate(now, 'Europe/Berlin') && (member?.passedGently ? 'gently' : 'passed'),
    own !== undefined && own.excused.length > 0,
    (own?.run ?? 0) > 0,
    Math.min(week, 2),
  ])
}

function heldOf(member: Member | undefined, now: number) {
  if (member?.heldAt == null) return 'free'
  return now - member.heldAt > DAY ? 'held for long' : 'held'
}

test('from every state that is reached, no deed leads from a sign to a reminder, praise or a broken streak, nor to a step unasked', async () => {
  const found = await closed(MOST)
  if (TIMES > 1) console.log(found)
  expect(found.held).toBeGreaterThan(0)
  expect(found.states).toBeGreaterThan(TIMES > 1 ? 50 : 6)
  expect(found.deeds).toBeGreaterThanOrEqual(Math.min(MOST, found.states * ALWAYS.length))
}, 1_200_000)
