import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { plain } from '../../src/chat/plain.ts'
import type { Place } from '../../src/core/address.ts'
import { CHANNEL, Gym, MONDAY_8 } from '../support/gym.ts'
import type { Shown } from '../support/memory-platform.ts'

const DAY = 24 * 60 * 60 * 1000
const CALL = 'call 999, 112 or 911 now'

let gym: Gym
beforeEach(async () => {
  gym = await Gym.open()
  await gym.firstPrompt()
})
afterEach(() => gym.close())

const progress = async (who = 'Ben') => (await gym.command(who, '/progress')).text

describe('what is typed of the body', () => {
  type Way = (text: string) => Promise<Shown>
  const places: readonly (readonly [name: string, say: Way])[] = [
    ['in the thread', text => gym.type('Ben', text, thread(), gym.prompt())],
    ['in a direct message', text => gym.type('Ben', text, gym.direct('Ben'))],
    ['to the bot that is named', text => gym.platform.send({ ...mention(), text })],
    ['after /done', text => gym.command('Ben', `/done ${text}`)],
    ['after /exercise', text => gym.command('Ben', `/exercise ${text}`)],
  ]
  const thread = (): Place => gym.threadOf(gym.prompt())
  const mention = () => ({
    id: 'm1',
    kind: 'message' as const,
    at: CHANNEL,
    from: gym.person('Ben'),
    addressed: true,
  })

  test.each(places)('%s is answered in private, and never logged', async (_name, say) => {
    await gym.command('Ben', '/done bridges 10')
    for (const text of [
      'my knee hurts',
      'knees to chest hurts',
      'bridges 3x12 but my back hurts',
      'bridges 3x12 but my back hurts \ud83d',
      `${'x'.repeat(400)} my back hurts`,
      `bridges 3x12 ${'and on '.repeat(600)} my back hurts`,
    ]) {
      const shown = await say(text)
      expect([text, shown.private]).toEqual([text, true])
      expect(shown.text).toMatch(/Sorry to hear that|What would help/)
    }
    expect(await progress()).toContain('1 of 6 steps')
  })

  test.each(places)('%s an emergency of somebody else says whom to call for them', async (_name, say) => {
    await gym.command('Ben', '/done bridges 10')
    const shown = await say('asking for my mum: she can’t pee')
    expect([shown.private, shown.text.includes('call 999, 112 or 911 for them now')]).toEqual([true, true])
    expect(shown.text).toContain('They find it hard to pee')
    // Nothing of it is about whoever asks: nobody is held back.
    expect((await say('bridges 10')).text).not.toContain('Have you been seen?')
    expect((await gym.command('Ben', '/workout')).text).not.toContain('Have you been seen?')
  })

  test.each(places)('%s a sign says whom to call, and holds back whoever named it', async (_name, say) => {
    await gym.command('Ben', '/done bridges 10')
    const shown = await say('odd, but I can’t feel my groin')
    expect([shown.private, shown.text.includes(CALL)]).toEqual([true, true])
    expect((await gym.command('Ben', '/workout')).text).toContain('Have you been seen?')
    expect((await say('bridges 10 and my back hurts')).text).toContain('Have you been seen?')
    expect(await progress()).toContain('1 of 6 steps')
  })

  test('was not meant so: all is as before', async () => {
    await gym.command('Ben', '/done bridges 10')
    const shown = await gym.type('Ben', 'my leg is weak', gym.direct('Ben'))
    expect(shown.text).toContain('see a doctor')
    await gym.press('Ben', shown, 'That’s not what I meant')
    expect((await gym.command('Ben', '/workout')).text).toContain('Does any of this apply')
  })

  test('in a form is answered, too, and nothing of it is logged', async () => {
    const walk = await gym.start('Ben')
    const form = await gym.press('Ben', walk, 'Adjust')
    const shown = await gym.submit('Ben', form, { amount: '10', load: 'it hurts' }, walk)
    expect(shown.text).toContain('What would help?')
    expect(plain(gym.shows(walk))).toContain('0 of 6 steps')
  })

  test('beside what was done offers to log that', async () => {
    const shown = await gym.type('Ben', 'bridges 3x12 but my back hurts', gym.direct('Ben'))
    expect(shown.text).toContain('You said this too: bridges 3x12')
    const odd = `bridges 3x12 \u202eslow${'\u0335'.repeat(90)} but my back hurts`
    expect((await gym.type('Ben', odd, gym.direct('Ben'))).text).not.toMatch(/\u202e|\p{M}{9}/u)
    await gym.command('Ben', '/done rdl 10')
    const again = await gym.type('Ben', 'bridges 3x12 but my back hurts', gym.direct('Ben'))
    expect((await gym.press('Ben', again, 'Log it')).text).toContain('Bridge: 3 × 12')
  })

  test('by somebody in no group is answered with the signs, and makes nobody a member', async () => {
    const shown = await gym.type('Zoe', 'I wet myself', gym.direct('Zoe'))
    expect(shown.text).toContain(CALL)
    expect(shown.text).toContain('I keep nothing of this')
    expect((await gym.type('Zoe', 'my back hurts', thread(), gym.prompt())).text).toContain(
      'One leg gets weak',
    )
    expect(await gym.store.members.ofPerson(gym.person('Zoe'))).toEqual([])
  })

  test('by somebody in several groups can be taken back in all of them at once', async () => {
    const other = { platform: 'web', tenant: 'local', channel: 'other' } as const
    await gym.command('Ana', '/schedule set monday 9:30 Europe/Berlin', other)
    for (const at of [CHANNEL, other]) await gym.command('Ben', '/done bridges 10', at)
    const shown = await gym.type('Ben', 'I wet myself', gym.direct('Ben'))
    expect(shown.text).not.toContain('I keep nothing of this')
    for (const at of [CHANNEL, other])
      expect((await gym.command('Ben', '/workout', at)).text).toContain('Have you been seen?')
    await gym.press('Ben', shown, 'That’s not what I meant')
    for (const at of [CHANNEL, other])
      expect((await gym.command('Ben', '/workout', at)).text).toContain('Does any of this apply')
  })

  test('elsewhere in the channel is nobody’s business', async () => {
    expect(await gym.type('Ben', 'my back hurts', CHANNEL)).toEqual({ text: '', private: false })
  })
})

