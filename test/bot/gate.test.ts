import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { gateOf } from '../../src/bot/gate.ts'
import { en } from '../../src/bot/wording/en.ts'
import { plain } from '../../src/chat/plain.ts'
import { SIGNS } from '../../src/training/signs.ts'
import { Gym, MONDAY_8 } from '../support/gym.ts'
import { actionOf } from '../support/memory-platform.ts'

const HOUR = 60 * 60 * 1000
const FINE = 'None of these, let’s go'
const SEEN = 'Have you been seen?'
const GATE = 'Does any of this apply to you today?'

let gym: Gym
beforeEach(async () => {
  gym = await Gym.open()
  await gym.firstPrompt()
})
afterEach(() => gym.close())

describe('the gate', () => {
  test('spells every sign out at first, in the second week by name, and all of it again by a tap', async () => {
    const isWhole = (text: string) => text.includes(en.gate.signs.lump)
    const gate = async () => {
      await gym.travel(gym.clock.now() + 7 * 24 * HOUR)
      return gym.press('Ben', gym.prompt(), 'Start')
    }
    const first = await gym.press('Ben', gym.prompt(), 'Start')
    expect(isWhole(first.text)).toBe(true)
    await gym.press('Ben', first, FINE)
    const second = await gate()
    expect(isWhole(second.text)).toBe(false)
    for (const { id, urgency } of SIGNS)
      expect(second.text).toContain(urgency === 'now' ? en.gate.signs[id] : en.gate.names[id])
    expect(isWhole((await gym.press('Ben', second, 'Show all in full')).text)).toBe(true)
    // After a sore day it is spelled out, and so it is in the fifth week.
    await gym.press('Ben', second, 'A lot of pain today')
    const third = await gate()
    expect(isWhole(third.text)).toBe(true)
    await gym.press('Ben', third, FINE)
    const fourth = await gate()
    expect(isWhole(fourth.text)).toBe(false)
    await gym.press('Ben', fourth, FINE)
    expect(isWhole((await gate()).text)).toBe(true)
  })

  test('spells every sign out after one applied', async () => {
    await gym.start('Ben')
    await gym.travel(MONDAY_8 + 8 * 24 * HOUR)
    const gate = await gym.press('Ben', gym.prompt(), 'Start')
    await gym.press('Ben', gate, 'One of these applies')
    await gym.travel(MONDAY_8 + 11 * 24 * HOUR)
    const back = await gym.press('Ben', gym.prompt(), 'Start')
    const again = await gym.press('Ben', back, 'Yes, and I may train')
    expect(again.text).toContain(en.gate.signs.lump)
  })

  test('is asked first, in private, with every sign', async () => {
    const gate = await gym.press('Ben', gym.prompt(), 'Start')
    expect(gate.private).toBe(true)
    expect(gate.text).toContain(GATE)
    expect(gate.text.split('\n').filter(line => line.startsWith('- '))).toHaveLength(SIGNS.length)
  })

  test('is not asked again on the same day, and is asked anew on the next', async () => {
    await gym.start('Ben')
    expect((await gym.command('Ben', '/workout')).text).toContain('waiting for you in the thread')
    await gym.travel(MONDAY_8 + 15 * HOUR + 50 * 60_000)
    expect((await gym.command('Ben', '/workout')).text).not.toContain(GATE)
    await gym.travel(MONDAY_8 + 16 * HOUR + 60_000)
    expect((await gym.command('Ben', '/workout')).text).toContain(GATE)
  })

  test('stays shut for someone who flagged something, however often they try that day', async () => {
    const gate = await gym.press('Ben', gym.prompt(), 'Start')
    const stop = await gym.press('Ben', gate, 'One of these applies')
    expect(stop.text).toContain('Call 999, 112 or 911 now.')
    expect(stop.text).not.toMatch(/bridge|start gently/i)
    expect((await gym.press('Ben', gym.prompt(), 'Start')).text).toContain(SEEN)
    expect((await gym.command('Ben', '/workout')).text).toContain(SEEN)
    const [fine, on] = [actionOf(gate.message, FINE), gate.on]
    if (on) expect((await gym.pressAction('Ben', fine, on)).text).toContain(SEEN)
  })

  test('opens after a flag that was a slip', async () => {
    const gate = await gym.press('Ben', gym.prompt(), 'Start')
    await gym.press('Ben', gate, 'One of these applies')
    await gym.press('Ben', gate, 'I tapped that by mistake')
    expect((await gym.press('Ben', gate, FINE)).text).toContain('waiting for you in the thread')
  })

  test('is shut by a flag even for someone in the middle of a gentle week', async () => {
    const hurts = await gym.press('Ben', gym.prompt(), 'My back hurts')
    const sore = await gym.press('Ben', hurts, 'None of these')
    const walk = await gym.press('Ben', sore, 'Start gently')
    await gym.press('Ben', walk, 'Done')
    const worse = await gym.press('Ben', gym.prompt(), 'My back hurts')
    await gym.press('Ben', worse, 'One of these applies')
    expect((await gym.command('Ben', '/workout')).text).toContain(SEEN)
  })

  test('stands before a walkthrough that is carried on another day', async () => {
    const walk = await gym.start('Ben')
    await gym.press('Ben', walk, 'Done')
    await gym.press('Ben', walk, 'Stop')
    await gym.travel(MONDAY_8 + 50 * HOUR)
    const gate = await gym.press('Ben', walk, 'Carry on')
    expect(gate.private).toBe(true)
    expect(gate.text).toContain(GATE)
    expect(plain(gym.shows(walk))).toContain('paused')
    await gym.press('Ben', gate, FINE)
    expect(plain(gym.shows(walk))).toContain('Romanian deadlift')
  })

  test('stands before a walkthrough that is carried on after a flag', async () => {
    const walk = await gym.start('Ben')
    await gym.press('Ben', walk, 'Stop')
    const hurts = await gym.press('Ben', gym.prompt(), 'My back hurts')
    await gym.press('Ben', hurts, 'One of these applies')
    expect((await gym.press('Ben', walk, 'Carry on')).text).toContain(SEEN)
  })

  test('lets someone carry on at once who only stopped for a moment', async () => {
    const walk = await gym.start('Ben')
    await gym.press('Ben', walk, 'Stop')
    expect((await gym.press('Ben', walk, 'Carry on')).text).toContain('Bridge')
  })

  test('keeps one answer of a press that is delivered twice', async () => {
    const gate = await gym.press('Ben', gym.prompt(), 'Start')
    await gym.press('Ben', gate, 'One of these applies')
    await gym.press('Ben', gate, 'I tapped that by mistake')
    await Promise.all([gym.press('Ben', gate, FINE), gym.press('Ben', gate, FINE)])
    expect((await gym.command('Ben', '/workout')).text).not.toContain(GATE)
  })
})

