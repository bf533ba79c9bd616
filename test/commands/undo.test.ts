import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CHANNEL, Gym } from '../support/gym.ts'
import { memoryStore } from '../support/memory-store.ts'

let gym: Gym

beforeEach(async () => {
  gym = await Gym.open()
  await gym.firstPrompt()
})
afterEach(() => gym.close())

async function steps(who: string): Promise<number> {
  const group = await gym.store.groups.at(CHANNEL)
  const member = group && (await gym.store.members.of(group.id, gym.person(who)))
  return member ? (await gym.store.completions.ofMember(member.id)).length : 0
}

describe('Undo under what was logged', () => {
  test('takes back that line and nothing else', async () => {
    await gym.command('Ben', '/done bridges 3x12')
    const logged = await gym.command('Ben', '/done rdl 2x12')
    const undone = await gym.press('Ben', logged, 'Undo')
    expect(undone.text).toContain('Taken back: 2 steps. Nothing else changed.')
    expect(await steps('Ben')).toBe(3)
  })

  test('lowers the prompt’s meter again', async () => {
    const logged = await gym.command('Ben', '/done all')
    expect(JSON.stringify(gym.shows(gym.prompt()))).toContain('1 of 1 has finished')
    await gym.press('Ben', logged, 'Undo')
    expect(JSON.stringify(gym.shows(gym.prompt()))).toContain('0 of 1 have finished')
  })

  test('moves a walkthrough in the thread back', async () => {
    const walk = await gym.start('Ben')
    const logged = await gym.command('Ben', '/done bridges 12')
    expect(gym.shows(walk).title).toContain('Romanian deadlift')
    await gym.press('Ben', logged, 'Undo')
    expect(gym.shows(walk).title).toContain('Bridge')
  })

  test('pressed twice changes nothing more', async () => {
    await gym.command('Ben', '/done bridges 12')
    const logged = await gym.command('Ben', '/done rdl 12')
    const { action, on } = { action: undoAction(logged), on: logged.on }
    if (!on) throw new Error('no message')
    await gym.pressAction('Ben', action, on)
    expect((await gym.pressAction('Ben', action, on)).text).toBe('That was taken back already.')
    expect(await steps('Ben')).toBe(1)
  })

  test('pressed by someone else is refused in private', async () => {
    const logged = await gym.command('Ben', '/done bridges 12')
    if (!logged.on) throw new Error('no message')
    const shown = await gym.pressAction('Ana', undoAction(logged), logged.on)
    expect(shown.text).toBe('That button belongs to someone else.')
    expect(shown.private).toBe(true)
    expect(await steps('Ben')).toBe(1)
  })

  test('takes nothing of a closed week', async () => {
    const kept = await gym.command('Ben', '/done bridges 12')
    for (let weeks = 0; weeks < 2; weeks++) await gym.travel(gym.clock.now() + 7 * 86_400_000)
    expect((await gym.press('Ben', kept, 'Undo')).text).toBe(
      'That week is closed, so what was logged in it stays.',
    )
    expect(await steps('Ben')).toBe(1)
  })

  test('of someone who has deleted their data says that it is stale', async () => {
    const logged = await gym.command('Ben', '/done bridges 12')
    if (!logged.on) throw new Error('no message')
    await gym.store.members.forget(gym.person('Ben'))
    const shown = await gym.pressAction('Ben', undoAction(logged), logged.on)
    expect(shown.text).toBe('That button is from an earlier time and does nothing any more.')
  })
})

describe('I did it all, under a prompt', () => {
  test('logs the week, and can be undone', async () => {
    const logged = await gym.press('Ben', gym.prompt(), 'I did it all')
    expect(logged.text).toContain('That’s the week finished.')
    expect(await steps('Ben')).toBe(6)
    await gym.press('Ben', logged, 'Undo')
    expect(await steps('Ben')).toBe(0)
  })

  test('under an old prompt leads to the new one and logs nothing', async () => {
    const old = gym.prompt()
    await gym.travel(gym.clock.now() + 7 * 24 * 60 * 60 * 1000)
    const shown = await gym.press('Ben', old, 'I did it all')
    expect(shown.text).toBe('A newer week has begun.\n[Go to this week]')
    expect(shown.message?.blocks[1]).toMatchObject({ buttons: [{ to: gym.prompt() }] })
    expect(await steps('Ben')).toBe(0)
  })

  test('twice says that everything is logged', async () => {
    await gym.press('Ben', gym.prompt(), 'I did it all')
    const again = await gym.press('Ben', gym.prompt(), 'I did it all')
    expect(again.text).toContain('All that was planned for this week is logged.')
    expect(await steps('Ben')).toBe(6)
  })
})

