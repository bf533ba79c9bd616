import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { plain } from '../../src/chat/plain.ts'
import { CHANNEL, Gym, MONDAY_8 } from '../support/gym.ts'
import { actionOf, choiceOf } from '../support/memory-platform.ts'
import { DAY } from '../support/storage/things.ts'

let gym: Gym
beforeEach(async () => {
  gym = await Gym.open()
  await gym.firstPrompt()
})
afterEach(() => gym.close())

/** All that everyone in the channel and its thread can read. */
function everyoneReads(): string {
  return gym.platform.kept
    .filter(kept => kept.for === undefined && !kept.place.direct)
    .map(kept => plain(kept.message))
    .join('\n')
}

/** Does the gentle routine, up to so many steps. */
async function gently(who: string, steps: number) {
  const gate = await gym.press(who, gym.prompt(), 'My back hurts')
  const sore = await gym.press(who, gate, 'None of these')
  const walk = await gym.press(who, sore, 'Start gently')
  for (let n = 0; n < steps; n++) await gym.press(who, walk, 'Done')
  return walk
}

describe('how somebody feels', () => {
  test('is read by nobody else: not in threads, prompts, recaps, on the board, nor in what others take along', async () => {
    const done = await gym.command('Ben', '/done all')
    const { action } = choiceOf(done.message, 'Pain in your back now')
    const consent = await gym.pressAction('Ben', action, done.on ?? gym.prompt(), ['7'])
    await gym.press('Ben', consent, 'Yes, keep my answers')
    await gym.command('Cleo', '/done all')
    await gym.travel(MONDAY_8 + 8 * DAY)
    const walk = await gym.start('Ben')
    const begun = everyoneReads()
    expect(begun).toContain('Round 1 of 1')
    await gym.press('Ben', walk, 'Done')
    await gym.type('Ben', 'my knee hurts', gym.threadOf(gym.prompt()), gym.prompt())
    await gym.type('Ben', 'I have numbness between my legs', gym.threadOf(gym.prompt()), gym.prompt())
    await gym.travel(MONDAY_8 + 15 * DAY)
    const others = [
      begun,
      everyoneReads(),
      (await gym.command('Cleo', '/board')).text,
      (await gym.command('Cleo', '/mydata')).text,
      (await gym.command('Ana', '/schedule show')).text,
    ].join('\n')
    expect(others).not.toMatch(/pain [0-9]|worse|numbness|999|knee hurts|been seen|a sign|paused by/i)
  })
})

describe('a gentle week', () => {
  test('goes on gently from its first step on', async () => {
    await gently('Ben', 1)
    const walk = await gym.press('Ben', gym.prompt(), 'Start')
    expect(walk.private).toBe(true)
    expect(plain(gym.shows(walk.on ?? gym.prompt()))).toContain('Knees to chest')
  })

  test('is walked through in private', async () => {
    const walk = await gently('Ben', 1)
    expect(walk.private).toBe(true)
    expect(plain(gym.shows(walk.on ?? gym.prompt()))).toContain('Knees to chest')
    expect(gym.platform.publicIn(gym.threadOf(gym.prompt()))).toEqual([])
  })

  test.each([1, 3, 5])('looks like any other to the group after %i of its steps', async steps => {
    await gently('Ben', steps)
    // Two of the five hold the week.
    const strong = steps === 5 ? 'all' : steps === 3 ? '1 round' : 'bridges 12'
    await gym.command('Cleo', `/done ${strong}`)
    const board = (await gym.command('Ana', '/board')).text
    const lineOf = (who: string) =>
      board
        .split('\n')
        .find(line => line.includes(who))
        ?.replace(who, '')
    expect(lineOf('Ben')).toBe(lineOf('Cleo'))
    expect(board).not.toMatch(/gentle|mobility|of 5/i)
  })

  test('finishes the week as well as a strong one', async () => {
    await gently('Ben', 5)
    expect(plain(gym.shows(gym.prompt()))).toContain('1 of 1 has finished')
    expect((await gym.command('Ben', '/progress')).text).toContain('1 week in a row')
  })

  test('is told to nobody, not even by its check-in', async () => {
    const walk = await gently('Ben', 5)
    const { action } = choiceOf(gym.shows(walk.on ?? gym.prompt()), 'Pain in your back now')
    const asked = await gym.pressAction('Ben', action, walk.on ?? gym.prompt(), ['8'])
    const said = await gym.press('Ben', asked, 'Yes, keep my answers')
    expect(said.text).toMatch(/too much for your back/)
    await gym.command('Ana', '/board')
    expect(everyoneReads()).not.toMatch(/mobility|gentle|pelvic|too much|Ben/i)
  })

  test('goes on in private on the next day', async () => {
    await gently('Ben', 2)
    const again = await gym.command('Ben', '/workout')
    expect(again.private).toBe(true)
    expect(again.text).toContain('Cat-cow')
    expect(everyoneReads()).not.toContain('Ben')
  })
})

