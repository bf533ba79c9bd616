import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Posted } from '../../src/core/address.ts'
import { CHANNEL, Gym } from '../support/gym.ts'
import type { Shown } from '../support/memory-platform.ts'

let gym: Gym
let prompt: Posted

beforeEach(async () => {
  gym = await Gym.open()
  prompt = await gym.firstPrompt()
})
afterEach(() => gym.close())

const SETS = 'is out of range: sets go from 1 to 10.'
const REPS = 'is out of range: reps go from 1 to 500.'
const ROUNDS = 'is out of range: rounds go from 1 to 10.'
const KILOS = 'is out of range: weights in kg go from 0.5 to 500.'

/** The one sentence that comes first; what was not logged, and examples, follow it. */
async function refused(answer: Promise<Shown>): Promise<string> {
  const shown = await answer
  expect(shown.private).toBe(true)
  const member = await gym.store.groups
    .at(CHANNEL)
    .then(one => one && gym.store.members.of(one.id, gym.person('Ben')))
  expect(member).toBeUndefined()
  expect(gym.logged.filter(({ level }) => level === 'error')).toEqual([])
  return shown.text.split('\n')[0] ?? ''
}

describe('a number out of all bounds is answered with the limit, and nothing is made of it:', () => {
  test.each([
    ['bridges 100000000x12', `“100000000” ${SETS}`],
    ['bridges 1000000x12', `“1000000” ${SETS}`],
    ['bridges 99999999999x12', `“99999999999” ${SETS}`],
    ['bridges 100000000x12/10', `“100000000” ${SETS}`],
    ['bridges 11x12', `“11” ${SETS}`],
    ['bridges 0x12', `“0” ${SETS}`],
    ['bridges -3x12', `“-3” ${SETS}`],
    ['bridges 1.5x12', `“1.5” ${SETS}`],
    ['12 bridges 4000000000 sets', `“4000000000” ${SETS}`],
    [`bridges ${'9'.repeat(200)}x12`, `“${'9'.repeat(39)}…” ${SETS}`],
    ['bridges 99999999999', `“99999999999” ${REPS}`],
    ['bridges 3x99999999999', `“99999999999” ${REPS}`],
    ['bridges 1,1,1,1,1,1,1,1,1,1,1', `“1,1,1,1,1,1,1,1,1,1,1” ${SETS}`],
    ['bridges 100000000 sets of 12, rdl 900000000x12', `“100000000” ${SETS}`],
    [Array(25).fill('bridges 1').join(', '), `“bridges” ${SETS}`],
    ['rdl 12 @ 99999999999 kg', `“99999999999” ${KILOS}`],
    ['100000000 rounds', `“100000000 rounds” ${ROUNDS}`],
    ['99999999999 rounds of everything', `“99999999999 rounds of everything” ${ROUNDS}`],
    ['3 bridges, ten thousand rounds', `“ten thousand rounds” ${ROUNDS}`],
    ['2 million rounds', `“2 million rounds” ${ROUNDS}`],
    ['bridges 3 x twelve thousand', `“twelve thousand” ${REPS}`],
    [
      'bridges 12 99999999999 days ago',
      '“99999999999 days ago” is too long ago: this week and last week can still be logged.',
    ],
  ])('%s', async (line, said) => {
    for (const answer of [
      gym.command('Ben', `/done ${line}`),
      gym.type('Ben', line, gym.threadOf(prompt), prompt),
    ]) {
      expect(await refused(answer)).toBe(said)
    }
  })

  test.each(['100000000', '99999999999', '1e9', 'Infinity', 'NaN', '-1', '9'.repeat(400)])(
    'an amount of %s in the form',
    async amount => {
      await gym.start('Chloe')
      const form = await gym.press('Chloe', gym.walk('Chloe'), 'Adjust')
      const shown = await gym.submit('Chloe', form, { amount, load: amount }, gym.walk('Chloe'))
      expect(shown.text).toMatch(/^“.{1,45}” isn’t a number from 1 to 600\. Nothing was logged/)
    },
  )
})

describe('what is too long is refused at the door', () => {
  const long = `bridges 3x12 ${'and '.repeat(10_000)}`
  const TOO_LONG = /^That line is \d{2},\d{3} characters long; 500 is the most I read\.$/

  test('a command, with any option', async () => {
    expect(await refused(gym.command('Ben', `/done ${long}`))).toMatch(TOO_LONG)
    expect(await refused(gym.command('Ben', `/exercise ${long}`))).toMatch(TOO_LONG)
    const fields = { id: 'x', at: CHANNEL, from: gym.person('Ben'), kind: 'command', name: 'done' } as const
    expect(await refused(gym.platform.send({ ...fields, input: { line: long } }))).toMatch(TOO_LONG)
    expect(await refused(gym.platform.send({ ...fields, input: { nothing: long } }))).toMatch(TOO_LONG)
    const named = await refused(gym.platform.send({ ...fields, name: long, input: '' }))
    expect(named.length).toBeLessThan(200)
  })

  test('a form', async () => {
    await gym.start('Chloe')
    const form = await gym.press('Chloe', gym.walk('Chloe'), 'Adjust')
    expect(await refused(gym.submit('Chloe', form, { amount: long }))).toMatch(TOO_LONG)
  })

  test('a message to the bot, but not what people say to each other', async () => {
    expect(await refused(gym.type('Ben', long, gym.direct('Ben')))).toMatch(TOO_LONG)
    expect(await refused(gym.type('Ben', `${'.'.repeat(40_000)}z`, gym.direct('Ben')))).toMatch(TOO_LONG)
    expect((await gym.type('Ben', long, gym.threadOf(prompt), prompt)).text).toBe('')
  })

  test('but not what is just as long as may be', async () => {
    const written = (text: string) => gym.type('Ben', text, gym.direct('Ben'))
    expect((await written('x'.repeat(500))).text).toBe('I didn’t understand that. /help lists what I can do.')
    expect((await written('x'.repeat(501))).text).toBe(
      'That line is 501 characters long; 500 is the most I read.',
    )
    expect((await written('How do I do bridges?'.padEnd(500))).text).toMatch(/^Bridge\n/)
    const named = (spaces: number) => gym.command('Ben', `/exercise bridges${' '.repeat(spaces)}`)
    expect((await named(493)).text).toMatch(/^Bridge\n/)
    expect(await refused(named(494))).toBe('That line is 501 characters long; 500 is the most I read.')
  })

  test('and whoever writes pages about their pain is still asked about the signs', async () => {
    const shown = await gym.type('Ben', `${'I slept badly. '.repeat(500)}My back hurts.`, gym.direct('Ben'))
    expect(shown.text).toMatch(/^Sorry to hear that\n/)
  })

  test('an id that no button carries', async () => {
    const shown = await gym.pressAction('Ben', `walk.done:${'9'.repeat(5000)}`, prompt)
    expect(shown.text).toBe('That button is from an earlier time and does nothing any more.')
  })

  test('what is typed while it is completed', async () => {
    const typed = 'e'.repeat(40_000)
    const asking = {
      at: CHANNEL,
      from: gym.person('Ana'),
      command: 'schedule',
      sub: 'set',
      option: 'zone',
      typed,
    }
    expect(await gym.app.engine.suggest(asking)).toEqual([])
  })
})

test.each([
  'ten thousand rounds',
  'a hundred rounds',
  'ninety nine rounds',
  'a billion rounds of everything',
])('a number in words has bounds, too: %s', async line => {
  expect(await refused(gym.command('Ben', `/done ${line}`))).toBe(`“${line}” ${ROUNDS}`)
})
