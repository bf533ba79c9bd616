import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { EventLimits, LIMITS, type Limits } from '../../src/bot/event-limits.ts'
import type { Incoming } from '../../src/chat/exchange.ts'
import { say } from '../../src/chat/message.ts'
import { StorageError } from '../../src/core/errors.ts'
import { onMeasured } from '../../src/core/measures.ts'
import { asEvent } from '../../src/core/under-way.ts'
import { Store } from '../../src/storage/store.ts'
import { CHANNEL, Gym } from '../support/gym.ts'
import { memoryDatabase, memoryStore } from '../support/memory-store.ts'
import { openCounted } from '../support/statements.ts'

const MINUTE = 60_000
const TOO_QUICK = 'That was quicker than I can follow, and was NOT recorded. Please go on in a minute.'

const open: Gym[] = []
afterEach(async () => {
  for (const gym of open.splice(0)) await gym.close()
})

async function gymWith(limits: Partial<Limits> = {}, store?: Store): Promise<Gym> {
  const gym = await Gym.open({ limits: { ...LIMITS, ...limits }, ...(store && { store }) })
  open.push(gym)
  return gym
}

/** What so many commands of somebody are answered, each once. */
async function asks(gym: Gym, who: string, times: number, at = CHANNEL): Promise<string[]> {
  const answers = []
  for (let n = 0; n < times; n++) answers.push((await gym.command(who, '/programs', at)).text)
  return [...new Set(answers)]
}

test('who sends more than sixty events in a minute is told so in private, and nothing of it is recorded', async () => {
  const gym = await gymWith()
  await gym.firstPrompt()
  expect(await asks(gym, 'Ben', 60)).toEqual([expect.not.stringContaining('NOT recorded')])
  const refused = await gym.command('Ben', '/done bridges 12')
  expect(refused).toMatchObject({ text: TOO_QUICK, private: true })
  expect(await gym.store.members.ofPerson(gym.person('Ben'))).toEqual([])
  expect((await gym.command('Cleo', '/done bridges 12')).text).toContain('12')
  await gym.travel(gym.clock.now() + MINUTE)
  expect((await gym.command('Ben', '/done bridges 12')).text).toContain('12')
})

test('the log says once a minute that a limit was met, and nobody’s name', async () => {
  const gym = await gymWith({ person: 4 })
  for (const who of ['Ben', 'Cleo']) await asks(gym, who, 6)
  expect(gym.troubles).toEqual([
    {
      level: 'warn',
      data: { platform: 'web', of: 'person' },
      message: 'more events came than one minute’s limit; they are refused',
    },
  ])
  await gym.travel(gym.clock.now() + MINUTE)
  await asks(gym, 'Ben', 6)
  expect(gym.troubles).toHaveLength(2)
})

test('to lines one sentence is enough, and what is said among people is no event', async () => {
  const gym = await gymWith({ person: 4 })
  for (let n = 0; n < 20; n++) await gym.type('Ben', 'who brings the kettlebell?', CHANNEL)
  expect(await asks(gym, 'Ben', 4)).toEqual([expect.not.stringContaining('NOT recorded')])
  const texts = []
  for (let n = 0; n < 3; n++) texts.push((await gym.type('Ben', 'bridges 12', gym.direct('Ben'))).text)
  expect(texts).toEqual([TOO_QUICK, '', ''])
})

test('what a limit refuses is told apart in the figures, whether anything was said to it or not', async () => {
  const gym = await gymWith({ person: 4 })
  const outcomes: string[] = []
  const deaf = onMeasured('event', ({ outcome }) => void outcomes.push(outcome))
  try {
    for (let n = 0; n < 6; n++) await asEvent('web', 0, () => gym.command('Ben', '/help'))
    for (let n = 0; n < 2; n++)
      await asEvent('web', 0, () => gym.type('Ben', 'bridges 12', gym.direct('Ben')))
  } finally {
    deaf()
  }
  expect(outcomes).toEqual([...Array(4).fill('answered'), ...Array(4).fill('refused')])
})

test('pain and signs are heard whatever else somebody did', async () => {
  const gym = await gymWith({ person: 4 })
  const prompt = await gym.firstPrompt()
  await asks(gym, 'Ben', 6)
  const said = await gym.type('Ben', 'my back hurts and my leg is numb', gym.direct('Ben'))
  expect(said.text).not.toBe(TOO_QUICK)
  expect(said.text).not.toBe('')
  expect((await gym.press('Ben', prompt, 'My back hurts')).text).not.toBe(TOO_QUICK)
  const step = { id: 'step', at: prompt.place, from: gym.person('Ben'), kind: 'press', on: prompt } as const
  const { first } = await gym.app.engine.handle({ ...step, action: 'walk.hurts:1' })
  expect(JSON.stringify(first)).not.toContain(TOO_QUICK)
  expect((await gym.press('Ben', prompt, 'Start')).text).toBe(TOO_QUICK)
})

