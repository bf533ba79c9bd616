import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Posted } from '../../src/core/address.ts'
import { exported } from '../support/exported.ts'
import { CHANNEL, Gym, MONDAY_8 } from '../support/gym.ts'
import { choiceOf, type Shown } from '../support/memory-platform.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
const WEEK = 7 * DAY

let gym: Gym
beforeEach(async () => {
  gym = await Gym.open()
  await gym.firstPrompt()
})
afterEach(() => gym.close())

/** Does a week's workout. */
async function workout(week = 0): Promise<Posted> {
  await gym.travel(MONDAY_8 + week * WEEK + HOUR)
  const walk = await gym.start('Ben')
  for (let n = 0; n < (week === 0 ? 6 : 9); n++) await gym.press('Ben', walk, 'Done')
  return walk
}

/** Chooses an answer under a message that shows the question, by how its choice is called. */
function answer(on: Posted | Shown, placeholder: string, value: number, who = 'Ben'): Promise<Shown> {
  const at = 'place' in on ? on : on.on
  if (!at) throw new Error('nothing to press on')
  return gym.pressAction(who, choiceOf(gym.shows(at), placeholder).action, at, [String(value)])
}

/** Agrees that answers are kept. */
async function agree(walk: Posted, value = 7): Promise<Shown> {
  return gym.press('Ben', await answer(walk, 'How hard was it?', value), 'Yes, keep my answers')
}

function chosen(shown: Shown, placeholder: string): string | undefined {
  return choiceOf(shown.message, placeholder).options.find(option => option.selected)?.value
}

async function kept(): Promise<unknown[]> {
  const { checkIns } = await exported(gym, 'Ben')
  return checkIns.flatMap(one => (one.moment === 'before' ? [] : [[one.week, one.moment, one.answer]]))
}

describe('the first answer', () => {
  test('is kept only once its owner has agreed, who is told that it is encrypted, and why', async () => {
    const walk = await workout()
    const asked = await answer(walk, 'How hard was it?', 7)
    expect(asked.private).toBe(true)
    expect(asked.text).toMatch(
      /Whoever runs me could read it in my files, so I encrypt it with a key of its own/,
    )
    expect(await kept()).toEqual([])
    const shown = await gym.press('Ben', asked, 'Yes, keep my answers')
    expect([chosen(shown, 'How hard was it?'), chosen(shown, 'Pain in your back now')]).toEqual([
      '7',
      undefined,
    ])
    expect(await kept()).toEqual([[1, 'effort', '7']])
    // And never again.
    expect((await answer(walk, 'Pain in your back now', 2)).text).toMatch(/Good\. Go on as planned/)
  })

  test('is not kept of someone who does not want it, who is asked no more', async () => {
    const walk = await workout()
    const no = await gym.press('Ben', await answer(walk, 'Pain in your back now', 3), 'No, don’t ask')
    expect(no.text).toMatch(/Nothing is kept/)
    // What stands already still answers, and keeps nothing.
    const late = await answer(walk, 'Pain in your back now', 7)
    expect(late.text).toMatch(/let a doctor or a physio have a look.*This was not kept/s)
    expect(await kept()).toEqual([])
    expect(JSON.stringify(gym.shows(await workout(1)))).not.toContain('felt.')
    expect((await gym.command('Ben', '/done 1 round')).text).not.toContain('How was it?')
  })
})

describe('an answer', () => {
  test('is asked after the last step, after Stop, after a line and after I did it all', async () => {
    const walk = await gym.start('Ben')
    await gym.press('Ben', walk, 'Done')
    await gym.press('Ben', walk, 'Stop')
    await agree(walk, 5)
    expect(await kept()).toEqual([[1, 'effort', '5']])
    const line = await gym.command('Ben', '/done rdl 12')
    expect(chosen(await answer(line, 'Pain in your back now', 2), 'Pain in your back now')).toBe('2')
    const all = await gym.press('Ben', gym.prompt(), 'I did it all')
    await answer(all, 'How hard was it?', 8)
    expect(await kept()).toEqual([
      [1, 'pain', '2'],
      [1, 'effort', '8'],
    ])
  })

  test('is shown as chosen, can be changed, and the same again changes nothing', async () => {
    const walk = await workout()
    const view = await agree(walk)
    await answer(view, 'How hard was it?', 9)
    const times = async () => (await exported(gym, 'Ben')).checkIns.map(one => one.at)
    const before = await times()
    await gym.travel(MONDAY_8 + 2 * HOUR)
    const again = await answer(view, 'How hard was it?', 9)
    expect(chosen(again, 'How hard was it?')).toBe('9')
    expect(await times()).toEqual(before)
    expect(await kept()).toEqual([[1, 'effort', '9']])
    await answer(walk, 'Pain in your back now', 0)
    expect(chosen(await answer(walk, 'Pain in your back now', 10), 'Pain in your back now')).toBe('10')
    expect(await kept()).toEqual([
      [1, 'effort', '9'],
      [1, 'pain', '10'],
    ])
  })

  test('belongs to the day of its workout: one of another day stays', async () => {
    const line = await gym.command('Ben', '/done 1 round')
    const monday = await gym.press('Ben', await answer(line, 'How hard was it?', 4), 'Yes, keep my answers')
    await gym.travel(MONDAY_8 + 2 * DAY)
    const wednesday = await gym.command('Ben', '/done 1 round')
    await answer(wednesday, 'How hard was it?', 8)
    await answer(monday, 'How hard was it?', 6)
    expect((await kept()).map(one => (one as string[])[2]).toSorted()).toEqual(['6', '8'])
  })

  test('of somebody else is refused, and so is one to a closed week', async () => {
    const walk = await workout()
    await agree(walk)
    expect((await answer(walk, 'Pain in your back now', 5, 'Ana')).text).toMatch(/That is Ben’s workout/)
    await gym.travel(MONDAY_8 + 2 * WEEK + 2 * HOUR)
    expect((await answer(walk, 'How hard was it?', 2)).text).toMatch(/That week is closed/)
    expect(await kept()).toEqual([[1, 'effort', '7']])
  })

  test.each(['11', '-1', '7.5', 'x', ''])('of %j is none', async value => {
    const walk = await workout()
    await agree(walk)
    const { action } = choiceOf(gym.shows(walk), 'Pain in your back now')
    expect((await gym.pressAction('Ben', action, walk, [value])).text).toMatch(/from an earlier time/)
    expect(await kept()).toEqual([[1, 'effort', '7']])
  })

  test('of old, in words, stays readable, and its buttons ask in numbers now', async () => {
    const walk = await workout()
    const [member] = await gym.store.members.ofPerson(gym.person('Ben'))
    const old = {
      memberId: member?.id ?? '',
      week: 1,
      moment: 'after',
      answer: 'worse',
      at: MONDAY_8,
    } as const
    await gym.store.checkIns.add(old)
    const shown = await gym.pressAction('Ben', `after.felt:${member?.id}:1:low-back-strength:better`, walk)
    expect(shown.text).toMatch(/How hard was it\?/)
    expect(await kept()).toEqual([[1, 'after', 'worse']])
  })
})