function undoAction(shown: { message?: { blocks: readonly object[] } }): string {
  return /done\.undo:[^"]+/.exec(JSON.stringify(shown.message))?.[0] ?? ''
}

describe('undo, typed', () => {
  test('takes back what was logged last, says what that was, and puts it back when it is pressed', async () => {
    await gym.command('Ben', '/done bridges 3x12')
    await gym.travel(gym.clock.now() + 1000)
    await gym.command('Ben', '/done rdl 2x12 @ 20kg')
    const last = await gym.type('Ben', 'Undo', gym.threadOf(gym.prompt()), gym.prompt())
    expect(last.text).toContain('- Romanian deadlift: 2 × 12 at 20 kg each (rounds 1 and 2)')
    expect(await steps('Ben')).toBe(3)
    const back = await gym.press('Ben', last, 'Put it back')
    expect(back.text).toContain('Put back')
    expect(await steps('Ben')).toBe(5)
    await gym.press('Ben', back, 'Undo')
    expect(await steps('Ben')).toBe(3)
    expect((await gym.command('Ben', '/done undo')).text).toContain('Bridge: 3 × 12')
  })

  test.each([
    ['remove the last set', 4, '- Bridge: 1 × 12 (round 3)'],
    ['undo the bridges', 2, '- Bridge: 3 × 12'],
    ['take back the rdl', 3, '- Romanian deadlift: 2 × 10'],
  ])('%j takes back that alone, and puts back that alone', async (line, left, shown) => {
    await gym.command('Ben', '/done rdl 2x10, bridges 3x12')
    const undone = await gym.command('Ben', `/done ${line}`)
    expect(undone.text).toContain(shown)
    expect(await steps('Ben')).toBe(left)
    await gym.press('Ben', undone, 'Put it back')
    expect(await steps('Ben')).toBe(5)
  })

  test('puts a round back as the round that it was, though an earlier one is open', async () => {
    const first = await gym.command('Ben', '/done bridges 12')
    const second = await gym.command('Ben', '/done bridges 11')
    const rounds = async () => {
      const [member] = await gym.store.members.ofPerson(gym.person('Ben'))
      return (await gym.store.completions.ofMember(member?.id ?? '')).map(({ round }) => round)
    }
    await gym.press('Ben', first, 'Undo')
    expect(await rounds()).toEqual([2])
    await gym.press('Ben', await gym.press('Ben', second, 'Undo'), 'Put it back')
    expect(await rounds()).toEqual([2])
  })

  test('can be put back for twelve hours', async () => {
    await gym.close()
    gym = await Gym.open({ store: await memoryStore({ now: () => gym.clock.now() }) })
    await gym.firstPrompt()
    await gym.command('Ben', '/done bridges 3x12')
    const first = await gym.command('Ben', '/done undo')
    await gym.travel(gym.clock.now() + 12 * 3_600_000 - 60_000)
    await gym.press('Ben', first, 'Put it back')
    expect(await steps('Ben')).toBe(3)
    const second = await gym.command('Ben', '/done undo')
    await gym.travel(gym.clock.now() + 12 * 3_600_000 + 60_000)
    expect((await gym.press('Ben', second, 'Put it back')).text).toBe(
      'That was too long ago, and nothing was logged. Please write it again.',
    )
    expect(await steps('Ben')).toBe(0)
  })

  test('finds an exercise in an earlier line, too', async () => {
    await gym.command('Ben', '/done bridges 3x12')
    await gym.travel(gym.clock.now() + 1000)
    await gym.command('Ben', '/done rdl 2x10')
    await gym.command('Ben', '/done delete the bridges')
    expect(await steps('Ben')).toBe(2)
  })

  test('takes a step of the walkthrough back, done or skipped, and shows it there', async () => {
    const walk = await gym.start('Ben')
    await gym.press('Ben', walk, 'Skip')
    const last = await gym.command('Ben', '/done undo')
    expect(last.text).toContain('- Bridge: skipped (round 1)')
    expect(gym.shows(walk).title).toContain('Bridge')
    expect(await steps('Ben')).toBe(0)
  })

  test('finds what was logged for last week', async () => {
    await gym.travel(gym.clock.now() + 7 * 86_400_000)
    await gym.command('Ben', '/done all last week')
    expect((await gym.command('Ben', '/done undo')).text).toContain('- Bridge: 2 × 10')
  })

  test('says so where there is nothing, and makes nobody a member', async () => {
    expect((await gym.command('Ben', '/done undo')).text).toBe(
      'There is nothing to take back, this week or last.',
    )
    const group = await gym.store.groups.at(CHANNEL)
    expect(group && (await gym.store.members.of(group.id, gym.person('Ben')))).toBeUndefined()
  })
})