describe('It hurts, at a step', () => {
  test('offers the easier way, which the walkthrough in the thread then shows', async () => {
    const walk = await gym.start('Ben')
    const shown = await gym.press('Ben', walk, 'It hurts')
    expect([shown.private, shown.text.includes('What would help?')]).toEqual([true, true])
    await gym.press('Ben', shown, 'Take the easier way')
    expect(plain(gym.shows(walk))).toContain('Small bridge with a pause')
  })

  test('offers to skip it, which is logged as skipped', async () => {
    const walk = await gym.start('Ben')
    await gym.press('Ben', await gym.press('Ben', walk, 'It hurts'), 'Skip this one')
    expect(plain(gym.shows(walk))).toContain('Romanian deadlift')
  })

  test('offers to stop and go gently: no strong step is shown any more that day', async () => {
    const walk = await gym.start('Ben')
    const sore = await gym.press('Ben', await gym.press('Ben', walk, 'It hurts'), 'Stop, and go gently')
    expect((await gym.press('Ben', sore, 'Start gently')).text).toContain('Pelvic tilt')
    expect((await gym.press('Ben', walk, 'Done')).text).toContain('Does any of this apply to you today?')
  })

  test('offers the signs, and one of them stops it', async () => {
    const walk = await gym.start('Ben')
    const signs = await gym.press('Ben', await gym.press('Ben', walk, 'It hurts'), 'Check the signs')
    await gym.press('Ben', signs, 'One of these applies')
    expect((await gym.press('Ben', walk, 'Carry on')).text).toContain('Have you been seen?')
  })

  test('typed at a step is the same', async () => {
    const walk = await gym.start('Ben')
    const shown = await gym.type('Ben', 'ow, my knee hurts', gym.threadOf(gym.prompt()), gym.prompt())
    expect(shown.text).toContain('Take the easier way')
    await gym.travel(MONDAY_8 + 2 * DAY)
    expect((await gym.press('Ben', walk, 'It hurts')).text).toContain('Let’s make sure')
  })
})
