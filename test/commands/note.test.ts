import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CHANNEL, Gym } from '../support/gym.ts'

let gym: Gym

beforeEach(async () => {
  gym = await Gym.open()
  await gym.firstPrompt()
})
afterEach(() => gym.close())

const inThread = (line: string, who = 'Ben') => gym.type(who, line, gym.threadOf(gym.prompt()), gym.prompt())

async function notes(who = 'Ben') {
  const group = await gym.store.groups.at(CHANNEL)
  const member = group && (await gym.store.members.of(group.id, gym.person(who)))
  return member ? gym.store.checkIns.ofMember(member.id, 'note', 9) : []
}

describe('what somebody adds to a log', () => {
  test.each([
    ['bridges 3x12 felt good', 'felt good'],
    ['bridges 3x12, tough today', 'tough today'],
    ['bridges 3x12 - new shoes', 'new shoes'],
    ['bridges 3x12 💪 slept badly', 'slept badly'],
    ['did bridges 3x12, felt 100% ready', 'felt 100% ready'],
  ])('%j can be kept as a note: %j', async (line, note) => {
    const answer = await inThread(line)
    expect(answer.text).toContain('- Bridge: 3 × 12 (rounds 1–3)')
    expect(answer.text).toContain('[Undo] [Keep as a note]')
    expect(await notes()).toEqual([])
    expect((await gym.press('Ben', answer, 'Keep as a note')).text).toContain(`Kept as a note: “${note}”`)
    expect((await notes()).map(({ answer, week }) => [answer, week])).toEqual([[note, 1]])
  })

  test.each([
    'bridges 3x12',
    'bridges 3x12 💪',
    'bridges 3x12 yesterday',
    'bridges 3x12, rdl 3x10 @ 8 kg each',
    'bridges 3x12 thanks',
  ])('is nothing in %j', async line => {
    expect((await inThread(line)).text).not.toContain('Keep as a note')
  })

  test('is kept once, by whoever said it, and only if they like', async () => {
    const answer = await inThread('bridges 3x12 felt good')
    const action = /done\.note:[^"]+/.exec(JSON.stringify(answer.message))?.[0] ?? ''
    if (!answer.on) throw new Error('no message')
    await gym.pressAction('Ana', action, answer.on)
    expect(await notes('Ana')).toEqual([])
    await gym.pressAction('Ben', action, answer.on)
    await gym.pressAction('Ben', action, answer.on)
    expect(await notes()).toHaveLength(1)
    const { state } = await gym.store.members.held(gym.person('Ben')).then(held => ({ state: held }))
    expect(JSON.stringify(state)).not.toContain('felt good')
  })

  test('pressed twice at once, or again later, is kept once and said to be', async () => {
    const answer = await inThread('bridges 3x12 felt good')
    const both = await Promise.all([1, 2].map(() => gym.press('Ben', answer, 'Keep as a note')))
    expect(both.map(({ text }) => text.slice(0, 7)).toSorted()).toEqual(['It is k', 'Kept as'])
    expect((await gym.press('Ben', answer, 'Keep as a note')).text).toContain('It is kept already')
    expect(await notes()).toHaveLength(1)
  })

  test('is not lost by a question about the line', async () => {
    const asked = await inThread('bridges 10x3 felt good')
    expect(asked.text).toContain('Which way round?')
    const answer = await gym.press('Ben', asked, 'Bridge 3 × 10')
    expect(answer.text).toContain('[Undo] [Keep as a note]')
    await gym.press('Ben', answer, 'Keep as a note')
    expect((await notes()).map(({ answer }) => answer)).toEqual(['felt good'])
  })

  test('goes with its line when that is taken back, and can be kept again when it is put back', async () => {
    await inThread('rdl 3x10')
    const answer = await inThread('bridges 3x12 felt good')
    await gym.press('Ben', answer, 'Keep as a note')
    const undone = await inThread('undo')
    expect(undone.text).toContain('Taken back: 3 steps.')
    expect(await notes()).toEqual([])
    await gym.press('Ben', undone, 'Put it back')
    expect((await gym.press('Ben', answer, 'Keep as a note')).text).toContain('Kept as a note: “felt good”')
    expect(await notes()).toHaveLength(1)
  })

  test('stays with a line of which some is taken back', async () => {
    const answer = await inThread('bridges 3x12 felt good')
    await gym.press('Ben', answer, 'Keep as a note')
    await inThread('undo the last set')
    expect(await notes()).toHaveLength(1)
  })

  test('stands in their progress and their data, and is gone with it', async () => {
    await gym.press('Ben', await inThread('bridges 3x12 felt *good*'), 'Keep as a note')
    expect((await gym.command('Ben', '/progress')).text).toMatch(/Your notes .*\n- .*: felt good/)
    const data = await gym.command('Ben', '/mydata')
    expect(data.text).toContain('3 logged steps, 0 check-ins, 1 note.')
    const file = JSON.stringify((await gym.press('Ben', data, 'Export as JSON')).message)
    expect(file).toContain('felt good')
    expect((await gym.command('Ana', '/progress')).text).not.toContain('felt good')
    await gym.press('Ben', await gym.press('Ben', data, 'Delete it all'), 'Yes, delete it all')
    expect(await notes()).toEqual([])
  })
})
