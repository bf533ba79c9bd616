import { afterAll, beforeAll, expect, test } from 'vitest'
import { App } from '../../../src/app.ts'
import { Clock } from '../../../src/clock.ts'
import type { Person, Place } from '../../../src/core/address.ts'
import { openStore } from '../../../src/storage/store.ts'
import type { Seen } from '../../support/contract/stage.ts'
import { openServer, platformOn, type Server } from '../../support/fake-discord/stage.ts'
import { temporaryFolder } from '../../support/folder.ts'
import { MONDAY_8 } from '../../support/gym.ts'
import { PROGRAMS } from '../../support/programs.ts'
import { unhurried } from '../../support/unhurried.ts'
import { waitFor } from '../../support/wait-for.ts'

/** A week of the whole bot in Discord: the real client, the real engine, a store on disk. */
const HOUR = 3_600_000
const clock = Clock.at(MONDAY_8)
const file = `${temporaryFolder()}/spotter.db`
const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
let on: Server
let app: App
let thread: Place

async function run(): Promise<App> {
  const store = await openStore({ file })
  const running = new App({ store, programs: PROGRAMS, log: quiet, now: clock.now, timers: unhurried })
  const personal = <T>(person: Person) => store.personal<T>('discord', person)
  await running.join(platformOn(on, { space: store.space('discord'), personal }))
  return running
}

beforeAll(async () => {
  on = await openServer()
  app = await run()
})
afterAll(async () => {
  await app.stop()
  await on.close()
})

async function restart(): Promise<void> {
  await app.stop()
  app = await run()
}

const find = (who: Person, text: string | RegExp, at: Place = on.channel): Promise<Seen> =>
  waitFor(async () => {
    const found = (await on.seen(who, at)).findLast(m => m.text.search(text) >= 0)
    if (!found) throw new Error(`${who.id} does not see ${text}`)
    return found
  })
/** Their walkthrough after so many steps, with its buttons: it begins as the sentence for lock screens, and is filled then. */
const walkOf = (name: string, done = 0) =>
  waitFor(async () => {
    const walk = await find(on.coach, new RegExp(`^${name} `, 'i'), thread)
    expect(walk.buttons.map(({ label }) => label)).toContain('Done')
    expect(walk.text).toContain(`${done} of 6 steps`)
    return walk
  })

test('the coach plans the week by slash command, and nobody else can', async () => {
  await expect(on.command(on.member, on.channel, 'schedule', 'set monday')).rejects.toThrow('may not use')
  await on.command(on.coach, on.channel, 'schedule', 'set monday 9:00 Europe/Berlin')
  expect((await find(on.coach, 'every Monday at 09:00')).onlyYou).toBe(true)
})

test('the prompt comes once, with its thread, over a restart', async () => {
  await clock.travel(app, MONDAY_8 + 1.1 * HOUR)
  const prompt = await find(on.member, 'Week 1')
  await restart()
  await app.scheduler.beat()
  const prompts = (await on.seen(on.member, on.channel)).filter(m => m.text.includes('Week 1'))
  expect(prompts).toHaveLength(1)
  thread = { ...on.channel, thread: prompt.posted.message }
  expect(on.fake.world.channel(prompt.posted.message).name).toContain('Week 1')
})

test('two members walk through all nine steps, each in one message, over a restart and a dropped line', async () => {
  for (const who of [on.member, on.coach]) {
    await on.press(who, await find(who, 'Week 1'), 'Start')
    const gate = await find(who, 'Before you start')
    expect(gate.onlyYou).toBe(true)
    await on.press(who, gate, gate.buttons[0]?.label ?? '')
  }
  const walks = [await walkOf('member'), await walkOf('coach')]
  for (let step = 1; step <= 6; step++) {
    if (step === 4) await restart()
    if (step === 6) {
      const { resumes } = on.fake.gateway
      on.fake.gateway.drop()
      await expect.poll(() => on.fake.gateway.resumes).toBe(resumes + 1)
    }
    for (const [i, who] of [on.member, on.coach].entries()) {
      const walk = await walkOf(i === 0 ? 'member' : 'coach', Math.min(step - 1, i === 0 ? 6 : 4))
      expect(walk.posted).toEqual(walks[i]?.posted)
      // The coach logs some steps in other ways below.
      if (i === 1 && step > 4) continue
      await on.press(who, walk, 'Done')
      await find(who, step === 6 ? /6 of 6|all 6/i : `${step} of 6 steps`, thread)
    }
  }
})

test('a set is logged by command and by mention', async () => {
  await on.command(on.coach, on.channel, 'done', 'bridges 3x12')
  expect((await find(on.coach, '3 × 12')).onlyYou).toBe(true)
  await on.type(on.coach, thread, '<@900000000000000900> done deadlifts 3x10')
  expect((await find(on.coach, '3 × 10', thread)).pings).toEqual([])
})

test('a line in a direct conversation counts for the server where the person trains', async () => {
  const direct = on.fake.world.directChannel(on.users.coach)
  on.fake.people.type(on.users.coach, direct, 'done squats 3x8')
  await waitFor(async () => {
    expect((await on.seenDirectly(on.coach)).map(m => m.text).join()).toContain('3 × 8')
  })
})

test('the board shows both', async () => {
  await on.command(on.coach, on.channel, 'board', '')
  const board = await find(on.coach, /member/i)
  expect(board.text).toMatch(/coach/i)
})

test('Discord has refused nothing on the way', () => {
  expect(on.fake.rest.seen.filter(one => one.status >= 400)).toEqual([])
})