describe('someone who hides their name', () => {
  async function hide(who: string) {
    const settings = await gym.command(who, '/settings')
    if (!settings.on) throw new Error('no settings')
    return gym.pressAction(who, 'settings.name', settings.on, ['hidden'])
  }

  test('is counted and not named', async () => {
    await hide('Ben')
    await gym.command('Ben', '/done all')
    await gym.command('Ana', '/done all')
    const shared = await gym.press('Ana', await gym.command('Ana', '/board'), 'Show it to everyone')
    expect(shared.private).toBe(false)
    expect(shared.text).toContain('Everyone has finished')
    expect(everyoneReads()).not.toContain('Ben')
  })

  test('walks through in private', async () => {
    await hide('Ben')
    const gate = await gym.press('Ben', gym.prompt(), 'Start')
    const walk = await gym.press('Ben', gate, 'None of these, let’s go')
    expect(walk.private).toBe(true)
    await gym.press('Ben', walk, 'Done')
    expect(everyoneReads()).not.toContain('Ben')
  })

  test('moves on unseen when they hide in the middle of a walkthrough, and is named there no more', async () => {
    const thread = await gym.start('Ben')
    await gym.press('Ben', thread, 'Done')
    await hide('Ben')
    const before = plain(gym.shows(thread))
    expect(before).not.toContain('Ben')
    const walk = await gym.command('Ben', '/workout')
    for (let n = 0; n < 5; n++) await gym.press('Ben', walk, 'Done')
    await gym.command('Ben', '/done bridges 12')
    expect(plain(gym.shows(thread))).toBe(before)
  })

  test('is not named to whoever presses their buttons', async () => {
    const thread = await gym.start('Ben')
    const done = actionOf(gym.shows(thread), 'Done')
    await hide('Ben')
    const refused = await gym.pressAction('Ana', done, thread)
    expect(refused.private).toBe(true)
    expect(refused.text).not.toContain('Ben')
  })
})

describe('another channel’s people', () => {
  const ELSEWHERE = { ...CHANNEL, channel: 'chess-club' }

  test('learn no name from a button that was never theirs', async () => {
    await gym.start('Ben')
    const action = gym
      .shows(gym.walk('Ben'))
      .blocks.flatMap(block =>
        block.kind === 'buttons'
          ? block.buttons.map(button => ('action' in button ? button.action : ''))
          : [],
      )[0]
    await gym.command('Ana', '/schedule set tuesday 9:00 UTC', ELSEWHERE)
    const on = { place: ELSEWHERE, message: 'x' }
    const refused = await gym.pressAction('Dan', action ?? '', on)
    expect(refused.text).not.toContain('Ben')
    expect(refused.private).toBe(true)
  })

  test('see no board but their own', async () => {
    await gym.command('Ben', '/done all')
    const board = await gym.command('Ben', '/board')
    await gym.command('Ana', '/schedule set tuesday 9:00 UTC', ELSEWHERE)
    const share = board.message?.blocks.flatMap(block =>
      block.kind === 'buttons' ? block.buttons.map(button => ('action' in button ? button.action : '')) : [],
    )[0]
    const shown = await gym.pressAction('Ben', share ?? '', { place: ELSEWHERE, message: 'x' })
    expect(shown.private).toBe(true)
    expect(shown.text).not.toContain('finished')
  })
})
