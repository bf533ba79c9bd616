import { expect, test } from 'vitest'
import { workoutOf } from '../../src/bot/session.ts'
import { morningView } from '../../src/bot/views/felt.ts'
import { reminderView, remindView } from '../../src/bot/views/later.ts'
import { noticeView } from '../../src/bot/views/notice.ts'
import { promptView } from '../../src/bot/views/prompt.ts'
import { recapView } from '../../src/bot/views/recap.ts'
import { restOverView } from '../../src/bot/views/rest.ts'
import { ofGroup } from '../../src/bot/views/which.ts'
import { en } from '../../src/bot/wording/en.ts'
import { type Message, say } from '../../src/chat/message.ts'
import { headline } from '../../src/chat/plain.ts'
import type { PlatformName } from '../../src/core/address.ts'
import { render as discordMessage, sentence } from '../../src/platforms/discord/render.ts'
import { render } from '../../src/platforms/slack/render.ts'
import type { DeliveryKind } from '../../src/storage/schema.ts'
import type { Reason } from '../../src/storage/trouble.ts'
import { steps } from '../../src/training/walkthrough.ts'
import { readMarkdown } from '../support/fake-discord/markdown.ts'
import { PICTURES } from '../support/fake-discord/stage.ts'
import { lockScreen } from '../support/fake-slack/lock-screen.ts'
import { PROGRAMS } from '../support/programs.ts'
import { WEEKS, week } from '../support/view-cases.ts'

const ENDS = Date.parse('2026-11-30T08:00:00Z')
const resolved = { picture: () => undefined, link: () => 'https://acme.slack.com', tenant: 'T1' }

const WHY = Object.keys(en.notice.why) as Reason[]
const WHAT = ['prompt', 'recap', 'thread', 'walkthrough'] as const
const DETAIL = { forbidden: 'Send Messages in Threads', 'not-a-member': '/invite @spotter' }

/** Every kind of delivery, by the name that its messages have below; the plan of a week's reminders says nothing itself. */
const KINDS: Readonly<Record<DeliveryKind, string | undefined>> = {
  prompt: 'prompt',
  recap: 'recap',
  reminders: undefined,
  reminder: 'reminder',
  later: 'later',
  morning: 'morning',
  rest: 'rest',
  notice: 'notice',
}

/** All that the bot sends by itself, to a channel or to a person, for each program. */
function* notifying(): Generator<readonly [string, Message]> {
  for (const program of PROGRAMS) {
    for (const n of [1, 2, program.weeks.length]) {
      const one = week(n, { joined: 5, kept: 3, finished: 2 })
      yield ['prompt', promptView(en, program, one)]
      yield ['later', remindView(en, one)]
      for (const standing of ['none', 'started', 'kept'] as const) {
        const message = reminderView(en, program, one, standing, ENDS)
        yield [`reminder ${standing}`, message]
        const name = en.which.name(program.name, 'Monday', '09:00')
        yield [`reminder ${standing} of one of several groups`, ofGroup(en, message, name)]
      }
    }
    for (const [kept, names] of [
      [0, []],
      [3, ['Ana', 'Ben']],
      [9, Array.from({ length: 9 }, (_, i) => `Somebody ${i}`)],
    ] as const)
      yield ['recap', recapView(en, 3, { finished: 1, members: 9, kept, names, streaks: [] })]
    yield ['notice skipped', noticeView(en, program, { code: 'skipped', weeks: 2 })]
    yield ['notice gone', noticeView(en, program, { code: 'gone', program: 'my-own-program' })]
    for (const why of WHY)
      for (const code of ['failed', 'lost'] as const)
        for (const what of WHAT) {
          const detail = why in DETAIL ? { detail: DETAIL[why as keyof typeof DETAIL] } : {}
          yield [
            `notice ${code} ${what} ${why}`,
            noticeView(en, program, { code, what, why, where: 'slack/T1/C1', ...detail }),
          ]
        }
  }
  for (const one of WEEKS) {
    // It calls to the next round.
    const next = steps(one.program, workoutOf(one)).find(({ round }) => round > 1)
    if (next) yield ['rest', restOverView(en, one, next)]
  }
  yield ['morning', morningView(en, ['abcdefghjkmn', '1', 'low-back-strength', String(ENDS)])]
  yield ['hello', say(`${en.greeting.hello} ${en.greeting.begin}`)]
  yield ['hello again', say(`${en.greeting.back} ${en.greeting.goOn}`)]
  yield ['thanks', say(en.greeting.thanks)]
  yield ['moved away', say(en.moving.away)]
}

/** What a lock screen shows, by platform, of a message as its adapter makes it. */
const READ: Readonly<Record<PlatformName, (message: Message) => string | Promise<string>>> = {
  slack: message => lockScreen(render(message, resolved).text),
  discord: async message =>
    readMarkdown(sentence(message, await discordMessage(message, PICTURES), 1).content).text,
  // The page has none: what it reads aloud is made of this alone.
  web: headline,
}

test('every kind of delivery is among what is checked', () => {
  const all = [...notifying()].map(([what]) => what)
  for (const name of Object.values(KINDS))
    if (name)
      expect(
        all.some(what => what.startsWith(name)),
        name,
      ).toBe(true)
})

test.each(Object.entries(READ))(
  'what a lock screen shows on %s is a plain sentence, whole and short',
  async (_, read) => {
    for (const [what, message] of notifying()) {
      const line = await read(message)
      expect(line.length, what).toBeLessThanOrEqual(150)
      expect(line, what).toMatch(/^[A-Z“I].* .*[\p{L}\d.!?”)]$/u)
      expect(line, what).not.toMatch(/UTC|[●○◐…\uE000*`[\]<>]|\b\d{4}-\d\d-\d\d\b/)
    }
  },
)

test('a reminder says on every platform what it is about, and in Slack until when', () => {
  const [program] = PROGRAMS
  if (!program) throw new Error('there are programs')
  const message = reminderView(en, program, week(2), 'none', ENDS)
  const about = `There’s still time for week 2 of ${program.name}.`
  expect(headline(message)).toBe(`${about} One round is enough to count.`)
  expect(lockScreen(render(message, resolved).text)).toBe(
    `${about} It ends 24 November at 16:00. One round is enough to count.`,
  )
})