describe('what is said', () => {
  test.each([
    [0, /^(?!.*doctor).*Go on as planned/s],
    [3, /^(?!.*doctor).*Go on as planned/s],
    [4, /fine if it settles within a day/],
    [5, /fine if it settles within a day/],
    [6, /next time is easier and shorter.*doctor or a physio/s],
    [10, /next time is easier and shorter.*doctor or a physio/s],
  ])('of a pain of %i goes by the traffic light', async (pain, said) => {
    const walk = await workout()
    await agree(walk)
    expect((await answer(walk, 'Pain in your back now', pain)).text).toMatch(said)
  })

  test('of a pain that rises three weeks running is to change it and see somebody', async () => {
    const first = await workout()
    await agree(first)
    await answer(first, 'Pain in your back now', 1)
    expect((await answer(await workout(1), 'Pain in your back now', 2)).text).toMatch(/Go on as planned/)
    const said = (await answer(await workout(2), 'Pain in your back now', 3)).text
    expect(said).toMatch(/next time is easier and shorter.*doctor or a physio/s)
  })
})

describe('the next morning', () => {
  /** What Ben was told directly. */
  const told = () => gym.platform.kept.filter(({ place }) => place.direct)

  async function wanting(): Promise<Posted> {
    const walk = await workout()
    const shown = await gym.press('Ben', await agree(walk), 'Ask me tomorrow, too')
    expect(shown.text).toMatch(/tomorrow morning/)
    await answer(walk, 'Pain in your back now', 4)
    return walk
  }

  test('asks who wants it, once, in private, when their quiet hours are over', async () => {
    await wanting()
    await gym.travel(MONDAY_8 + DAY - HOUR / 2)
    expect(told()).toEqual([])
    await gym.travel(MONDAY_8 + DAY)
    expect(told()).toHaveLength(1)
    const [asked] = told()
    if (!asked) throw new Error('nothing was asked')
    const shown = await answer({ place: asked.place, message: asked.id }, 'Pain in your back today', 5)
    expect(chosen(shown, 'Pain in your back today')).toBe('5')
    // What has not settled was too much.
    expect(shown.text).toMatch(/next time is easier and shorter/)
    await gym.travel(MONDAY_8 + 3 * DAY)
    expect(told()).toHaveLength(1)
    expect(await kept()).toEqual([
      [1, 'effort', '7'],
      [1, 'pain', '4'],
      [1, 'morning', '5'],
    ])
  })

  test('keeps longer quiet hours', async () => {
    await wanting()
    const { action } = choiceOf((await gym.command('Ben', '/settings')).message, 'Quiet hours')
    await gym.pressAction('Ben', action, { place: CHANNEL, message: 'x' }, ['22-9'])
    await gym.travel(MONDAY_8 + DAY + HOUR / 2)
    expect(told()).toEqual([])
    await gym.travel(MONDAY_8 + DAY + HOUR)
    expect(told()).toHaveLength(1)
  })

  test('asks nobody who did not ask for it, or wants it no more', async () => {
    await agree(await workout())
    await gym.travel(MONDAY_8 + 2 * DAY)
    expect(told()).toEqual([])
    await gym.travel(MONDAY_8 + WEEK)
    const walk = await workout(1)
    await gym.press('Ben', await answer(walk, 'Pain in your back now', 1), 'Ask me tomorrow, too')
    const { action } = choiceOf(
      (await gym.command('Ben', '/settings')).message,
      'Questions about effort and pain',
    )
    await gym.pressAction('Ben', action, walk, ['on'])
    const before = told().length
    await gym.travel(MONDAY_8 + WEEK + 2 * DAY)
    expect(told()).toHaveLength(before)
  })
})