describe('the gate, wherever the first step of a day is pressed', () => {
  const DAY = 24 * HOUR

  test.each(['Done', 'Skip', 'Easier', 'Adjust'])(
    'stands before %s in the thread three days later',
    async label => {
      const walk = await gym.start('Ben')
      await gym.press('Ben', walk, 'Done')
      await gym.travel(MONDAY_8 + 3 * DAY)
      const gate = await gym.press('Ben', walk, label)
      expect([gate.private, gate.text.includes(GATE)]).toEqual([true, true])
      expect((await gym.command('Ben', '/progress')).text).toContain('1 of 6 steps')
      await gym.press('Ben', gate, FINE)
      await gym.press('Ben', walk, 'Done')
      expect(plain(gym.shows(walk))).toContain('2 of 6 steps')
    },
  )

  test('is not passed by a line that was logged today, nor by one of yesterday', async () => {
    await gym.command('Ben', '/done bridges 10')
    expect((await gym.command('Ben', '/workout')).text).toContain(GATE)
    await gym.command('Ben', '/done rdl 10 yesterday')
    expect((await gym.command('Ben', '/workout')).text).toContain(GATE)
  })

  test('is asked by the person’s own day, not by the group’s', async () => {
    await gym.command('Ben', '/settings')
    const settings = await gym.command('Ben', '/settings')
    const form = await gym.press('Ben', settings, 'Change time zone')
    await gym.submit('Ben', form, { zone: 'Pacific/Auckland' }, settings.on)
    await gym.start('Ben')
    // At noon in Berlin it is midnight in Auckland.
    await gym.travel(MONDAY_8 + 3 * HOUR - 60_000)
    expect((await gym.command('Ben', '/workout')).text).not.toContain(GATE)
    await gym.travel(MONDAY_8 + 4 * HOUR + 60_000)
    expect((await gym.command('Ben', '/workout')).text).toContain(GATE)
  })

  test('shows no step in the thread on a day on which it was not passed, whatever draws it anew', async () => {
    const walk = await gym.start('Ben')
    await gym.press('Ben', walk, 'Done')
    await gym.travel(MONDAY_8 + 2 * DAY)
    await gym.command('Ben', '/done rdl 10')
    expect(plain(gym.shows(walk))).toContain('2 of 6 steps are done and kept')
    expect(plain(gym.shows(walk))).not.toContain('Goblet')
  })

  test('opens for a day at most, also where the clock ran ahead when it was passed', () => {
    const strength = { kind: 'strength' } as const
    const passed = { heldAt: null, passedGently: false, passedUntil: MONDAY_8 + DAY }
    expect(gateOf(passed, strength, MONDAY_8)).toBe('open')
    expect(gateOf(passed, strength, MONDAY_8 + DAY)).toBe('ask')
    expect(gateOf(passed, strength, MONDAY_8 - 5 * DAY)).toBe('ask')
    expect(gateOf({ ...passed, heldAt: MONDAY_8 }, strength, MONDAY_8)).toBe('held')
  })
})

describe('before anybody was asked whether their answers may be kept', () => {
  const kept = async () => {
    const [member] = await gym.store.members.ofPerson(gym.person('Ben'))
    return (await gym.store.checkIns.all(member?.id ?? '')).map(({ answer }) => answer)
  }

  test('it is not kept that nothing applies', async () => {
    await gym.start('Ben')
    expect(await kept()).toEqual([])
  })

  test.each([
    ['A lot of pain today', 'sore'],
    ['One of these applies', 'flag'],
  ])('“%s” is acted on, so it is kept, and says so beside the question', async (label, answer) => {
    const gate = await gym.press('Ben', gym.prompt(), 'Start')
    expect(gate.text).toContain('I keep that')
    await gym.press('Ben', gate, label)
    expect(await kept()).toEqual([answer])
  })
})

describe('a lot of pain', () => {
  test('leads to the gentle routine, or to a walk, without a word about it', async () => {
    const gate = await gym.press('Ben', gym.prompt(), 'Start')
    const sore = await gym.press('Ben', gate, 'A lot of pain today')
    expect(sore.text).toContain('Back mobility')
    expect((await gym.press('Ben', sore, 'Just move a bit today')).text).toContain('A short walk helps')
    expect(gym.platform.publicIn(gym.threadOf(gym.prompt()))).toEqual([])
  })

  test('does not open the strong workout on the same day', async () => {
    const gate = await gym.press('Ben', gym.prompt(), 'Start')
    await gym.press('Ben', gate, 'A lot of pain today')
    expect((await gym.command('Ben', '/workout')).text).toContain(GATE)
  })
})
