import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { App } from '../../src/app.ts'
import type { Bot, Platform } from '../../src/chat/platform.ts'
import { Clock } from '../../src/clock.ts'
import type { Person, Place } from '../../src/core/address.ts'
import { openStore, type Store } from '../../src/storage/store.ts'
import type { Seen, Stage } from './contract/stage.ts'
import { temporaryFolder } from './folder.ts'
import { MONDAY_8 } from './gym.ts'
import { PROGRAMS } from './programs.ts'
import { waitFor } from './wait-for.ts'

const HOUR = 3_600_000

/** How a platform's adapter is put on a stage with the whole bot, keeping what it keeps in a store. */
export interface Forgetting {
  readonly name: string
  /** `folder` is where files are kept that are the adapter's own. */
  stage(bot: Bot, store: Store, folder: string): Promise<Stage>
  /** What of the member may be in no file afterwards. */
  traces(member: Person): readonly RegExp[]
}

/** What deleting leaves behind: nothing, on whatever platform; through the real adapter, on a real file. */
export function forgettingContract({ name, stage, traces }: Forgetting): void {
  describe(`deleting, on ${name}`, () => {
    test('leaves no byte of the person in any file, before a clean stop and after it', async () => {
      const folder = temporaryFolder()
      const store = await openStore({ file: join(folder, 'spotter.db') })
      const clock = Clock.at(MONDAY_8 + 61 * 60_000)
      const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
      const app = new App({ store, programs: PROGRAMS, log: quiet, now: clock.now, paces: {} })
      const on = await stage(app.engine, store, folder)
      await app.join(started(on.platform))
      const { coach, member, channel } = on

      const find = (who: Person, text: string | RegExp, at: Place = channel): Promise<Seen> =>
        waitFor(async () => newest(await on.seen(who, at), text))
      const told = (text: string | RegExp): Promise<Seen> =>
        waitFor(async () => newest(await on.seenDirectly(member), text))
      const left = (files = /./) => {
        const bytes = readdirSync(folder)
          .filter(file => files.test(file))
          .map(file => join(folder, file))
          .filter(file => existsSync(file))
          .map(file => readFileSync(file).toString('latin1'))
          .join('\n')
        return [...traces(member), /(before|effort|pain)(flag|fine|sore|\d)/]
          .filter(trace => trace.test(bytes))
          .map(String)
      }

      // A week with a bit of everything: a red flag, a walkthrough in the thread, a log, settings, a direct reminder.
      await on.command(coach, channel, 'schedule', 'set monday 9:00 Europe/Berlin')
      await on.command(coach, channel, 'schedule', 'now')
      const prompt = await find(coach, 'Week 1')
      await on.press(member, prompt, 'Start')
      await on.press(member, await find(member, 'Before you start'), 'One of these applies')
      await on.press(member, await find(member, 'Please stop here'), 'I tapped that by mistake')
      await on.press(member, await find(member, 'Before you start'), 'None of these, let’s go')
      const thread: Place = { ...channel, thread: prompt.posted.message }
      const walk = await find(coach, /0 of 6 steps/, thread)
      await on.press(member, walk, 'Easier')
      await on.press(member, walk, 'Done')
      await find(coach, /1 of 6 steps/, thread)
      await on.command(member, channel, 'done', 'rdl 12 @ 20 kg')
      await find(coach, /2 of 6 steps/, thread)
      // How it was, with consent; away and back; out of the group and in again.
      const logged = await find(member, 'Only you see what you answer')
      const effort = logged.choices.find(({ action }) => action.startsWith('felt.effort'))
      expect(effort?.values).toEqual(Array.from({ length: 10 }, (_, n) => String(n + 1)))
      await on.choose(member, logged, effort?.action ?? '', '7')
      await on.press(member, await find(member, 'May I keep your answer'), 'Yes, keep my answers')
      const answered = await find(member, 'Good. Go on as planned.')
      expect(answered.onlyYou || answered.posted.place.direct).toBe(true)
      const pain = answered.choices.find(({ action }) => action.endsWith(':pain'))
      await on.choose(member, answered, pain?.action ?? '', '5')
      await find(member, 'That is fine if it settles within a day')
      await on.command(member, channel, 'away', 'for two weeks')
      await on.press(member, await find(member, 'No week counts against you'), 'Take it back')
      await find(member, 'Taken back. You’re not away.')
      await on.command(member, channel, 'leave', '')
      await on.press(member, await find(member, 'You have left the group'), 'Undo')
      await find(member, 'You’re back in, with all that you did.')
      await on.press(member, prompt, 'Remind me later')
      await on.press(member, await find(member, 'When'), 'In 3 hours')
      await clock.travel(app, MONDAY_8 + 5 * HOUR)
      await told(/Start|workout|week/i)
      await on.command(coach, channel, 'board', '')
      expect(left()).not.toEqual([])

      const others = (await on.seen(coach, channel)).length
      await on.command(member, channel, 'mydata', '')
      await on.press(member, await find(member, 'What I keep of you'), 'Delete it all')
      await on.press(member, await find(member, 'Delete everything?'), 'Yes, delete it all')
      await waitFor(async () => {
        const shown = (await on.seen(coach, thread)).map(message => message.text).join('\n')
        expect(shown).toContain('would rather not be named')
      })
      await waitFor(async () => expect(left()).toEqual([]))
      expect(others).toBeGreaterThan(0)
      const everyone = [...(await on.seen(coach, thread)), ...(await on.seen(coach, channel))]
      for (const { text, onlyYou } of everyone)
        if (!onlyYou) expect(text).not.toMatch(traces(member)[1] as RegExp)

      // Whoever asks again is told the truth, and leaves nothing by asking; but for a page that is the chat itself.
      await on.command(member, channel, 'mydata', '')
      await find(member, 'Nothing is kept of you.')
      await waitFor(async () => expect(left(/^spotter/)).toEqual([]))

      await app.stop()
      expect(left(/^spotter/)).toEqual([])
      await on.close()
    }, 60_000)
  })
}

/** A platform that has been started on its stage already; it is stopped there, too. */
export function started(platform: Platform): Platform {
  return new Proxy(platform, {
    get(target, key) {
      if (key === 'start' || key === 'stop') return async () => {}
      const value: unknown = Reflect.get(target, key, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

function newest(messages: readonly Seen[], text: string | RegExp): Seen {
  const found = messages.findLast(message => message.text.search(text) >= 0)
  if (!found) throw new Error(`nobody said ${text}`)
  return found
}