test('a form that is refused keeps what was filled in', async () => {
  const gym = await gymWith({ person: 4 })
  await asks(gym, 'Ben', 4)
  const form = { kind: 'form', action: 'settings.save', values: { zone: 'Europe/Rome' } } as const
  const event = { id: 'f', at: CHANNEL, from: gym.person('Ben'), ...form }
  expect((await gym.app.engine.handle(event)).first).toMatchObject({
    message: say(TOO_QUICK),
    refused: true,
  })
})

test('a channel and a workspace have limits of their own', async () => {
  const gym = await gymWith({ channel: 8, tenant: 12 })
  const there = { ...CHANNEL, channel: 'another' }
  for (const who of ['Ben', 'Cleo']) await asks(gym, who, 4)
  expect(await asks(gym, 'Dan', 1)).toEqual([
    'A lot is going on in this channel, and that was NOT recorded. Please try again in a minute.',
  ])
  expect(await asks(gym, 'Dan', 3, there)).toEqual([expect.not.stringContaining('NOT recorded')])
  await asks(gym, 'Eve', 1, there)
  expect(await asks(gym, 'Finn', 1, there)).toEqual([
    'A lot is going on here right now, and that was NOT recorded. Please try again in a minute.',
  ])
})

test('one person alone uses up nothing of what a channel takes', async () => {
  const gym = await gymWith({ person: 4, channel: 8 })
  await asks(gym, 'Ben', 100)
  expect(await asks(gym, 'Cleo', 4)).toEqual([expect.not.stringContaining('NOT recorded')])
})

test('a class of a hundred in one channel may press thirty times each within a minute', async () => {
  const gym = await gymWith()
  const limits = new EventLimits(gym.app.services, LIMITS)
  const refusals = []
  for (let n = 0; n < 3000; n++) refusals.push(await limits.refusal(pressOf(gym, `p${n % 100}`)))
  expect(refusals.filter(Boolean)).toEqual([])
  expect(await limits.refusal(pressOf(gym, 'late'))).toBeDefined()
})

test('two processes over one database keep one limit', async () => {
  const store = await memoryStore()
  const [one, two] = [await gymWith({}, store), await gymWith({}, store)]
  expect(await asks(one, 'Ben', 30)).toEqual([expect.not.stringContaining('NOT recorded')])
  expect(await asks(two, 'Ben', 30)).toEqual([expect.not.stringContaining('NOT recorded')])
  expect(await asks(one, 'Ben', 1)).toEqual([TOO_QUICK])
  expect(await asks(two, 'Ben', 1)).toEqual([TOO_QUICK])
})

test('sixty of a hundred events at the same moment are answered', async () => {
  const gym = await gymWith()
  const limits = new EventLimits(gym.app.services, LIMITS)
  const all = await Promise.all(Array.from({ length: 100 }, () => limits.refusal(pressOf(gym, 'Ben'))))
  expect(all.filter(refusal => !refusal)).toHaveLength(60)
})

test('a quarter of a limit asks the database nothing, nor does what is refused', async () => {
  const { store, count } = await openCounted()
  const limits = new EventLimits((await gymWith({}, store)).app.services, LIMITS)
  const press = (times: number) =>
    count(async () => {
      for (let n = 0; n < times; n++) await limits.refusal(pressOf(open[0] as Gym, 'Ben'))
    })
  expect(await press(15)).toBe(0)
  expect(await press(46)).toBe(4)
  expect(await press(100)).toBe(0)
})

test('what is counted among processes names nobody', async () => {
  const db = await memoryDatabase()
  const gym = await gymWith({}, new Store(db, { shared: true, isNew: true }))
  await asks(gym, 'Ben', 20)
  const kept = await db.selectFrom('state').selectAll().where('space', '=', 'counts').execute()
  expect(kept).toMatchObject([{ value: '30', expires_at: expect.any(Number) }])
  expect(JSON.stringify(kept)).not.toMatch(/Ben|local|club/)
})

test('without a database nobody is refused for it', async () => {
  const gym = await gymWith()
  const count = () => Promise.reject(new StorageError('unreachable', new Error('away')))
  const services = {
    ...gym.app.services,
    store: Object.create(gym.store, { rateLimits: { value: { count } } }),
  }
  const limits = new EventLimits(services, LIMITS)
  for (let n = 0; n < 100; n++) expect(await limits.refusal(pressOf(gym, 'Ben'))).toBeUndefined()
})

function pressOf(gym: Gym, who: string): Incoming {
  const on = { place: CHANNEL, message: '1' }
  return { id: randomUUID(), kind: 'press', at: CHANNEL, from: gym.person(who), action: 'walk.done:x', on }
}
