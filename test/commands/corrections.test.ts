import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Incoming } from '../../src/chat/exchange.ts'
import { Gym } from '../support/gym.ts'

/** A line, what is typed after it (or what it is edited to, behind an ellipsis), and what is recorded then. */
const LINES = readFileSync('test/commands/corrections.tsv', 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map(row => row.split('\t') as [line: string, then: string, recorded: string])

let gym: Gym
beforeAll(async () => {
  gym = await Gym.open()
  await gym.firstPrompt()
  // Who takes part has a log of another exercise, which none of these is about.
  await gym.command('Ben', '/done squats 1')
})
afterAll(() => gym.close())

async function rows() {
  const [member] = await gym.store.members.ofPerson(gym.person('Ben'))
  const all = member ? await gym.store.completions.ofMember(member.id) : []
  return all.filter(({ exercise }) => exercise !== 'goblet-squat')
}

async function recorded(withLoads: boolean): Promise<string> {
  const sorted = (await rows()).toSorted((a, b) => a.exercise.localeCompare(b.exercise) || a.round - b.round)
  const load = (weight: (typeof sorted)[number]['weight']) =>
    withLoads && weight ? `@${weight.number}${weight.unit}` : ''
  const way = (variant: string) => (variant === 'standard' ? '' : `.${variant}`)
  const each = [...Map.groupBy(sorted, ({ exercise }) => exercise)].map(
    ([exercise, some]) =>
      `${exercise} ${some.map(row => `${row.amount}${way(row.variant)}${load(row.weight)}`).join(' ')}`,
  )
  return each.join(' ') || '-'
}

describe.each(['thread', 'direct'])('in a %s', place => {
  let nth = 0
  const send = (text: string, edits?: string) => {
    const where =
      place === 'thread'
        ? { at: gym.threadOf(gym.prompt()), inThreadOf: gym.prompt() }
        : { at: gym.direct('Ben') }
    const id = `${place}${nth++}`
    const event = { kind: 'message', id, from: gym.person('Ben'), text, ...where, ...(edits && { edits }) }
    return gym.platform.send(event as Incoming).then(() => id)
  }

  test.each(LINES)('%j and then %j comes to %s', async (line, then, wanted) => {
    for (const { memberId, batch } of await rows()) await gym.store.completions.undo(memberId, batch)
    const id = await send(line)
    if (then.startsWith('…')) await send(then.slice(1), id)
    else await send(then)
    expect(await recorded(wanted.includes('@'))).toBe(wanted)
  })
})
