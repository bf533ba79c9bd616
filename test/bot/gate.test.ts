import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { plain } from '../../src/chat/plain.ts'
import { Gym, MONDAY_8 } from '../support/gym.ts'

const HOUR = 60 * 60 * 1000
const FINE = 'None of these, let’s go'
const GATE = 'Does any of this apply to you today?'

let gym: Gym
beforeEach(async () => {
  gym = await Gym.open()
  await gym.firstPrompt()
})
afterEach(() => gym.close())

describe('the gate', () => {
  test('is asked first, in private, with every red flag', async () => {
    const gate = await gym.press('Ben', gym.prompt(), 'Start')
    expect(gate.private).toBe(true)
    expect(gate.text).toContain(GATE)
    expect(gate.text.split('\n').filter(line => line.startsWith('- '))).toHaveLength(5)
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
    expect(stop.text).toContain('see a doctor')
    expect(stop.text).not.toMatch(/bridge|start gently/i)
    expect((await gym.press('Ben', gym.prompt(), 'Start')).text).toContain(GATE)
    expect((await gym.command('Ben', '/workout')).text).toContain(GATE)
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
    expect((await gym.command('Ben', '/workout')).text).toContain(GATE)
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
    expect((await gym.press('Ben', walk, 'Carry on')).text).toContain(GATE)
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

describe('a lot of pain', () => {
  test('leads to the gentle routine, and to rest without a word about it', async () => {
    const gate = await gym.press('Ben', gym.prompt(), 'Start')
    const sore = await gym.press('Ben', gate, 'A lot of pain today')
    expect(sore.text).toContain('Back mobility')
    expect((await gym.press('Ben', sore, 'Rest today')).text).toContain('Rest well')
    expect(gym.platform.publicIn(gym.threadOf(gym.prompt()))).toEqual([])
  })

  test('does not open the strong workout on the same day', async () => {
    const gate = await gym.press('Ben', gym.prompt(), 'Start')
    await gym.press('Ben', gate, 'A lot of pain today')
    expect((await gym.command('Ben', '/workout')).text).toContain(GATE)
  })
})
